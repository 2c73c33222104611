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
    const { count, score, most } = tallies[f];
    for (let e = 0; e < status[f].length; e++) {
      if (status[f][e] !== REGULAR) continue;
      const mark = markOf(count[e], score[e], most[e]);
      if (mark === REGULAR) continue;
      status[f][e] = mark;
      found++;
    }
  }
  return found;
}

interface Tally {
  count: Float64Array;
  score: Float64Array;
  /** Highest score possible. */
  most: Float64Array;
}

function emptyTally(size: number): Tally {
  return { count: new Float64Array(size), score: new Float64Array(size), most: new Float64Array(size) };
}

/** Over the ratings without any extreme element. */
function tally(design: Design, status: Uint8Array[]): Tally[] {
  const { rowStart, big, cell, score, cellElement } = design;
  const tallies = design.facets.map((facet) => emptyTally(facet.size));
  const cells = emptyTally(design.cells);
  const bigs = tallies[design.bigFacet];
  const bigStatus = status[design.bigFacet];
  const top = Uint8Array.from(design.cellGroup, (g) => design.coding.groups[g].values.length - 1);
  const isCellOpen = Uint8Array.from(design.cellGroup, (_, c) =>
    cellElement.every((elements, f) => elements === null || status[f][elements[c]] === REGULAR) ? 1 : 0,
  );
  for (let row = 0; row < design.facets[0].size; row++) {
    if (status[0][row] !== REGULAR) continue;
    let count = 0;
    let sum = 0;
    let most = 0;
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) {
      const b = big[i];
      const c = cell[i];
      if (bigStatus[b] !== REGULAR || isCellOpen[c] === 0) continue;
      count++;
      sum += score[i];
      most += top[c];
      bigs.count[b]++;
      bigs.score[b] += score[i];
      bigs.most[b] += top[c];
      cells.count[c]++;
      cells.score[c] += score[i];
    }
    tallies[0].count[row] = count;
    tallies[0].score[row] = sum;
    tallies[0].most[row] = most;
  }
  cellElement.forEach((elements, f) => {
    if (elements === null) return;
    for (let c = 0; c < design.cells; c++) {
      tallies[f].count[elements[c]] += cells.count[c];
      tallies[f].score[elements[c]] += cells.score[c];
      tallies[f].most[elements[c]] += cells.count[c] * top[c];
    }
  });
  return tallies;
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
