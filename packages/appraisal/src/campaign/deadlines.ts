import type { DeadlineRule, LastDay, MonthRule } from "../packs/values.ts";

/** Days that differ from the plain week: public holidays and make-up working days, as the State Council announces them. */
export interface WorkCalendar {
  /** `YYYY-MM-DD` → true for a make-up working day, false for a day off on a weekday. */
  exceptions: Readonly<Record<string, boolean>>;
}

const DAY = 86_400_000;

/** Whether a text is a real day written `YYYY-MM-DD`. */
export function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(time) && formatDate(time) === date;
}

/** @throws RangeError for anything but a real `YYYY-MM-DD` */
export function parseDate(date: string): number {
  if (!isDate(date)) {
    throw new RangeError(`Got ${JSON.stringify(date)}, expected a date as YYYY-MM-DD.`);
  }
  return Date.parse(`${date}T00:00:00Z`);
}

function formatDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Calendar days [日]: the day of the event is not counted. */
export function addCalendarDays(date: string, days: number): string {
  return formatDate(parseDate(date) + days * DAY);
}

export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  const exception = calendar.exceptions[date];
  if (exception !== undefined) return exception;
  const weekday = new Date(parseDate(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * Working days [工作日]: the day of the event is not counted; the answer is a working day.
 * @throws RangeError when days is negative or not whole
 */
export function addWorkingDays(date: string, days: number, calendar: WorkCalendar): string {
  if (!Number.isInteger(days) || days < 0)
    throw new RangeError(`Got ${days} working days, expected a whole number from 0.`);
  let at = date;
  for (let left = days; left > 0; ) {
    at = addCalendarDays(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

/** Working days from one date (not counted) to another (counted); negative when the other lies before. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let n = 0;
  for (let at = from; at < to; ) {
    at = addCalendarDays(at, 1);
    if (isWorkingDay(at, calendar)) n += 1;
  }
  return n;
}

/** The same day of a later month; the 31st of January and one month give the last day of February. */
export function addMonths(date: string, months: number): string {
  const start = new Date(parseDate(date));
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return formatDate(Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth)));
}

/**
 * The last day of a term that began with an event on `start`; the day of the event is not counted.
 * @param lastDay moves a calendar term that ends on a day off; a term in working days never ends on one
 */
export function deadline(
  rule: DeadlineRule | MonthRule,
  start: string,
  calendar: WorkCalendar,
  lastDay: LastDay = "keep",
): string {
  if (rule.kind === "working") return addWorkingDays(start, rule.days, calendar);
  const end = rule.kind === "month" ? addMonths(start, rule.months) : addCalendarDays(start, rule.days);
  return lastDay === "keep" || isWorkingDay(end, calendar) ? end : addWorkingDays(end, 1, calendar);
}
