import { and, asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import type { CampaignRow } from "../../campaigns/schema.ts";
import { lockForChange } from "../../campaigns/service.ts";
import {
  type PaperCountRow,
  type PaperEntryRow,
  type PaperStatus,
  paperCount,
  paperCountRatee,
  paperEntry,
} from "./schema.ts";

type CampaignKey = Pick<CampaignRow, "jurisdictionId" | "campaignId">;

export function ofCampaign(
  table: typeof paperCount | typeof paperCountRatee | typeof paperEntry,
  { jurisdictionId, campaignId }: CampaignKey,
): SQL | undefined {
  return and(eq(table.jurisdictionId, jurisdictionId), eq(table.campaignId, campaignId));
}

/** @throws DomainError `not-found` */
export async function findCount(db: Db | Tx, row: CampaignKey, countId: string): Promise<PaperCountRow> {
  const [found] = await db.select().from(paperCount).where(oneCount(row, countId));
  if (found === undefined) throw notFound({ zh: "该份纸质票计票", en: "The count of paper ballots" });
  return found;
}

export function oneCount(row: CampaignKey, countId: string): SQL | undefined {
  return and(ofCampaign(paperCount, row), eq(paperCount.countId, countId));
}

/** Counts of a campaign, newest first. */
export function countsOf(db: Db | Tx, row: CampaignKey): Promise<PaperCountRow[]> {
  return db
    .select()
    .from(paperCount)
    .where(ofCampaign(paperCount, row))
    .orderBy(desc(paperCount.createdAt), asc(paperCount.countId));
}

/** Ratees of counts, as pairs. */
export function countRatees(
  db: Db | Tx,
  row: CampaignKey,
  countIds: readonly string[],
): Promise<{ countId: string; cadreId: string }[]> {
  return db
    .select({ countId: paperCountRatee.countId, cadreId: paperCountRatee.cadreId })
    .from(paperCountRatee)
    .where(and(ofCampaign(paperCountRatee, row), inArray(paperCountRatee.countId, [...countIds])))
    .orderBy(asc(paperCountRatee.countId), asc(paperCountRatee.cadreId));
}

/** Entries of counts, the first before the second. */
export function entriesOf(
  db: Db | Tx,
  row: CampaignKey,
  countIds: readonly string[],
): Promise<PaperEntryRow[]> {
  return db
    .select()
    .from(paperEntry)
    .where(and(ofCampaign(paperEntry, row), inArray(paperEntry.countId, [...countIds])))
    .orderBy(asc(paperEntry.countId), asc(paperEntry.turn));
}

/** One count with all that belongs to it. */
export interface HeldCount {
  row: CampaignRow;
  count: PaperCountRow;
  ratees: string[];
  entries: PaperEntryRow[];
}

/**
 * Take hold of a count to change it: the campaign still collects, the count stands in one of these states, and the person
 * is none of those it is about.
 * @throws DomainError `wrong-stage`, `step-pending`, `not-found`, `paper-settled`, `own-vote`
 */
export async function lockCount(
  tx: Tx,
  ctx: Ctx,
  campaignId: string,
  countId: string,
  statuses: readonly PaperStatus[],
): Promise<HeldCount> {
  const row = await lockForChange(tx, ctx.actor.jurisdictionId, campaignId, ["collect"]);
  const count = await findCount(tx, row, countId);
  const ratees = (await countRatees(tx, row, [countId])).map((one) => one.cadreId);
  refuseRatee(ctx, ratees);
  if (!statuses.includes(count.status)) throw settled(count);
  return { row, count, ratees, entries: await entriesOf(tx, row, [countId]) };
}

/** @throws DomainError `own-vote` */
export function refuseRatee(ctx: Ctx, ratees: readonly string[]): void {
  if (!isAbout(ctx, ratees)) return;
  throw conflict("own-vote", {
    zh: "您是这份票的被考核人,不能经手它的计票。请由另外两人办理。",
    en: "These ballots are about you, so you may not handle their count. Two others have to do it.",
  });
}

export function isAbout({ actor }: Ctx, ratees: readonly string[]): boolean {
  return actor.cadreId !== null && ratees.includes(actor.cadreId);
}

const STATUS_TEXT = {
  open: { zh: "还没有计入", en: "is not taken as evidence yet" },
  taken: { zh: "已经计入考核依据", en: "is taken as evidence already" },
  withdrawn: { zh: "已由两人撤回", en: "was withdrawn by two people" },
  discarded: { zh: "已经作废", en: "was discarded" },
} as const satisfies Record<PaperStatus, { zh: string; en: string }>;

function settled({ status }: PaperCountRow) {
  const text = STATUS_TEXT[status];
  return conflict("paper-settled", {
    zh: `这份纸质票${text.zh},不能进行这一步。请刷新页面。`,
    en: `This count of paper ballots ${text.en}, so this step cannot be taken. Reload the page.`,
  });
}
