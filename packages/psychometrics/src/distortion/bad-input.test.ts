import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PsychometricsError } from "../errors.ts";
import { blocs } from "./blocs.ts";
import { carelessSheets } from "./careless.ts";
import { evenSpread } from "./even-spread.ts";
import { groupGap, inGroupFavour } from "./group-effects.ts";
import { metByAHair } from "./hair-breadth.ts";
import { identicalSheets } from "./identical.ts";
import { raterHalo, raterLeniency, raterNoDifferences } from "./rater-style.ts";
import { recordAgainstVote } from "./record-vote.ts";
import type { TestResult } from "./result.ts";
import { scoreGradeOutOfStep } from "./score-grade.ts";
import { senioritySpeaks } from "./seniority.ts";
import { turnTaking } from "./turn-taking.ts";

const name = fc.constantFrom("甲", "乙", "丙", "d");
const score = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 5 }), weight: 20 },
  { arbitrary: fc.constantFrom(3, Number.NaN, Number.POSITIVE_INFINITY, -1), weight: 1 },
);
const options = { permutations: 20 };
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 40 });
const sheets = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 45 }))
  .chain(([items, count]) =>
    fc.array(fc.array(score, { minLength: items, maxLength: items }), { minLength: count, maxLength: count }),
  );

/** A property for each test: random records in, results out. */
function over<T>(records: fc.Arbitrary<T>, run: (records: T) => TestResult[]) {
  return fc.property(records, (own) => {
    let results: TestResult[];
    try {
      results = run(own);
    } catch (error) {
      expect(error).toBeInstanceOf(PsychometricsError);
      return;
    }
    for (const { statistic, effect, p } of results) {
      expect([statistic, effect, p].every(Number.isFinite)).toBe(true);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });
}

const rating = fc.record({ ratee: name, rater: name, raterGroup: name, rateeGroup: name, score });
const candidate = fc.record({
  unit: name,
  year: fc.integer({ min: 2020, max: 2024 }),
  person: name,
  awarded: fc.boolean(),
  score,
  seniority: score,
});
const ids = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);

const PROPERTIES: [string, fc.IProperty<unknown[]>][] = [
  ["turn-taking", over(list(candidate), (own) => turnTaking(own, options))],
  ["seniority", over(list(candidate), (own) => senioritySpeaks(own, options))],
  ["even-spread", over(list(candidate), (own) => evenSpread(own, options))],
  [
    "score-grade",
    over(list(fc.record({ cohort: name, score, se: score, grade: score })), (own) =>
      scoreGradeOutOfStep(own, options),
    ),
  ],
  ["leniency", over(list(rating), (own) => raterLeniency(own, options))],
  ["no-differences", over(list(rating), (own) => raterNoDifferences(own, options))],
  [
    "halo",
    over(sheets, (own) =>
      raterHalo(
        own.map((items, i) => ({ ratee: `p${i % 4}`, rater: `r${i % 3}`, items })),
        options,
      ),
    ),
  ],
  ["careless", over(sheets, (own) => carelessSheets(ids(own.length), own, options))],
  [
    "identical-sheets",
    over(sheets, (own) =>
      identicalSheets(
        ids(own.length),
        own.map((_, i) => `p${i % 4}`),
        own,
      ),
    ),
  ],
  [
    "blocs",
    over(list(fc.record({ ratee: fc.constantFrom("甲", "乙"), mean: score })), (own) => blocs(own, options)),
  ],
  ["in-group", over(list(rating), (own) => inGroupFavour(own, options))],
  ["group-gap", over(list(rating), (own) => groupGap(own, options))],
  [
    "record-vote",
    over(list(fc.record({ cohort: name, person: name, record: score, vote: score })), recordAgainstVote),
  ],
  ["hair-breadth", over(list(fc.record({ owner: name, ratio: score })), (own) => metByAHair(own))],
] as unknown as [string, fc.IProperty<unknown[]>][];

describe("whatever records come in", () => {
  test.each(PROPERTIES)(
    "the test of %s ends in finite numbers or an error that says what to do",
    (_, property) => {
      fc.assert(property, { numRuns: 200, seed: 7 });
    },
  );

  test("a record without a number is named", () => {
    const ratings = [
      { ratee: "甲", rater: "张", score: 3 },
      { ratee: "甲", rater: "王", score: Number.NaN },
    ];
    expect(() => raterLeniency(ratings)).toThrow(expect.objectContaining({ code: "bad-value" }));
    expect(() => raterLeniency(ratings)).toThrow(/Record 2/);
  });
});
