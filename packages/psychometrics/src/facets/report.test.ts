import { describe, expect, test } from "vitest";
import { correlation } from "../agreement/cronbach.ts";
import { createRandom } from "../numeric/random.ts";
import { PLAN, type Rating, tableOf } from "../testing/rating-tables.ts";
import { biasTerms } from "./bias.ts";
import { buildDesign } from "./design.ts";
import { estimateJoint } from "./joint.ts";
import { estimateMarginal } from "./marginal.ts";
import { reportFacets } from "./report.ts";
import { simulateRatings } from "./simulate.ts";

const { table, ability, severity } = simulateRatings({ ...PLAN, ratees: 1500 });
const design = buildDesign(table);
const ESTIMATORS = [
  ["joint", () => estimateJoint(design, { biasCorrection: "ratio" })],
  ["marginal", () => estimateMarginal(design)],
] as const;

/** The ratings of rater R1, changed. */
function withFirstRater(change: (score: number) => number): number[] {
  return Array.from(table.scores, (score, i) => (table.facets[1].index[i] === 0 ? change(score) : score));
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const sd = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

describe.each(ESTIMATORS)("fit under the %s estimator", (_, estimate) => {
  test("of its own model: mean squares near one, z like a standard normal", () => {
    const { facets, overall } = reportFacets(estimate());
    for (const { infit, outfit } of [...facets[1].elements, ...facets[2].elements, overall]) {
      expect(Math.abs(infit - 1)).toBeLessThan(0.2);
      expect(Math.abs(outfit - 1)).toBeLessThan(0.25);
    }
    for (const z of [
      facets[0].elements.map((one) => one.infitZ),
      facets[0].elements.map((one) => one.outfitZ),
    ]) {
      expect(Math.abs(mean(z))).toBeLessThan(0.25);
      expect(Math.abs(sd(z) - 1)).toBeLessThan(0.15);
    }
  });
});

describe("fit", () => {
  test("calls a rater who rates at random noisy, and one who gives only the middle muted", () => {
    const random = createRandom(3);
    const [noisy, muted] = [
      withFirstRater(() => random.below(4)),
      withFirstRater((score) => (score > 1 ? 2 : 1)),
    ].map((scores) => reportFacets(estimateJoint(buildDesign({ ...table, scores }))).facets[1].elements[0]);
    expect(noisy.infit).toBeGreaterThan(1.3);
    expect(noisy.infitZ).toBeGreaterThan(3);
    expect(noisy.outfitZ).toBeGreaterThan(3);
    expect(muted.infit).toBeLessThan(0.7);
    expect(muted.infitZ).toBeLessThan(-3);
  });

  test("counts every category, and places it where it was used", () => {
    const { categories } = reportFacets(estimateJoint(design));
    expect(categories.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    expect(categories.reduce((sum, { count }) => sum + count, 0)).toBe(table.scores.length);
    expect(categories[0].step).toBeNull();
    for (const [k, own] of categories.entries()) {
      expect(own.disordered).toBe(false);
      expect(Math.abs(own.averageMeasure - own.expectedMeasure)).toBeLessThan(0.1);
      if (k > 0) expect(own.averageMeasure).toBeGreaterThan(categories[k - 1].averageMeasure);
    }
  });

  test("names a category whose step lies below the one before", () => {
    const { table: reversed } = simulateRatings({ ...PLAN, ratees: 800, steps: [0.8, -0.8, 0] });
    const { categories } = reportFacets(estimateJoint(buildDesign(reversed)));
    expect(categories.map(({ disordered }) => disordered)).toEqual([false, false, true, false]);
  });
});

describe.each(ESTIMATORS)("separation under the %s estimator", (_, estimate) => {
  test("gives the reliability that the squared correlation with the truth has", () => {
    const { facets } = reportFacets(estimate());
    for (const [facet, truth] of [
      [facets[0], ability],
      [facets[1], severity],
    ] as const) {
      const squared =
        correlation(
          truth,
          facet.elements.map((one) => one.measure),
        )! ** 2;
      expect(Math.abs(facet.reliability - squared)).toBeLessThan(0.03);
      expect(facet.reliability).toBeCloseTo(facet.separation ** 2 / (1 + facet.separation ** 2), 9);
      expect(facet.strata).toBeCloseTo((4 * facet.separation + 1) / 3, 12);
      expect(facet.p).toBeLessThan(1e-6);
    }
  });
});

test("Raters who differ by chance only are not told apart", () => {
  const p = Array.from({ length: 20 }, (_, seed) => {
    const alike = simulateRatings({ ...PLAN, severitySd: 0, seed });
    return reportFacets(estimateJoint(buildDesign(alike.table), { biasCorrection: "ratio" })).facets[1].p;
  });
  expect(p.filter((value) => value < 0.05).length).toBeLessThanOrEqual(4);
  expect(Math.max(...p)).toBeGreaterThan(0.3);
});

describe("fair averages", () => {
  test("are the expected ratings with every other facet at its mean", () => {
    const solution = estimateJoint(design);
    const { facets } = reportFacets(solution);
    const steps = solution.steps[0];
    const expected = (eta: number) => {
      const weights = [0, 1, 2, 3].map((k) =>
        Math.exp(k * eta - steps.slice(0, k).reduce((a, b) => a + b, 0)),
      );
      const total = weights.reduce((a, b) => a + b, 0);
      return weights.reduce((sum, weight, k) => sum + k * weight, 0) / total;
    };
    const [ratee, rater, item] = solution.facets.map(({ measure }) => mean([...measure]));
    expect(facets[0].elements[4].fairAverage).toBeCloseTo(
      expected(solution.facets[0].measure[4] - rater - item),
      9,
    );
    expect(facets[1].elements[2].fairAverage).toBeCloseTo(
      expected(ratee - solution.facets[1].measure[2] - item),
      9,
    );
  });

  test("rank two ratees by merit when the weaker met the kinder rater", () => {
    // B is better by one point, but was rated by the severe rater only; A by the kind one only; others by both.
    const ratings: Rating[] = [];
    for (const item of ["1", "2", "3", "4"]) {
      for (const [ratee, level] of [
        ["x", 1],
        ["y", 2],
        ["z", 3],
      ] as const)
        ratings.push(
          [ratee, "kind", item, level + (item === "1" ? 0 : 1)],
          [ratee, "severe", item, level - (item === "4" ? 0 : 1)],
        );
      ratings.push(
        ["A", "kind", item, 2 + (item === "2" ? 1 : 0)],
        ["B", "severe", item, 2 - (item === "3" ? 1 : 0)],
      );
    }
    const { elements } = reportFacets(estimateJoint(buildDesign(tableOf(ratings)))).facets[0];
    const [a, b] = ["A", "B"].map((id) => elements.find((one) => one.id === id)!);
    expect(a.average).toBeGreaterThan(b.average);
    expect(a.fairAverage).toBeLessThan(b.fairAverage);
  });
});

describe("bias terms", () => {
  test("find the one pair that departs from the model", () => {
    const [, rater, item] = table.facets;
    const scores = Array.from(table.scores, (score, i) =>
      rater.index[i] === 2 && item.index[i] === 1 ? Math.min(3, score + 2) : score,
    );
    const [most, next] = biasTerms(estimateJoint(buildDesign({ ...table, scores })), "rater", "item");
    expect(most).toMatchObject({ first: "R3", second: "I2" });
    expect(most.bias).toBeGreaterThan(0.5);
    expect(next.q).toBeGreaterThan(most.q);
  });

  test.each(ESTIMATORS)(
    "keep the level where there is no interaction, under the %s estimator",
    (_, estimate) => {
      const terms = biasTerms(estimate(), "rater", "item");
      const error = 3 * Math.sqrt((0.05 * 0.95) / terms.length);
      expect(terms.length).toBe(80);
      expect(terms.filter(({ p }) => p <= 0.05).length / terms.length).toBeLessThan(0.05 + error);
      expect(Math.min(...terms.map(({ q }) => q))).toBeGreaterThan(0.01);
    },
  );

  test.each(ESTIMATORS)("do not lean towards able ratees, under the %s estimator", (_, estimate) => {
    const solution = estimate();
    const terms = biasTerms(solution, "ratee", "item");
    const { ids } = solution.design.facets[0];
    const { measure } = solution.facets[0];
    // Extreme pairs are moved inside, and towards the mean with it.
    const inside = terms.filter(({ extreme }) => extreme === null);
    const leaning = correlation(
      inside.map(({ first }) => measure[ids.indexOf(first)]),
      inside.map(({ bias }) => bias),
    )!;
    expect(Math.abs(leaning)).toBeLessThan(0.06);
    const ends = terms.filter(({ extreme }) => extreme !== null);
    expect(ends.length).toBeGreaterThan(0);
    for (const { extreme, observed, count } of ends)
      expect(observed).toBe(extreme === "highest" ? 3 * count : 0);
  });

  test("see in four ratings that a rater favours a ratee by two grades, now and then, and hold the level beside it", () => {
    const [ratee, rater] = table.facets;
    // The first rater of every twentieth ratee.
    const favoured = new Map<number, number>();
    ratee.ids.forEach((_, p) => {
      if (p % 20 === 0) favoured.set(p, rater.index[Array.from(ratee.index).indexOf(p)]);
    });
    const scores = Array.from(table.scores, (score, i) =>
      favoured.get(ratee.index[i]) === rater.index[i] ? Math.min(3, score + 2) : score,
    );
    const terms = biasTerms(estimateMarginal(buildDesign({ ...table, scores })), "ratee", "rater");
    const isFavoured = (first: string) => favoured.has(ratee.ids.indexOf(first));
    const own = terms.filter(
      ({ first, second }) => rater.ids[favoured.get(ratee.ids.indexOf(first)) ?? -1] === second,
    );
    expect(own).toHaveLength(75);
    expect(own.filter(({ p, bias }) => p < 0.05 && bias > 0).length).toBeGreaterThan(10);
    const others = terms.filter(({ first }) => !isFavoured(first));
    expect(others.filter(({ p }) => p < 0.05).length / others.length).toBeLessThan(0.05);
  });

  test("of a facet that does not exist are refused", () => {
    expect(() => biasTerms(estimateJoint(design), "rater", "topic")).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
  });
});
