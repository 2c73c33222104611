import { expect, test } from "vitest";
import { phaseAt } from "./phase.ts";

const day = (clock: string) => `2026-12-01T${clock}:00.000Z`;
const windows = {
  issuing: { from: day("08:00"), until: day("09:00") },
  casting: { from: day("09:30"), until: day("11:00") },
};

test.each([
  ["07:59", "to-issue", day("08:00")],
  ["08:00", "issuing", day("09:00")],
  ["09:00", "to-cast", day("09:30")],
  ["09:30", "casting", day("11:00")],
  ["11:00", "over", null],
])("at %s the round stands at %s", (clock, phase, until) => {
  expect(phaseAt(windows, Date.parse(day(clock)))).toEqual({ phase, until });
});

test("while the windows overlap, the casting window is the one that counts", () => {
  const overlapping = { ...windows, casting: { from: day("08:30"), until: day("11:00") } };
  expect(phaseAt(overlapping, Date.parse(day("08:45"))).phase).toBe("casting");
});
