import { isDeepStrictEqual } from "node:util";
import type { Text } from "@hengjian/appraisal";
import { and, asc, eq, isNotNull, or, sql } from "drizzle-orm";
import type { Ctx } from "../../../platform/context.ts";
import { reachOf } from "../../../platform/policy.ts";
import { campaign } from "../../campaigns/schema.ts";
import { ownEntry } from "./enter.ts";
import { type PaperCountRow, type PaperEntryRow, paperCount, paperCountRatee, paperEntry } from "./schema.ts";
import { isProposer } from "./settle.ts";
import { isAbout } from "./store.ts";

export interface PaperTodo {
  key: string;
  text: Text;
  about: string;
  link: string;
}

/** What counts of paper ballots ask of the person signed in: enter, compare, take, confirm a withdrawal. */
export async function paperTodos(ctx: Ctx): Promise<PaperTodo[]> {
  if (reachOf(ctx.actor, "evidence.paper") === null) return [];
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const sameCampaign = and(
    eq(campaign.jurisdictionId, paperCount.jurisdictionId),
    eq(campaign.campaignId, paperCount.campaignId),
  );
  const isUnsettled = or(eq(paperCount.status, "open"), isWithdrawing);
  const rows = await db
    .select({ count: paperCount, about: campaign.name, ratees: rateesOfCount, entry: paperEntry })
    .from(paperCount)
    .innerJoin(campaign, sameCampaign)
    .leftJoin(
      paperEntry,
      and(
        eq(paperEntry.jurisdictionId, paperCount.jurisdictionId),
        eq(paperEntry.campaignId, paperCount.campaignId),
        eq(paperEntry.countId, paperCount.countId),
      ),
    )
    .where(and(eq(paperCount.jurisdictionId, jurisdictionId), eq(campaign.stage, "collect"), isUnsettled))
    .orderBy(asc(paperCount.createdAt), asc(paperCount.countId), asc(paperEntry.turn));
  return [...Map.groupBy(rows, (row) => row.count.countId).values()].flatMap((own) => {
    const { count, about, ratees } = own[0]!;
    const entries = own.flatMap(({ entry }) => (entry === null ? [] : [entry]));
    const text = isAbout(ctx, ratees) ? null : wanted(ctx, count, entries);
    const link = `/campaigns/${count.campaignId}/ballots/paper/${count.countId}`;
    return text === null ? [] : [{ key: `paper:${count.countId}`, text, about, link }];
  });
}

const isWithdrawing = and(eq(paperCount.status, "taken"), isNotNull(paperCount.withdrawBy));

/** Qualified by hand, as the outer query holds other tables. */
const rateesOfCount = sql<string[]>`(select coalesce(array_agg(r.cadre_id), '{}') from ${paperCountRatee} r
  where r.jurisdiction_id = ${paperCount.jurisdictionId} and r.campaign_id = ${paperCount.campaignId}
  and r.count_id = ${paperCount.countId})`;

function wanted(ctx: Ctx, count: PaperCountRow, entries: readonly PaperEntryRow[]): Text | null {
  const { place } = count;
  if (count.status === "taken")
    return isProposer(ctx, count)
      ? null
      : {
          zh: `确认撤回纸质票(${place})`,
          en: `Confirm the withdrawal of paper ballots (${place})`,
        };
  const own = ownEntry(ctx, entries);
  const [first, second] = entries;
  if (own === undefined) return entries.length === 2 ? null : toEnter(place, first);
  if (own.submittedAt === null)
    return { zh: `录完并提交纸质票(${place})`, en: `Finish and submit the paper ballots (${place})` };
  if (first?.submittedAt == null || second?.submittedAt == null) return null;
  return isDeepStrictEqual(first.counts, second.counts)
    ? { zh: `纸质票两次录入一致,待计入(${place})`, en: `Paper ballots entered alike, to be taken (${place})` }
    : { zh: `核对纸质票的不一致(${place})`, en: `Settle what differs in the paper ballots (${place})` };
}

/** The second entry is asked for once the first is there. */
function toEnter(place: string, first: PaperEntryRow | undefined): Text | null {
  if (first?.submittedAt == null) return null;
  return { zh: `第二人录入纸质票(${place})`, en: `Enter paper ballots as the second person (${place})` };
}
