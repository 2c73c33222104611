import { describe, expect, test } from "vitest";
import { AnalyseFault } from "../fault.ts";
import { checkMarks } from "./check-marks.ts";
import { NO_MARK, type Ratings } from "./ratings.ts";

/** One ratee, one rater per sheet. */
function ratingsOf(sheets: number[][]): Ratings {
  const index = Uint32Array.from(sheets, (_, s) => s);
  return {
    ratee: { column: "ratee", ids: ["P"], index: new Uint32Array(sheets.length) },
    rater: { column: "rater", ids: sheets.map((_, s) => `R${s}`), index },
    groups: [],
    items: sheets[0]!.map((_, i) => `Q${i + 1}`),
    marks: Int16Array.from(sheets.flat()),
    row: index.map((s) => s + 2),
    encoding: "ascii",
  };
}

const ORDINARY = [
  [1, 2],
  [3, 4],
  [5, 5],
  [2, 1],
];
const codes = (sheets: number[][], given: { low: number; high: number } | null = null) =>
  checkMarks(ratingsOf(sheets), given).notes.map(({ code }) => code);

describe("marks before they are analysed", () => {
  test("55 among 1 to 5 is taken for a typing error, with its place and the ways out", () => {
    try {
      checkMarks(ratingsOf([...ORDINARY, [55, 3]]), null);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AnalyseFault);
      expect((error as AnalyseFault).text.zh).toMatch(/第6行“Q1”列是55[\s\S]*--missing 55[\s\S]*--scale/);
    }
  });

  test("also when the odd value is small, or frequent as 99 for no answer is", () => {
    expect(() => codes([...ORDINARY, [-9, 3]])).toThrow(/row 6, column "Q1" holds -9/);
    expect(() => codes([...ORDINARY, [99, 3], [99, 1], [99, 2]])).toThrow(/3 rating\(s\)/);
  });

  test("a scale with a gap is one when it is said to be", () => {
    expect(codes([...ORDINARY, [55, 3]], { low: 1, high: 55 })).toEqual(["unused-categories"]);
    expect(() => codes(ORDINARY, { low: 1, high: 4 })).toThrow(/outside the scale \(1–4\)/);
  });

  test("a category that nobody used and a column that says nothing are noted", () => {
    expect(
      codes([
        [1, 3],
        [2, 3],
        [4, 3],
        [5, 3],
      ]),
    ).toEqual(["constant-item"]);
    expect(
      codes([
        [1, 4],
        [2, 5],
        [5, 1],
      ]),
    ).toEqual(["unused-categories"]);
    expect(
      codes([
        [1, NO_MARK],
        [2, NO_MARK],
        [3, NO_MARK],
      ]),
    ).toEqual(["empty-item"]);
  });

  test("no mark at all is a fault", () => {
    expect(() => codes([[NO_MARK, NO_MARK]])).toThrow(/not a single rating/);
  });
});
