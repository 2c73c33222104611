import { describe, expect, test } from "vitest";
import { levelNodes, plainLogLikelihood } from "../testing/plain-likelihood.ts";
import { measureOf, PLAN, type Rating, standardizedError, tableOf } from "../testing/rating-tables.ts";
import { buildDesign } from "./design.ts";
import { estimateMarginal } from "./marginal.ts";
import type { MarginalSolution } from "./marginal-solution.ts";
import { type SimulationPlan, simulateRatings } from "./simulate.ts";
import type { RatingTable } from "./table.ts";

/** Sets of other shapes than the two reference files. */
const SHAPES: [string, Partial<SimulationPlan>][] = [
  ["few raters on many ratees", { ratees: 800, raters: 6, ratersPerRatee: 2 }],
  ["every rater on every ratee", { ratees: 120, raters: 8, ratersPerRatee: 8, items: 5 }],
  ["a sparse design of two raters each", { ratees: 600, raters: 60, ratersPerRatee: 2, items: 6 }],
  ["a third of the ratings missing", { ratees: 500, missing: 0.33 }],
  ["unequal numbers of raters per ratee", { ratees: 500, raters: 30, ratersPerRatee: [1, 8] }],
  ["seven categories", { ratees: 400, steps: [-2, -1.2, -0.4, 0.4, 1.2, 2] }],
  ["two categories", { ratees: 800, steps: [0] }],
  ["widely spread ratees, many at the ends of the scale", { ratees: 600, abilitySd: 2 }],
  [
    "steps of each item",
    {
      ratees: 700,
      itemSteps: [[-1, 0, 1], [-0.5, 0.5], [0], [-1.5, 0.3, 1.2]],
    },
  ],
];

const designOf = (plan: SimulationPlan, table: RatingTable) =>
  buildDesign(table, plan.itemSteps === undefined ? {} : { stepsBy: "item" });

describe.each(SHAPES)("%s", (_, own) => {
  const plan = { ...PLAN, ...own };
  const simulation = simulateRatings(plan);
  const design = designOf(plan, simulation.table);

  test("are recovered within their standard errors", () => {
    const solution = estimateMarginal(design);
    const [ratee, rater, item] = solution.facets;
    expect(solution.converged).toBe(true);
    for (const [facet, truth] of [
      [ratee, simulation.ability],
      [rater, simulation.severity],
    ] as const) {
      expect(standardizedError(facet.measure, truth, facet.se)).toBeGreaterThan(0.6);
      expect(standardizedError(facet.measure, truth, facet.se)).toBeLessThan(1.5);
    }
    simulation.difficulty.forEach((truth, i) => {
      expect(Math.abs(item.measure[i] - truth)).toBeLessThan(4 * item.se[i]);
    });
    solution.steps.forEach((steps, g) => {
      const truth = plan.itemSteps?.[g] ?? plan.steps;
      const centre = truth.reduce((sum, step) => sum + step, 0) / truth.length;
      steps.forEach((step, k) => {
        expect(Math.abs(step - truth[k] + centre)).toBeLessThan(4 * solution.stepErrors[g][k] + 1e-9);
      });
    });
    expect(Math.abs(solution.variance - plan.abilitySd ** 2)).toBeLessThan(4 * solution.varianceError);
  });

  test("are estimated at the maximum of the likelihood as it is defined", () => {
    const solution = estimateMarginal(design, { nodes: 21 });
    const at = (change: Partial<ReturnType<typeof parametersOf>>) =>
      plainLogLikelihood(simulation.table, { ...parametersOf(solution), ...change }, levelNodes(21));
    const found = at({});
    const own = parametersOf(solution);
    const moved = (values: ArrayLike<number>, i: number, by: number) =>
      Float64Array.from(values, (value, k) => value + (k === i ? by : 0));
    for (const by of [-0.02, 0.02]) {
      expect(at({ sd: own.sd + by })).toBeLessThan(found);
      expect(at({ difficulty: moved(own.difficulty, 1, by) })).toBeLessThan(found);
      expect(at({ severity: moved(moved(own.severity, 0, by), 1, -by) })).toBeLessThan(found);
      const steps = own.steps.map((of) => (of.length < 2 ? of : moved(moved(of, 0, by), 1, -by)));
      if (steps.some((of) => of.length > 1)) expect(at({ steps })).toBeLessThan(found);
    }
  });
});

// The finer grid ends at 6 logits, which would cut off widely spread ratees.
describe.each(SHAPES.filter(([, { abilitySd }]) => abilitySd === undefined))(
  "On the fine grid, %s",
  (_, own) => {
    test("are estimated within 0.0005 logits of a still finer one", () => {
      const plan = { ...PLAN, ...own };
      const design = designOf(plan, simulateRatings(plan).table);
      const [fine, finer] = (["fine", 301] as const).map((nodes) => estimateMarginal(design, { nodes }));
      expect(finer.nodes).toBeGreaterThan(2 * fine.nodes);
      expect(largestDifference(fine, finer)).toBeLessThan(0.0005);
    });
  },
);

function parametersOf(solution: MarginalSolution) {
  const { items, groups } = {
    items: solution.facets[2].measure.length,
    groups: solution.steps.length,
  };
  return {
    severity: solution.facets[1].measure,
    difficulty: solution.facets[2].measure,
    steps: Array.from({ length: items }, (_, i) => solution.steps[groups === 1 ? 0 : i]),
    sd: Math.sqrt(solution.variance),
  };
}

function largestDifference(a: MarginalSolution, b: MarginalSolution): number {
  const pairs = [
    ...[1, 2].map((f) => [a.facets[f].measure, b.facets[f].measure] as const),
    ...a.steps.map((steps, g) => [steps, b.steps[g]] as const),
  ];
  return Math.max(...pairs.flatMap(([x, y]) => Array.from(x, (value, i) => Math.abs(value - y[i]))));
}

describe("the grid of abilities", () => {
  test("is TAM's as long as it carries the ratees, and finer beyond", () => {
    const few = simulateRatings({ ...PLAN, ratees: 100 });
    const many = simulateRatings({ ...PLAN, ratees: 100, ratersPerRatee: 20, items: 8 });
    const narrow = simulateRatings({ ...PLAN, ratees: 400, abilitySd: 0.2 });
    expect(estimateMarginal(buildDesign(few.table))).toMatchObject({ nodes: 21 });
    expect(estimateMarginal(buildDesign(many.table)).nodeSpacing).toBeLessThan(1.5);
    expect(estimateMarginal(buildDesign(narrow.table)).nodeSpacing).toBeLessThan(1.5);
  });

  test("reaches as far as the ratees do: the maximum over −30 to 30 logits", () => {
    const { table } = simulateRatings({ ...PLAN, ratees: 300, abilitySd: 2.5 });
    const solution = estimateMarginal(buildDesign(table), { nodes: "fine" });
    const wide = levelNodes(401).map((node) => 5 * node);
    const own = parametersOf(solution);
    const found = plainLogLikelihood(table, own, wide);
    for (const by of [-0.005, 0.005]) {
      const difficulty = own.difficulty.map((value, i) => value + (i === 1 ? by : 0));
      expect(plainLogLikelihood(table, { ...own, difficulty }, wide)).toBeLessThan(found);
      expect(plainLogLikelihood(table, { ...own, sd: own.sd + by }, wide)).toBeLessThan(found);
    }
  });

  test("follows ratees whom anchors put far away", () => {
    const { table } = simulateRatings(PLAN);
    const design = buildDesign(table);
    const free = estimateMarginal(design, { nodes: "fine" });
    const far = estimateMarginal(design, {
      anchors: { item: { I1: measureOf(free, "item", "I1") + 30 } },
      nodes: "fine",
    });
    expect(far.mean).toBeCloseTo(30, 3);
    expect(measureOf(far, "item", "I2")).toBeCloseTo(measureOf(free, "item", "I2") + 30, 3);
    expect(measureOf(far, "rater", "R1")).toBeCloseTo(measureOf(free, "rater", "R1"), 3);
    expect(far.variance).toBeCloseTo(free.variance, 3);
  });

  test.each([4, 21.5, 3000])("of %d nodes is refused", (nodes) => {
    const { table } = simulateRatings({ ...PLAN, ratees: 20 });
    expect(() => estimateMarginal(buildDesign(table), { nodes })).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
  });
});

describe("anchors of the marginal estimator", () => {
  const { table } = simulateRatings(PLAN);
  const design = buildDesign(table);

  test("keep raters at their values without an error of their own", () => {
    const solution = estimateMarginal(design, { anchors: { rater: { R1: 0.4, R2: -0.4 } } });
    expect(measureOf(solution, "rater", "R1")).toBe(0.4);
    expect(measureOf(solution, "rater", "R2")).toBe(-0.4);
    expect([...solution.facets[1].se.slice(0, 2)]).toEqual([0, 0]);
    expect(solution.facets[1].se[2]).toBeGreaterThan(0);
    expect(solution.constraints).toContain("rater: anchored");
  });

  test("of ratees are refused, because ratees are drawn from a distribution", () => {
    expect(() => estimateMarginal(design, { anchors: { ratee: { P1: 0 } } })).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
  });

  test("of unknown elements are refused by name", () => {
    expect(() => estimateMarginal(design, { anchors: { rater: { nobody: 0 } } })).toThrow(/rater\/nobody/);
  });
});

describe("the variance of ratees", () => {
  test("that does not exist is zero and said to be at the boundary", () => {
    const { table } = simulateRatings({ ...PLAN, ratees: 40, abilitySd: 0, seed: 5 });
    const solution = estimateMarginal(buildDesign(table));
    expect(solution).toMatchObject({
      variance: 0,
      varianceAtBoundary: true,
      varianceError: 0,
      converged: true,
    });
    expect(solution.eapReliability).toBeLessThan(0.05);
  });

  test("without bound, in perfectly ordered ratings, leaves the run unconverged and every number finite", () => {
    const ratings: Rating[] = [];
    for (let p = 0; p < 6; p++) {
      for (let r = 0; r < 5; r++) ratings.push([`p${p}`, `r${r}`, "item", p > r ? 1 : 0]);
    }
    const solution = estimateMarginal(buildDesign(tableOf(ratings)));
    expect(solution.converged).toBe(false);
    for (const { measure, se } of solution.facets)
      expect([...measure, ...se].every((value) => Number.isFinite(value))).toBe(true);
  });
});
