import { randomUUID } from "node:crypto";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict, notFound } from "../../platform/errors.ts";
import { reachable } from "./cadre-detail.ts";
import { changeRoster } from "./roster-version.ts";
import { appointment, cadre, cadreChange, type Difference, unit } from "./schema.ts";
import { searchKeys } from "./search-keys.ts";

/** What a correction by hand may change; unit, post and rank change by an appointment. */
export interface PersonalDetails {
  name?: string | undefined;
  sex?: "男" | "女" | undefined;
  ethnicity?: string | null | undefined;
  nativePlace?: string | null | undefined;
  birth?: string | undefined;
  workStart?: string | null | undefined;
  politicalStatus?: string | null | undefined;
  partyDate?: string | null | undefined;
  education?: string | null | undefined;
  degree?: string | null | undefined;
  school?: string | null | undefined;
  duties?: string | null | undefined;
  reserve?: boolean | undefined;
  note?: string | null | undefined;
}

export interface Post {
  unitId: string;
  title: string;
  rank: string | null;
  /** `YYYY-MM` */
  since: string;
  isTeamMember: boolean;
  duties?: string | null | undefined;
}

type Cadre = typeof cadre.$inferSelect;

/** Add one person by hand. @throws DomainError `not-found` for the unit */
export async function createCadre(
  ctx: Ctx,
  details: PersonalDetails & { name: string; birth: string },
  post: Post,
): Promise<string> {
  const cadreId = randomUUID();
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await changeRoster(tx, jurisdictionId);
    await tx.insert(cadre).values({ jurisdictionId, cadreId, ...named(details.name), ...details });
    await takePost(ctx, tx, cadreId, post);
    await recordEvent(tx, ctx, {
      action: "roster.add",
      subjectType: "cadre",
      subjectId: cadreId,
      after: { ...details, ...post },
    });
  });
  return cadreId;
}

function named(name: string) {
  return { name: name.replaceAll(/[\s\u3000]/g, ""), nameAsWritten: name, ...searchKeys(name) };
}

/** Correct personal details. @throws DomainError `not-found` */
export async function updateCadre(ctx: Ctx, cadreId: string, details: PersonalDetails): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    await changeRoster(tx, ctx.actor.jurisdictionId);
    const before = await reachable(ctx, tx, cadreId);
    const change = { ...details, ...(details.name === undefined ? {} : named(details.name)) };
    const after = await write(ctx, tx, before, change);
    await recordEvent(tx, ctx, {
      action: "roster.edit",
      subjectType: "cadre",
      subjectId: cadreId,
      detail: { fields: Object.keys(details) },
      before: { ...before, updatedAt: null },
      after: { ...after, updatedAt: null },
    });
  });
}

/** A new post: the one before ends in the month in which this begins. @throws DomainError `not-found` */
export async function appoint(ctx: Ctx, cadreId: string, post: Post): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    await changeRoster(tx, ctx.actor.jurisdictionId);
    const before = await reachable(ctx, tx, cadreId);
    await endAppointment(ctx, tx, cadreId, post.since);
    await takePost(ctx, tx, cadreId, post);
    await recordEvent(tx, ctx, {
      action: "roster.appoint",
      subjectType: "cadre",
      subjectId: cadreId,
      before: { unitId: before.unitId, title: before.title, rank: before.rank },
      after: post,
    });
  });
}

/** Somebody leaves office: retired, moved away, died. History and results stay. @throws DomainError `not-in-office` */
export async function leaveOffice(
  ctx: Ctx,
  cadreId: string,
  leaving: { month: string; reason: string },
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    await changeRoster(tx, ctx.actor.jurisdictionId);
    const before = await reachable(ctx, tx, cadreId);
    if (before.unitId === null) throw notInOffice(before.name);
    await endAppointment(ctx, tx, cadreId, leaving.month);
    await write(ctx, tx, before, { unitId: null, isHead: false, isTeamMember: false });
    await recordEvent(tx, ctx, {
      action: "roster.leave",
      subjectType: "cadre",
      subjectId: cadreId,
      detail: { month: leaving.month },
      before: { unitId: before.unitId, title: before.title },
      personal: { reason: leaving.reason },
    });
  });
}

/** Name the head of the unit that the person belongs to; the former head stops being it. */
export async function setHead(ctx: Ctx, cadreId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await changeRoster(tx, jurisdictionId);
    const found = await reachable(ctx, tx, cadreId);
    if (found.unitId === null) throw notInOffice(found.name);
    const others = await tx
      .select()
      .from(cadre)
      .where(
        and(
          eq(cadre.jurisdictionId, jurisdictionId),
          eq(cadre.unitId, found.unitId),
          eq(cadre.isHead, true),
          ne(cadre.cadreId, cadreId),
        ),
      );
    for (const other of others) await makeHead(ctx, tx, other, false);
    await makeHead(ctx, tx, found, true);
    await recordEvent(tx, ctx, {
      action: "roster.set-head",
      subjectType: "unit",
      subjectId: found.unitId,
      detail: { cadreId, former: others.map((other) => other.cadreId) },
    });
  });
}

async function makeHead(ctx: Ctx, tx: Tx, person: Cadre, isHead: boolean): Promise<void> {
  await write(ctx, tx, person, { isHead });
  await tx.update(appointment).set({ isHead }).where(inForce(ctx, person.cadreId));
}

/** @throws DomainError `not-found` for the unit */
async function takePost(ctx: Ctx, tx: Tx, cadreId: string, post: Post): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  const [target] = await tx
    .select({ sortOrder: unit.sortOrder })
    .from(unit)
    .where(and(eq(unit.jurisdictionId, jurisdictionId), eq(unit.unitId, post.unitId)));
  if (target === undefined) throw notFound({ zh: "该单位", en: "The unit" });
  const [before] = await tx
    .select()
    .from(cadre)
    .where(and(eq(cadre.jurisdictionId, jurisdictionId), eq(cadre.cadreId, cadreId)));
  if (before === undefined) throw notFound({ zh: "该干部", en: "The cadre" });
  const staysHead = before.isHead && before.unitId === post.unitId;
  const { unitId, title, rank, since, isTeamMember } = post;
  await write(ctx, tx, before, {
    unitId,
    title,
    rank,
    isTeamMember,
    isHead: staysHead,
    positionSince: since,
    rankSince: rank === before.rank ? before.rankSince : since,
    duties: post.duties === undefined ? before.duties : post.duties,
    // Behind everybody who came with a file, in the order of the unit.
    sortOrder: target.sortOrder * 1_000_000 + 999_999,
  });
  await tx.insert(appointment).values({
    jurisdictionId,
    appointmentId: randomUUID(),
    cadreId,
    unitId,
    title,
    rank,
    isHead: staysHead,
    isTeamMember,
    since,
    source: "",
  });
}

const inForce = (ctx: Ctx, cadreId: string) =>
  and(
    eq(appointment.jurisdictionId, ctx.actor.jurisdictionId),
    eq(appointment.cadreId, cadreId),
    isNull(appointment.ended),
  );

async function endAppointment(ctx: Ctx, tx: Tx, cadreId: string, month: string): Promise<void> {
  await tx.update(appointment).set({ ended: month }).where(inForce(ctx, cadreId));
}

const SILENT = new Set(["sortOrder", "updatedAt", "pinyin", "initials", "nameAsWritten"]);

/** Change a person and keep what was and what is, field by field. */
async function write(ctx: Ctx, tx: Tx, before: Cadre, change: Partial<Cadre>): Promise<Cadre> {
  const { jurisdictionId, userId } = ctx.actor;
  const [after] = await tx
    .update(cadre)
    .set({ ...change, updatedAt: sql`now()` })
    .where(and(eq(cadre.jurisdictionId, jurisdictionId), eq(cadre.cadreId, before.cadreId)))
    .returning();
  if (after === undefined) throw notFound({ zh: "该干部", en: "The cadre" });
  const fields = (Object.keys(change) as (keyof Cadre)[]).filter(
    (field) => !SILENT.has(field) && before[field] !== after[field],
  );
  const differences: Difference[] = fields.map((field) => ({
    field,
    before: shown(before[field]),
    after: shown(after[field]),
  }));
  if (differences.length > 0)
    await tx.insert(cadreChange).values({
      jurisdictionId,
      changeId: randomUUID(),
      cadreId: before.cadreId,
      recordedBy: userId,
      differences,
    });
  return after;
}

function shown(value: Cadre[keyof Cadre]): string | null {
  if (value === null) return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  return String(value);
}

function notInOffice(name: string) {
  return conflict("not-in-office", {
    zh: `${name}现在不在任何单位任职。请先登记任职。`,
    en: `${name} holds no post now. Enter an appointment first.`,
  });
}
