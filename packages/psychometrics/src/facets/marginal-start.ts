/** Where to begin climbing: log-odds of the mean scores (the first round of PROX, Cohen 1979), steps from the counts. */
import type { Design } from "./design.ts";
import { addReduced, type ParameterSpace, type Reduction } from "./parameters.ts";

/** Adds the start to the free parameters; centred blocks keep their sums, anchors their values. */
export function addStart(params: Float64Array, design: Design, space: ParameterSpace, r: Reduction): void {
  const start = new Float64Array(params.length);
  for (let f = 1; f < design.facets.length; f++) start.set(logOdds(design, f), space.facetStart[f]);
  const counts = categoryCounts(design);
  design.coding.groups.forEach((group, g) => {
    const at = g * design.coding.categories;
    for (let h = 1; h < group.values.length; h++) {
      start[space.stepStart[g] + h - 1] = Math.log((counts[at + h - 1] + 0.5) / (counts[at + h] + 0.5));
    }
  });
  for (const block of space.blocks) if (block.centred) centre(start, block.members, space.fixed);
  addReduced(
    params,
    Float64Array.from(r.free, (i) => start[i]),
    r,
  );
}

/** −log(score / (most − score)) of each element of a facet: severity on the scale of the predictor, roughly. */
function logOdds(design: Design, f: number): Float64Array {
  const size = design.facets[f].size;
  const score = new Float64Array(size);
  const most = new Float64Array(size);
  const elements = design.cellElement[f];
  for (let i = 0; i < design.n; i++) {
    const cell = design.cell[i];
    const e = elements === null ? design.big[i] : elements[cell];
    score[e] += design.score[i];
    most[e] += design.coding.groups[design.cellGroup[cell]].values.length - 1;
  }
  return score.map((sum, e) => Math.log((most[e] - sum + 0.5) / (sum + 0.5)));
}

function categoryCounts(design: Design): Float64Array {
  const counts = new Float64Array(design.coding.groups.length * design.coding.categories);
  for (let i = 0; i < design.n; i++)
    counts[design.cellGroup[design.cell[i]] * design.coding.categories + design.score[i]]++;
  return counts;
}

function centre(values: Float64Array, members: Uint32Array, fixed: Uint8Array): void {
  const active = members.filter((i) => fixed[i] === 0);
  const mean = active.reduce((sum, i) => sum + values[i], 0) / Math.max(1, active.length);
  for (const i of active) values[i] -= mean;
}
