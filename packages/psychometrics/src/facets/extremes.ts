/**
 * Elements whose measure runs off to infinity: all their ratings are the lowest, or all the highest possible.
 * They are taken out (which may make others extreme, so this repeats), the rest is estimated, and then they
 * get the measure of a score a fraction of a point inside the limit (0.3, as in Facets).
 */
import { type Design, elementOf } from "./design.ts";

export const REGULAR = 0;
export const LOWEST = 1;
export const HIGHEST = 2;
/** All its ratings belong to extreme elements, or it has none. */
export const UNSUPPORTED = 3;
/** Not extreme by itself, but its ratings separate from all others: the likelihood rises for ever. */
export const UNBOUNDED = 4;

export interface Extremes {
  /** status[f][e]: REGULAR, LOWEST (lowest ratings), HIGHEST or UNSUPPORTED. */
  status: Uint8Array[];
  count: number;
}

/** @param withRows whether elements of the first facet count too (joint estimation) */
export function findExtremes(design: Design, withRows: boolean): Extremes {
  const status = design.facets.map((facet) => new Uint8Array(facet.size));
  for (;;) {
    const found = markRound(design, status, withRows);
    if (found === 0) break;
  }
  return {
    status,
    count: status.reduce((sum, marks) => sum + marks.filter((mark) => mark !== REGULAR).length, 0),
  };
}

function markRound(design: Design, status: Uint8Array[], withRows: boolean): number {
  const tallies = tally(design, status);
  let found = 0;
  for (let f = withRows ? 0 : 1; f < status.length; f++) {
    const own = tallies[f];
    for (let e = 0; e < status[f].length; e++) {
      if (status[f][e] !== REGULAR) continue;
      const at = WIDTH * e;
      const mark = markOf(own[at + COUNT], own[at + SCORE], own[at + MOST]);
      if (mark === REGULAR) continue;
      status[f][e] = mark;
      found++;
    }
  }
  return found;
}

/** Number of ratings, their sum and the highest sum possible of each element, one after another. */
type Tally = Float64Array;
const COUNT = 0;
const SCORE = 1;
const MOST = 2;
const WIDTH = 3;

/** Over the ratings without any extreme element. */
function tally(design: Design, status: Uint8Array[]): Tally[] {
  const { rowStart, big, cell, score, cellElement } = design;
  const tallies = design.facets.map((facet) => new Float64Array(WIDTH * facet.size));
  const cells = new Float64Array(WIDTH * design.cells);
  const bigs = tallies[design.bigFacet];
  const bigStatus = status[design.bigFacet];
  const top = Uint8Array.from(design.cellGroup, (g) => design.coding.groups[g].values.length - 1);
  const isOpen = Uint8Array.from(design.cellGroup, (_, c) =>
    cellElement.every((elements, f) => elements === null || status[f][elements[c]] === REGULAR) ? 1 : 0,
  );
  for (let row = 0; row < design.facets[0].size; row++) {
    if (status[0][row] !== REGULAR) continue;
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
          count++;
          sum += score[i];
          most += top[c];
          cells[WIDTH * c]++;
          cells[WIDTH * c + SCORE] += score[i];
        }
        i++;
      } while (i < end && big[i] === b);
      addTally(bigs, b, count, sum, most);
      addTally(tallies[0], row, count, sum, most);
    }
  }
  cellElement.forEach((elements, f) => {
    if (elements === null) return;
    for (let c = 0; c < design.cells; c++) {
      const count = cells[WIDTH * c];
      addTally(tallies[f], elements[c], count, cells[WIDTH * c + SCORE], count * top[c]);
    }
  });
  return tallies;
}

function addTally(to: Tally, element: number, count: number, score: number, most: number): void {
  to[WIDTH * element + COUNT] += count;
  to[WIDTH * element + SCORE] += score;
  to[WIDTH * element + MOST] += most;
}

function markOf(count: number, score: number, most: number): number {
  if (count === 0) return UNSUPPORTED;
  if (score === 0) return LOWEST;
  return score === most ? HIGHEST : REGULAR;
}

/** The design without the ratings of extreme elements; the same object when there are none. */
export function withoutExtremes(design: Design, { status, count }: Extremes): Design {
  if (count === 0) return design;
  const rows = design.facets[0].size;
  const keep = new Uint32Array(design.n);
  const rowStart = new Uint32Array(new SharedArrayBuffer(4 * (rows + 1)));
  let n = 0;
  for (let row = 0; row < rows; row++) {
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      let isActive = true;
      for (let f = 0; f < status.length; f++) {
        if (status[f][elementOf(design, f, row, i)] !== REGULAR) isActive = false;
      }
      if (isActive) keep[n++] = i;
    }
    rowStart[row + 1] = n;
  }
  const big = new Uint32Array(new SharedArrayBuffer(4 * n));
  const score = new Uint8Array(new SharedArrayBuffer(n));
  const cell = sameKind(design.cell, n);
  for (let i = 0; i < n; i++) {
    big[i] = design.big[keep[i]];
    cell[i] = design.cell[keep[i]];
    score[i] = design.score[keep[i]];
  }
  return { ...design, n, rowStart, big, cell, score };
}

function sameKind(array: Design["cell"], n: number): Design["cell"] {
  const buffer = new SharedArrayBuffer(n * array.BYTES_PER_ELEMENT);
  if (array instanceof Uint8Array) return new Uint8Array(buffer);
  if (array instanceof Uint16Array) return new Uint16Array(buffer);
  return new Uint32Array(buffer);
}
