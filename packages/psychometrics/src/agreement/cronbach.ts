/**
 * Cronbach's alpha (1951) = k/(k−1) · (1 − Σσ²_item / σ²_total), a lower bound of the reliability of the
 * sum of k items. Confidence limits: Feldt (1965), exact for normal scores without item-by-sheet clusters.
 * Limits: complete sheets only; alpha grows with the number of items, so it is not a test of one dimension.
 */
import { PsychometricsError } from "../errors.ts";
import { fQuantile } from "../numeric/distributions.ts";
import { requireConfidence } from "./confidence.ts";
import { summarize } from "./one-way.ts";

export interface CronbachAlpha {
  items: number;
  /** Complete sheets used. */
  sheets: number;
  /** Sheets left out for a missing value. */
  incomplete: number;
  alpha: number;
  lower: number;
  upper: number;
  /** Alpha of the rest when the item is dropped; null when fewer than two items or no variance remain. */
  alphaWithout: (number | null)[];
  /** Correlation of each item with the sum of the others; null for a constant item or rest. */
  itemRest: (number | null)[];
}

/**
 * @param sheets one row per sheet, one column per item; NaN is missing
 * @throws PsychometricsError `too-few-items`, `too-few-raters`, `one-category`, `bad-option`
 */
export function cronbachAlpha(sheets: readonly ArrayLike<number>[], confidence = 0.95): CronbachAlpha {
  requireConfidence(confidence);
  const k = sheets[0]?.length ?? 0;
  if (k < 2) throw tooFew("too-few-items", k);
  const complete = sheets.filter((sheet) => isComplete(sheet, k));
  const n = complete.length;
  if (n < 2) throw tooFew("too-few-raters", n);
  const items = Array.from({ length: k }, (_, j) => Float64Array.from(complete, (sheet) => sheet[j]));
  const totals = Float64Array.from(complete, (sheet) => sumOf(sheet, k));
  const variances = items.map((item) => summarize(item).variance);
  const total = summarize(totals).variance;
  if (total === 0) throw nothingVaries();
  const alpha = alphaOf(k, sumOf(variances, k), total);
  const tail = (1 - confidence) / 2;
  const df = n - 1;
  const rests = items.map((item) => totals.map((sum, i) => sum - item[i]));
  return {
    items: k,
    sheets: n,
    incomplete: sheets.length - n,
    alpha,
    lower: 1 - (1 - alpha) * fQuantile(1 - tail, df, df * (k - 1)),
    upper: 1 - (1 - alpha) * fQuantile(tail, df, df * (k - 1)),
    alphaWithout: rests.map((rest, j) => {
      const variance = summarize(rest).variance;
      return k > 2 && variance > 0 ? alphaOf(k - 1, sumOf(variances, k) - variances[j], variance) : null;
    }),
    itemRest: items.map((item, j) => correlation(item, rests[j])),
  };
}

/** Pearson's correlation; null when one side is constant. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const a = summarize(x);
  const b = summarize(y);
  if (!(a.variance > 0 && b.variance > 0)) return null;
  let product = 0;
  for (let i = 0; i < x.length; i++) product += (x[i] - a.mean) * (y[i] - b.mean);
  return product / ((a.n - 1) * Math.sqrt(a.variance * b.variance));
}

function alphaOf(k: number, itemVariance: number, totalVariance: number): number {
  return (k / (k - 1)) * (1 - itemVariance / totalVariance);
}

function isComplete(sheet: ArrayLike<number>, k: number): boolean {
  for (let j = 0; j < k; j++) if (!Number.isFinite(sheet[j])) return false;
  return true;
}

function sumOf(values: ArrayLike<number>, k: number): number {
  let sum = 0;
  for (let j = 0; j < k; j++) sum += values[j];
  return sum;
}

function tooFew(code: "too-few-items" | "too-few-raters", got: number): PsychometricsError {
  const zh = code === "too-few-items" ? "道题" : "张完整的表";
  const en = code === "too-few-items" ? "item(s)" : "complete sheet(s)";
  return new PsychometricsError(
    code,
    { zh: `只有${got}${zh},至少需要2。`, en: `Got ${got} ${en}, expected 2 or more.` },
    { got },
  );
}

function nothingVaries(): PsychometricsError {
  return new PsychometricsError("one-category", {
    zh: "所有表的总分相同,α没有定义。",
    en: "All sheets have the same sum; alpha is not defined.",
  });
}
