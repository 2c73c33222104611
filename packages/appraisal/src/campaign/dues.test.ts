import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addCalendarDays,
  addMonths,
  deadline,
  duesAfter,
  isWorkingDay,
  nationalPack,
  sampleLocalPack,
} from "../index.ts";

const calendar = { exceptions: {} };
const packs = [nationalPack];
const dues = (events: Parameters<typeof duesAfter>[0], all = packs) =>
  Object.fromEntries(duesAfter(events, all, calendar).map((due) => [due.key, due.due]));

test("who learns a result may ask for a review or appeal at once, each within 30 calendar days", () => {
  expect(dues({ learned: "2026-12-20", talked: "2026-12-25" })).toEqual({
    "deadline.review": "2027-01-19",
    "deadline.appeal.direct": "2027-01-19",
    "deadline.improvement-plan": "2027-01-19",
    "deadline.follow-up.from": "2027-03-20",
    "deadline.follow-up.until": "2027-06-20",
  });
});

test("after a review the appeal has 15 days, the decision 60 and once 30 more", () => {
  const events = { learned: "2026-12-20", reviewRequested: "2026-12-28" };
  expect(dues(events)["deadline.review.decision"]).toBe("2027-01-27");
  expect(dues(events)).not.toHaveProperty("deadline.appeal.direct");
  const decided = { ...events, reviewDecided: "2027-01-10" };
  expect(dues(decided)["deadline.appeal.after-review"]).toBe("2027-01-25");
  expect(dues({ ...decided, appealAccepted: "2027-01-20" })["deadline.appeal.decision"]).toBe("2027-03-21");
  expect(
    dues({ ...decided, appealAccepted: "2027-01-20", appealExtended: true })["deadline.appeal.decision"],
  ).toBe("2027-04-20");
});

test("feedback falls due 15 working days after approval, and no longer once it was given", () => {
  expect(dues({ approved: "2026-12-01" })).toEqual({ "deadline.feedback": "2026-12-22" });
  expect(dues({ approved: "2026-12-01", learned: "2026-12-10" })).not.toHaveProperty("deadline.feedback");
});

test("the talk falls due 10 working days after the letter, and no longer once it was held", () => {
  expect(dues({ learned: "2026-12-01" })["deadline.talk"]).toBe("2026-12-15");
  expect(dues({ learned: "2026-12-01", talked: "2026-12-09" })).not.toHaveProperty("deadline.talk");
});

test("an objection has a term only where a local pack gives it one", () => {
  const events = { learned: "2026-12-21", objected: "2026-12-30" };
  expect(dues(events)).not.toHaveProperty("deadline.objection.decision");
  expect(dues(events, [nationalPack, sampleLocalPack])["deadline.objection.decision"]).toBe("2027-01-13");
});

test("terms come in the order in which they end", () => {
  const ends = duesAfter(
    { learned: "2026-12-20", approved: "2026-12-10", posted: "2026-12-01" },
    packs,
    calendar,
  );
  expect(ends.map((due) => due.due)).toEqual(ends.map((due) => due.due).sort());
});

test("a month ends on the same day or on the last day of a shorter month", () => {
  expect([addMonths("2026-01-31", 1), addMonths("2027-10-31", 4), addMonths("2026-11-30", 3)]).toEqual([
    "2026-02-28",
    "2028-02-29",
    "2027-02-28",
  ]);
});

test("where the pack says so, a calendar term that ends on a day off moves to the next working day", () => {
  const start = fc.integer({ min: 0, max: 2000 }).map((n) => addCalendarDays("2025-01-01", n));
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 90 }), (from, days) => {
      const kept = deadline({ days, kind: "calendar" }, from, calendar);
      const moved = deadline({ days, kind: "calendar" }, from, calendar, "next_working_day");
      expect(isWorkingDay(moved, calendar)).toBe(true);
      expect(moved >= kept && moved <= addCalendarDays(kept, 2)).toBe(true);
      expect(moved === kept).toBe(isWorkingDay(kept, calendar));
    }),
  );
});
