/**
 * Anderson acceleration (1965) of a fixed-point iteration x ← x + f(x), type II with a short memory.
 * The mixing coefficients minimise |f − ΔF·γ| by normal equations with a little ridge; the memory is dropped
 * when the residual grows, which keeps the plain iteration's safety.
 */
import { factorize, solveFactored } from "./cholesky.ts";

export class Anderson {
  readonly #depth: number;
  readonly #deltaX: Float64Array[] = [];
  readonly #deltaF: Float64Array[] = [];
  #lastX: Float64Array | null = null;
  #lastF: Float64Array | null = null;
  #lastNorm = Number.POSITIVE_INFINITY;

  constructor(depth = 5) {
    this.#depth = depth;
  }

  /** Move `x` in place, given its residual `f` (both are read, only `x` changes). */
  advance(x: Float64Array, f: Float64Array): void {
    const norm = dot(f, f);
    if (norm > 4 * this.#lastNorm) this.#forget();
    this.#lastNorm = norm;
    this.#remember(x, f);
    const gamma = this.#coefficients(f);
    for (let i = 0; i < x.length; i++) x[i] += f[i];
    for (let h = 0; h < gamma.length; h++) {
      const dx = this.#deltaX[h];
      const df = this.#deltaF[h];
      const weight = gamma[h];
      for (let i = 0; i < x.length; i++) x[i] -= weight * (dx[i] + df[i]);
    }
  }

  #forget(): void {
    this.#deltaX.length = 0;
    this.#deltaF.length = 0;
    this.#lastX = null;
    this.#lastF = null;
  }

  #remember(x: Float64Array, f: Float64Array): void {
    if (this.#lastX !== null && this.#lastF !== null) {
      // The oldest pair of arrays is written over, so that long vectors are not allocated anew.
      const full = this.#deltaX.length === this.#depth;
      const dx = full ? this.#deltaX.shift()! : new Float64Array(x.length);
      const df = full ? this.#deltaF.shift()! : new Float64Array(x.length);
      for (let i = 0; i < x.length; i++) {
        dx[i] = x[i] - this.#lastX[i];
        df[i] = f[i] - this.#lastF[i];
      }
      this.#deltaX.push(dx);
      this.#deltaF.push(df);
    }
    this.#lastX ??= new Float64Array(x.length);
    this.#lastF ??= new Float64Array(x.length);
    this.#lastX.set(x);
    this.#lastF.set(f);
  }

  #coefficients(f: Float64Array): Float64Array {
    const size = this.#deltaF.length;
    const normal = new Float64Array(size * size);
    const right = new Float64Array(size);
    for (let a = 0; a < size; a++) {
      right[a] = dot(this.#deltaF[a], f);
      for (let b = 0; b <= a; b++) normal[a * size + b] = dot(this.#deltaF[a], this.#deltaF[b]);
      normal[a * size + a] *= 1 + 1e-10;
    }
    if (size === 0 || !factorize(normal, size)) return new Float64Array(0);
    solveFactored(normal, size, right);
    return right;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
