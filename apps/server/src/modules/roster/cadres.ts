import { randomUUID } from "node:crypto";
import { and, asc, desc, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { notFound } from "../../platform/errors.ts";
import { appointment, cadre, cadreFact, unit } from "./schema.ts";

const one = (ctx: Ctx, cadreId: string) =>
  and(eq(cadre.jurisdictionId, ctx.actor.jurisdictionId), eq(cadre.cadreId, cadreId));

/** One person with history and dated facts, within the actor's reach. @throws DomainError `not-found` */
export async function getCadre(ctx: Ctx, cadreId: string) {
  const { db } = ctx.platform;
  const found = await reachable(ctx, db, cadreId);
  const { jurisdictionId } = ctx.actor;
  const [ownUnit] = await db
    .select({ name: unit.name, code: unit.code })
    .from(unit)
    .where(
      and(
        eq(unit.jurisdictionId, jurisdictionId),
        eq(unit.unitId, found.unitId ?? "00000000-0000-0000-0000-000000000000"),
      ),
    );
  const appointments = await db
    .select({
      unitName: unit.name,
      title: appointment.title,
      rank: appointment.rank,
      since: appointment.since,
      ended: appointment.ended,
      source: appointment.source,
    })
    .from(appointment)
    .innerJoin(
      unit,
      and(eq(unit.jurisdictionId, appointment.jurisdictionId), eq(unit.unitId, appointment.unitId)),
    )
    .where(and(eq(appointment.jurisdictionId, jurisdictionId), eq(appointment.cadreId, cadreId)))
    .orderBy(desc(appointment.since), desc(appointment.recordedAt));
  const facts = await db
    .select({
      factId: cadreFact.factId,
      kind: cadreFact.kind,
      from: cadreFact.fromDate,
      to: cadreFact.toDate,
      note: cadreFact.note,
      source: cadreFact.source,
    })
    .from(cadreFact)
    .where(and(eq(cadreFact.jurisdictionId, jurisdictionId), eq(cadreFact.cadreId, cadreId)))
    .orderBy(asc(cadreFact.fromDate));
  const { jurisdictionId: _own, pinyin: _p, initials: _i, sortOrder: _s, ...person } = found;
  return { ...person, unitName: ownUnit?.name ?? null, unitCode: ownUnit?.code ?? null, appointments, facts };
}

async function reachable(
  ctx: Ctx,
  tx: Tx | Ctx["platform"]["db"],
  cadreId: string,
): Promise<typeof cadre.$inferSelect> {
  const [found] = await tx.select().from(cadre).where(one(ctx, cadreId));
  const { reach } = ctx;
  if (
    found === undefined ||
    !(reach.all || (found.unitId !== null && reach.unitIds.includes(found.unitId)))
  ) {
    throw notFound({ zh: "该干部", en: "The cadre" });
  }
  return found;
}

export interface CadreChange {
  sex?: "男" | "女" | undefined;
  education?: string | null | undefined;
  degree?: string | null | undefined;
  reserve?: boolean | undefined;
  note?: string | null | undefined;
}

/** Correct what an import cannot know; unit, post and rank change through appointments. */
export async function updateCadre(ctx: Ctx, cadreId: string, change: CadreChange): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const before = await reachable(ctx, tx, cadreId);
    await tx
      .update(cadre)
      .set({ ...change, updatedAt: ctx.platform.now() })
      .where(one(ctx, cadreId));
    const fields = Object.keys(change);
    await recordEvent(tx, ctx, {
      action: "roster.edit",
      subjectType: "cadre",
      subjectId: cadreId,
      detail: { fields },
      before: { ...before, updatedAt: null },
      after: change,
    });
  });
}

/** Name the head of the unit that the person belongs to; the former head stops being it. */
export async function setHead(ctx: Ctx, cadreId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const found = await reachable(ctx, tx, cadreId);
    if (found.unitId === null) throw notFound({ zh: "该干部的单位", en: "The unit of this cadre" });
    await tx
      .update(cadre)
      .set({ isHead: false })
      .where(
        and(eq(cadre.jurisdictionId, jurisdictionId), eq(cadre.unitId, found.unitId), eq(cadre.isHead, true)),
      );
    await tx.update(cadre).set({ isHead: true }).where(one(ctx, cadreId));
    await recordEvent(tx, ctx, {
      action: "roster.set-head",
      subjectType: "unit",
      subjectId: found.unitId,
      detail: { cadreId },
    });
  });
}

export interface NewFact {
  kind: string;
  from: string;
  to: string | null;
  note: string;
  source: string;
}

export async function addFact(ctx: Ctx, cadreId: string, fact: NewFact): Promise<string> {
  const factId = randomUUID();
  await ctx.platform.db.transaction(async (tx) => {
    await reachable(ctx, tx, cadreId);
    const { from, to, ...rest } = fact;
    await tx.insert(cadreFact).values({
      jurisdictionId: ctx.actor.jurisdictionId,
      factId,
      cadreId,
      fromDate: from,
      toDate: to,
      ...rest,
      recordedBy: ctx.actor.userId,
    });
    await recordEvent(tx, ctx, {
      action: "roster.fact",
      subjectType: "cadre",
      subjectId: cadreId,
      after: fact,
      personal: { ...fact },
    });
  });
  return factId;
}

export async function removeFact(ctx: Ctx, cadreId: string, factId: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    await reachable(ctx, tx, cadreId);
    const removed = await tx
      .delete(cadreFact)
      .where(
        and(
          eq(cadreFact.jurisdictionId, ctx.actor.jurisdictionId),
          eq(cadreFact.cadreId, cadreId),
          eq(cadreFact.factId, factId),
        ),
      )
      .returning();
    if (removed.length === 0) throw notFound({ zh: "该事项", en: "The fact" });
    await recordEvent(tx, ctx, {
      action: "roster.fact-removed",
      subjectType: "cadre",
      subjectId: cadreId,
      detail: { factId },
    });
  });
}
