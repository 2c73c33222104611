/**
 * Everything a table of a facet shows: measures, errors, fit, fair averages, separation G = true SD / error, strata
 * (4G + 1)/3, reliability G²/(1 + G²) (Wright and Masters 1982, ch. 5).
 */
import { chiSquareUpper } from "../numeric/distributions.ts";
import { type CategoryStatistics, type Fit, fitOf } from "./fit.ts";
import { unshrunkenRows } from "./row-measures.ts";
import { predictor, probabilities, type Solution } from "./solution.ts";
import { HIGHEST, LOWEST, REGULAR, UNBOUNDED, UNSUPPORTED } from "./status.ts";

/**
 * All ratings the lowest, or the highest possible; none left apart from those of extreme elements; or separated from
 * all others, so that no finite measure is the most likely.
 */
export type ExtremeKind = "lowest" | "highest" | "unsupported" | "unbounded";

export interface ElementReport extends Fit {
  id: string;
  /** Logits; ability for the first facet, severity or difficulty for the others. */
  measure: number;
  se: number;
  /** Expected rating on the original scale if every other facet stood at its mean. */
  fairAverage: number;
  /** Why the measure is not an ordinary estimate; null when it is. */
  extreme: ExtremeKind | null;
  anchored: boolean;
  /** Disjoint subset; −1 when the element occurs in several. Measures compare within a subset only. */
  subset: number;
}

export interface FacetReport {
  name: string;
  elements: ElementReport[];
  mean: number;
  sd: number;
  /** Root mean square of the standard errors. */
  rmse: number;
  /** True standard deviation over rmse. */
  separation: number;
  /** Statistically different levels, (4G + 1)/3. */
  strata: number;
  /** Share of the observed variance that is not error; for raters: of differences in severity. */
  reliability: number;
  /** Test that all elements are alike, fixed effects. */
  chiSquare: number;
  df: number;
  p: number;
}

export interface FacetsReport {
  facets: FacetReport[];
  categories: CategoryStatistics[];
  overall: Fit;
}

export function reportFacets(solution: Solution): FacetsReport {
  const unshrunken = unshrunkenRows(solution);
  const fit = fitOf(solution, unshrunken.measure);
  const isUsed = fit.facets.map((own) => own.map(({ count }) => count > 0));
  const fair = fairAverages(solution, isUsed);
  const facets = solution.design.facets.map((facet, f): FacetReport => {
    const { measure, se, status, anchored } = solution.facets[f];
    const elements = facet.ids.map(
      (id, e): ElementReport => ({
        id,
        measure: measure[e],
        se: se[e],
        fairAverage: fair[f][e],
        extreme: extremeKind(status[e]),
        anchored: anchored[e] === 1,
        subset: solution.connectedness.subsetOf[f][e],
        ...fit.facets[f][e],
      }),
    );
    const regular = elements.filter((element) => element.count > 0 && element.extreme === null);
    const isShrunken = f === 0 && solution.estimator === "marginal";
    const chosen = [...status.keys()].filter((e) => isUsed[f][e] && status[e] === REGULAR);
    return {
      name: facet.name,
      elements,
      ...separation(regular, isShrunken),
      ...homogeneity(f === 0 ? unshrunken : solution.facets[f], chosen),
    };
  });
  return { facets, categories: fit.categories, overall: fit.overall };
}

function extremeKind(status: number): ExtremeKind | null {
  if (status === LOWEST) return "lowest";
  if (status === HIGHEST) return "highest";
  if (status === UNBOUNDED) return "unbounded";
  return status === UNSUPPORTED ? "unsupported" : null;
}

type Separation = Pick<FacetReport, "mean" | "sd" | "rmse" | "separation" | "strata" | "reliability">;

/** @param isShrunken the measures are posterior means: their variance is that of the true part alone */
function separation(elements: readonly ElementReport[], isShrunken: boolean): Separation {
  const n = elements.length;
  const mean = n > 0 ? elements.reduce((sum, element) => sum + element.measure, 0) / n : 0;
  const squares = elements.reduce((sum, element) => sum + (element.measure - mean) ** 2, 0);
  const variance = n > 1 ? squares / (n - 1) : 0;
  const error = n > 0 ? elements.reduce((sum, element) => sum + element.se ** 2, 0) / n : 0;
  const trueVariance = isShrunken ? variance : Math.max(0, variance - error);
  const total = isShrunken ? variance + error : variance;
  const ratio = error > 0 ? Math.sqrt(trueVariance / error) : 0;
  return {
    mean,
    sd: Math.sqrt(variance),
    rmse: Math.sqrt(error),
    separation: ratio,
    strata: (4 * ratio + 1) / 3,
    reliability: total > 0 ? trueVariance / total : 0,
  };
}

/** Fixed-effects test that the chosen elements have one measure; anchored ones (no error) do not count. */
function homogeneity(
  { measure, se }: { measure: Float64Array; se: Float64Array },
  chosen: readonly number[],
): Pick<FacetReport, "chiSquare" | "df" | "p"> {
  let weight = 0;
  let first = 0;
  let second = 0;
  let count = 0;
  for (const e of chosen) {
    if (!(se[e] > 0)) continue;
    weight += 1 / se[e] ** 2;
    first += measure[e] / se[e] ** 2;
    second += measure[e] ** 2 / se[e] ** 2;
    count++;
  }
  const chiSquare = weight > 0 ? Math.max(0, second - first ** 2 / weight) : 0;
  const df = Math.max(0, count - 1);
  return { chiSquare, df, p: df > 0 ? chiSquareUpper(chiSquare, df) : 1 };
}

/** Expected value with all other facets at their means; over several step groups the mean of their values. */
function fairAverages(solution: Solution, isUsed: readonly boolean[][]): Float64Array[] {
  const { design, facets } = solution;
  const { categories, groups } = design.coding;
  const { cumulated } = predictor(solution);
  const means = facets.map(({ measure }, f) => meanOf(measure.filter((_, e) => isUsed[f][e])));
  const probability = new Float64Array(categories);
  const level = means.reduce((sum, mean, f) => sum + design.facets[f].sign * mean, 0);
  const open = groups.map((group, g) => ({ group, g })).filter(({ group }) => group.values.length > 0);
  return facets.map(({ measure }, f) =>
    measure.map((value, e) => {
      const eta = level + design.facets[f].sign * (value - means[f]);
      const chosen = f === design.stepFacet ? open.filter(({ g }) => g === e) : open;
      let sum = 0;
      for (const { group, g } of chosen) {
        probabilities(eta, cumulated, g * categories, group.values.length, probability);
        for (let k = 0; k < group.values.length; k++) sum += probability[k] * group.values[k];
      }
      return chosen.length > 0 ? sum / chosen.length : 0;
    }),
  );
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
