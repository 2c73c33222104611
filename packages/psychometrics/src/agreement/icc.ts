/**
 * Intraclass correlations in the six forms of Shrout and Fleiss (1979): x_ij = μ + a_i + b_j + e_ij.
 *   (1,·) raters differ from target to target, (2,·) raters are a sample, (3,·) raters are all there are;
 *   (·,1) one rater, (·,k) the mean of k raters.
 * Confidence limits: Shrout and Fleiss (1979); for form 2 McGraw and Wong (1996, table 7).
 * Limits: every target rated by every rater. With gaps use Krippendorff's alpha or variance components.
 */
import { PsychometricsError } from "../errors.ts";
import { fQuantile, fUpper } from "../numeric/distributions.ts";
import { requireConfidence } from "./confidence.ts";

export interface IntraclassForm {
  icc: number;
  f: number;
  df1: number;
  df2: number;
  p: number;
  lower: number;
  upper: number;
}

export type IntraclassName = "icc11" | "icc21" | "icc31" | "icc1k" | "icc2k" | "icc3k";

export interface Intraclass {
  targets: number;
  raters: number;
  forms: Record<IntraclassName, IntraclassForm>;
}

/** Mean squares this much smaller than the rest are rounding. */
const EQUAL = 1e-12;

interface MeanSquares {
  n: number;
  k: number;
  rows: number;
  columns: number;
  within: number;
  error: number;
}

/**
 * The six forms with two-sided confidence limits.
 * @param table one row per target, one column per rater
 * @param confidence 0.95 unless told
 * @throws PsychometricsError `too-few-groups`, `too-few-raters`, `bad-shape`, `incomplete-table`,
 *   `one-category` (the targets have equal means), `bad-option`
 */
export function intraclass(table: readonly ArrayLike<number>[], confidence = 0.95): Intraclass {
  requireConfidence(confidence);
  requireComplete(table);
  const ms = meanSquares(table);
  if (!(ms.rows > EQUAL * (ms.rows + ms.within))) throw targetsAlike();
  const tail = 1 - (1 - confidence) / 2;
  const one = formOne(ms, tail);
  const two = formTwo(ms, tail);
  const three = formThree(ms, tail);
  return {
    targets: ms.n,
    raters: ms.k,
    forms: {
      icc11: one,
      icc21: two,
      icc31: three,
      icc1k: averaged(one, ms.k, (ms.rows - ms.within) / ms.rows),
      icc2k: averaged(two, ms.k, (ms.rows - ms.error) / (ms.rows + (ms.columns - ms.error) / ms.n)),
      icc3k: averaged(three, ms.k, (ms.rows - ms.error) / ms.rows),
    },
  };
}

function meanSquares(table: readonly ArrayLike<number>[]): MeanSquares {
  const n = table.length;
  const k = table[0].length;
  const columnSums = new Float64Array(k);
  const rowMeans = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      rowMeans[i] += table[i][j] / k;
      columnSums[j] += table[i][j];
    }
    sum += rowMeans[i] / n;
  }
  let rows = 0;
  let columns = 0;
  let within = 0;
  for (let j = 0; j < k; j++) columns += n * (columnSums[j] / n - sum) ** 2;
  for (let i = 0; i < n; i++) {
    rows += k * (rowMeans[i] - sum) ** 2;
    for (let j = 0; j < k; j++) within += (table[i][j] - rowMeans[i]) ** 2;
  }
  return {
    n,
    k,
    rows: rows / (n - 1),
    columns: columns / (k - 1),
    within: within / (n * (k - 1)),
    // Rounding may leave a hair below zero when raters differ by constants only.
    error: Math.max(0, within - columns) / ((n - 1) * (k - 1)),
  };
}

function formOne(ms: MeanSquares, tail: number): IntraclassForm {
  const { n, k } = ms;
  return consistency(ms, ms.within, n - 1, n * (k - 1), tail);
}

function formThree(ms: MeanSquares, tail: number): IntraclassForm {
  const { n, k } = ms;
  return consistency(ms, ms.error, n - 1, (n - 1) * (k - 1), tail);
}

function consistency(ms: MeanSquares, noise: number, df1: number, df2: number, tail: number): IntraclassForm {
  const { k } = ms;
  const f = noise === 0 ? Number.POSITIVE_INFINITY : ms.rows / noise;
  const low = f / fQuantile(tail, df1, df2);
  const high = f * fQuantile(tail, df2, df1);
  return {
    icc: (ms.rows - noise) / (ms.rows + (k - 1) * noise),
    f,
    df1,
    df2,
    p: fUpper(f, df1, df2),
    lower: ratio(low, k),
    upper: ratio(high, k),
  };
}

/** (F − 1)/(F + k − 1), with its limit 1 for an infinite F. */
function ratio(f: number, k: number): number {
  return f === Number.POSITIVE_INFINITY ? 1 : (f - 1) / (f + k - 1);
}

function formTwo(ms: MeanSquares, tail: number): IntraclassForm {
  const { n, k, rows, columns, error } = ms;
  const df1 = n - 1;
  const df2 = (n - 1) * (k - 1);
  const icc = (rows - error) / (rows + (k - 1) * error + (k * (columns - error)) / n);
  const f = error === 0 ? Number.POSITIVE_INFINITY : rows / error;
  const p = fUpper(f, df1, df2);
  if (error === 0) return { icc, f, df1, df2, p, lower: icc, upper: icc };
  const fj = columns / error;
  const weight = n * (1 + (k - 1) * icc) - k * icc;
  const numerator = (k - 1) * (n - 1) * (k * icc * fj + weight) ** 2;
  const denominator = (n - 1) * k * k * icc * icc * fj * fj + weight * weight;
  const v = numerator / denominator;
  const upperF = fQuantile(tail, n - 1, v);
  const lowerF = fQuantile(tail, v, n - 1);
  const rest = k * columns + (k * n - k - n) * error;
  return {
    icc,
    f,
    df1,
    df2,
    p,
    lower: (n * (rows - upperF * error)) / (upperF * rest + n * rows),
    upper: (n * (lowerF * rows - error)) / (rest + n * lowerF * rows),
  };
}

function averaged(single: IntraclassForm, k: number, icc: number): IntraclassForm {
  const step = (value: number) => (k * value) / (1 + (k - 1) * value);
  return { ...single, icc, lower: step(single.lower), upper: step(single.upper) };
}

function requireComplete(table: readonly ArrayLike<number>[]): void {
  if (table.length < 2) {
    throw new PsychometricsError(
      "too-few-groups",
      {
        zh: `只有${table.length}个对象,至少需要2个。`,
        en: `Got ${table.length} target(s), expected 2 or more.`,
      },
      { got: table.length },
    );
  }
  const k = table[0].length;
  if (k < 2) {
    throw new PsychometricsError(
      "too-few-raters",
      { zh: `只有${k}个评价者,至少需要2个。`, en: `Got ${k} rater(s), expected 2 or more.` },
      { got: k },
    );
  }
  for (let i = 0; i < table.length; i++) {
    if (table[i].length !== k) throw unevenRow(i, table[i].length, k);
    for (let j = 0; j < k; j++) if (!Number.isFinite(table[i][j])) throw gap(i, j);
  }
}

function unevenRow(row: number, got: number, expected: number): PsychometricsError {
  return new PsychometricsError(
    "bad-shape",
    {
      zh: `第${row + 1}行有${got}个值,应为${expected}个。`,
      en: `Row ${row + 1} has ${got} values, expected ${expected}.`,
    },
    { row, got, expected },
  );
}

function gap(row: number, column: number): PsychometricsError {
  return new PsychometricsError(
    "incomplete-table",
    {
      zh: `第${row + 1}行第${column + 1}列缺值;有缺失时请改用Krippendorff α或方差分量。`,
      en: `Row ${row + 1}, column ${column + 1} is missing; with gaps use Krippendorff's alpha or variance components.`,
    },
    { row, column },
  );
}

function targetsAlike(): PsychometricsError {
  return new PsychometricsError("one-category", {
    zh: "各对象的平均分相同,没有可分辨的差异,组内相关系数没有定义。",
    en: "The means of all targets are equal; with nothing to tell apart an intraclass correlation is not defined.",
  });
}
