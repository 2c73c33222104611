import { describe, expect, test } from "vitest";
import { correlation } from "../agreement/cronbach.ts";
import { createRandom } from "../numeric/random.ts";
import { measureOf, PLAN, type Rating, slope, tableOf } from "../testing/rating-tables.ts";
import { buildDesign } from "./design.ts";
import { estimateJoint } from "./joint.ts";
import { estimateJointThreaded } from "./joint-threads.ts";
import { estimateMarginal } from "./marginal.ts";
import { type SimulationPlan, simulateRatings } from "./simulate.ts";
import { HIGHEST, UNBOUNDED } from "./status.ts";

const { table, severity, difficulty } = simulateRatings({ ...PLAN, ratees: 1500 });
const design = buildDesign(table);

describe("the joint estimator", () => {
  test("recovers severity and difficulty once the bias is taken out", () => {
    const solution = estimateJoint(design, { biasCorrection: "ratio" });
    expect(Math.abs(slope(severity, solution.facets[1].measure) - 1)).toBeLessThan(0.05);
    expect(correlation(difficulty, solution.facets[2].measure)).toBeGreaterThan(0.99);
  });

  test.each<[string, Partial<SimulationPlan>]>([
    ["two categories", { steps: [0] }],
    ["three categories", { steps: [-0.5, 0.5] }],
    ["five categories", { steps: [-1.5, -0.5, 0.5, 1.5] }],
    ["eight categories", { steps: [-2, -1.3, -0.7, 0, 0.7, 1.3, 2] }],
    ["steps of each item", { itemSteps: [[-1, 0, 1], [-0.5, 0.5], [0], [-1, 1]] }],
  ])("takes %s: expected and observed raw scores agree at the solution", (_, own) => {
    const plan = { ...PLAN, ...own };
    const simulation = simulateRatings(plan);
    const options = plan.itemSteps === undefined ? {} : { stepsBy: "item" };
    const solution = estimateJoint(buildDesign(simulation.table, options), { tolerance: 1e-8 });
    expect(solution.converged).toBe(true);
    const [ratee, rater, item] = solution.facets;
    const residual = new Float64Array(plan.raters);
    const { facets, scores } = simulation.table;
    const group = (i: number) => (plan.itemSteps === undefined ? 0 : facets[2].index[i]);
    for (let i = 0; i < scores.length; i++) {
      if (ratee.status[facets[0].index[i]] !== 0) continue;
      const eta =
        ratee.measure[facets[0].index[i]] -
        rater.measure[facets[1].index[i]] -
        item.measure[facets[2].index[i]];
      residual[facets[1].index[i]] += scores[i] - expectedScore(eta, solution.steps[group(i)]);
    }
    for (const value of residual) expect(Math.abs(value)).toBeLessThan(1e-4);
  });

  test.each<[string, number, Partial<SimulationPlan>]>([
    ["two threads", 2, {}],
    ["three threads, with steps of each item", 3, { itemSteps: [[-1, 0, 1], [-0.5, 0.5], [0], [-1, 1]] }],
    ["two threads, with extreme elements and many raters", 2, { ratersPerRatee: 1, raters: 700 }],
  ])("gives the same on %s", async (_, threads, own) => {
    const plan = { ...PLAN, ratees: 1500, ...own };
    const options = plan.itemSteps === undefined ? {} : { stepsBy: "item" };
    const same = buildDesign(simulateRatings(plan).table, options);
    const one = estimateJoint(same);
    const more = await estimateJointThreaded(same, threads);
    expect(more.iterations).toBe(one.iterations);
    one.facets.forEach(({ measure, se, status }, f) => {
      expect(more.facets[f].status).toEqual(status);
      measure.forEach((value, e) => {
        expect(more.facets[f].measure[e]).toBeCloseTo(value, 8);
        expect(more.facets[f].se[e]).toBeCloseTo(se[e], 8);
      });
    });
  });

  test("gives the same whatever the order of the ratings", () => {
    const order = Array.from(table.scores, (_, i) => i).sort(
      (a, b) => ((a * 7919) % 104729) - ((b * 7919) % 104729),
    );
    const shuffled = {
      facets: table.facets.map((facet) => ({ ...facet, index: order.map((i) => facet.index[i]) })),
      scores: order.map((i) => table.scores[i]),
    };
    const [one, two] = [design, buildDesign(shuffled)].map((own) => estimateJoint(own, { tolerance: 1e-8 }));
    one.facets[1].measure.forEach((value, r) => {
      expect(two.facets[1].measure[r]).toBeCloseTo(value, 7);
    });
  });

  test("orders any number of facets, here occasion and region beside rater and item", () => {
    const random = createRandom(1);
    const drawn = (name: string, ids: string[]) => ({
      name,
      ids,
      index: Array.from(table.scores, () => random.below(ids.length)),
    });
    const occasion = drawn("occasion", ["spring", "autumn"]);
    const region = drawn("region", ["A", "B"]);
    const shifted = Array.from(table.scores, (score, i) =>
      occasion.index[i] === 0 ? score : Math.min(3, score + 1),
    );
    const five = { facets: [...table.facets, occasion, region], scores: shifted };
    for (const estimate of [estimateJoint, estimateMarginal]) {
      const solution = estimate(buildDesign(five));
      expect(solution.converged).toBe(true);
      expect(measureOf(solution, "occasion", "spring")).toBeGreaterThan(
        0.5 + measureOf(solution, "occasion", "autumn"),
      );
      expect(Math.abs(measureOf(solution, "region", "A") - measureOf(solution, "region", "B"))).toBeLessThan(
        0.15,
      );
    }
  });

  test("keeps anchors and moves everything else with them", () => {
    const free = estimateJoint(design);
    const anchored = estimateJoint(design, {
      anchors: { rater: { R1: measureOf(free, "rater", "R1") + 1 } },
    });
    for (const id of ["R1", "R2", "R9"])
      expect(measureOf(anchored, "rater", id)).toBeCloseTo(measureOf(free, "rater", id) + 1, 3);
    expect(measureOf(anchored, "ratee", "P5")).toBeCloseTo(measureOf(free, "ratee", "P5") + 1, 3);
    expect(anchored.facets[1].se[0]).toBe(0);
  });

  test("takes anchors of ratees, and says that a bias correction would move them", () => {
    const anchored = estimateJoint(design, { anchors: { ratee: { P1: 0.25 } }, biasCorrection: "ratio" });
    expect(measureOf(anchored, "ratee", "P1")).toBe(0.25);
    expect(anchored.constraints.join()).toMatch(/no bias correction/);
  });

  test("does not overflow with fifty categories and ratees far apart", () => {
    const ratings: Rating[] = [];
    for (let p = 0; p < 30; p++) {
      for (let r = 0; r < 5; r++) {
        for (const item of ["a", "b"])
          ratings.push([
            `p${p}`,
            `r${r}`,
            item,
            Math.min(49, Math.max(0, 2 * p - 5 + 2 * r + ((p * r) % 3))),
          ]);
      }
    }
    const { facets, steps } = estimateJoint(buildDesign(tableOf(ratings)));
    for (const { measure, se } of facets) expect([...measure, ...se].every(Number.isFinite)).toBe(true);
    expect([...steps[0]].every(Number.isFinite)).toBe(true);
  });
});

function expectedScore(eta: number, steps: Float64Array): number {
  let exponent = 0;
  let total = 1;
  let sum = 0;
  steps.forEach((step, k) => {
    exponent += eta - step;
    total += Math.exp(exponent);
    sum += (k + 1) * Math.exp(exponent);
  });
  return sum / total;
}

describe("ratings without a finite estimate", () => {
  test("of a ratee or rater at the end of the scale give a finite measure that is named", () => {
    const lenient = Array.from(table.scores, (score, i) => (table.facets[1].index[i] === 0 ? 3 : score));
    for (const estimate of [estimateJoint, estimateMarginal]) {
      const { facets } = estimate(buildDesign({ ...table, scores: lenient }));
      expect(facets[1].status[0]).toBe(HIGHEST);
      expect(facets[1].measure[0]).toBeLessThan(Math.min(...facets[1].measure.slice(1)));
      expect(facets[1].se[0]).toBeGreaterThan(0);
      expect(Number.isFinite(facets[1].se[0])).toBe(true);
    }
  });

  test("because all of one side lie above all of the other are named unbounded or end unconverged", () => {
    // Two halves with ratings of both kinds each; the only rating across is a highest one, so the distance of the
    // halves runs to infinity although nobody is extreme.
    const half = (h: string): Rating[] => [
      [`${h}1`, `${h}x`, "item", 0],
      [`${h}1`, `${h}y`, "item", 1],
      [`${h}2`, `${h}x`, "item", 1],
      [`${h}2`, `${h}y`, "item", 0],
    ];
    const ratings = [...half("a"), ...half("b"), ["b1", "ax", "item", 1] as Rating];
    const { facets, converged } = estimateJoint(buildDesign(tableOf(ratings)));
    const named = facets.some(({ status }) => status.includes(UNBOUNDED));
    expect(named || !converged).toBe(true);
    for (const { measure, se } of facets) expect([...measure, ...se].every(Number.isFinite)).toBe(true);
  });
});
