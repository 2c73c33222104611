/**
 * Standard errors of the joint estimator.
 *   Up to 500 raters, items and other elements together: the inverse of the whole information. Ratees are eliminated
 *   (each has one parameter), which leaves  S = Σ_ratings Cov(score) − Σ_rows c cᵀ / I_row;  a ratee's own variance is
 *   1/I + cᵀ S⁻¹ c / I².
 *   Beyond that, and where disjoint subsets leave S singular: raters and ratees free of each other one by one,
 *   1/(I − Σ I_pair² / I_other), everything else as if the rest were known.
 */
import { factorize, invertFactored } from "../numeric/cholesky.ts";
import type { Crew } from "./crew.ts";
import type { Design } from "./design.ts";
import { beginLocalErrors, type JointErrors } from "./joint-local-errors.ts";
import type { JointState, JointSums } from "./joint-pass.ts";
import { facetSums, floatingFacet } from "./joint-state.ts";
import {
  type Centring,
  errorsOf,
  expandCovariance,
  parameterSpace,
  reduceMatrix,
  reduction,
} from "./parameters.ts";
import type { Prepared } from "./prepare.ts";
import { RowInformation } from "./row-information.ts";
import type { Solution } from "./solution.ts";
import { REGULAR } from "./status.ts";

/** Beyond these the whole information costs more than the estimates. */
const MOST_ELEMENTS = 500;
const MOST_RATINGS = 3_000_000;

/** The last pass over all rows, and who can make another. */
export interface LastPass {
  prepared: Prepared;
  state: JointState;
  sums: JointSums;
  crew: Crew;
}

type Estimates = Pick<Solution, "facets" | "steps">;

/** Begins what takes long. @returns the errors, once the estimates are written out */
export function beginErrors({
  prepared,
  state,
  sums,
  crew,
}: LastPass): (estimates: Estimates) => JointErrors {
  const { active } = prepared;
  const [, ...structural] = active.facets;
  const elements = structural.reduce((sum, { size }) => sum + size, 0);
  const passed = { design: active, state, sums, crew };
  if (elements > MOST_ELEMENTS || active.n > MOST_RATINGS) {
    const finish = beginLocalErrors(passed);
    return () => finish(variancesOf(active, state, sums));
  }
  return (estimates) =>
    wholeErrors(prepared, estimates) ?? beginLocalErrors(passed)(variancesOf(active, state, sums));
}

function variancesOf(design: Design, state: JointState, sums: JointSums): Float64Array[] {
  return design.facets.map(({ size }, f) => {
    const moments = f === 0 ? state.rowSums : facetSums(design, sums, f);
    const own = new Float64Array(size);
    for (let e = 0; e < size; e++) own[e] = moments[2 * e + 1];
    return own;
  });
}

/** As the iterations centre: classes of comparable elements, unless one of them is anchored. */
function centringOf({ active, anchors, connectedness }: Prepared, f: number): Centring {
  const { of, count } = connectedness.centred[f];
  const isCentred = Array.from({ length: count }, () => f !== floatingFacet(active, anchors));
  anchors[f].forEach((value, e) => {
    if (!Number.isNaN(value) && of[e] >= 0) isCentred[of[e]] = false;
  });
  return { of, isCentred };
}

/** Null when the information is singular. */
function wholeErrors(prepared: Prepared, estimates: Estimates): JointErrors | null {
  const { active, anchors, extremes } = prepared;
  const space = parameterSpace(
    active,
    (f) => centringOf(prepared, f),
    (f, e) => extremes.status[f][e] !== REGULAR || !Number.isNaN(anchors[f][e]),
  );
  const width = space.size;
  const information = new Float64Array(width * width);
  const rows = new RowInformation(active, space, estimates);
  for (let row = 0; row < active.facets[0].size; row++) {
    rows.read(row, information);
    if (!Number.isNaN(anchors[0][row]) || !(rows.information > 0)) continue;
    for (const a of rows.touched)
      for (const b of rows.touched)
        information[a * width + b] -= (rows.cross[a] * rows.cross[b]) / rows.information;
  }
  const r = reduction(space);
  const factor = reduceMatrix(information, width, r);
  if (!factorize(factor, r.free.length)) return null;
  const covariance = expandCovariance(invertFactored(factor, r.free.length), r, width);
  const first = Float64Array.from({ length: active.facets[0].size }, (_, row) => {
    rows.read(row, null);
    if (!Number.isNaN(anchors[0][row]) || !(rows.information > 0)) return 0;
    let carried = 0;
    for (const a of rows.touched)
      for (const b of rows.touched) carried += rows.cross[a] * rows.cross[b] * covariance[a * width + b];
    return Math.sqrt(1 / rows.information + Math.max(0, carried) / rows.information ** 2);
  });
  const errors = errorsOf(covariance, width);
  return {
    facets: active.facets.map((facet, f) =>
      f === 0 ? first : errors.slice(space.facetStart[f], space.facetStart[f] + facet.size),
    ),
    steps: active.coding.groups.map((group, g) =>
      errors.slice(space.stepStart[g], space.stepStart[g] + Math.max(0, group.values.length - 1)),
    ),
  };
}
