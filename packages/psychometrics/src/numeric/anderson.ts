/**
 * Anderson acceleration (1965) of a fixed-point iteration x ← x + f(x), type II with a short memory.
 * The mixing coefficients minimise |f − ΔF·γ| by normal equations with a little ridge; the memory is dropped
 * when the residual grows, which keeps the plain iteration's safety.
 */
import { factorize, solveFactored } from "./cholesky.ts";

export class Anderson {
  readonly #depth: number;
  /** Oldest first: changes of f, and of x + f, from one call to the next. */
  readonly #deltaF: Float64Array[] = [];
  readonly #deltaG: Float64Array[] = [];
  /** #products[a][b] = ΔF_a · ΔF_b for b ≤ a. */
  #products: number[][] = [];
  #lastF: Float64Array | null = null;
  #lastG: Float64Array | null = null;
  #lastNorm = Number.POSITIVE_INFINITY;

  constructor(depth = 5) {
    this.#depth = depth;
  }

  /** Move `x` in place, given its residual `f` (both are read, only `x` changes). */
  advance(x: Float64Array, f: Float64Array): void {
    const norm = dot(f, f);
    if (norm > 4 * this.#lastNorm) this.#forget();
    this.#lastNorm = norm;
    for (let i = 0; i < x.length; i++) x[i] += f[i];
    this.#remember(f, x);
    const gamma = this.#coefficients(f);
    for (let h = 0; h < gamma.length; h++) {
      const dg = this.#deltaG[h];
      const weight = gamma[h];
      for (let i = 0; i < x.length; i++) x[i] -= weight * dg[i];
    }
  }

  #forget(): void {
    this.#deltaF.length = 0;
    this.#deltaG.length = 0;
    this.#products = [];
    this.#lastF = null;
    this.#lastG = null;
  }

  #remember(f: Float64Array, g: Float64Array): void {
    if (this.#lastF === null || this.#lastG === null) {
      this.#lastF = f.slice();
      this.#lastG = g.slice();
      return;
    }
    // The oldest pair of arrays is written over, so that long vectors are not allocated anew.
    const full = this.#deltaF.length === this.#depth;
    const df = full ? this.#deltaF.shift()! : new Float64Array(f.length);
    const dg = full ? this.#deltaG.shift()! : new Float64Array(f.length);
    if (full) this.#products = this.#products.slice(1).map((row) => row.slice(1));
    const [lastF, lastG] = [this.#lastF, this.#lastG];
    for (let i = 0; i < f.length; i++) {
      df[i] = f[i] - lastF[i];
      dg[i] = g[i] - lastG[i];
      lastF[i] = f[i];
      lastG[i] = g[i];
    }
    this.#deltaF.push(df);
    this.#deltaG.push(dg);
    this.#products.push(this.#deltaF.map((earlier) => dot(earlier, df)));
  }

  #coefficients(f: Float64Array): Float64Array {
    const size = this.#deltaF.length;
    const normal = new Float64Array(size * size);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b <= a; b++) normal[a * size + b] = this.#products[a][b];
      normal[a * size + a] *= 1 + 1e-10;
    }
    if (size === 0 || !factorize(normal, size)) return new Float64Array(0);
    const right = Float64Array.from(this.#deltaF, (df) => dot(df, f));
    solveFactored(normal, size, right);
    return right;
  }
}

/** Four sums side by side, as an addition takes longer than a multiplication has to wait for. */
function dot(a: Float64Array, b: Float64Array): number {
  const whole = a.length - (a.length % 4);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (let i = whole; i < a.length; i++) s0 += a[i] * b[i];
  return s0 + s1 + (s2 + s3);
}
