import { and, asc, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { invalid } from "../../platform/errors.ts";
import { unitsOfKinds } from "../roster/service.ts";
import { personsOf } from "./people.ts";
import { leadershipLine } from "./schema.ts";

/** Units by leader. */
export async function linesOf(db: Db | Tx, jurisdictionId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ person: leadershipLine.person, unitId: leadershipLine.unitId })
    .from(leadershipLine)
    .where(eq(leadershipLine.jurisdictionId, jurisdictionId))
    .orderBy(asc(leadershipLine.person), asc(leadershipLine.unitId));
  const grouped = Map.groupBy(rows, (row) => row.person);
  return new Map([...grouped].map(([person, own]) => [person, own.map((row) => row.unitId)]));
}

export async function listLines(ctx: Ctx) {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const lines = await linesOf(db, jurisdictionId);
  const units = new Map((await unitsOfKinds(db, jurisdictionId)).map((one) => [one.unitId, one.name]));
  const people = await personsOf(db, jurisdictionId, [...lines.keys()]);
  const items = [...lines].map(([person, unitIds]) => ({
    person,
    name: people.get(person)?.name ?? "",
    unitIds,
    unitNames: unitIds.map((unitId) => units.get(unitId) ?? ""),
  }));
  return { items };
}

/**
 * Say which units a leader answers for [分管]; none takes the line away. Plans made from now on follow it.
 * @throws DomainError `person-unknown`, `units-unknown`
 */
export async function setLine(ctx: Ctx, person: string, unitIds: readonly string[]): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await requirePerson(tx, jurisdictionId, person);
    const known = new Set((await unitsOfKinds(tx, jurisdictionId)).map((one) => one.unitId));
    if (unitIds.some((unitId) => !known.has(unitId))) throw unitsUnknown();
    const before = await tx
      .delete(leadershipLine)
      .where(and(eq(leadershipLine.jurisdictionId, jurisdictionId), eq(leadershipLine.person, person)))
      .returning({ unitId: leadershipLine.unitId });
    const stamp = { jurisdictionId, person, setBy: userId, setAt: ctx.platform.now() };
    const rows = [...new Set(unitIds)].map((unitId) => ({ ...stamp, unitId }));
    if (rows.length > 0) await tx.insert(leadershipLine).values(rows);
    await recordEvent(tx, ctx, {
      action: "ballots.line",
      subjectType: "person",
      subjectId: person,
      detail: { units: rows.length },
      before: before.map((row) => row.unitId).sort(),
      after: rows.map((row) => row.unitId).sort(),
    });
  });
}

/** @throws DomainError `person-unknown` */
export async function requirePerson(tx: Tx, jurisdictionId: string, person: string): Promise<void> {
  const found = await personsOf(tx, jurisdictionId, [person]);
  if (found.has(person)) return;
  throw invalid("person-unknown", {
    zh: "所选的人不在干部库中,也没有可用的账号。请刷新页面后重选。",
    en: "The person chosen is not on the roster and has no active account. Reload the page and choose again.",
  });
}

function unitsUnknown() {
  return invalid("units-unknown", {
    zh: "所选单位中有不在干部库中的。请刷新页面后重选。",
    en: "Some of the chosen units are not on the roster. Reload the page and choose again.",
  });
}
