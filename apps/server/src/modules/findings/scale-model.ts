/**
 * Expected marks under the rating-scale model with estimated parameters:
 *   P(X = k) ∝ exp(k·η − Σ_{h ≤ k} τ_h),   η = θ_ratee − λ_rater − δ_item        (Andrich 1978; Linacre 1989)
 */
export interface ScaleModel {
  /** Step from category k to k + 1. */
  steps: ArrayLike<number>;
  /** Mark behind each category. */
  values: readonly number[];
}

export interface Moments {
  mean: number;
  variance: number;
}

/** Mean and variance of a mark at η; `into` is filled so that loops do not allocate. */
export function momentsAt({ steps, values }: ScaleModel, eta: number, into: Moments): Moments {
  let exponent = 0;
  let top = 0;
  for (let k = 1; k < values.length; k++) {
    exponent += eta - steps[k - 1]!;
    if (exponent > top) top = exponent;
  }
  exponent = 0;
  let total = 0;
  let first = 0;
  let second = 0;
  for (let k = 0; k < values.length; k++) {
    if (k > 0) exponent += eta - steps[k - 1]!;
    const weight = Math.exp(exponent - top);
    total += weight;
    first += weight * values[k]!;
    second += weight * values[k]! ** 2;
  }
  into.mean = first / total;
  into.variance = Math.max(0, second / total - into.mean ** 2);
  return into;
}
