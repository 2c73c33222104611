/**
 * Standard errors of adjusted means. Measures θ and severities λ are estimated together, and every mark, with its
 * variance w under the model, ties one ratee to one rater. The information is
 *   [ D  −B ; −Bᵀ  E ],   D, E = Σ w by ratee, by rater,   B = Σ w by pair.
 * An adjusted mean moves by s·dθ_r − Σ_j c_j·dλ_j, so that its variance is
 *   cᵀE⁻¹c + uᵀS⁺u,   S = D − B E⁻¹ Bᵀ,   u = s·e_r − B E⁻¹ c:
 * whoever rated one person only says nothing about who is better. Marks of one sheet hang together, so all of it is
 * multiplied by the dispersion of whole sheets, Pearson's χ² over its degrees of freedom and at least 1 (McCullagh and
 * Nelder 1989, section 4.5). Item difficulties and steps are taken as known: they rest on all marks.
 */
import { factorize, solveFactored } from "@hengjian/psychometrics";

/** What all marks of one rater on one ratee come to. */
export interface Pair {
  ratee: number;
  rater: number;
  /** Sum of the variances of the marks under the model. */
  weight: number;
  /** Sum of the marks minus their expectations. */
  residual: number;
}

/** Beyond this the dense matrix over ratees takes too long. */
export const MOST_RATEES = 2000;
/** Fewest degrees of freedom from which a dispersion is told. */
const FEWEST_DF = 5;

export interface ErrorModel {
  /**
   * @param slope ∂(adjusted mean)/∂θ of the ratee
   * @param c −∂(adjusted mean)/∂λ by rater; its sum is the slope
   */
  errorOf(ratee: number, slope: number, c: Float64Array): number;
}

/** @returns null when the information is singular: nothing can be said of the errors */
export function errorModel(pairs: readonly Pair[], ratees: number, raters: number): ErrorModel | null {
  const byRater = new Float64Array(raters);
  for (const { rater, weight } of pairs) byRater[rater]! += weight;
  const factor = schurComplement(pairs, byRater, ratees);
  if (!factorize(factor, ratees)) return null;
  const dispersion = dispersionOf(pairs);
  return {
    errorOf(ratee, slope, c) {
      const u = new Float64Array(ratees);
      u[ratee] = slope;
      let variance = 0;
      for (let j = 0; j < raters; j++) if (byRater[j]! > 0) variance += c[j]! ** 2 / byRater[j]!;
      for (const one of pairs) u[one.ratee]! -= (one.weight * c[one.rater]!) / byRater[one.rater]!;
      const x = u.slice();
      solveFactored(factor, ratees, x);
      for (let r = 0; r < ratees; r++) variance += u[r]! * x[r]!;
      return Math.sqrt(dispersion * variance);
    },
  };
}

/** S, lifted along (1, …, 1), in which nothing is known and nothing is asked. Ratees without marks stand alone. */
function schurComplement(pairs: readonly Pair[], byRater: Float64Array, ratees: number): Float64Array {
  const s = new Float64Array(ratees * ratees);
  let total = 0;
  for (const { ratee, weight } of pairs) {
    s[ratee * ratees + ratee]! += weight;
    total += weight;
  }
  for (const own of Map.groupBy(pairs, (one) => one.rater).values()) {
    const all = byRater[own[0]!.rater]!;
    if (all === 0) continue;
    for (const a of own) {
      for (const b of own) s[a.ratee * ratees + b.ratee]! -= (a.weight * b.weight) / all;
    }
  }
  const lift = total / ratees ** 2;
  for (let i = 0; i < s.length; i++) s[i]! += lift;
  return s;
}

/** Of whole sheets, by raters of several ratees: the others fit their own sheets perfectly. */
function dispersionOf(pairs: readonly Pair[]): number {
  const several = [...Map.groupBy(pairs, (one) => one.rater).values()].filter((own) => own.length > 1);
  const used = several.flat();
  const df = used.length - several.length - new Set(used.map((one) => one.ratee)).size + 1;
  if (df < FEWEST_DF) return 1;
  const chi = used.reduce((sum, { residual, weight }) => sum + (weight > 0 ? residual ** 2 / weight : 0), 0);
  return Math.max(1, chi / df);
}
