import { randomUUID } from "node:crypto";
import type { BallotGroup, Text } from "@hengjian/appraisal";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/db/database.ts";
import { portions } from "../../../platform/db/portions.ts";
import { notFound } from "../../../platform/errors.ts";
import type { Person } from "../people.ts";
import {
  ballotGroup,
  ballotGroupRatee,
  ballotGroupRater,
  ballotRater,
  type GroupRow,
  type RaterRow,
} from "../schema.ts";
import { groupsOf } from "../store.ts";
import type { RoundKey } from "../types.ts";

/** A group of the plan with whom it rates and who rates. */
export interface PlannedGroup {
  row: GroupRow;
  ratees: string[];
  raters: RaterRow[];
}

const inRound = (table: typeof ballotGroup | typeof ballotRater, { jurisdictionId, roundId }: RoundKey) =>
  and(eq(table.jurisdictionId, jurisdictionId), eq(table.roundId, roundId));

const inGroup = ({ jurisdictionId, roundId }: RoundKey, groupId: string) =>
  and(
    eq(ballotGroup.jurisdictionId, jurisdictionId),
    eq(ballotGroup.roundId, roundId),
    eq(ballotGroup.groupId, groupId),
  );

export async function readPlan(db: Db | Tx, round: RoundKey): Promise<PlannedGroup[]> {
  const { jurisdictionId, roundId } = round;
  const groups = await groupsOf(db, round);
  const ratees = await db
    .select({ groupId: ballotGroupRatee.groupId, cadreId: ballotGroupRatee.cadreId })
    .from(ballotGroupRatee)
    .where(and(eq(ballotGroupRatee.jurisdictionId, jurisdictionId), eq(ballotGroupRatee.roundId, roundId)))
    .orderBy(asc(ballotGroupRatee.position));
  const raters = await db
    .select({ groupId: ballotGroupRater.groupId, rater: ballotRater })
    .from(ballotGroupRater)
    .innerJoin(
      ballotRater,
      and(
        eq(ballotRater.jurisdictionId, ballotGroupRater.jurisdictionId),
        eq(ballotRater.roundId, ballotGroupRater.roundId),
        eq(ballotRater.raterId, ballotGroupRater.raterId),
      ),
    )
    .where(and(eq(ballotGroupRater.jurisdictionId, jurisdictionId), eq(ballotGroupRater.roundId, roundId)))
    .orderBy(asc(ballotRater.unitName), asc(ballotRater.name), asc(ballotRater.raterId));
  const rateesOf = Map.groupBy(ratees, (one) => one.groupId);
  const ratersOf = Map.groupBy(raters, (one) => one.groupId);
  return groups.map((row) => ({
    row,
    ratees: (rateesOf.get(row.groupId) ?? []).map((one) => one.cadreId),
    raters: (ratersOf.get(row.groupId) ?? []).map((one) => one.rater),
  }));
}

/** @throws DomainError `not-found` */
export function groupOfPlan(plan: readonly PlannedGroup[], groupId: string): PlannedGroup {
  const found = plan.find((one) => one.row.groupId === groupId);
  if (found === undefined) throw notFound({ zh: "该评价主体", en: "The rater group" });
  return found;
}

export async function clearPlan(tx: Tx, round: RoundKey): Promise<void> {
  await tx.delete(ballotGroup).where(inRound(ballotGroup, round));
  await tx.delete(ballotRater).where(inRound(ballotRater, round));
}

/** Add groups behind those that are there. @returns their ids */
export async function addGroups(
  tx: Tx,
  round: RoundKey,
  groups: readonly (BallotGroup & { extraCards: number })[],
  people: ReadonlyMap<string, Person>,
): Promise<string[]> {
  const { jurisdictionId, roundId } = round;
  const known = await groupsOf(tx, round);
  const last = Math.max(0, ...known.map((one) => one.position));
  const numbered = groups.map((group, i) => ({ group, groupId: `g${last + i + 1}`, position: last + i + 1 }));
  const raterIds = await putRaters(tx, round, [...new Set(groups.flatMap((one) => one.raters))], people);
  const rows = numbered.map(({ group, groupId, position }) => ({
    ...{ jurisdictionId, roundId, groupId, position },
    ...{ role: group.role, rule: group.rule, label: group.label, extraCards: group.extraCards },
  }));
  for (const some of portions(rows)) await tx.insert(ballotGroup).values(some);
  const key = { jurisdictionId, roundId };
  const ratees = numbered.flatMap(({ group, groupId }) =>
    group.ratees.map((cadreId, place) => ({ ...key, groupId, cadreId, position: place })),
  );
  const members = numbered.flatMap(({ group, groupId }) =>
    [...new Set(group.raters)].flatMap((ref) => {
      const raterId = raterIds.get(ref);
      return raterId === undefined ? [] : [{ ...key, groupId, raterId }];
    }),
  );
  for (const some of portions(ratees)) await tx.insert(ballotGroupRatee).values(some);
  for (const some of portions(members)) await tx.insert(ballotGroupRater).values(some);
  return numbered.map((one) => one.groupId);
}

/** @returns rater ids by reference; one row a person and round, made where it is missing */
export async function putRaters(
  tx: Tx,
  round: RoundKey,
  refs: readonly string[],
  people: ReadonlyMap<string, Person>,
): Promise<Map<string, string>> {
  const { jurisdictionId, roundId } = round;
  const known = await tx
    .select({ person: ballotRater.person, raterId: ballotRater.raterId })
    .from(ballotRater)
    .where(inRound(ballotRater, round));
  const ids = new Map(known.map((one) => [one.person, one.raterId]));
  const fresh = refs.filter((ref) => !ids.has(ref)).flatMap((ref) => people.get(ref) ?? []);
  const rows = fresh.map(({ person, cadreId, accountId, name, unitName, post }) => ({
    ...{ jurisdictionId, roundId, raterId: randomUUID(), person, cadreId, accountId, name, unitName, post },
  }));
  for (const some of portions(rows)) await tx.insert(ballotRater).values(some);
  for (const row of rows) ids.set(row.person, row.raterId);
  return new Map(refs.flatMap((ref) => (ids.has(ref) ? [[ref, ids.get(ref)!] as const] : [])));
}

export async function putMembers(tx: Tx, round: RoundKey, groupId: string, raterIds: readonly string[]) {
  const { jurisdictionId, roundId } = round;
  const rows = [...new Set(raterIds)].map((raterId) => ({ jurisdictionId, roundId, groupId, raterId }));
  for (const some of portions(rows)) await tx.insert(ballotGroupRater).values(some).onConflictDoNothing();
}

export async function removeMembers(tx: Tx, round: RoundKey, groupId: string, raterIds: readonly string[]) {
  if (raterIds.length === 0) return;
  await tx
    .delete(ballotGroupRater)
    .where(
      and(
        eq(ballotGroupRater.jurisdictionId, round.jurisdictionId),
        eq(ballotGroupRater.roundId, round.roundId),
        eq(ballotGroupRater.groupId, groupId),
        inArray(ballotGroupRater.raterId, [...raterIds]),
      ),
    );
}

export async function putRatees(tx: Tx, round: RoundKey, groupId: string, cadreIds: readonly string[]) {
  const { jurisdictionId, roundId } = round;
  await tx
    .delete(ballotGroupRatee)
    .where(
      and(
        eq(ballotGroupRatee.jurisdictionId, jurisdictionId),
        eq(ballotGroupRatee.roundId, roundId),
        eq(ballotGroupRatee.groupId, groupId),
      ),
    );
  const rows = cadreIds.map((cadreId, position) => ({ jurisdictionId, roundId, groupId, cadreId, position }));
  for (const some of portions(rows)) await tx.insert(ballotGroupRatee).values(some);
}

export async function changeGroup(
  tx: Tx,
  round: RoundKey,
  groupId: string,
  values: { label?: Text; role?: string; extraCards?: number },
): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await tx.update(ballotGroup).set(values).where(inGroup(round, groupId));
}

export async function removeGroup(tx: Tx, round: RoundKey, groupId: string): Promise<void> {
  await tx.delete(ballotGroup).where(inGroup(round, groupId));
}
