/** Average ranks from 1, and Σ(t³ − t) over groups of t tied values. */
export function ranksWithTies(values: ArrayLike<number>): { ranks: Float64Array; tieSum: number } {
  const order = sortedOrder(values);
  const ranks = new Float64Array(values.length);
  let tieSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    const size = end - start;
    for (let i = start; i < end; i++) ranks[order[i]] = (start + end + 1) / 2;
    tieSum += size * size * size - size;
    start = end;
  }
  return { ranks, tieSum };
}

/** Indices that put `values` in rising order. */
export function sortedOrder(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((a, b) => values[a] - values[b] || a - b);
}
