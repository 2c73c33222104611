/** The observed combinations of big-facet element and cell: what a rating is, apart from who is rated. */
import { type Design, type IndexArray, shared } from "./design.ts";

export interface Combinations {
  count: number;
  /** Combination of each rating, in row order. */
  of: IndexArray;
  big: Uint32Array;
  cell: Uint32Array;
}

const TABLE_LIMIT = 1 << 24;

export function combine(design: Design): Combinations {
  const { n, cells } = design;
  const possible = design.facets[design.bigFacet].size * cells;
  const table = possible <= TABLE_LIMIT ? new Int32Array(possible).fill(-1) : null;
  const map = new Map<number, number>();
  const of = new Uint32Array(shared(4 * n));
  const keys: number[] = [];
  for (let i = 0; i < n; i++) {
    const key = design.big[i] * cells + design.cell[i];
    let number = table === null ? (map.get(key) ?? -1) : table[key];
    if (number < 0) {
      number = keys.push(key) - 1;
      if (table === null) map.set(key, number);
      else table[key] = number;
    }
    of[i] = number;
  }
  return {
    count: keys.length,
    of,
    big: Uint32Array.from(keys, (key) => Math.floor(key / cells)),
    cell: Uint32Array.from(keys, (key) => key % cells),
  };
}
