import fc from "fast-check";
import { expect, test } from "vitest";
import { type RawSheet, tallySheets } from "./index.ts";

const codes = ["A", "B", "C"];
const answer = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom("not_known" as const, null));
const sheet = fc.record({
  group: fc.constantFrom("peers", "subordinates"),
  answers: fc.record({ A: answer, B: answer, C: answer }),
});

test("no vote is lost: counts, not known and abstained together are the sheets of the group", () => {
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 60 }), (sheets) => {
      for (const tally of tallySheets(sheets, codes).tallies) {
        const valid = Object.values(tally.counts).reduce((a, b) => a + b, 0);
        const own = sheets.filter((one) => one.group === tally.group).length;
        expect(valid + tally.notKnown + tally.abstained).toBe(own);
      }
    }),
  );
});

test("the order of the sheets changes no count and tells nobody's place", () => {
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 40 }), (sheets) => {
      const { tallies } = tallySheets(sheets, codes);
      expect(tallySheets([...sheets].reverse(), codes).tallies).toEqual(tallies);
    }),
  );
});

test("the mean and spread of sheet means are those of the sheets with a mark", () => {
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 40 }), (sheets) => {
      for (const stats of tallySheets(sheets, codes).sheetStats) {
        const means = sheets.filter((one) => one.group === stats.group).flatMap(meanOf);
        expect(stats.n).toBe(means.length);
        if (means.length === 0) continue;
        const mean = means.reduce((a, b) => a + b) / means.length;
        expect(stats.mean).toBeCloseTo(mean, 12);
        const squares = means.reduce((a, b) => a + (b - mean) ** 2, 0);
        expect(stats.variance).toBeCloseTo(means.length > 1 ? squares / (means.length - 1) : 0, 12);
      }
    }),
  );
});

function meanOf({ answers }: RawSheet): number[] {
  const marks = Object.values(answers).filter((one) => typeof one === "number");
  return marks.length === 0 ? [] : [marks.reduce((a, b) => a + b) / marks.length];
}
