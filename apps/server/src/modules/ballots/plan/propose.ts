import { proposeGroups, type RaterCandidate, type Scheme } from "@hengjian/appraisal";
import { recordEvent } from "../../../platform/audit/index.ts";
import type { Ctx } from "../../../platform/context.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { RateeRow } from "../../campaigns/schema.ts";
import { frozenOf, rateesOf } from "../../campaigns/service.ts";
import { colleagues } from "../../roster/service.ts";
import { linesOf } from "../lines.ts";
import { type Accounts, accountPerson, accountsOf, cadrePerson, type Person } from "../people.ts";
import { recusalPairs } from "../recusals.ts";
import type { RoundRow } from "../schema.ts";
import { lockForSetup } from "../store.ts";
import { evaluationGroups, minutesPerRatee } from "./form.ts";
import { addGroups, clearPlan } from "./store.ts";

/** A ballot should be filled in within half an hour (minutes). */
export const LONGEST_BALLOT = 30;

export interface ProposalOptions {
  /** Rater groups of the scheme to ask; all of them when left out. */
  roles?: readonly string[] | undefined;
  /** Largest number of people whom peers rate on one ballot; by default what fits into half an hour. */
  blockSize?: number | undefined;
}

/** Throw the plan away and propose it anew by rule. @throws DomainError `round-frozen`, `step-pending` */
export async function proposeAnew(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  options: ProposalOptions,
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForSetup(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    const groups = await proposePlan(tx, ctx, row, options);
    await recordEvent(tx, ctx, {
      action: "ballots.plan",
      subjectType: "round",
      subjectId: roundId,
      detail: { groups },
      after: options,
    });
  });
}

/** @returns how many groups were put together */
export async function proposePlan(
  tx: Tx,
  ctx: Ctx,
  round: RoundRow,
  { roles, blockSize }: ProposalOptions,
): Promise<number> {
  const { scheme } = await frozenOf(tx, round);
  const ratees = await rateesOf(tx, round);
  const people = await possibleRaters(tx, ctx.actor.jurisdictionId, ratees);
  const lines = await linesOf(tx, ctx.actor.jurisdictionId);
  const groups = proposeGroups({
    ratees: ratees.map(({ cadreId, unitId }) => ({ cadreId, unitId })),
    roles: evaluationGroups(scheme).filter((role) => roles?.includes(role.code) ?? true),
    candidates: [...people.values()].map((one) => candidateOf(one, lines)),
    recusals: await recusalPairs(tx, ctx.actor.jurisdictionId),
    blockSize: blockSize ?? fittingBlock(scheme),
  });
  await clearPlan(tx, round);
  const withCards = groups.map((group) => ({ ...group, extraCards: 0 }));
  return (await addGroups(tx, round, withCards, people)).length;
}

function fittingBlock(scheme: Scheme): number {
  return Math.max(1, Math.floor(LONGEST_BALLOT / minutesPerRatee(scheme)));
}

/** People of the units assessed, leaders above them, and whoever has a line of responsibility. */
async function possibleRaters(
  db: Db | Tx,
  jurisdictionId: string,
  ratees: readonly RateeRow[],
): Promise<Map<string, Person>> {
  const accounts = await accountsOf(db, jurisdictionId);
  const unitIds = [...new Set(ratees.map((ratee) => ratee.unitId))];
  const inUnits = unitIds.length === 0 ? [] : await colleagues(db, jurisdictionId, { unitIds });
  const above = await leadersOutside(
    db,
    jurisdictionId,
    accounts,
    new Set(inUnits.map((one) => one.cadreId)),
  );
  const all = [...inUnits.map((one) => cadrePerson(one, accounts)), ...above];
  return new Map(all.map((one) => [one.person, one]));
}

async function leadersOutside(
  db: Db | Tx,
  jurisdictionId: string,
  accounts: Accounts,
  inUnits: ReadonlySet<string>,
): Promise<Person[]> {
  const lines = await linesOf(db, jurisdictionId);
  const withLine = [...lines.keys()].filter((ref) => ref.startsWith("cadre:")).map((ref) => ref.slice(6));
  const withAccount = [...accounts.byCadre.values()].filter((one) => one.roles.includes("leader"));
  const wanted = new Set(
    [...withLine, ...withAccount.map((one) => one.cadreId!)].filter((id) => !inUnits.has(id)),
  );
  const cadres = wanted.size === 0 ? [] : await colleagues(db, jurisdictionId, { cadreIds: [...wanted] });
  return [...accounts.leaders.map(accountPerson), ...cadres.map((one) => cadrePerson(one, accounts))];
}

function candidateOf(one: Person, lines: ReadonlyMap<string, string[]>): RaterCandidate {
  const { person: ref, unitId, isHead, isLeader } = one;
  return { ref, unitId, isHead, isLeader, lines: lines.get(ref) ?? [] };
}
