/**
 * Krippendorff's alpha = 1 − D_o / D_e over the coincidences of values within units.
 * Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability". Missing values are allowed;
 * units with a single value are not pairable and are left out.
 * Limits: cost grows with units × raters plus the square of the number of different values.
 */
import { PsychometricsError } from "../errors.ts";

export type Metric = "nominal" | "ordinal" | "interval" | "ratio";

export interface KrippendorffAlpha {
  metric: Metric;
  alpha: number;
  /** Units with two or more values. */
  units: number;
  /** Pairable values. */
  values: number;
  observedDisagreement: number;
  expectedDisagreement: number;
}

/**
 * @param units one row per unit, one column per rater (or any list of values); NaN is missing
 * @throws PsychometricsError `too-few-raters` (no unit with two values), `one-category` (nothing varies),
 *   `bad-value` (a ratio scale with negative values, an infinite value)
 */
export function krippendorffAlpha(units: readonly ArrayLike<number>[], metric: Metric): KrippendorffAlpha {
  const pairable = units.map(present).filter((values) => values.length > 1);
  if (pairable.length === 0) throw nothingPairable();
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  if (values.length === 1) throw oneCategory(values[0]);
  if (metric === "ratio" && values[0] < 0) throw negativeRatio(values[0]);
  const coincidences = coincidenceMatrix(pairable, values);
  const margins = rowSums(coincidences, values.length);
  const total = margins.reduce((sum, margin) => sum + margin, 0);
  const distance = distances(values, margins, metric);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values.length; c++) {
    for (let k = 0; k < values.length; k++) {
      const delta = distance[c * values.length + k];
      observed += coincidences[c * values.length + k] * delta;
      expected += margins[c] * margins[k] * delta;
    }
  }
  observed /= total;
  expected /= total * (total - 1);
  return {
    metric,
    alpha: 1 - observed / expected,
    units: pairable.length,
    values: total,
    observedDisagreement: observed,
    expectedDisagreement: expected,
  };
}

function present(unit: ArrayLike<number>, index: number): number[] {
  const values: number[] = [];
  for (let i = 0; i < unit.length; i++) {
    if (Number.isNaN(unit[i])) continue;
    if (!Number.isFinite(unit[i])) throw notFinite(index, i);
    values.push(unit[i]);
  }
  return values;
}

/** o_ck = Σ_u (pairs c–k in u) / (m_u − 1), from the counts per unit rather than the pairs. */
function coincidenceMatrix(units: readonly number[][], values: readonly number[]): Float64Array {
  const size = values.length;
  const place = new Map(values.map((value, index) => [value, index]));
  const matrix = new Float64Array(size * size);
  const counts = new Float64Array(size);
  for (const unit of units) {
    const seen = [...new Set(unit)].map((value) => place.get(value)!);
    for (const value of unit) counts[place.get(value)!] += 1;
    for (const c of seen) {
      for (const k of seen) {
        matrix[c * size + k] += (counts[c] * (c === k ? counts[k] - 1 : counts[k])) / (unit.length - 1);
      }
    }
    for (const c of seen) counts[c] = 0;
  }
  return matrix;
}

function rowSums(matrix: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let c = 0; c < size; c++) for (let k = 0; k < size; k++) sums[c] += matrix[c * size + k];
  return sums;
}

function distances(values: readonly number[], margins: Float64Array, metric: Metric): Float64Array {
  const size = values.length;
  const result = new Float64Array(size * size);
  const ranks = midRanks(margins);
  for (let c = 0; c < size; c++) {
    for (let k = 0; k < size; k++) {
      if (c !== k) result[c * size + k] = distance(values[c], values[k], ranks[c], ranks[k], metric);
    }
  }
  return result;
}

function distance(a: number, b: number, rankA: number, rankB: number, metric: Metric): number {
  if (metric === "nominal") return 1;
  if (metric === "ordinal") return (rankA - rankB) ** 2;
  if (metric === "interval") return (a - b) ** 2;
  return ((a - b) / (a + b)) ** 2;
}

/** Σ_{g=c..k} n_g − (n_c + n_k)/2 is the difference of mid-ranks. */
function midRanks(margins: Float64Array): Float64Array {
  const ranks = new Float64Array(margins.length);
  let below = 0;
  for (let c = 0; c < margins.length; c++) {
    ranks[c] = below + margins[c] / 2;
    below += margins[c];
  }
  return ranks;
}

function nothingPairable(): PsychometricsError {
  return new PsychometricsError("too-few-raters", {
    zh: "没有任何单位有两个以上的评分,无法比较。",
    en: "No unit has two or more values, so there is nothing to compare.",
  });
}

function oneCategory(value: number): PsychometricsError {
  return new PsychometricsError(
    "one-category",
    { zh: `所有评分都是${value},α没有定义。`, en: `All values are ${value}; alpha is not defined.` },
    { value },
  );
}

function negativeRatio(value: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    { zh: `比率量表不能有负值${value}。`, en: `A ratio scale has no negative values; got ${value}.` },
    { value },
  );
}

function notFinite(unit: number, at: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    {
      zh: `第${unit + 1}个单位的第${at + 1}个值不是有限的数。`,
      en: `Unit ${unit + 1}, value ${at + 1} is not a finite number.`,
    },
    { unit, at },
  );
}
