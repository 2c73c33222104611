import { anonymityOf, type RecusalPair, ratersOfRatee, ruleValue, type Scheme } from "@hengjian/appraisal";
import type { z } from "zod";
import type { Ctx } from "../../../platform/context.ts";
import type { Db, Tx } from "../../../platform/db/database.ts";
import type { FrozenRow, RateeRow } from "../../campaigns/schema.ts";
import { frozenOf, rateesOf } from "../../campaigns/service.ts";
import { mustRecuse, recusalPairs } from "../recusals.ts";
import type { RoundRow } from "../schema.ts";
import type { formShape, planGroup, planGroupDetail, planShape } from "../shapes.ts";
import { findRound } from "../store.ts";
import { evaluationGroups, formOf, limitsOf, minutesPerRatee } from "./form.ts";
import { comparableSets } from "./links.ts";
import { LONGEST_BALLOT } from "./propose.ts";
import { groupOfPlan, type PlannedGroup, readPlan } from "./store.ts";

export type GroupView = z.infer<typeof planGroup>;
export type PlanView = z.infer<typeof planShape>;

/** Everything that is known of a plan, read once. */
export interface PlanFacts {
  plan: PlannedGroup[];
  frozen: FrozenRow;
  ratees: RateeRow[];
  recusals: RecusalPair[];
  groups: GroupView[];
  /** Sets of ratees that can be compared within, and not across. */
  sets: string[][];
}

export async function planFacts(db: Db | Tx, round: RoundRow): Promise<PlanFacts> {
  const plan = await readPlan(db, round);
  const frozen = await frozenOf(db, round);
  const ratees = await rateesOf(db, round);
  const recusals = await recusalPairs(db, round.jurisdictionId);
  const groups = plan.map((one) => groupView(one, frozen, recusals));
  const asked = plan.filter((_, i) => groups[i]!.eligible > 0);
  const sets = comparableSets(
    asked.map((one) => ({ groupId: one.row.groupId, ratees: one.ratees })),
    ratees.map((one) => one.cadreId),
  );
  return { plan, frozen, ratees, recusals, groups, sets };
}

function groupView(
  { row, ratees, raters }: PlannedGroup,
  { scheme, packs }: FrozenRow,
  recusals: readonly RecusalPair[],
): GroupView {
  const members = { ratees, raters: raters.map((one) => one.person) };
  const byAccount = raters.filter((one) => one.accountId !== null).length;
  const fewest = ratees.map((cadreId) => ratersOfRatee(members, cadreId, recusals, row.extraCards));
  const perRatee = fewest.length === 0 ? 0 : Math.min(...fewest);
  const minutes = minutesOf(scheme, ratees.length);
  return {
    group: row.groupId,
    label: row.label,
    role: row.role,
    rule: row.rule,
    eligible: raters.length + row.extraCards,
    byAccount,
    byCard: raters.length - byAccount + row.extraCards,
    extraCards: row.extraCards,
    ratees: ratees.length,
    perRatee,
    mutual: ratees.some((cadreId) => members.raters.includes(`cadre:${cadreId}`)),
    minutes,
    overBudget: minutes > LONGEST_BALLOT,
    anonymity: anonymityOf(perRatee, {
      mean: ruleValue(packs, "anonymity.mean"),
      distribution: ruleValue(packs, "anonymity.distribution"),
    }),
  };
}

export async function planView(ctx: Ctx, campaignId: string, roundId: string): Promise<PlanView> {
  const { db } = ctx.platform;
  const round = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  const facts = await planFacts(db, round);
  const unitOf = new Map(facts.ratees.map((one) => [one.cadreId, one.unitName]));
  return {
    groups: facts.groups,
    uncovered: uncovered(facts),
    roles: evaluationGroups(facts.frozen.scheme).map(({ code, label, weight }) => ({
      role: code,
      label,
      weight,
    })),
    subsets: facts.sets.length,
    subsetNames:
      facts.sets.length < 2 ? [] : facts.sets.map((set) => set.slice(0, 3).map((id) => unitOf.get(id)!)),
    editable: round.status === "setup",
  };
}

/** Ratees whom nobody rates in some rater group of the scheme: its weight would go to the others. */
export function uncovered({ plan, groups, ratees, frozen, recusals }: PlanFacts): PlanView["uncovered"] {
  const roles = evaluationGroups(frozen.scheme).map((role) => role.code);
  const rated = new Set<string>();
  plan.forEach((one, i) => {
    const members = { ratees: one.ratees, raters: one.raters.map((rater) => rater.person) };
    for (const cadreId of one.ratees) {
      const raters = ratersOfRatee(members, cadreId, recusals, one.row.extraCards);
      if (raters > 0) rated.add(`${groups[i]!.role} ${cadreId}`);
    }
  });
  return ratees.flatMap(({ cadreId, name, unitName }) => {
    const missing = roles.filter((role) => !rated.has(`${role} ${cadreId}`));
    return missing.length === 0 ? [] : [{ cadreId, name, unitName, missing }];
  });
}

/** @throws DomainError `not-found` */
export async function groupDetail(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  groupId: string,
): Promise<z.infer<typeof planGroupDetail>> {
  const { db } = ctx.platform;
  const round = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  const facts = await planFacts(db, round);
  const { row, ratees, raters } = groupOfPlan(facts.plan, groupId);
  const byId = new Map(facts.ratees.map((one) => [one.cadreId, one]));
  const members = { ratees, raters: raters.map((one) => one.person) };
  const namesBarred = (person: string) =>
    ratees
      .filter((cadreId) => mustRecuse(facts.recusals, person, cadreId))
      .map((cadreId) => byId.get(cadreId)?.name ?? "");
  return {
    group: facts.groups.find((one) => one.group === groupId)!,
    raters: raters.map(({ raterId, person, name, unitName, post, accountId }) => ({
      ...{ raterId, name, unitName, post },
      way: accountId === null ? ("card" as const) : ("account" as const),
      recusals: namesBarred(person),
    })),
    ratees: ratees.flatMap((cadreId) => {
      const one = byId.get(cadreId);
      if (one === undefined) return [];
      const { name, unitName, post } = one;
      return [
        {
          cadreId,
          name,
          unitName,
          post,
          raters: ratersOfRatee(members, cadreId, facts.recusals, row.extraCards),
        },
      ];
    }),
    editable: round.status === "setup",
  };
}

/** The form of one group, as its raters will see it. @throws DomainError `not-found` */
export async function groupForm(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  groupId: string,
): Promise<z.infer<typeof formShape>> {
  const { db } = ctx.platform;
  const round = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  const { scheme, packs } = await frozenOf(db, round);
  const { ratees } = groupOfPlan(await readPlan(db, round), groupId);
  const { commentLength, limitTop } = round.settings;
  return {
    form: formOf(scheme, commentLength),
    limits: limitTop ? limitsOf(scheme, packs, ratees.length) : [],
    minutes: minutesOf(scheme, ratees.length),
  };
}

function minutesOf(scheme: Scheme, ratees: number): number {
  return Math.round(ratees * minutesPerRatee(scheme) * 10) / 10;
}
