import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { reachOf } from "../../platform/policy.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { compareStages } from "../campaigns/service.ts";
import { releasedComments } from "./schema.ts";

/** What raters wrote about one ratee, of all groups together, ordered by text, as far as the manifest lets it out. */
export interface RateeComments {
  cadreId: string;
  comments: string[];
}

/** Keep what a round released; the rows need those of the release. */
export async function keepComments(
  tx: Tx,
  { jurisdictionId, campaignId }: CampaignRow,
  roundId: string,
  all: readonly RateeComments[],
): Promise<void> {
  const rows = all.map((one) => ({ jurisdictionId, campaignId, roundId, ...one }));
  for (const some of portions(rows)) await tx.insert(releasedComments).values(some);
}

/**
 * Comments for those who prepare the feedback: the office, and the giver of the talk about this person; nobody reads
 * those about the own person, nor any before the evidence is sealed.
 * @param asGiver the talk about this person is assigned to the one who asks
 * @returns null where nothing may be shown; an empty list where raters wrote nothing
 */
export async function commentsFor(
  ctx: Ctx,
  row: CampaignRow,
  cadreId: string,
  asGiver = false,
): Promise<string[] | null> {
  const reach = reachOf(ctx.actor, "comments.read");
  const isReader = reach?.all === true || (asGiver && reach?.own === true);
  if (!isReader || cadreId === ctx.actor.cadreId) return null;
  return (await commentsAbout(ctx.platform.db, row, [cadreId])).get(cadreId) ?? null;
}

/** The same for some of the ratees of a campaign, as the office sees them. */
export async function commentsForOffice(
  ctx: Ctx,
  row: CampaignRow,
  cadreIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (reachOf(ctx.actor, "comments.read")?.all !== true) return new Map();
  return commentsAbout(
    ctx.platform.db,
    row,
    cadreIds.filter((cadreId) => cadreId !== ctx.actor.cadreId),
  );
}

/** By text over all rounds: nothing tells who wrote first, nor in which round. */
async function commentsAbout(
  db: Db | Tx,
  { jurisdictionId, campaignId, stage }: CampaignRow,
  cadreIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (cadreIds.length === 0 || compareStages(stage, "seal") < 0) return new Map();
  const rows = await db
    .select({ cadreId: releasedComments.cadreId, comments: releasedComments.comments })
    .from(releasedComments)
    .where(
      and(
        eq(releasedComments.jurisdictionId, jurisdictionId),
        eq(releasedComments.campaignId, campaignId),
        inArray(releasedComments.cadreId, [...cadreIds]),
      ),
    );
  const byRatee = Map.groupBy(rows, (one) => one.cadreId);
  return new Map([...byRatee].map(([cadreId, own]) => [cadreId, own.flatMap((one) => one.comments).sort()]));
}
