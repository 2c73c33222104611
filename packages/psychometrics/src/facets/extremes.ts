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
  const count = design.facets.map((facet) => new Float64Array(facet.size));
  const score = design.facets.map((facet) => new Float64Array(facet.size));
  const most = design.facets.map((facet) => new Float64Array(facet.size));
  const cellTop = Float64Array.from(design.cellGroup, (g) => design.coding.groups[g].values.length - 1);
  const width = design.facets.length;
  const at = new Uint32Array(width);
  for (let row = 0; row < design.facets[0].size; row++) {
    for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
      let isActive = true;
      for (let f = 0; f < width; f++) {
        at[f] = elementOf(design, f, row, i);
        if (status[f][at[f]] !== REGULAR) isActive = false;
      }
      if (!isActive) continue;
      for (let f = 0; f < width; f++) {
        count[f][at[f]]++;
        score[f][at[f]] += design.score[i];
        most[f][at[f]] += cellTop[design.cell[i]];
      }
    }
  }
  let found = 0;
  for (let f = withRows ? 0 : 1; f < width; f++) {
    for (let e = 0; e < status[f].length; e++) {
      if (status[f][e] !== REGULAR) continue;
      const mark = markOf(count[f][e], score[f][e], most[f][e]);
      if (mark === REGULAR) continue;
      status[f][e] = mark;
      found++;
    }
  }
  return found;
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
