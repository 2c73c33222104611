/**
 * Steps of each item, by the marginal estimator, held against a likelihood that is written down apart from it and
 * climbed apart from it: numeric gradients, quasi-Newton, from all zeros.
 */
import { describe, expect, test } from "vitest";
import { factorize, invertFactored } from "../numeric/cholesky.ts";
import { climb, gradientAt, hessianAt } from "../testing/plain-climb.ts";
import { levelNodes, plainLogLikelihood } from "../testing/plain-likelihood.ts";
import { PLAN } from "../testing/rating-tables.ts";
import { buildDesign } from "./design.ts";
import { estimateMarginal } from "./marginal.ts";
import type { MarginalSolution } from "./marginal-solution.ts";
import { simulateRatings } from "./simulate.ts";
import type { RatingTable } from "./table.ts";

/** Items of five, two, three and four categories. */
const PARTIAL = {
  ...PLAN,
  ratees: 90,
  raters: 5,
  ratersPerRatee: 3,
  itemSteps: [[-1.5, -0.5, 0.3, 1.7], [0], [-0.4, 0.4], [-0.8, 0.1, 0.7]],
  missing: 0.15,
};
const NODES = 41;

/** Free parameters in a row: severities and steps but the last of each (minus the sum of the others), items, log sd. */
function unpack(free: readonly number[], { facets }: RatingTable) {
  const rest = [...free];
  const centred = (count: number) => {
    const given = rest.splice(0, Math.max(0, count - 1));
    return count === 0 ? [] : [...given, -given.reduce((sum, value) => sum + value, 0)];
  };
  const severity = centred(facets[1].ids.length);
  const difficulty = rest.splice(0, facets[2].ids.length);
  const steps = PARTIAL.itemSteps.map((own) => centred(own.length));
  return { severity, difficulty, steps, sd: Math.exp(rest[0]) };
}

function pack({ facets, steps, variance }: MarginalSolution): number[] {
  return [
    ...facets[1].measure.slice(0, -1),
    ...facets[2].measure,
    ...steps.flatMap((own) => [...own.slice(0, -1)]),
    Math.log(variance) / 2,
  ];
}

const errorsOf = ({ facets, stepErrors }: MarginalSolution) => [
  ...facets[1].se.slice(0, -1),
  ...facets[2].se,
  ...stepErrors.flatMap((own) => [...own.slice(0, -1)]),
];

describe("steps of each item", () => {
  const { table } = simulateRatings(PARTIAL);
  const solution = estimateMarginal(buildDesign(table, { stepsBy: "item" }), {
    nodes: NODES,
    tolerance: 1e-9,
  });
  const nodes = levelNodes(NODES);
  const likelihood = (free: readonly number[]) => plainLogLikelihood(table, unpack(free, table), nodes);
  const own = pack(solution);

  test("stand where the gradient of the likelihood is zero in every parameter", () => {
    expect(solution).toMatchObject({ converged: true, parameters: own.length });
    for (const slope of gradientAt(likelihood, own)) expect(Math.abs(slope)).toBeLessThan(1e-4);
    expect(likelihood(own)).toBeCloseTo(solution.logLikelihood, 6);
  });

  test("are where another climb ends that started from zeros", () => {
    const found = climb(
      likelihood,
      own.map(() => 0),
    );
    own.forEach((value, i) => {
      expect(Math.abs(value - found[i])).toBeLessThan(1e-4);
    });
  });

  test("have the errors of the curvature of the likelihood, the others unknown as well", () => {
    const information = hessianAt(likelihood, own).map((value) => -value);
    expect(factorize(information, own.length)).toBe(true);
    const covariance = invertFactored(information, own.length);
    errorsOf(solution).forEach((se, i) => {
      expect(se / Math.sqrt(covariance[i * own.length + i])).toBeCloseTo(1, 2);
    });
  });

  test("are recovered within their errors: over 30 simulations (estimate − truth) / error has spread 1", () => {
    const squares = { steps: [] as number[], items: [] as number[] };
    for (let seed = 1; seed <= 30; seed++) {
      const drawn = simulateRatings({ ...PARTIAL, ratees: 250, seed });
      const design = buildDesign(drawn.table, { stepsBy: "item" });
      const { facets, steps, stepErrors } = estimateMarginal(design, { nodes: "fine" });
      drawn.difficulty.forEach((truth, i) => {
        squares.items.push(((facets[2].measure[i] - truth) / facets[2].se[i]) ** 2);
        if (steps[i].length < 2) return;
        steps[i].forEach((step, k) => {
          squares.steps.push(((step - PARTIAL.itemSteps[i][k]) / stepErrors[i][k]) ** 2);
        });
      });
    }
    for (const values of Object.values(squares)) {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      // The mean of n squares of standard normal numbers has error √(2/n); steps of an item hang together.
      expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length) * 1.3);
    }
  });
});
