import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { notFound } from "../../platform/errors.ts";
import { appointment, cadre, cadreChange, cadreFact, unit } from "./schema.ts";

/** Facts that only those see whose right spans the whole jurisdiction: a unit's clerk does not. */
const OPEN_TO_UNIT = ["leave", "probation"];

const one = (ctx: Ctx, cadreId: string) =>
  and(eq(cadre.jurisdictionId, ctx.actor.jurisdictionId), eq(cadre.cadreId, cadreId));

/** A cadre within the actor's reach. @throws DomainError `not-found` */
export async function reachable(ctx: Ctx, db: Db | Tx, cadreId: string): Promise<typeof cadre.$inferSelect> {
  const [found] = await db.select().from(cadre).where(one(ctx, cadreId));
  const { reach } = ctx;
  const reached =
    found !== undefined && (reach.all || (found.unitId !== null && reach.unitIds.includes(found.unitId)));
  if (!reached) throw notFound({ zh: "该干部", en: "The cadre" });
  return found;
}

/** One person with history, dated facts and latest changes. @throws DomainError `not-found` */
export async function getCadre(ctx: Ctx, cadreId: string) {
  const { db } = ctx.platform;
  const found = await reachable(ctx, db, cadreId);
  const { jurisdictionId: _own, pinyin: _p, initials: _i, sortOrder: _s, updatedAt: _u, ...person } = found;
  return {
    ...person,
    ...(await unitOf(ctx, found.unitId)),
    appointments: await appointmentsOf(ctx, cadreId),
    facts: await factsShown(ctx, cadreId),
    changes: await changesOf(ctx, cadreId),
  };
}

async function unitOf(ctx: Ctx, unitId: string | null) {
  if (unitId === null) return { unitName: null, unitCode: null };
  const [found] = await ctx.platform.db
    .select({ unitName: unit.name, unitCode: unit.code })
    .from(unit)
    .where(and(eq(unit.jurisdictionId, ctx.actor.jurisdictionId), eq(unit.unitId, unitId)));
  return found ?? { unitName: null, unitCode: null };
}

function appointmentsOf(ctx: Ctx, cadreId: string) {
  return ctx.platform.db
    .select({
      appointmentId: appointment.appointmentId,
      unitName: unit.name,
      title: appointment.title,
      rank: appointment.rank,
      isHead: appointment.isHead,
      since: appointment.since,
      ended: appointment.ended,
      source: appointment.source,
    })
    .from(appointment)
    .innerJoin(
      unit,
      and(eq(unit.jurisdictionId, appointment.jurisdictionId), eq(unit.unitId, appointment.unitId)),
    )
    .where(and(eq(appointment.jurisdictionId, ctx.actor.jurisdictionId), eq(appointment.cadreId, cadreId)))
    .orderBy(
      sql`${appointment.ended} desc nulls first, ${appointment.since} desc nulls last`,
      desc(appointment.recordedAt),
    );
}

async function factsShown(ctx: Ctx, cadreId: string) {
  const facts = await ctx.platform.db
    .select({
      factId: cadreFact.factId,
      kind: cadreFact.kind,
      from: cadreFact.fromDate,
      to: cadreFact.toDate,
      note: cadreFact.note,
      source: cadreFact.source,
    })
    .from(cadreFact)
    .where(and(eq(cadreFact.jurisdictionId, ctx.actor.jurisdictionId), eq(cadreFact.cadreId, cadreId)))
    .orderBy(asc(cadreFact.fromDate), asc(cadreFact.factId));
  return ctx.reach.all ? facts : facts.filter((fact) => OPEN_TO_UNIT.includes(fact.kind));
}

function changesOf(ctx: Ctx, cadreId: string) {
  return ctx.platform.db
    .select({ at: cadreChange.at, source: cadreChange.source, differences: cadreChange.differences })
    .from(cadreChange)
    .where(and(eq(cadreChange.jurisdictionId, ctx.actor.jurisdictionId), eq(cadreChange.cadreId, cadreId)))
    .orderBy(desc(cadreChange.at))
    .limit(50);
}
