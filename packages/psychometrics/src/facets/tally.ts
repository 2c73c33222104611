/** Number of ratings, their sum and the highest sum possible of each element, over the ratings that still count. */
import type { IndexArray } from "./design.ts";
import { REGULAR } from "./status.ts";

export interface TallyInput {
  rowStart: Uint32Array;
  big: Uint32Array;
  cell: IndexArray;
  score: Uint8Array;
  /** Number of categories. */
  categories: number;
  rowStatus: Uint8Array;
  bigStatus: Uint8Array;
  /** Whether all elements of a cell are regular. */
  isOpen: Uint8Array;
  /** Highest category of each cell. */
  top: Uint8Array;
}

/** Three numbers of each row and element of the big facet, one after another. */
export const COUNT = 0;
export const SCORE = 1;
export const MOST = 2;
export const WIDTH = 3;

export interface Tally {
  rows: Float64Array;
  bigs: Float64Array;
  /** Ratings of each cell in each category. */
  cells: Float64Array;
}

export function tallyRows(input: TallyInput, { rows, bigs, cells }: Tally, from: number, to: number): void {
  const { rowStart, big, cell, score, categories, rowStatus, bigStatus, isOpen, top } = input;
  for (let row = from; row < to; row++) {
    if (rowStatus[row] !== REGULAR) continue;
    const end = rowStart[row + 1];
    let i = rowStart[row];
    while (i < end) {
      const b = big[i];
      const isWanted = bigStatus[b] === REGULAR;
      let count = 0;
      let sum = 0;
      let most = 0;
      do {
        const c = cell[i];
        if (isWanted && isOpen[c] === 1) {
          const k = score[i];
          count++;
          sum += k;
          most += top[c];
          cells[c * categories + k]++;
        }
        i++;
      } while (i < end && big[i] === b);
      addTally(bigs, b, count, sum, most);
      addTally(rows, row, count, sum, most);
    }
  }
}

export function addTally(
  to: Float64Array,
  element: number,
  count: number,
  score: number,
  most: number,
): void {
  to[WIDTH * element + COUNT] += count;
  to[WIDTH * element + SCORE] += score;
  to[WIDTH * element + MOST] += most;
}
