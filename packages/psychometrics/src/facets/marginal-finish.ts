/** From the maximum to the solution: abilities on a fine grid, extreme elements. */
import { summarize } from "../agreement/one-way.ts";
import { type Bundles, bundle } from "./bundles.ts";
import { measureExtremes } from "./extreme-measures.ts";
import { largestRow, posteriorSd, usedRows } from "./marginal-grid.ts";
import { LOG_SD, type Marginal, MEAN } from "./marginal-likelihood.ts";
import type { Maximum } from "./marginal-maximize.ts";
import type { MarginalSolution } from "./marginal-solution.ts";
import type { Prepared } from "./prepare.ts";
import { type FacetSolution, logNormalizer, predictor, type Solution } from "./solution.ts";

export function finishMarginal(
  prepared: Prepared,
  model: Marginal,
  errors: Float64Array,
  constraints: string[],
  maximum: Maximum,
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
    iterations: maximum.iterations,
    converged: maximum.converged,
    lastChange: maximum.lastChange,
  };
  scoreRows(solution, mean, sd);
  if (extremes.count > 0) {
    measureExtremes(solution);
    scoreRows(solution, mean, sd);
  }
  const variance = maximum.isSdZero ? 0 : sd * sd;
  const typical = posteriorSd(active, sd, active.n / Math.max(1, usedRows(active)));
  return {
    ...solution,
    mean,
    variance,
    varianceError: maximum.isSdZero ? 0 : 2 * variance * errors[space.size + LOG_SD],
    varianceAtBoundary: maximum.isSdZero,
    logLikelihood: maximum.logLikelihood,
    parameters: maximum.reduction.free.length,
    nodes: model.nodes.length,
    nodeSpacing: (model.nodes[1] - model.nodes[0]) / typical,
    eapReliability: eapReliability(facets[0], full.rowStart),
  };
}

/** Nodes of the scoring grid within one posterior standard deviation, about: the trapezoid rule is then exact to 1e-8. */
const NODES_PER_SD = 1;
/** Half its width in standard deviations of the abilities. */
const SCORING_REACH = 7;

/**
 * Expected a posteriori measure and posterior standard deviation of every row, on a grid fine enough for the row with
 * the most ratings. log Z is tabulated per bundle.
 */
function scoreRows(solution: Solution, mean: number, sd: number): void {
  const { design, facets } = solution;
  const { score } = design;
  const nodes = scoringGrid(solution, mean, sd);
  const bundles = bundle(design);
  const logZ = bundleNormalizers(solution, bundles, nodes);
  const log = new Float64Array(nodes.length);
  for (let row = 0; row < design.facets[0].size; row++) {
    let raw = 0;
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) raw += score[i];
    for (let q = 0; q < nodes.length; q++) log[q] = raw * nodes[q] - 0.5 * ((nodes[q] - mean) / sd) ** 2;
    for (let i = bundles.rowStart[row]; i < bundles.rowStart[row + 1]; i++) {
      const base = bundles.of[i] * nodes.length;
      for (let q = 0; q < nodes.length; q++) log[q] -= logZ[base + q];
    }
    const moments = posteriorMoments(nodes, log);
    facets[0].measure[row] = moments.mean;
    facets[0].se[row] = moments.sd;
  }
}

function bundleNormalizers(solution: Solution, bundles: Bundles, nodes: Float64Array): Float64Array {
  const { design, facets } = solution;
  const { categories, groups } = design.coding;
  const { cellPart, cumulated } = predictor(solution);
  const severity = facets[design.bigFacet].measure;
  const logZ = new Float64Array(bundles.count * nodes.length);
  for (let b = 0; b < bundles.count; b++) {
    for (let p = bundles.start[b]; p < bundles.start[b + 1]; p++) {
      const cell = bundles.combinationCell[bundles.combination[p]];
      const group = design.cellGroup[cell];
      const offset = cellPart[cell] - severity[bundles.big[b]];
      for (let q = 0; q < nodes.length; q++) {
        const eta = nodes[q] + offset;
        logZ[b * nodes.length + q] += logNormalizer(
          eta,
          cumulated,
          group * categories,
          groups[group].values.length,
        );
      }
    }
  }
  return logZ;
}

function scoringGrid({ design }: Solution, mean: number, sd: number): Float64Array {
  const posterior = posteriorSd(design, sd, largestRow(design));
  const reach = SCORING_REACH * sd;
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
  return variance > 0 ? variance / (variance + error) : 0;
}
