/**
 * A rating table, sorted once into compressed rows: one row per element of the first facet (the ratee), the ratings of
 * one rater together, and for each rating the element of the largest other facet and a small "cell" that stands for the
 * combination of all remaining facets and the step group. So every estimator runs one loop with three
 * look-ups, whatever the number of facets. Long arrays lie in shared memory, so that threads can read them.
 */
import { PsychometricsError } from "../errors.ts";
import { arrange } from "./arrange.ts";
import { type CategoryCoding, codeCategories } from "./categories.ts";
import { numberCells } from "./cells.ts";
import type { FacetColumn, RatingTable } from "./table.ts";

export type IndexArray = Uint8Array | Uint16Array | Uint32Array;

export interface DesignFacet {
  name: string;
  ids: readonly string[];
  size: number;
  /** +1 for the first facet, −1 (severity, difficulty) for all others. */
  sign: 1 | -1;
}

export interface Design {
  /** Ratings. */
  n: number;
  facets: DesignFacet[];
  /** Ratings of row r are rowStart[r] … rowStart[r + 1] − 1. */
  rowStart: Uint32Array;
  /** Facet held in `big`: the largest but the first. */
  bigFacet: number;
  big: Uint32Array;
  cell: IndexArray;
  cells: number;
  /** cellElement[f][c]: element of facet f in cell c; null for the first and the big facet. */
  cellElement: (Uint32Array | null)[];
  /** Step group of each cell. */
  cellGroup: Uint32Array;
  /** Category of each rating, from 0. */
  score: Uint8Array;
  coding: CategoryCoding;
  /** Facet whose elements have steps of their own; null when all share one set. */
  stepFacet: number | null;
}

export interface DesignOptions {
  /** Name of the facet whose elements have their own steps (partial credit); none: rating scale. */
  stepsBy?: string;
}

/**
 * @throws PsychometricsError `empty-data`, `bad-shape`, `bad-option`, `bad-value`, `one-category`
 */
export function buildDesign(table: RatingTable, options: DesignOptions = {}): Design {
  const n = table.scores.length;
  requireShape(table, n);
  const stepFacet = stepFacetOf(table, options.stepsBy);
  const groupIndex = stepFacet === null ? null : table.facets[stepFacet].index;
  const groupIds = stepFacet === null ? ["*"] : table.facets[stepFacet].ids;
  const coding = codeCategories(table.scores, groupIndex, groupIds);
  const bigFacet = largestBut(table.facets, 0);
  const cells = numberCells(table.facets, bigFacet, stepFacet, n);
  const row = table.facets[0];
  const bigIndex = table.facets[bigFacet].index;
  const { rowStart, order } = arrange(
    {
      ...{ row: row.index, rows: row.ids.length, big: bigIndex, bigs: table.facets[bigFacet].ids.length },
      ...{ cell: cells.of, cells: cells.count },
    },
    n,
  );
  const big = new Uint32Array(shared(4 * n));
  const cell = indexArray(n, cells.count);
  const score = new Uint8Array(shared(n));
  for (let t = 0; t < n; t++) {
    const i = order[t];
    big[t] = bigIndex[i];
    cell[t] = cells.of[i];
    score[t] = coding.code(table.scores[i], groupIndex === null ? 0 : groupIndex[i]);
  }
  return {
    n,
    facets: table.facets.map((facet, f) => ({
      name: facet.name,
      ids: facet.ids,
      size: facet.ids.length,
      sign: f === 0 ? 1 : -1,
    })),
    rowStart,
    bigFacet,
    big,
    cell,
    cells: cells.count,
    cellElement: cells.element,
    cellGroup: cells.group,
    score,
    coding,
    stepFacet,
  };
}

/** The element of facet `f` in rating `i` of row `row`. */
export function elementOf(design: Design, f: number, row: number, i: number): number {
  if (f === 0) return row;
  if (f === design.bigFacet) return design.big[i];
  return design.cellElement[f]![design.cell[i]];
}

/** A zeroed buffer that worker threads can read. */
export function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

function indexArray(n: number, count: number): IndexArray {
  if (count <= 256) return new Uint8Array(shared(n));
  if (count <= 65_536) return new Uint16Array(shared(2 * n));
  return new Uint32Array(shared(4 * n));
}

function largestBut(facets: readonly FacetColumn[], excluded: number): number {
  let best = -1;
  facets.forEach((facet, f) => {
    if (f !== excluded && (best < 0 || facet.ids.length > facets[best].ids.length)) best = f;
  });
  return best;
}

function stepFacetOf(table: RatingTable, name: string | undefined): number | null {
  if (name === undefined) return null;
  const found = table.facets.findIndex((facet) => facet.name === name);
  if (found > 0) return found;
  const names = table.facets.slice(1).map((facet) => facet.name);
  throw new PsychometricsError(
    "bad-option",
    {
      zh: `步长不能按“${name}”分,可用:${names.join("、")}。`,
      en: `Steps cannot go by "${name}"; expected one of ${names.join(", ")}.`,
    },
    { name, names },
  );
}

function requireShape(table: RatingTable, n: number): void {
  if (n === 0) {
    throw new PsychometricsError("empty-data", { zh: "没有评分。", en: "There are no ratings." });
  }
  if (table.facets.length < 2) {
    throw new PsychometricsError("bad-shape", {
      zh: "至少需要两个侧面,例如被评人与评价者。",
      en: "At least two facets are needed, such as ratee and rater.",
    });
  }
  for (const facet of table.facets) {
    if (facet.index.length !== n) throw unevenFacet(facet.name, facet.index.length, n);
    for (let i = 0; i < n; i++) if (!(facet.index[i] < facet.ids.length)) throw badElement(facet, i);
  }
}

function unevenFacet(name: string, got: number, expected: number): PsychometricsError {
  return new PsychometricsError(
    "bad-shape",
    {
      zh: `侧面“${name}”有${got}行,评分有${expected}行。`,
      en: `Facet "${name}" has ${got} entries for ${expected} ratings.`,
    },
    { name, got, expected },
  );
}

function badElement(facet: FacetColumn, at: number): PsychometricsError {
  const got = facet.index[at];
  return new PsychometricsError(
    "bad-value",
    {
      zh: `侧面“${facet.name}”第${at + 1}行的序号${got}超出${facet.ids.length}个元素。`,
      en: `Facet "${facet.name}", entry ${at + 1}: element ${got}, but there are ${facet.ids.length}.`,
    },
    { facet: facet.name, at, got },
  );
}
