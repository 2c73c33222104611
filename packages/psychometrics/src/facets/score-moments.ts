/**
 * Moments of one rating X at a predictor η, and of the indicators [X ≥ h] that belong to its steps:
 *   E X = Σ_h P(X ≥ h),  Var X,  Cov(X, [X ≥ h]),  Cov([X ≥ g], [X ≥ h]).
 * They are gradient and information of log P(X) by facet measures and steps (up to sign).
 */
export interface ScoreMoments {
  /** E X for each of `width` facet parameters, then P(X ≥ h) for the steps. */
  mean: Float64Array;
  /** Covariance of the same, row-major. */
  covariance: Float64Array;
}

export function createMoments(width: number, categories: number): ScoreMoments {
  const size = width + categories - 1;
  return { mean: new Float64Array(size), covariance: new Float64Array(size * size) };
}

/**
 * P(X ≥ h) for h = 1 … into `cumulative`; returns the expected category, which is their sum.
 * @param step cumulated steps, 0 first
 */
export function cumulativeProbabilities(
  eta: number,
  step: Float64Array,
  categories: number,
  cumulative: Float64Array,
): number {
  let top = 0;
  for (let k = 1; k < categories; k++) top = Math.max(top, k * eta - step[k]);
  let z = 0;
  for (let k = 0; k < categories; k++) {
    cumulative[k] = Math.exp(k * eta - step[k] - top);
    z += cumulative[k];
  }
  let above = 0;
  let mean = 0;
  for (let k = categories - 1; k >= 1; k--) {
    above += cumulative[k] / z;
    cumulative[k] = above;
    mean += above;
  }
  cumulative[0] = 1;
  return mean;
}

/** From P(X ≥ h) and their sum; the first `width` entries are alike, one for each facet of the rating. */
export function fillMoments(
  { mean, covariance }: ScoreMoments,
  width: number,
  categories: number,
  expected: number,
  cumulative: Float64Array,
): void {
  const size = width + categories - 1;
  let second = 0;
  for (let h = 1; h < categories; h++) second += (2 * h - 1) * cumulative[h];
  const variance = second - expected * expected;
  mean.fill(expected, 0, width);
  for (let h = 1; h < categories; h++) mean[width + h - 1] = cumulative[h];
  for (let a = 0; a < width; a++) for (let b = 0; b < width; b++) covariance[a * size + b] = variance;
  for (let h = 1; h < categories; h++) {
    // Cov(X, [X ≥ h]) = Σ_{g ≤ h} P(X ≥ h) + Σ_{g > h} P(X ≥ g) − E·P(X ≥ h)
    let cross = h * cumulative[h] - expected * cumulative[h];
    for (let g = h + 1; g < categories; g++) cross += cumulative[g];
    for (let a = 0; a < width; a++) {
      covariance[a * size + width + h - 1] = cross;
      covariance[(width + h - 1) * size + a] = cross;
    }
    for (let g = 1; g < categories; g++) {
      covariance[(width + h - 1) * size + width + g - 1] =
        cumulative[Math.max(g, h)] - cumulative[g] * cumulative[h];
    }
  }
}
