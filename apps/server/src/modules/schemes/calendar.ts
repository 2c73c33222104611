import type { WorkCalendar } from "@hengjian/appraisal";
import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { notFound } from "../../platform/errors.ts";
import { calendarDay } from "./schema.ts";

/**
 * Published holidays and make-up days as `YYYY-MM-DD` → working. The table of the package is read rather than its
 * functions, which shift days by the time zone of the process.
 */
const PUBLISHED: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...Object.keys(published.holidays).map((day): [string, boolean] => [day, false]),
  ...Object.keys(published.workdays).map((day): [string, boolean] => [day, true]),
]);
const LAST_PUBLISHED_YEAR = Math.max(...Object.keys(PUBLISHED).map((day) => Number(day.slice(0, 4))));

const SHANGHAI = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** The civil date of an instant, `YYYY-MM-DD`; all deadlines are counted in it. */
export function dateOf(instant: Date): string {
  return SHANGHAI.format(instant);
}

/** Published holidays, overridden by what the jurisdiction entered. */
export async function workCalendar(db: Db | Tx, jurisdictionId: string): Promise<WorkCalendar> {
  const own = await db
    .select({ day: calendarDay.day, working: calendarDay.working })
    .from(calendarDay)
    .where(eq(calendarDay.jurisdictionId, jurisdictionId));
  const overrides = Object.fromEntries(own.map(({ day, working }) => [day, working]));
  return { exceptions: { ...PUBLISHED, ...overrides } };
}

export interface CalendarDay {
  day: string;
  working: boolean;
  origin: "published" | "local";
  note: string;
}

/** Days of one year that differ from the plain week, and whether the holidays of that year are published at all. */
export async function calendarOfYear(
  ctx: Ctx,
  year: number,
): Promise<{ year: number; published: boolean; days: CalendarDay[] }> {
  const own = await ctx.platform.db
    .select()
    .from(calendarDay)
    .where(
      and(
        eq(calendarDay.jurisdictionId, ctx.actor.jurisdictionId),
        sql`extract(year from ${calendarDay.day}) = ${year}`,
      ),
    );
  const days = new Map<string, CalendarDay>();
  for (const [day, working] of Object.entries(PUBLISHED)) {
    if (day.startsWith(`${year}-`)) days.set(day, { day, working, origin: "published", note: noteOf(day) });
  }
  for (const { day, working, note } of own) days.set(day, { day, working, origin: "local", note });
  const sorted = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { year, published: year <= LAST_PUBLISHED_YEAR, days: sorted };
}

function noteOf(day: string): string {
  const named: Readonly<Record<string, string>> = { ...published.holidays, ...published.workdays };
  return named[day]?.split(",")[1] ?? "";
}

/** Enter or change one day of the local calendar. */
export async function setCalendarDay(
  ctx: Ctx,
  day: string,
  input: { working: boolean; note: string },
): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  const values = { ...input, setBy: userId, setAt: ctx.platform.now() };
  await ctx.platform.db.transaction(async (tx) => {
    await tx
      .insert(calendarDay)
      .values({ jurisdictionId, day, ...values })
      .onConflictDoUpdate({ target: [calendarDay.jurisdictionId, calendarDay.day], set: values });
    await recordEvent(tx, ctx, {
      action: "calendar.set",
      subjectType: "calendar_day",
      subjectId: day,
      detail: { working: input.working },
      after: input,
    });
  });
}

/** Take a local day back, so that the published calendar holds again. @throws DomainError `not-found` */
export async function clearCalendarDay(ctx: Ctx, day: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const where = and(eq(calendarDay.jurisdictionId, jurisdictionId), eq(calendarDay.day, day));
    const gone = await tx.delete(calendarDay).where(where).returning({ day: calendarDay.day });
    if (gone.length === 0) throw notFound({ zh: "这一天的本地设置", en: "A local entry for this day" });
    await recordEvent(tx, ctx, { action: "calendar.clear", subjectType: "calendar_day", subjectId: day });
  });
}
