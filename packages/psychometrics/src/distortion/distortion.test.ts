/**
 * For every test: the rate of false alarms on honest data at the 5 % level, within three binomial standard errors
 * (tests with few values may stay below), and the power at the distortion that the name states.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { createRandom } from "../numeric/random.ts";
import { SCENARIOS } from "../testing/scenarios/index.ts";
import { LEVEL, type Rates, ratesOf, threeErrors } from "../testing/scenarios/scenario.ts";
import { raterLeniency } from "./rater-style.ts";
import { asFindings, type TestResult } from "./result.ts";

describe.each(SCENARIOS.map((scenario) => [scenario.test, scenario.variant ?? "all", scenario] as const))(
  "the test of %s (%s)",
  (name, _, scenario) => {
    let rates: Rates;
    beforeAll(() => {
      rates = ratesOf(scenario, { honest: 400, distorted: 150 });
    }, 120_000);

    test("keeps the level of 5 % on honest data", () => {
      const { honest, falseAlarms } = rates;
      expect(honest.length).toBeGreaterThanOrEqual(300);
      expect(falseAlarms).toBeLessThanOrEqual(LEVEL + threeErrors(honest));
      if (!scenario.isDiscrete) expect(falseAlarms).toBeGreaterThanOrEqual(LEVEL - threeErrors(honest));
    });

    test(`finds in eight of ten cases: ${scenario.distortion}`, () => {
      expect(rates.distorted.length).toBeGreaterThanOrEqual(100);
      expect(rates.power).toBeGreaterThanOrEqual(0.8);
    });

    test("says what it is about, how large it is and on which records it rests", () => {
      const { honest, distorted } = rates;
      for (const one of distorted) {
        expect(one.test).toBe(name);
        expect(one.subject).not.toBe("");
        if (one.p <= LEVEL) expect(one.records.length).toBeGreaterThan(0);
        expect(one.p).toBeGreaterThan(0);
        expect(one.p).toBeLessThanOrEqual(1);
      }
      const mean = (results: readonly TestResult[]) =>
        results.reduce((sum, { effect }) => sum + effect, 0) / results.length;
      expect(mean(distorted)).toBeGreaterThan(mean(honest));
    });
  },
);

describe("the family of all tests", () => {
  test("holds the false-discovery rate by Benjamini and Hochberg", () => {
    const make = (p: number): TestResult => ({
      test: "blocs",
      subject: String(p),
      statistic: 0,
      effect: 0,
      p,
      records: [],
    });
    const q = asFindings([0.04, 0.01, 0.03, 0.5].map(make)).map((finding) => finding.q);
    [0.04, 0.04 * (4 / 3), 0.04 * (4 / 3), 0.5].forEach((value, i) => {
      expect(q[i]).toBeCloseTo(value, 12);
    });
  });

  test("calls at most 5 % of honest subjects' families anything at a false-discovery rate of 5 %", () => {
    const random = createRandom(31);
    const families = Array.from({ length: 400 }, () =>
      asFindings(
        Array.from(
          { length: 20 },
          (_, i): TestResult => ({
            ...{ test: "blocs", subject: String(i), statistic: 0, effect: 0, records: [] },
            p: random.uniform(),
          }),
        ),
      ),
    );
    const called = families.filter(([strongest]) => strongest.q <= 0.05).length / families.length;
    expect(called).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / families.length));
  });

  test("gives the same p with the same seed, and another one with another", () => {
    const random = createRandom(29);
    const data = Array.from({ length: 120 }, (_, i) => ({
      ratee: `p${Math.floor(i / 6)}`,
      rater: `r${i % 6}`,
      score: random.normal(),
    }));
    const of = (seed: number) => raterLeniency(data, { seed, permutations: 100 }).map(({ p }) => p);
    expect(of(5)).toEqual(of(5));
    expect(of(5)).not.toEqual(of(6));
  });
});
