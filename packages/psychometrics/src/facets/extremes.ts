/**
 * Elements whose measure runs off to infinity: all their ratings are the lowest, or all the highest possible.
 * They are taken out (which may make others extreme, so this repeats), the rest is estimated, and then they
 * get the measure of a score a fraction of a point inside the limit (0.3, as in Facets).
 */
import { addUp, type Crew, forEach, sharedFloats } from "./crew.ts";
import { type Design, elementOf } from "./design.ts";
import { HIGHEST, LOWEST, REGULAR, UNSUPPORTED } from "./status.ts";
import { addTally, COUNT, MOST, SCORE, WIDTH } from "./tally.ts";

/** What the ratings without those of extreme elements add up to. */
export interface Totals {
  /** Of the elements of each facet, `WIDTH` numbers each. */
  facets: Float64Array[];
  /** Ratings of each step group in each category, stride `categories`. */
  categories: Float64Array;
}

export interface Extremes {
  /** status[f][e]: REGULAR, LOWEST (lowest ratings), HIGHEST or UNSUPPORTED. */
  status: Uint8Array[];
  count: number;
  totals: Totals;
}

/** @param withRows whether elements of the first facet count too (joint estimation) */
export function findExtremes(design: Design, withRows: boolean, crew: Crew): Extremes {
  const status = design.facets.map((facet) => new Uint8Array(facet.size));
  let totals = totalsOf(design, status, crew);
  while (markRound(status, totals, withRows) > 0) totals = totalsOf(design, status, crew);
  let count = 0;
  for (const marks of status) for (const mark of marks) if (mark !== REGULAR) count++;
  return { status, count, totals };
}

function markRound(status: Uint8Array[], totals: Totals, withRows: boolean): number {
  let found = 0;
  for (let f = withRows ? 0 : 1; f < status.length; f++) {
    const own = totals.facets[f];
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

function totalsOf(design: Design, status: Uint8Array[], crew: Crew): Totals {
  const { rowStart, big, cell, score, cellElement, cellGroup, bigFacet, facets, cells } = design;
  const { categories, groups } = design.coding;
  const top = Uint8Array.from(cellGroup, (g) => groups[g].values.length - 1);
  const isOpen = Uint8Array.from(cellGroup, (_, c) =>
    cellElement.every((elements, f) => elements === null || status[f][elements[c]] === REGULAR) ? 1 : 0,
  );
  const input = {
    ...{ rowStart, big, cell, score, categories, isOpen, top },
    ...{ rowStatus: status[0], bigStatus: status[bigFacet] },
    isAlike: !isOpen.includes(0) && top.every((one) => one === top[0]),
  };
  const rows = sharedFloats(WIDTH * facets[0].size);
  const tallies = forEach(crew, () => ({
    rows,
    bigs: sharedFloats(WIDTH * facets[bigFacet].size),
    cells: sharedFloats(cells * categories),
  }));
  const finish = crew.begin(
    rowStart,
    tallies.map((tally) => ({ kind: "tally", input, tally })),
    "free",
  );
  finish();
  addUp(tallies, ["bigs", "cells"]);
  const [total] = tallies;
  const byCategory = new Float64Array(groups.length * categories);
  total.cells.forEach((n, i) => {
    byCategory[cellGroup[Math.floor(i / categories)] * categories + (i % categories)] += n;
  });
  return {
    facets: facets.map(({ size }, f) => {
      if (f === 0) return rows;
      const elements = cellElement[f];
      return elements === null ? total.bigs : ofCells(elements, size, total.cells, categories, top);
    }),
    categories: byCategory,
  };
}

function ofCells(
  elements: Uint32Array,
  size: number,
  cells: Float64Array,
  categories: number,
  top: Uint8Array,
): Float64Array {
  const tally = new Float64Array(WIDTH * size);
  for (let c = 0; c < elements.length; c++) {
    let count = 0;
    let score = 0;
    for (let k = 0; k <= top[c]; k++) {
      count += cells[c * categories + k];
      score += k * cells[c * categories + k];
    }
    addTally(tally, elements[c], count, score, count * top[c]);
  }
  return tally;
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
