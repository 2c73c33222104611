import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../numeric/random.ts";
import { SHROUT_FLEISS } from "../testing/textbook.ts";
import { intraclass } from "./icc.ts";
import { oneWay, oneWayFromSummaries, spearmanBrown, spearmanBrownRaters, summarize } from "./one-way.ts";

describe("one-way reliability from summaries", () => {
  test("equals that from the values", () => {
    const groups = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 8 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(groups, (values) => {
        expect(oneWayFromSummaries(values.map(summarize))).toEqual(oneWay(values));
      }),
    );
  });

  test("says null, not NaN, when nothing varies", () => {
    const nothing = [
      [3, 3],
      [3, 3],
    ];
    expect(oneWay(nothing)).toMatchObject({ icc1: null, icc2: null, f: null, p: null, icc1Limits: null });
  });

  test("has in equal groups the confidence limits of Shrout and Fleiss's first form", () => {
    const { f, icc1Limits, icc2Limits } = oneWay(SHROUT_FLEISS);
    const { icc11, icc1k } = intraclass(SHROUT_FLEISS).forms;
    expect(f).toBeCloseTo(icc11.f, 12);
    expect(icc1Limits!.lower).toBeCloseTo(icc11.lower, 12);
    expect(icc1Limits!.upper).toBeCloseTo(icc11.upper, 12);
    expect(icc2Limits!.lower).toBeCloseTo(icc1k.lower, 12);
    expect(icc2Limits!.upper).toBeCloseTo(icc1k.upper, 12);
  });

  test("has 95 % limits that hold the true value in 93 to 97 of 100 samples, group sizes differing", () => {
    const random = createRandom(12);
    let inside = 0;
    for (let s = 0; s < 1000; s++) {
      const groups = Array.from({ length: 25 }, (_, g) => {
        const level = random.normal() * Math.sqrt(0.2 / 0.8);
        return Array.from({ length: 6 + (g % 9) }, () => level + random.normal());
      });
      const { lower, upper } = oneWay(groups).icc1Limits!;
      if (lower < 0.2 && upper > 0.2) inside++;
    }
    expect(inside / 1000).toBeGreaterThan(0.93);
    expect(inside / 1000).toBeLessThan(0.97);
  });

  test("needs two groups", () => {
    expect(() => oneWay([[1, 2, 3]])).toThrow(/Got 1 group/);
  });

  test("asks for exactly as many raters as reach the target", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.95, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (icc, target) => {
          const raters = spearmanBrownRaters(icc, target)!;
          expect(spearmanBrown(icc, raters)).toBeGreaterThanOrEqual(target - 1e-9);
          if (raters > 1) expect(spearmanBrown(icc, raters - 1)).toBeLessThan(target);
        },
      ),
    );
  });

  test("knows no number of raters when a rating carries nothing", () => {
    expect(spearmanBrownRaters(-0.1, 0.8)).toBeNull();
  });
});
