import { type FrozenManifest, NOT_KNOWN, openedSheets, release, type Sheet, tally } from "@hengjian/ballot";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict } from "../../platform/errors.ts";
import { type BoxVotes, countBoxVotes } from "../evidence/service.ts";
import { issuedCounts } from "./numbers.ts";
import { requireSound } from "./records.ts";
import { openedFiles } from "./recount.ts";
import { ballotRound, type GroupRow, type RoundRow } from "./schema.ts";
import { groupsOf, isRound, manifestOf } from "./store.ts";

/**
 * Release a formal round into the evidence, once. The box opens the answers on the order of two officers; the record is
 * verified against the root of the close, counted in memory, and what the thresholds allow is kept.
 * @throws DomainError `order-incomplete`, `box-down`, `record-broken`, `nothing-valid`, and those of the evidence
 */
export async function releaseRound(tx: Tx, ctx: Ctx, row: RoundRow): Promise<void> {
  const frozen = manifestOf(row);
  const files = await openedFiles(ctx, row);
  const { summary, root } = await requireSound(frozen, files, row.root);
  const valid = new Set(summary.filter((one) => one.void.length === 0).map((one) => one.group));
  const groups = (await groupsOf(tx, row)).filter((one) => valid.has(one.groupId));
  const opened = new Map(groups.map(({ groupId }) => [groupId, openedSheets(files, groupId)]));
  const sheets = groups.flatMap((group) =>
    opened.get(group.groupId)!.flatMap((sheet) => rawSheet(group, sheet)),
  );
  if (sheets.length === 0) throw nothingValid();
  await countBoxVotes(tx, ctx, {
    ...{ campaignId: row.campaignId, roundId: row.roundId, title: row.title },
    ...{ manifestHash: frozen.hashText, root, sheets },
    issued: await issuedPerRatee(tx, row, groups),
    comments: commentsOf(frozen, opened),
  });
  await tx.update(ballotRound).set({ status: "released" }).where(isRound(row));
  await recordEvent(tx, ctx, {
    action: "ballots.release",
    subjectType: "round",
    subjectId: row.roundId,
    detail: { root, groups: groups.length, sheets: sheets.length },
  });
}

/** By the same rules by which anybody releases the record: of all groups together, from the threshold of the manifest. */
function commentsOf(
  frozen: FrozenManifest,
  opened: ReadonlyMap<string, readonly Sheet[]>,
): BoxVotes["comments"] {
  const tallies = new Map(
    [...opened].map(([groupId, sheets]) => [groupId, tally(frozen.groups.get(groupId)!, sheets)]),
  );
  return release(frozen, tallies).comments.map(({ ratee, comments }) => ({ cadreId: ratee, comments }));
}

/** A recused row is no vote. */
function rawSheet({ role }: GroupRow, sheet: Sheet): BoxVotes["sheets"] {
  if (sheet.recused) return [];
  const answers = Object.fromEntries(
    Object.entries(sheet.answers).map(([item, level]) => [
      item,
      level === NOT_KNOWN ? ("not_known" as const) : Number(level),
    ]),
  );
  return [{ cadreId: sheet.ratee, group: role, answers }];
}

/** Several groups may count in one rater group of the scheme; a ratee's ballots are those of the groups that rate him. */
async function issuedPerRatee(
  tx: Tx,
  row: RoundRow,
  groups: readonly GroupRow[],
): Promise<BoxVotes["issued"]> {
  const issued = await issuedCounts(tx, row);
  const { manifest } = manifestOf(row);
  const sums = new Map<string, { cadreId: string; group: string; issued: number }>();
  for (const { groupId, role } of groups) {
    const ratees = manifest.groups.find((one) => one.id === groupId)?.ratees ?? [];
    for (const { id: cadreId } of ratees) {
      const key = `${cadreId} ${role}`;
      const known = sums.get(key)?.issued ?? 0;
      sums.set(key, { cadreId, group: role, issued: known + (issued.get(groupId)?.issued ?? 0) });
    }
  }
  return [...sums.values()];
}

function nothingValid() {
  return conflict("nothing-valid", {
    zh: "本轮没有有效票,没有可以计入的结果。请作废本轮,重新组织测评。",
    en: "The round has no valid ballot, so there is nothing to count. Discard it and hold the vote again.",
  });
}
