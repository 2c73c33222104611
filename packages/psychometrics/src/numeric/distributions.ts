/**
 * Distribution functions on Cephes (Moshier), compiled to WebAssembly.
 * All tails are upper tails computed as such, so small p-values keep their digits.
 */
import * as cephes from "cephes";

await cephes.compiled;

/** Cephes reports a tail too small for a double as an error; as a probability it is 0. */
function tail(value: () => number): number {
  try {
    return value();
  } catch (error) {
    if (error instanceof Error && error.message.includes("underflow")) return 0;
    throw error;
  }
}

/** P(X ≥ x) of a chi-square with `df` degrees of freedom. */
export function chiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 1 : tail(() => cephes.igamc(df / 2, x / 2));
}

/** P(F ≥ x) of an F with `df1`, `df2` degrees of freedom, real numbers allowed. */
export function fUpper(x: number, df1: number, df2: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return tail(() => cephes.incbet(df2 / 2, df1 / 2, df2 / (df2 + df1 * x)));
}

/** x with P(F ≤ x) = p. */
export function fQuantile(p: number, df1: number, df2: number): number {
  const y = cephes.incbi(df2 / 2, df1 / 2, 1 - p);
  return (df2 * (1 - y)) / (df1 * y);
}

/** x with P(X ≤ x) = p of a beta(a, b). */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  return p >= 1 ? 1 : cephes.incbi(a, b, p);
}

/** P(|T| ≥ |t|) of Student's t. */
export function tTwoSided(t: number, df: number): number {
  return tail(() => cephes.incbet(df / 2, 0.5, df / (df + t * t)));
}

/** P(X ≥ k) of a binomial(n, p). */
export function binomialUpper(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return tail(() => cephes.bdtrc(k - 1, n, p));
}
