import { randomUUID } from "node:crypto";
import type { RecusalPair } from "@hengjian/appraisal";
import { and, asc, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { notFound } from "../../platform/errors.ts";
import { colleagues } from "../roster/service.ts";
import { requirePerson } from "./lines.ts";
import { personsOf } from "./people.ts";
import { recusal } from "./schema.ts";

/** Who must not rate whom. */
export function recusalPairs(db: Db | Tx, jurisdictionId: string): Promise<RecusalPair[]> {
  return db
    .select({ rater: recusal.person, ratee: recusal.cadreId })
    .from(recusal)
    .where(eq(recusal.jurisdictionId, jurisdictionId));
}

export function isBarred(recusals: readonly RecusalPair[], person: string, cadreId: string): boolean {
  return recusals.some((one) => one.rater === person && one.ratee === cadreId);
}

/** Whether the row about somebody must be a recusal: the own one, or one that was entered. */
export function mustRecuse(recusals: readonly RecusalPair[], person: string, cadreId: string): boolean {
  return person === `cadre:${cadreId}` || isBarred(recusals, person, cadreId);
}

export async function listRecusals(ctx: Ctx) {
  const { jurisdictionId } = ctx.actor;
  const { db } = ctx.platform;
  const rows = await db
    .select()
    .from(recusal)
    .where(eq(recusal.jurisdictionId, jurisdictionId))
    .orderBy(asc(recusal.setAt), asc(recusal.recusalId));
  const cadreRefs = rows.map((row) => `cadre:${row.cadreId}`);
  const people = await personsOf(db, jurisdictionId, [...rows.map((row) => row.person), ...cadreRefs]);
  const nameOf = (ref: string) => people.get(ref)?.name ?? "";
  const items = rows.map(({ recusalId, person, cadreId, kind, note }) => ({
    ...{ recusalId, kind, note },
    rater: { person, name: nameOf(person) },
    ratee: { cadreId, name: nameOf(`cadre:${cadreId}`) },
  }));
  return { items };
}

export interface NewRecusal {
  person: string;
  cadreId: string;
  kind: "relative" | "conflict" | "other";
  note: string;
}

/** Enter a recusal [回避]; the same pair again changes kind and note. @throws DomainError `person-unknown`, `not-found` */
export async function addRecusal(ctx: Ctx, input: NewRecusal): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await requirePerson(tx, jurisdictionId, input.person);
    const [ratee] = await colleagues(tx, jurisdictionId, { cadreIds: [input.cadreId] });
    if (ratee === undefined) throw notFound({ zh: "被考核的干部", en: "The person rated" });
    const { kind, note } = input;
    const stamp = { setBy: userId, setAt: ctx.platform.now() };
    await tx
      .insert(recusal)
      .values({ jurisdictionId, recusalId: randomUUID(), ...input, ...stamp })
      .onConflictDoUpdate({
        target: [recusal.jurisdictionId, recusal.person, recusal.cadreId],
        set: { kind, note, ...stamp },
      });
    await recordEvent(tx, ctx, {
      action: "ballots.recusal",
      subjectType: "cadre",
      subjectId: input.cadreId,
      detail: { kind },
      after: input,
      personal: { ...input },
    });
  });
}

/** @throws DomainError `not-found` */
export async function removeRecusal(ctx: Ctx, recusalId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const [removed] = await tx
      .delete(recusal)
      .where(and(eq(recusal.jurisdictionId, jurisdictionId), eq(recusal.recusalId, recusalId)))
      .returning();
    if (removed === undefined) throw notFound({ zh: "该项回避", en: "The recusal" });
    const { person, cadreId, kind, note } = removed;
    await recordEvent(tx, ctx, {
      action: "ballots.recusal-removed",
      subjectType: "cadre",
      subjectId: cadreId,
      detail: { kind },
      before: { person, cadreId, kind, note },
      personal: { person, cadreId, kind, note },
    });
  });
}
