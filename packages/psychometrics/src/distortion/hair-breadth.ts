/**
 * Targets always met by a hair. Of the results within a narrow band around the target, about as many should lie
 * just below as just above when nobody steers; exact binomial, upper tail (a discrete form of McCrary 2008).
 * Effect: share just above, minus one half.
 * Limits: the density must be about level across the band, so keep the band narrow.
 */
import { binomialUpper } from "../numeric/distributions.ts";
import { positionsBy, requireNumbers, type TestResult } from "./result.ts";

export interface TargetResult {
  /** Unit or person that sets or meets the targets. */
  owner: string;
  /** Achieved over target; 1 is exactly met. */
  ratio: number;
}

/** @param band half-width around 1; 0.05 unless told. Owners with fewer than 5 results inside are left out. */
export function metByAHair(results: readonly TargetResult[], band = 0.05): TestResult[] {
  requireNumbers(results, (result) => result.ratio);
  const found: TestResult[] = [];
  for (const [owner, positions] of positionsBy(results, (result) => result.owner)) {
    const near = positions.filter((i) => results[i].ratio >= 1 - band && results[i].ratio < 1 + band);
    if (near.length < 5) continue;
    const above = near.filter((i) => results[i].ratio >= 1);
    found.push({
      test: "hair-breadth",
      subject: owner,
      statistic: above.length,
      effect: above.length / near.length - 0.5,
      p: binomialUpper(above.length, near.length, 0.5),
      records: above,
    });
  }
  return found;
}
