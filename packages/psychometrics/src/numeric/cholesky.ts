/** Dense symmetric positive-definite systems, row-major, small enough to be plain loops. */

/**
 * Replace the lower triangle of `a` (size × size) by its Cholesky factor. Zeros before the first entry of a row
 * stay zero and are skipped, so put the unknowns with few neighbours first.
 * @returns false when `a` is not positive definite; `a` is then spoilt
 */
export function factorize(a: Float64Array, size: number): boolean {
  const first = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let from = 0;
    while (from < i && a[row + from] === 0) from++;
    first[i] = from;
    for (let j = from; j <= i; j++) {
      const rowJ = j * size;
      let sum = a[row + j];
      for (let k = Math.max(from, first[j]); k < j; k++) sum -= a[row + k] * a[rowJ + k];
      if (j < i) {
        a[row + j] = sum / a[rowJ + j];
        continue;
      }
      if (!(sum > 1e-12 * Math.abs(a[row + i]))) return false;
      a[row + i] = Math.sqrt(sum);
    }
  }
  return true;
}

/** Solve L·Lᵀ x = b in place. */
export function solveFactored(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[i * size + k] * b[k];
    b[i] = sum / factor[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    b[i] /= factor[i * size + i];
    for (let k = 0; k < i; k++) b[k] -= factor[i * size + k] * b[i];
  }
}

/**
 * The inverse of L·Lᵀ, full square; rows are walked along, never columns. Zeros before the first entry of a row of L
 * are zeros of L⁻¹ as well, as far as the rows that it draws on begin no earlier.
 */
export function invertFactored(factor: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  const first = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    lower[row + i] = 1;
    first[i] = i;
    for (let k = 0; k < i; k++) {
      const weight = factor[row + k];
      if (weight === 0) continue;
      const from = first[k];
      if (from < first[i]) first[i] = from;
      for (let j = from; j <= k; j++) lower[row + j] -= weight * lower[k * size + j];
    }
    for (let j = first[i]; j <= i; j++) lower[row + j] /= factor[row + i];
  }
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let i = first[k]; i <= k; i++) {
      const weight = lower[k * size + i];
      if (weight === 0) continue;
      for (let j = first[k]; j <= i; j++) inverse[i * size + j] += weight * lower[k * size + j];
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) inverse[j * size + i] = inverse[i * size + j];
  return inverse;
}

/** Σ log of the diagonal, twice: the log determinant of L·Lᵀ. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(factor[i * size + i]);
  return 2 * sum;
}
