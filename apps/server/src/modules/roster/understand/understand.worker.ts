import { parentPort, workerData } from "node:worker_threads";
import { answerCapped, type CappedMessage, parseSpreadsheet } from "../../../platform/spreadsheets/index.ts";
import { searchKeys } from "../search-keys.ts";
import { type Understood, type UnderstoodRow, understandRoster } from "./roster.ts";

/** A row with the search keys of its name. */
export interface KeyedRow extends UnderstoodRow {
  pinyin: string;
  initials: string;
}

export type RosterEnd = Omit<Understood, "rows">;

const PORTION = 1_000;

const { bytes, today } = workerData as { bytes: Uint8Array; today: string };
const post = (message: CappedMessage<KeyedRow[], RosterEnd>) => parentPort?.postMessage(message);

await answerCapped(post, async () => {
  const { rows, ...end } = understandRoster(await parseSpreadsheet(Buffer.from(bytes)), today);
  for (let i = 0; i < rows.length; i += PORTION) {
    post({
      kind: "portion",
      portion: rows.slice(i, i + PORTION).map((row) => ({ ...row, ...searchKeys(row.person.name) })),
    });
  }
  return end;
});
