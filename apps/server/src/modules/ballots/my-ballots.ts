import { codeAddress, codeHash, newCode } from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import { notFound } from "../../platform/errors.ts";
import { campaign } from "../campaigns/schema.ts";
import { refused } from "./issuer.ts";
import { mustRecuse, recusalPairs } from "./recusals.ts";
import {
  ballotCode,
  ballotGroup,
  ballotGroupRater,
  ballotIssued,
  ballotRater,
  ballotRound,
  type GroupRow,
  type RaterRow,
  type RoundRow,
} from "./schema.ts";
import type { myBallot } from "./shapes.ts";
import { stateOf } from "./steps.ts";
import { isRound, manifestOf } from "./store.ts";

interface Listed {
  round: RoundRow;
  rater: RaterRow;
  group: GroupRow;
  campaignName: string;
}

/** Rounds for which the person signed in is on a list: to vote in, and afterwards to look the own ballot up. */
export async function myBallots(ctx: Ctx): Promise<{ items: z.infer<typeof myBallot>[] }> {
  const { db } = ctx.platform;
  const listed = await listedFor(ctx);
  const recusals = await recusalPairs(db, ctx.actor.jurisdictionId);
  const issued = await issuedTo(
    ctx,
    listed.map((one) => one.rater.raterId),
  );
  const rounds = Map.groupBy(listed, (one) => one.round.roundId);
  const items = [...rounds.values()].map((own) => {
    const { round, rater, campaignName } = own[0]!;
    const { manifest, hashText } = manifestOf(round);
    return {
      roundId: round.roundId,
      title: round.title,
      campaign: campaignName,
      mode: round.mode,
      state: stateOf(round, ctx.platform.now()),
      issuing: manifest.issuing,
      casting: manifest.casting,
      groups: own.map(({ group }) => {
        const ratees = manifest.groups.find((one) => one.id === group.groupId)?.ratees ?? [];
        const barred = ratees.filter(({ id }) => mustRecuse(recusals, rater.person, id));
        return {
          label: group.label,
          ratees: ratees.length,
          recusals: barred.map(({ name }) => name),
          signedIn: issued.has(`${rater.raterId} ${group.groupId}`),
        };
      }),
      manifestHash: hashText,
      boothUrl: round.boothUrl ?? "",
    };
  });
  return { items };
}

async function listedFor(ctx: Ctx): Promise<Listed[]> {
  return ctx.platform.db
    .select({ round: ballotRound, rater: ballotRater, group: ballotGroup, campaignName: campaign.name })
    .from(ballotRater)
    .innerJoin(
      ballotRound,
      and(
        eq(ballotRound.jurisdictionId, ballotRater.jurisdictionId),
        eq(ballotRound.roundId, ballotRater.roundId),
        inArray(ballotRound.status, ["frozen", "closed", "released"]),
      ),
    )
    .innerJoin(
      campaign,
      and(
        eq(campaign.jurisdictionId, ballotRound.jurisdictionId),
        eq(campaign.campaignId, ballotRound.campaignId),
      ),
    )
    .innerJoin(
      ballotGroupRater,
      and(
        eq(ballotGroupRater.jurisdictionId, ballotRater.jurisdictionId),
        eq(ballotGroupRater.roundId, ballotRater.roundId),
        eq(ballotGroupRater.raterId, ballotRater.raterId),
      ),
    )
    .innerJoin(
      ballotGroup,
      and(
        eq(ballotGroup.jurisdictionId, ballotGroupRater.jurisdictionId),
        eq(ballotGroup.roundId, ballotGroupRater.roundId),
        eq(ballotGroup.groupId, ballotGroupRater.groupId),
      ),
    )
    .where(
      and(
        eq(ballotRater.jurisdictionId, ctx.actor.jurisdictionId),
        eq(ballotRater.accountId, ctx.actor.userId),
      ),
    )
    .orderBy(asc(ballotRound.createdAt), asc(ballotGroup.position));
}

async function issuedTo(ctx: Ctx, raterIds: readonly string[]): Promise<Set<string>> {
  const holders = new Set(raterIds);
  if (holders.size === 0) return holders;
  const rows = await ctx.platform.db
    .select({ holder: ballotIssued.holder, groupId: ballotIssued.groupId })
    .from(ballotIssued)
    .innerJoin(
      ballotRater,
      and(
        eq(ballotRater.jurisdictionId, ballotIssued.jurisdictionId),
        eq(ballotRater.roundId, ballotIssued.roundId),
        eq(ballotRater.accountId, ctx.actor.userId),
      ),
    )
    .where(eq(ballotIssued.jurisdictionId, ctx.actor.jurisdictionId));
  return new Set(rows.filter((one) => holders.has(one.holder)).map((one) => `${one.holder} ${one.groupId}`));
}

/**
 * A code for the phone of the person signed in; it takes the place of the one before. Only its hash is kept, and no
 * event: when somebody fetched a code is nobody's business.
 * @throws DomainError `not-found`, `issuing-closed`
 */
export async function mintCode(ctx: Ctx, roundId: string): Promise<{ code: string; address: string }> {
  const { jurisdictionId } = ctx.actor;
  const own = (await listedFor(ctx)).filter((one) => one.round.roundId === roundId);
  const [first] = own;
  if (first === undefined)
    throw notFound({ zh: "需要您参加的这次测评", en: "A round for which you are on the list" });
  const { round, rater } = first;
  if (round.status !== "frozen") throw refused("issuing-closed");
  const frozen = manifestOf(round);
  const code = newCode(nodeRandom);
  await ctx.platform.db.transaction(async (tx) => {
    const [open] = await tx.select().from(ballotRound).where(isRound(round)).for("share");
    if (open?.status !== "frozen" || open.issuingStopped) throw refused("issuing-closed");
    const codeOf = and(
      eq(ballotCode.jurisdictionId, jurisdictionId),
      eq(ballotCode.roundId, roundId),
      eq(ballotCode.holder, rater.raterId),
      eq(ballotCode.way, "account"),
    );
    await tx.delete(ballotCode).where(codeOf);
    await tx.insert(ballotCode).values({
      ...{ jurisdictionId, roundId, holder: rater.raterId, way: "account" },
      codeHash: codeHash(frozen.hash, code),
      groupIds: own.map((one) => one.group.groupId),
    });
  });
  return { code, address: codeAddress(round.boothUrl ?? "", code, frozen.hashText) };
}

/** Rounds in which the person signed in may still sign in or cast, for the list of what is to be done. */
export async function openBallots(ctx: Ctx): Promise<z.infer<typeof myBallot>[]> {
  const { items } = await myBallots(ctx);
  return items.filter((one) => ["frozen", "issuing", "casting"].includes(one.state));
}
