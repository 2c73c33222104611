/**
 * Kendall's coefficient of concordance with correction for ties:
 *   W = (12·ΣR_i² − 3m²n(n+1)²) / (m²(n³ − n) − mΣT_j),  T_j = Σ(t³ − t).
 * Kendall and Babington Smith (1939); the test is chi-square with n − 1 degrees of freedom, m(n − 1)W.
 * Limits: every rater ranks every object; the chi-square is rough below 5 objects.
 */
import { PsychometricsError } from "../errors.ts";
import { chiSquareUpper } from "../numeric/distributions.ts";
import { ranksWithTies } from "../numeric/ranks.ts";

export interface Concordance {
  raters: number;
  objects: number;
  w: number;
  /** Mean Spearman correlation of all pairs of raters. */
  meanSpearman: number;
  chiSquare: number;
  df: number;
  p: number;
}

/**
 * @param table one row per object, one column per rater
 * @throws PsychometricsError `too-few-groups`, `too-few-raters`, `incomplete-table`, `one-category`
 */
export function kendallW(table: readonly ArrayLike<number>[]): Concordance {
  const n = table.length;
  const m = table[0]?.length ?? 0;
  if (n < 2) throw tooFew("too-few-groups", n);
  if (m < 2) throw tooFew("too-few-raters", m);
  const sums = new Float64Array(n);
  let ties = 0;
  for (let j = 0; j < m; j++) {
    const column = Float64Array.from(table, (row, i) => requireValue(row, i, j));
    const { ranks, tieSum } = ranksWithTies(column);
    for (let i = 0; i < n; i++) sums[i] += ranks[i];
    ties += tieSum;
  }
  let squares = 0;
  for (let i = 0; i < n; i++) squares += sums[i] * sums[i];
  const spread = m * m * (n * n * n - n) - m * ties;
  if (spread <= 0) throw allTied();
  const w = (12 * squares - 3 * m * m * n * (n + 1) ** 2) / spread;
  const chiSquare = m * (n - 1) * w;
  return {
    raters: m,
    objects: n,
    w,
    meanSpearman: (m * w - 1) / (m - 1),
    chiSquare,
    df: n - 1,
    p: chiSquareUpper(chiSquare, n - 1),
  };
}

function requireValue(row: ArrayLike<number>, i: number, j: number): number {
  if (Number.isFinite(row[j])) return row[j];
  throw new PsychometricsError(
    "incomplete-table",
    { zh: `第${i + 1}行第${j + 1}列缺值。`, en: `Row ${i + 1}, column ${j + 1} is missing.` },
    { row: i, column: j },
  );
}

function tooFew(code: "too-few-groups" | "too-few-raters", got: number): PsychometricsError {
  const zh = code === "too-few-groups" ? "对象" : "评价者";
  const en = code === "too-few-groups" ? "object(s)" : "rater(s)";
  return new PsychometricsError(
    code,
    { zh: `只有${got}个${zh},至少需要2个。`, en: `Got ${got} ${en}, expected 2 or more.` },
    { got },
  );
}

function allTied(): PsychometricsError {
  return new PsychometricsError("one-category", {
    zh: "每个评价者对所有对象打分都相同,没有名次可比。",
    en: "Every rater ties all objects; there are no ranks to compare.",
  });
}
