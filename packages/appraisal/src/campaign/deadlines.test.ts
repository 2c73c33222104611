import fc from "fast-check";
import { expect, test } from "vitest";
import { addCalendarDays, addWorkingDays, deadline, isWorkingDay, workingDaysBetween } from "../index.ts";

/** New Year 2026 with its make-up Sunday; the days as an office would enter them. */
const calendar = { exceptions: { "2026-01-01": false, "2026-01-02": false, "2026-01-04": true } };

test("working days skip weekends and holidays and count make-up days", () => {
  expect(addWorkingDays("2025-12-31", 1, calendar)).toBe("2026-01-04");
  expect(addWorkingDays("2025-12-31", 2, calendar)).toBe("2026-01-05");
});

test("calendar days count every day", () => {
  expect(addCalendarDays("2026-01-31", 30)).toBe("2026-03-02");
  expect(deadline({ days: 30, kind: "calendar" }, "2026-12-20", calendar)).toBe("2027-01-19");
});

test("a term of n working days holds exactly n working days and ends on one", () => {
  const days = fc.integer({ min: 0, max: 3000 }).map((n) => addCalendarDays("2024-01-01", n));
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 90 }), (start, n) => {
      const end = addWorkingDays(start, n, calendar);
      expect(workingDaysBetween(start, end, calendar)).toBe(n);
      expect(isWorkingDay(end, calendar)).toBe(true);
    }),
  );
});

test("refuses what is no date", () => {
  for (const bad of ["2026-02-30", "2026-2-1", "", "tomorrow"])
    expect(() => addCalendarDays(bad, 1)).toThrow(RangeError);
});
