import { describe, expect, test } from "vitest";
import { PLAN } from "../testing/rating-tables.ts";
import { buildDesign, type Design } from "./design.ts";
import { estimateJoint } from "./joint.ts";
import { estimateMarginal } from "./marginal.ts";
import { type SimulationPlan, simulateRatings } from "./simulate.ts";
import type { Solution } from "./solution.ts";

interface Tally {
  inside: number;
  total: number;
}

function count(tally: Tally, truth: ArrayLike<number>, estimate: Float64Array, se: Float64Array): void {
  for (let i = 0; i < truth.length; i++) {
    if (Math.abs(estimate[i] - truth[i]) < 1.959964 * se[i]) tally.inside++;
    tally.total++;
  }
}

/** Share of 95 % intervals that hold the truth, over seeded simulations. */
function coverage(plan: SimulationPlan, repeats: number, estimate: (design: Design) => Solution) {
  const empty = (): Tally => ({ inside: 0, total: 0 });
  const tallies = { rater: empty(), item: empty(), step: empty(), ratee: empty() };
  for (let seed = 1; seed <= repeats; seed++) {
    const { table, ability, severity, difficulty } = simulateRatings({ ...plan, seed });
    const solution = estimate(buildDesign(table));
    const [ratee, rater, item] = solution.facets;
    count(tallies.rater, severity, rater.measure, rater.se);
    count(tallies.item, difficulty, item.measure, item.se);
    count(tallies.step, plan.steps, solution.steps[0], solution.stepErrors[0]);
    count(tallies.ratee, ability, ratee.measure, ratee.se);
  }
  return Object.fromEntries(
    Object.entries(tallies).map(([name, { inside, total }]) => [name, { share: inside / total, total }]),
  );
}

/** Between 93 and 97 %, and three binomial errors of so many intervals more. */
function expectCoverage({ share, total }: { share: number; total: number }): void {
  const error = 3 * Math.sqrt((0.95 * 0.05) / total);
  expect(share).toBeGreaterThan(Math.min(0.93, 0.95 - error));
  expect(share).toBeLessThan(Math.max(0.97, 0.95 + error));
}

const DESIGNS: [string, Partial<SimulationPlan>][] = [
  ["four of fifty raters each", { ratees: 400, raters: 50 }],
  ["all of eight raters each", { ratees: 80, raters: 8, ratersPerRatee: 8, items: 5 }],
];

describe.each(DESIGNS)("95 %% intervals, %s,", (_, own) => {
  const plan = { ...PLAN, ...own };

  test("of the marginal estimator hold the truth in 93 to 97 %", () => {
    const covered = coverage(plan, 25, (design) => estimateMarginal(design, { nodes: "fine" }));
    expectCoverage(covered.rater);
    expectCoverage(covered.item);
    expectCoverage(covered.step);
  });

  test("of the joint estimator hold the raters and ratees in 93 to 97 %", () => {
    const covered = coverage(plan, 25, (design) => estimateJoint(design, { biasCorrection: "ratio" }));
    expectCoverage(covered.rater);
    expectCoverage(covered.ratee);
  });
});

test("On TAM's grid the errors are those of a fine one, so that levels do not seem too sure", () => {
  const { table } = simulateRatings({ ...PLAN, ratees: 80, raters: 8, ratersPerRatee: 8, items: 5 });
  const design = buildDesign(table);
  const [tam, fine] = [estimateMarginal(design), estimateMarginal(design, { nodes: "fine" })];
  expect(tam.nodes).toBe(21);
  for (let i = 0; i < 5; i++) expect(tam.facets[2].se[i] / fine.facets[2].se[i]).toBeCloseTo(1, 1);
});

test("Beyond 500 elements the joint errors of raters stay close to the whole information's", () => {
  const plan = { ...PLAN, ratees: 2000, items: 4, ratersPerRatee: 4 };
  const [small, large] = [490, 510].map((raters) => {
    const { table, severity } = simulateRatings({ ...plan, raters });
    const { facets } = estimateJoint(buildDesign(table), { biasCorrection: "ratio" });
    return { severity, ...facets[1] };
  });
  const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
  // Fewer ratings per rater in the larger set: the errors grow with the root.
  expect(mean(large.se) / mean(small.se)).toBeCloseTo(Math.sqrt(510 / 490), 1);
});
