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
  /** Every cell is open and has the same highest category. */
  isAlike: boolean;
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

export function tallyRows(input: TallyInput, tally: Tally, from: number, to: number): void {
  const { rowStart, big, rowStatus, bigStatus, isAlike } = input;
  const tallyRun = isAlike ? tallyAlike : tallyOpen;
  for (let row = from; row < to; row++) {
    if (rowStatus[row] !== REGULAR) continue;
    const end = rowStart[row + 1];
    let start = rowStart[row];
    while (start < end) {
      const b = big[start];
      let next = start + 1;
      while (next < end && big[next] === b) next++;
      if (bigStatus[b] === REGULAR) tallyRun(input, tally, row, b, start, next);
      start = next;
    }
  }
}

/** The usual case, with less to look up. */
function tallyAlike(
  { cell, score, categories, top }: TallyInput,
  { rows, bigs, cells }: Tally,
  row: number,
  big: number,
  from: number,
  to: number,
): void {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const k = score[i];
    sum += k;
    cells[cell[i] * categories + k]++;
  }
  addTally(bigs, big, to - from, sum, (to - from) * top[0]);
  addTally(rows, row, to - from, sum, (to - from) * top[0]);
}

function tallyOpen(
  { cell, score, categories, isOpen, top }: TallyInput,
  { rows, bigs, cells }: Tally,
  row: number,
  big: number,
  from: number,
  to: number,
): void {
  let count = 0;
  let sum = 0;
  let most = 0;
  for (let i = from; i < to; i++) {
    const c = cell[i];
    if (isOpen[c] === 0) continue;
    const k = score[i];
    count++;
    sum += k;
    most += top[c];
    cells[c * categories + k]++;
  }
  addTally(bigs, big, count, sum, most);
  addTally(rows, row, count, sum, most);
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
