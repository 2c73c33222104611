/** From the maximum to the solution: abilities on a fine grid, extreme elements. */
import { summarize } from "../agreement/one-way.ts";
import { measureExtremes } from "./extreme-measures.ts";
import { REGULAR } from "./extremes.ts";
import { LOG_SD, type Marginal, MEAN } from "./marginal-likelihood.ts";
import { GRID_LIMIT, type MarginalSolution } from "./marginal-solution.ts";
import type { Prepared } from "./prepare.ts";
import { type FacetSolution, predictor, probabilities, type Solution } from "./solution.ts";

interface Run {
  logLikelihood: number;
  parameters: number;
  iterations: number;
  converged: boolean;
  lastChange: number;
}

export function finishMarginal(
  prepared: Prepared,
  model: Marginal,
  errors: Float64Array,
  constraints: string[],
  run: Run,
): MarginalSolution {
  const { active, full, extremes, anchors } = prepared;
  const { space, params } = model;
  const mean = params[space.size + MEAN];
  const sd = Math.exp(params[space.size + LOG_SD]);
  const facets = active.facets.map((facet, f): FacetSolution => {
    const anchored = Uint8Array.from(anchors[f], (value) => (Number.isNaN(value) ? 0 : 1));
    if (f === 0) {
      const size = facet.size;
      return {
        measure: new Float64Array(size),
        se: new Float64Array(size),
        status: extremes.status[0],
        anchored,
      };
    }
    const start = space.facetStart[f];
    return {
      measure: params.slice(start, start + facet.size),
      se: errors.slice(start, start + facet.size),
      status: extremes.status[f],
      anchored,
    };
  });
  const groups = active.coding.groups;
  const stepsOf = (values: Float64Array) =>
    groups.map((group, g) =>
      values.slice(space.stepStart[g], space.stepStart[g] + Math.max(0, group.values.length - 1)),
    );
  const solution: Solution = {
    estimator: "marginal",
    design: full,
    facets,
    steps: stepsOf(params),
    stepErrors: stepsOf(errors),
    connectedness: prepared.connectedness,
    constraints,
    iterations: run.iterations,
    converged: run.converged,
    lastChange: run.lastChange,
  };
  scoreRows(solution, mean, sd);
  if (extremes.count > 0) {
    measureExtremes(solution);
    scoreRows(solution, mean, sd);
  }
  return {
    ...solution,
    mean,
    variance: sd * sd,
    varianceError: 2 * sd * sd * errors[space.size + LOG_SD],
    logLikelihood: run.logLikelihood,
    parameters: run.parameters,
    nodes: model.nodes.length,
    eapReliability: eapReliability(facets[0], full.rowStart),
  };
}

/** Nodes of the scoring grid within one posterior standard deviation, about. */
const NODES_PER_SD = 2;

/**
 * Expected a posteriori measure and posterior standard deviation of every row, on a grid fine enough for the
 * row with the most ratings. log Z is tabulated per node, so each rating is one look-up per node.
 */
function scoreRows(solution: Solution, mean: number, sd: number): void {
  const { design, facets } = solution;
  const { categories, groups } = design.coding;
  const { cellPart, cumulated } = predictor(solution);
  const severity = facets[design.bigFacet].measure;
  const probability = new Float64Array(categories);
  const nodes = scoringGrid(solution, mean, sd);
  const log = new Float64Array(nodes.length);
  const cache = new Map<number, Float64Array>();
  for (let row = 0; row < design.facets[0].size; row++) {
    if (facets[0].anchored[row] === 1 && facets[0].status[row] === REGULAR) continue;
    for (let q = 0; q < nodes.length; q++) log[q] = -0.5 * ((nodes[q] - mean) / sd) ** 2;
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      const cell = design.cell[i];
      const key = design.big[i] * design.cells + cell;
      let logZ = cache.get(key);
      if (logZ === undefined) {
        const at = design.cellGroup[cell] * categories;
        const offset = cellPart[cell] - severity[design.big[i]];
        const span = groups[design.cellGroup[cell]].values.length;
        logZ = nodes.map((node) => {
          probabilities(node + offset, cumulated, at, span, probability);
          return -Math.log(probability[0]);
        });
        cache.set(key, logZ);
      }
      const score = design.score[i];
      for (let q = 0; q < nodes.length; q++) log[q] += score * nodes[q] - logZ[q];
    }
    const moments = posteriorMoments(nodes, log);
    facets[0].measure[row] = moments.mean;
    facets[0].se[row] = moments.sd;
  }
}

function scoringGrid({ design }: Solution, mean: number, sd: number): Float64Array {
  let most = 0;
  for (let r = 0; r < design.facets[0].size; r++)
    most = Math.max(most, design.rowStart[r + 1] - design.rowStart[r]);
  const posterior = 1 / Math.sqrt(1 / (sd * sd) + most * 0.25 * (design.coding.categories - 1));
  const reach = Math.max(GRID_LIMIT, 6 * sd);
  const count = Math.min(1201, Math.max(61, Math.ceil((2 * reach * NODES_PER_SD) / posterior)));
  return Float64Array.from({ length: count }, (_, q) => mean - reach + (2 * reach * q) / (count - 1));
}

function posteriorMoments(nodes: Float64Array, log: Float64Array): { mean: number; sd: number } {
  let top = Number.NEGATIVE_INFINITY;
  for (let q = 0; q < nodes.length; q++) if (log[q] > top) top = log[q];
  let total = 0;
  let first = 0;
  let second = 0;
  for (let q = 0; q < nodes.length; q++) {
    const weight = Math.exp(log[q] - top);
    total += weight;
    first += weight * nodes[q];
    second += weight * nodes[q] * nodes[q];
  }
  const mean = first / total;
  return { mean, sd: Math.sqrt(Math.max(0, second / total - mean * mean)) };
}

function eapReliability({ measure, se }: FacetSolution, rowStart: Uint32Array): number {
  const rows = [...measure.keys()].filter((row) => rowStart[row + 1] > rowStart[row]);
  const { variance } = summarize(rows.map((row) => measure[row]));
  const error = rows.reduce((sum, row) => sum + se[row] ** 2, 0) / rows.length;
  return variance / (variance + error);
}
