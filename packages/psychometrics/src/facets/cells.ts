/** Numbers the observed combinations of the small facets and the step group. */
import type { FacetColumn } from "./table.ts";

export interface Cells {
  count: number;
  /** Cell of each rating, in the order of the table. */
  of: Uint32Array;
  element: (Uint32Array | null)[];
  group: Uint32Array;
}

/** Above this many possible combinations a hash map numbers them instead of a table. */
const TABLE_LIMIT = 1 << 22;

export function numberCells(
  facets: readonly FacetColumn[],
  bigFacet: number,
  stepFacet: number | null,
  n: number,
): Cells {
  const members = facets.map((_, f) => f).filter((f) => f !== 0 && (f !== bigFacet || f === stepFacet));
  const { of, keys } = numberKeys(facets, members, n);
  const element: (Uint32Array | null)[] = facets.map(() => null);
  const group = new Uint32Array(keys.length);
  for (const f of members) element[f] = new Uint32Array(keys.length);
  keys.forEach((key, c) => {
    let rest = key;
    for (const f of members) {
      const size = facets[f].ids.length;
      element[f]![c] = rest % size;
      rest = Math.floor(rest / size);
    }
    if (stepFacet !== null) group[c] = element[stepFacet]![c];
  });
  // The big facet stands in its own array even when its steps need it in the cell.
  if (stepFacet === bigFacet) element[bigFacet] = null;
  return { count: keys.length, of, element, group };
}

/** Mixed-radix key of each rating over `members`, numbered in order of appearance. */
function numberKeys(
  facets: readonly FacetColumn[],
  members: readonly number[],
  n: number,
): { of: Uint32Array; keys: number[] } {
  const of = new Uint32Array(n);
  const keys: number[] = [];
  const possible = members.reduce((product, f) => product * facets[f].ids.length, 1);
  const table = possible <= TABLE_LIMIT ? new Int32Array(possible).fill(-1) : null;
  const map = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    let key = 0;
    for (let m = members.length - 1; m >= 0; m--) {
      const facet = facets[members[m]];
      key = key * facet.ids.length + facet.index[i];
    }
    let number = table === null ? (map.get(key) ?? -1) : table[key];
    if (number < 0) {
      number = keys.push(key) - 1;
      if (table === null) map.set(key, number);
      else table[key] = number;
    }
    of[i] = number;
  }
  return { of, keys };
}
