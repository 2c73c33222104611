/** What both estimators hand on: measures, steps and their errors, ready for fit, fair averages and bias. */
import type { Connectedness } from "./connectedness.ts";
import type { Design } from "./design.ts";

export interface FacetSolution {
  /** Logits; ability for the first facet, severity or difficulty for the others. */
  measure: Float64Array;
  se: Float64Array;
  /** REGULAR, LOWEST, HIGHEST or UNSUPPORTED (see extremes.ts). */
  status: Uint8Array;
  /** 1 where the measure was given, not estimated. */
  anchored: Uint8Array;
}

export interface Solution {
  estimator: "joint" | "marginal";
  design: Design;
  facets: FacetSolution[];
  /** steps[g][k]: step from category k to k + 1 of group g; they sum to zero within a group. */
  steps: Float64Array[];
  stepErrors: Float64Array[];
  connectedness: Connectedness;
  iterations: number;
  converged: boolean;
  /** Largest change of the last iteration, logits. */
  lastChange: number;
  /** Which elements sum to zero, in words for the report. */
  constraints: string[];
}

/** Anchors: facet name → element id → measure in logits. */
export type Anchors = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Anchor values of each facet, NaN where free. @throws RangeError never; unknown ids are returned */
export function readAnchors(
  design: Design,
  anchors: Anchors = {},
): { values: Float64Array[]; unknown: string[] } {
  const unknown: string[] = [];
  const values = design.facets.map((facet) => new Float64Array(facet.size).fill(Number.NaN));
  for (const [name, byId] of Object.entries(anchors)) {
    const f = design.facets.findIndex((facet) => facet.name === name);
    if (f < 0) {
      unknown.push(name);
      continue;
    }
    const place = new Map(design.facets[f].ids.map((id, e) => [id, e]));
    for (const [id, value] of Object.entries(byId)) {
      const e = place.get(id);
      if (e === undefined || !Number.isFinite(value)) unknown.push(`${name}/${id}`);
      else values[f][e] = value;
    }
  }
  return { values, unknown };
}

/** Rating parameters put together for passes over the whole design. */
export interface Predictor {
  /** Sum of all facet parts but the first, of each cell; the big facet apart. */
  cellPart: Float64Array;
  /** Cumulated steps, stride `categories`; +∞ past the last category of a group. */
  cumulated: Float64Array;
}

export function predictor({
  design,
  facets,
  steps,
}: Pick<Solution, "design" | "facets" | "steps">): Predictor {
  const { categories } = design.coding;
  const cellPart = new Float64Array(design.cells);
  design.cellElement.forEach((elements, f) => {
    if (elements === null) return;
    for (let c = 0; c < design.cells; c++) cellPart[c] -= facets[f].measure[elements[c]];
  });
  const cumulated = new Float64Array(design.coding.groups.length * categories).fill(Number.POSITIVE_INFINITY);
  design.coding.groups.forEach((_, g) => {
    cumulated[g * categories] = 0;
    steps[g].forEach((step, k) => {
      cumulated[g * categories + k + 1] = cumulated[g * categories + k] + step;
    });
  });
  return { cellPart, cumulated };
}

/** Category probabilities at `eta` into `probability`; `at` is where the group's cumulated steps begin. */
export function probabilities(
  eta: number,
  cumulated: Float64Array,
  at: number,
  categories: number,
  probability: Float64Array,
): void {
  let top = 0;
  for (let k = 1; k < categories; k++) top = Math.max(top, k * eta - cumulated[at + k]);
  let z = 0;
  for (let k = 0; k < categories; k++) {
    probability[k] = Math.exp(k * eta - cumulated[at + k] - top);
    z += probability[k];
  }
  for (let k = 0; k < categories; k++) probability[k] /= z;
}

/** log Σ_k exp(k·eta − τ_1 − … − τ_k), safe for any eta. */
export function logNormalizer(eta: number, cumulated: Float64Array, at: number, categories: number): number {
  let top = 0;
  for (let k = 1; k < categories; k++) top = Math.max(top, k * eta - cumulated[at + k]);
  let z = 0;
  for (let k = 0; k < categories; k++) z += Math.exp(k * eta - cumulated[at + k] - top);
  return top + Math.log(z);
}
