import { linkGroup, type Text } from "@hengjian/appraisal";
import { recordEvent } from "../../../platform/audit/index.ts";
import type { Ctx } from "../../../platform/context.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import { frozenOf, rateesOf } from "../../campaigns/service.ts";
import { personsOf } from "../people.ts";
import type { RoundRow } from "../schema.ts";
import { lockForSetup } from "../store.ts";
import { evaluationGroups } from "./form.ts";
import {
  addGroups,
  changeGroup,
  groupOfPlan,
  putMembers,
  putRatees,
  putRaters,
  readPlan,
  removeGroup,
  removeMembers,
} from "./store.ts";
import { planFacts } from "./view.ts";

export interface NewGroup {
  label: Text;
  role: string;
  ratees: readonly string[];
  /** References of people, `cadre:…` or `account:…`. */
  people: readonly string[];
  extraCards: number;
}

/** A group put together by hand. @throws DomainError `round-frozen`, `plan-unfit`, `person-unknown` @returns its id */
export async function addGroup(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  input: NewGroup,
): Promise<string> {
  return changePlan(ctx, campaignId, roundId, "ballots.group-add", input, async (tx, round) => {
    await requireFit(tx, round, input);
    const people = await knownPeople(tx, round, input.people);
    const group = { ...input, rule: "custom" as const, raters: input.people };
    const [groupId] = await addGroups(tx, round, [group], people);
    return groupId!;
  });
}

export interface GroupChange {
  label?: Text | undefined;
  role?: string | undefined;
  extraCards?: number | undefined;
  ratees?: readonly string[] | undefined;
  addPeople?: readonly string[] | undefined;
  removeRaters?: readonly string[] | undefined;
}

/** @throws DomainError `round-frozen`, `plan-unfit`, `person-unknown`, `not-found` */
export async function editGroup(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  groupId: string,
  change: GroupChange,
): Promise<void> {
  await changePlan(
    ctx,
    campaignId,
    roundId,
    "ballots.group-change",
    { groupId, ...change },
    async (tx, round) => {
      groupOfPlan(await readPlan(tx, round), groupId);
      await requireFit(tx, round, change);
      const { label, role, extraCards, ratees, addPeople = [], removeRaters = [] } = change;
      await changeGroup(tx, round, groupId, {
        ...(label === undefined ? {} : { label }),
        ...(role === undefined ? {} : { role }),
        ...(extraCards === undefined ? {} : { extraCards }),
      });
      if (ratees !== undefined) await putRatees(tx, round, groupId, ratees);
      await removeMembers(tx, round, groupId, removeRaters);
      const people = await knownPeople(tx, round, addPeople);
      const ids = await putRaters(tx, round, addPeople, people);
      await putMembers(tx, round, groupId, [...ids.values()]);
    },
  );
}

/** @throws DomainError `round-frozen`, `not-found` */
export async function dropGroup(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  groupId: string,
): Promise<void> {
  await changePlan(ctx, campaignId, roundId, "ballots.group-remove", { groupId }, async (tx, round) => {
    groupOfPlan(await readPlan(tx, round), groupId);
    await removeGroup(tx, round, groupId);
  });
}

/**
 * Add the group that links what cannot be compared: heads of every set rate one person of every set.
 * @throws DomainError `already-comparable`, `round-frozen`
 */
export async function addLink(ctx: Ctx, campaignId: string, roundId: string): Promise<void> {
  await changePlan(ctx, campaignId, roundId, "ballots.link", {}, async (tx, round) => {
    const { sets, frozen } = await planFacts(tx, round);
    if (sets.length < 2) throw alreadyComparable();
    const roles = evaluationGroups(frozen.scheme);
    const role = roles.find((one) => one.code === "peers") ?? roles[0];
    if (role === undefined) throw unfit();
    const heads = sets.map((set) => set.map((cadreId) => `cadre:${cadreId}`));
    const people = await personsOf(tx, round.jurisdictionId, heads.flat());
    const link = linkGroup({
      subsets: sets,
      raters: heads.map((list) => list.filter((ref) => people.has(ref))),
      role: role.code,
      label: { zh: `${role.label.zh}（跨组衔接）`, en: `${role.label.en} (linking)` },
      smallest: 9,
    });
    await addGroups(tx, round, [{ ...link, extraCards: 0 }], people);
  });
}

/** One change of the plan with its event. */
async function changePlan<T>(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  action: string,
  input: object,
  change: (tx: Tx, round: RoundRow) => Promise<T>,
): Promise<T> {
  return ctx.platform.db.transaction(async (tx) => {
    const round = await lockForSetup(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    const result = await change(tx, round);
    await recordEvent(tx, ctx, { action, subjectType: "round", subjectId: roundId, after: input });
    return result;
  });
}

async function requireFit(
  tx: Tx,
  round: RoundRow,
  { role, ratees }: { role?: string | undefined; ratees?: readonly string[] | undefined },
): Promise<void> {
  const { scheme } = await frozenOf(tx, round);
  const known = new Set((await rateesOf(tx, round)).map((one) => one.cadreId));
  const roleFits = role === undefined || evaluationGroups(scheme).some((one) => one.code === role);
  const rateesFit =
    ratees === undefined ||
    (ratees.length > 0 && new Set(ratees).size === ratees.length && ratees.every((one) => known.has(one)));
  if (!roleFits || !rateesFit) throw unfit();
}

function unfit() {
  return invalid("plan-unfit", {
    zh: "评价主体须是方案中的一类,被测评人须是本次考核的干部且不重复。请刷新页面后重选。",
    en: "The rater group must be one of the scheme, and the people rated must belong to this campaign, each once. Reload the page and choose again.",
  });
}

function alreadyComparable() {
  return conflict("already-comparable", {
    zh: "各组的结果已经可以相互比较,不需要再加衔接组。",
    en: "The results can be compared already; no linking group is needed.",
  });
}

async function knownPeople(tx: Tx, round: RoundRow, refs: readonly string[]) {
  const people = await personsOf(tx, round.jurisdictionId, refs);
  if (refs.every((ref) => people.has(ref))) return people;
  throw invalid("person-unknown", {
    zh: "所选的人中有不在干部库中、也没有可用账号的。请刷新页面后重选。",
    en: "Some of the people chosen are not on the roster and have no active account. Reload the page and choose again.",
  });
}
