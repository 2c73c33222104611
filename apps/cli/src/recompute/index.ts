import { parseArgs } from "node:util";
import { type RecomputedCampaign, recomputeAll } from "@hengjian/server/modules/results/service.ts";
import { DomainError } from "@hengjian/server/platform/errors.ts";
import type { Io } from "../io.ts";
import { type OpenedDb, openPlatformDb } from "./open.ts";

const HELP = `hengjian recompute [--json]
    从冻结的名册、方案和计票重算全部得分表、名次、信度和建议等次,并与存储的比较;不作任何改动。
    Compute all score sheets, ranks, reliabilities and proposals anew from what was frozen and counted, and compare
    them with what is stored; changes nothing.
`;

/** @returns 0 when nothing differs, 1 when something does or the data cannot be opened, 2 for a wrong call */
export async function recompute(
  args: string[],
  io: Io,
  open: () => Promise<OpenedDb> = openPlatformDb,
): Promise<number> {
  const options = optionsOf(args);
  if (options === null) {
    io.stderr.write(HELP);
    return 2;
  }
  try {
    const database = await open();
    try {
      return await report(database, options.json, io);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    io.stderr.write(`${error.text.zh}\n${error.text.en}\n`);
    return 1;
  }
}

function optionsOf(args: string[]): { json: boolean } | null {
  try {
    const { values } = parseArgs({ args, options: { json: { type: "boolean", default: false } } });
    return { json: values.json };
  } catch {
    return null;
  }
}

async function report({ db }: OpenedDb, json: boolean, io: Io): Promise<number> {
  const campaigns: RecomputedCampaign[] = [];
  for await (const campaign of recomputeAll(db)) {
    campaigns.push(campaign);
    if (!json) io.stdout.write(lineOf(campaign));
  }
  const sheets = campaigns.reduce((total, one) => total + one.sheets, 0);
  const differences = campaigns.reduce((total, one) => total + one.differences.length, 0);
  if (json) io.stdout.write(`${JSON.stringify({ campaigns, sheets, differences }, null, 2)}\n`);
  else io.stdout.write(summaryOf(campaigns.length, sheets, differences));
  return differences === 0 ? 0 : 1;
}

function lineOf({ name, sheets, differences }: RecomputedCampaign): string {
  if (differences.length === 0) return `✓ ${name}: ${sheets} 张得分表 score sheets\n`;
  const lines = differences.map(
    ({ about, text }) => `    ${about === "" ? "" : `${about} `}${text.zh} ${text.en}\n`,
  );
  return `✗ ${name}: ${sheets} 张得分表 score sheets\n${lines.join("")}`;
}

function summaryOf(campaigns: number, sheets: number, differences: number): string {
  const counted = `${campaigns} 次考核 campaigns, ${sheets} 张得分表 score sheets`;
  return differences === 0
    ? `${counted}: 重算一致 no difference\n`
    : `${counted}: ${differences} 处不一致 differences\n`;
}
