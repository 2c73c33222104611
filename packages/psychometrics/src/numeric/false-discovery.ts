/** Benjamini and Hochberg (1995): the smallest false-discovery rate at which each test would be called. */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: p.length }, (_, i) => i).sort((a, b) => p[a] - p[b]);
  const q = new Float64Array(p.length);
  let smallest = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    const i = order[rank - 1];
    smallest = Math.min(smallest, (p[i] * p.length) / rank);
    q[i] = smallest;
  }
  return q;
}
