import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { invalid, notFound } from "../../platform/errors.ts";
import { reachable } from "./cadre-detail.ts";
import { cadreFact } from "./schema.ts";

/** A dated fact about a person: discipline, open case, leave, probation. Months or days. */
export interface NewFact {
  kind: string;
  from: string;
  to: string | null;
  note: string;
  source: string;
}

const oneFact = (ctx: Ctx, cadreId: string, factId: string) =>
  and(
    eq(cadreFact.jurisdictionId, ctx.actor.jurisdictionId),
    eq(cadreFact.cadreId, cadreId),
    eq(cadreFact.factId, factId),
  );

/** @throws DomainError `fact-ends-before-it-begins` */
export async function addFact(ctx: Ctx, cadreId: string, fact: NewFact): Promise<string> {
  refuseBackwards(fact);
  const factId = randomUUID();
  const { from, to, ...rest } = fact;
  await ctx.platform.db.transaction(async (tx) => {
    await reachable(ctx, tx, cadreId);
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
      detail: { factId },
      after: fact,
      personal: { ...fact },
    });
  });
  return factId;
}

/** Correct a fact, or say when it ended. @throws DomainError `not-found`, `fact-ends-before-it-begins` */
export async function updateFact(
  ctx: Ctx,
  cadreId: string,
  factId: string,
  change: Partial<Omit<NewFact, "kind">>,
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    await reachable(ctx, tx, cadreId);
    const [before] = await tx
      .select()
      .from(cadreFact)
      .where(oneFact(ctx, cadreId, factId))
      .for("update");
    if (before === undefined) throw factGone();
    const after = {
      kind: before.kind,
      from: change.from ?? before.fromDate,
      to: change.to === undefined ? before.toDate : change.to,
      note: change.note ?? before.note,
      source: change.source ?? before.source,
    };
    refuseBackwards(after);
    const { from, to, ...rest } = after;
    await tx
      .update(cadreFact)
      .set({ ...rest, fromDate: from, toDate: to })
      .where(oneFact(ctx, cadreId, factId));
    await recordEvent(tx, ctx, {
      action: "roster.fact-changed",
      subjectType: "cadre",
      subjectId: cadreId,
      detail: { factId },
      before: { ...before, recordedAt: null },
      after,
      personal: { ...after },
    });
  });
}

/** Take back a fact entered by mistake; the log keeps that it was there. @throws DomainError `not-found` */
export async function removeFact(ctx: Ctx, cadreId: string, factId: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    await reachable(ctx, tx, cadreId);
    const [removed] = await tx
      .delete(cadreFact)
      .where(oneFact(ctx, cadreId, factId))
      .returning();
    if (removed === undefined) throw factGone();
    await recordEvent(tx, ctx, {
      action: "roster.fact-removed",
      subjectType: "cadre",
      subjectId: cadreId,
      detail: { factId },
      before: { ...removed, recordedAt: null },
      personal: { kind: removed.kind, from: removed.fromDate, note: removed.note },
    });
  });
}

function refuseBackwards({ from, to }: { from: string; to: string | null }): void {
  if (to === null || to >= from.slice(0, to.length)) return;
  throw invalid("fact-ends-before-it-begins", {
    zh: `结束时间(${to})早于开始时间(${from})。请改正。`,
    en: `The end (${to}) lies before the beginning (${from}). Correct one of them.`,
  });
}

function factGone() {
  return notFound({ zh: "该事项", en: "The fact" });
}
