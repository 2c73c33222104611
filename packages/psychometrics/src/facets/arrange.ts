/**
 * The order in which a design holds its ratings: rows together, within a row the ratings of one big-facet element
 * together, within those by cell. Tables mostly come that way, apart from the rows; only others are sorted in full.
 */
export interface Arrangement {
  /** Ratings of row r are rowStart[r] … rowStart[r + 1] − 1. */
  rowStart: Uint32Array;
  /** Position in the table of each rating of the design. */
  order: Uint32Array;
}

export interface Keys {
  row: ArrayLike<number>;
  rows: number;
  big: ArrayLike<number>;
  bigs: number;
  cell: ArrayLike<number>;
  cells: number;
}

export function arrange(keys: Keys, n: number): Arrangement {
  const rowStart = new Uint32Array(new SharedArrayBuffer(4 * (keys.rows + 1)));
  for (let i = 0; i < n; i++) rowStart[keys.row[i] + 1]++;
  for (let r = 0; r < keys.rows; r++) rowStart[r + 1] += rowStart[r];
  const byRow = stableOrder(keys.row, keys.rows, null, n);
  if (standTogether(keys, rowStart, byRow)) return { rowStart, order: byRow };
  const byCell = stableOrder(keys.cell, keys.cells, null, n);
  const byBig = stableOrder(keys.big, keys.bigs, byCell, n);
  return { rowStart, order: stableOrder(keys.row, keys.rows, byBig, n) };
}

/** Counting sort: positions in rising order of `key`, equal ones in the order they had. */
function stableOrder(key: ArrayLike<number>, size: number, from: Uint32Array | null, n: number): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (let i = 0; i < n; i++) next[key[i] + 1]++;
  for (let k = 0; k < size; k++) next[k + 1] += next[k];
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const at = from === null ? i : from[i];
    order[next[key[at]]++] = at;
  }
  return order;
}

/** Whether each row meets each of its big-facet elements once, with rising cells. */
function standTogether({ rows, big, bigs, cell }: Keys, rowStart: Uint32Array, order: Uint32Array): boolean {
  const metBy = new Int32Array(bigs).fill(-1);
  for (let row = 0; row < rows; row++) {
    let before = -1;
    let last = -1;
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) {
      const b = big[order[i]];
      const c = cell[order[i]];
      if (b === before) {
        if (c < last) return false;
      } else {
        if (metBy[b] === row) return false;
        metBy[b] = row;
        before = b;
      }
      last = c;
    }
  }
  return true;
}
