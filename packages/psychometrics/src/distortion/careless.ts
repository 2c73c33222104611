/**
 * Sheets filled in without looking (Curran 2016): for each sheet, against sheets of the same level drawn from
 * the rating-scale model,
 *   long-string: longest run of one answer, upper tail; effect: run as a share of the items;
 *   low-variability: variance of the answers, lower tail; effect: 1 − variance / expected;
 *   odd-profile: Mahalanobis distance of the answers from the mean sheet, χ² upper tail; effect: D² per item.
 * Drawing for a sheet ends when 20 draws were as odd in either index: then p = 20 / draws is as exact (Besag and
 * Clifford 1991), and the draws go where p is small. `permutations` is the most for one sheet, 500 unless told.
 * Limits: items in the order in which they were asked; complete sheets; at least 6 items and 30 sheets.
 */
import { PsychometricsError } from "../errors.ts";
import { factorize, solveFactored } from "../numeric/cholesky.ts";
import { chiSquareUpper } from "../numeric/distributions.ts";
import { createRandom } from "../numeric/random.ts";
import { type PermutationOptions, permutationP, type TestResult } from "./result.ts";
import { modelSheets, type SheetModel } from "./sheet-model.ts";

export function carelessSheets(
  ids: readonly string[],
  sheets: readonly (readonly number[])[],
  options: PermutationOptions = {},
): TestResult[] {
  requireEnough(sheets);
  const draws = options.permutations ?? 500;
  const random = createRandom(options.seed ?? 1);
  const model = modelSheets(sheets);
  const results: TestResult[] = [];
  const drawn = new Uint8Array(model.items);
  for (let s = 0; s < model.sheets; s++) {
    const own = model.category.subarray(s * model.items, (s + 1) * model.items);
    const run = longestRun(own);
    const variance = varianceOf(own);
    const expected = expectedVariance(model, s);
    const asLong = tally();
    const asFlat = tally();
    for (let d = 1; d <= draws && !(isDecided(asLong) && isDecided(asFlat)); d++) {
      drawSheet(model, s, drawn, random.uniform);
      count(asLong, longestRun(drawn) >= run, d);
      count(asFlat, varianceOf(drawn) <= variance + 1e-9, d);
    }
    const common = { subject: ids[s], records: [s] };
    results.push(
      {
        ...common,
        test: "long-string",
        statistic: run,
        effect: run / model.items,
        p: pOf(asLong, draws),
      },
      {
        ...common,
        test: "low-variability",
        statistic: variance,
        effect: expected > 0 ? 1 - variance / expected : 0,
        p: pOf(asFlat, draws),
      },
    );
  }
  return [...results, ...oddProfiles(ids, sheets)];
}

/** Draws as odd as the sheet after which its p is known well enough. */
const ENOUGH = 20;

interface Tally {
  asOdd: number;
  /** Draw at which there were enough. */
  decidedAt: number;
}

function tally(): Tally {
  return { asOdd: 0, decidedAt: 0 };
}

function isDecided({ decidedAt }: Tally): boolean {
  return decidedAt > 0;
}

function count(of: Tally, isAsOdd: boolean, draw: number): void {
  if (!isAsOdd || isDecided(of)) return;
  of.asOdd++;
  if (of.asOdd === ENOUGH) of.decidedAt = draw;
}

function pOf({ asOdd, decidedAt }: Tally, draws: number): number {
  return decidedAt > 0 ? ENOUGH / decidedAt : permutationP(asOdd, draws);
}

/** Of independent answers: Σ Var / k + Σ (mean − grand mean)² / (k − 1), categories one apart. */
function expectedVariance({ items, categories, probability }: SheetModel, s: number): number {
  let variances = 0;
  let sum = 0;
  let squares = 0;
  for (let j = 0; j < items; j++) {
    let mean = 0;
    let second = 0;
    for (let k = 1; k < categories; k++) {
      const p = probability[(s * items + j) * categories + k];
      mean += k * p;
      second += k * k * p;
    }
    variances += second - mean * mean;
    sum += mean;
    squares += mean * mean;
  }
  return variances / items + (squares - (sum * sum) / items) / (items - 1);
}

function drawSheet(model: SheetModel, s: number, into: Uint8Array, uniform: () => number): void {
  const { items, categories, probability } = model;
  for (let j = 0; j < items; j++) {
    const base = (s * items + j) * categories;
    let rest = uniform();
    let k = 0;
    while (k < categories - 1 && rest >= probability[base + k]) {
      rest -= probability[base + k];
      k++;
    }
    into[j] = k;
  }
}

function longestRun(values: Uint8Array): number {
  let longest = 1;
  let run = 1;
  for (let i = 1; i < values.length; i++) {
    run = values[i] === values[i - 1] ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest;
}

function varianceOf(values: Uint8Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return (squares - (sum * sum) / values.length) / (values.length - 1);
}

function oddProfiles(ids: readonly string[], sheets: readonly (readonly number[])[]): TestResult[] {
  const n = sheets.length;
  const k = sheets[0].length;
  const means = Array.from({ length: k }, (_, j) => sheets.reduce((sum, sheet) => sum + sheet[j], 0) / n);
  const covariance = new Float64Array(k * k);
  for (const sheet of sheets) {
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++)
        covariance[a * k + b] += ((sheet[a] - means[a]) * (sheet[b] - means[b])) / (n - 1);
    }
  }
  // A constant item, or one that repeats others, leaves no distance to measure.
  if (!factorize(covariance, k)) return [];
  return sheets.map((sheet, s) => {
    const centred = Float64Array.from(sheet, (value, j) => value - means[j]);
    const solved = centred.slice();
    solveFactored(covariance, k, solved);
    const distance = centred.reduce((sum, value, j) => sum + value * solved[j], 0);
    return {
      test: "odd-profile",
      subject: ids[s],
      statistic: distance,
      effect: distance / k,
      p: chiSquareUpper(distance, k),
      records: [s],
    };
  });
}

function requireEnough(sheets: readonly (readonly number[])[]): void {
  const items = sheets[0]?.length ?? 0;
  if (sheets.length >= 30 && items >= 6) return;
  throw new PsychometricsError(
    sheets.length < 30 ? "too-few-raters" : "too-few-items",
    {
      zh: `有${sheets.length}张表、${items}道题,至少需要30张表、6道题。`,
      en: `Got ${sheets.length} sheets of ${items} items, expected at least 30 sheets of 6.`,
    },
    { sheets: sheets.length, items },
  );
}
