import { paperCells, paperDifferences, paperFaults, type Scheme, type Text } from "@hengjian/appraisal";
import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../../platform/audit/index.ts";
import type { Ctx } from "../../../platform/context.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import type { CampaignRow } from "../../campaigns/schema.ts";
import { frozenOf, isSamePerson, rateesOf } from "../../campaigns/service.ts";
import { type EntryCounts, type PaperEntryRow, paperEntry } from "./schema.ts";
import { type HeldCount, lockCount, ofCampaign } from "./store.ts";

export interface PaperFaultView {
  cadreId: string;
  key: string;
  problem: Text;
}

export interface PaperDifferenceView {
  cadreId: string;
  key: string;
  first: number | null;
  second: number | null;
}

/**
 * Keep what one of the two entered: as a draft, or as the whole, which then must reconcile.
 * @throws DomainError of `lockCount`, `paper-two-already`, `paper-cells`, `paper-faulty` (naming the cells)
 */
export async function enterPaper(
  ctx: Ctx,
  campaignId: string,
  countId: string,
  input: { counts: EntryCounts; submit: boolean },
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const held = await lockCount(tx, ctx, campaignId, countId, ["open"]);
    const turn = turnOf(ctx, held.entries);
    const { scheme } = await frozenOf(tx, held.row);
    const counts = requireCells(scheme, held.ratees, input.counts);
    if (input.submit) await requireSound(tx, held.row, scheme, counts);
    await keep(tx, ctx, held, turn, counts, input.submit);
    await recordEvent(tx, ctx, {
      action: input.submit ? "evidence.paper-enter" : "evidence.paper-draft",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: { count: countId, turn, ratees: held.ratees.length },
      after: counts,
    });
  });
}

export function ownEntry(ctx: Ctx, entries: readonly PaperEntryRow[]): PaperEntryRow | undefined {
  return entries.find((one) => isSamePerson(ctx, { proposedBy: one.accountId, proposedCadre: one.cadreId }));
}

/** @throws DomainError `paper-other-account`, `paper-two-already` */
function turnOf(ctx: Ctx, entries: readonly PaperEntryRow[]): 1 | 2 {
  const own = ownEntry(ctx, entries);
  if (own !== undefined && own.accountId === ctx.actor.userId) return own.turn;
  if (own !== undefined)
    throw conflict("paper-other-account", {
      zh: "您已用另一个账号录入过这份票,两次录入须由两人完成。请由另一人录入。",
      en: "You entered this count with another account already; it takes two people. Another person has to enter it.",
    });
  if (entries.length === 0) return 1;
  if (entries.length === 1) return 2;
  const names = entries.map((one) => one.accountName);
  throw conflict("paper-two-already", {
    zh: `这份票已由${names.join("、")}两人录入。要换人录入的,请先作废这一份再新建。`,
    en: `${names.join(" and ")} are entering this count already. For other people to enter it, discard it and open a new one.`,
  });
}

/** Exactly the ratees of the count, and no cell that the form does not have. @throws DomainError `paper-cells` */
function requireCells(scheme: Scheme, ratees: readonly string[], counts: EntryCounts): EntryCounts {
  const keys = paperCells(scheme).map((cell) => cell.key);
  const known = new Set(keys);
  const given = Object.entries(counts);
  const fits = given.every(
    ([cadreId, own]) => ratees.includes(cadreId) && Object.keys(own).every((key) => known.has(key)),
  );
  if (!fits)
    throw invalid("paper-cells", {
      zh: "录入的内容与这份计票表不符。请刷新页面后重填。",
      en: "What was entered does not fit this counting form. Reload the page and enter it again.",
    });
  return Object.fromEntries(
    ratees.map((cadreId) => [
      cadreId,
      Object.fromEntries(keys.map((key) => [key, counts[cadreId]?.[key] ?? null])),
    ]),
  );
}

/** What does not reconcile in an entry, person by person. */
export function entryFaults(scheme: Scheme, counts: EntryCounts): PaperFaultView[] {
  return Object.entries(counts).flatMap(([cadreId, own]) =>
    paperFaults(scheme, own).map((fault) => ({ cadreId, ...fault })),
  );
}

async function requireSound(
  db: Db | Tx,
  row: CampaignRow,
  scheme: Scheme,
  counts: EntryCounts,
): Promise<void> {
  const faults = entryFaults(scheme, counts);
  const [first] = faults;
  if (first === undefined) return;
  const name = (await rateesOf(db, row)).find((one) => one.cadreId === first.cadreId)?.name ?? "";
  throw invalid(
    "paper-faulty",
    {
      zh: `${name}:${first.problem.zh}${faults.length > 1 ? `另有 ${faults.length - 1} 处。` : ""}没有提交,请对照原票改正。`,
      en: `${name}: ${first.problem.en}${faults.length > 1 ? ` There are ${faults.length - 1} more.` : ""} Nothing was submitted; correct it by the paper.`,
    },
    { faults: faults.slice(0, 200), faultCount: faults.length },
  );
}

async function keep(
  tx: Tx,
  ctx: Ctx,
  { row, count, entries }: HeldCount,
  turn: 1 | 2,
  counts: EntryCounts,
  submit: boolean,
): Promise<void> {
  const now = ctx.platform.now();
  const { userId: accountId, displayName: accountName, cadreId } = ctx.actor;
  const values = { accountName, cadreId, counts, savedAt: now, submittedAt: submit ? now : null };
  if (!entries.some((one) => one.turn === turn)) {
    const { jurisdictionId, campaignId, countId } = count;
    await tx.insert(paperEntry).values({ jurisdictionId, campaignId, countId, turn, accountId, ...values });
    return;
  }
  await tx
    .update(paperEntry)
    .set(values)
    .where(
      and(ofCampaign(paperEntry, row), eq(paperEntry.countId, count.countId), eq(paperEntry.turn, turn)),
    );
}

/** The cells that differ, once both have submitted; null before, so that nobody enters by the other's numbers. */
export function differencesOf(
  scheme: Scheme,
  ratees: readonly string[],
  entries: readonly PaperEntryRow[],
): PaperDifferenceView[] | null {
  const [first, second] = entries;
  if (first?.submittedAt == null || second?.submittedAt == null) return null;
  return ratees.flatMap((cadreId) =>
    paperDifferences(scheme, first.counts[cadreId] ?? {}, second.counts[cadreId] ?? {}).map((one) => ({
      cadreId,
      ...one,
    })),
  );
}
