/** Months as one number, year × 12 + month − 1, so that they add up; and as "2026-11" in the data. */
export const monthNumber = (year: number, month: number): number => year * 12 + month - 1;

export function isoMonth(n: number): string {
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
}

export function parseMonth(iso: string): number {
  return monthNumber(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)));
}

/** The demo county's present: everything in the data happened up to here. */
export const PRESENT = monthNumber(2026, 11);
