/**
 * Ratings of one rater on one ratee come in few patterns: mostly the whole sheet. A bundle is a big-facet element with
 * such a pattern of cells, so a sheet costs the marginal estimator one look-up per node instead of one per rating.
 * Where patterns hardly repeat, every rating is a bundle of its own.
 */
import type { Design } from "./design.ts";

export interface Bundles {
  /** Bundles of row r are of[rowStart[r]] … of[rowStart[r + 1] − 1]. */
  rowStart: Uint32Array;
  of: Uint32Array;
  count: number;
  /** Big-facet element of each bundle. */
  big: Uint32Array;
  /** Combinations (see below) of bundle b are combination[start[b]] … combination[start[b + 1] − 1]. */
  start: Uint32Array;
  combination: Uint32Array;
  /** Observed combinations of big-facet element and cell: what a rating is, apart from who is rated. */
  combinations: number;
  combinationBig: Uint32Array;
  combinationCell: Uint32Array;
}

export function bundle(design: Design): Bundles {
  const sheets = collect(design, true);
  if (sheets !== null && 2 * (sheets.of.length + sheets.cells.length) <= design.n)
    return withCombinations(design, sheets);
  return withCombinations(design, collect(design, false)!);
}

interface Collected {
  rowStart: Uint32Array;
  of: Uint32Array;
  big: number[];
  start: number[];
  cells: number[];
}

/** Patterns are numbered by a trie of cells; it is given up when it outgrows this. */
const TRIE_LIMIT = 1 << 22;

/** @param asSheets whole runs of one rater, or else single ratings. Null when there are too many patterns. */
function collect(design: Design, asSheets: boolean): Collected | null {
  const { n, rowStart, big, cell, cells } = design;
  const rows = design.facets[0].size;
  const trie = new PatternTrie(cells);
  const numbers = new Map<number, number>();
  const collected: Collected = {
    rowStart: new Uint32Array(rows + 1),
    of: new Uint32Array(n),
    big: [],
    start: [0],
    cells: [],
  };
  let count = 0;
  for (let row = 0; row < rows; row++) {
    let i = rowStart[row];
    while (i < rowStart[row + 1]) {
      const b = big[i];
      let pattern = 0;
      do {
        pattern = trie.next(pattern, cell[i]);
        i++;
      } while (asSheets && i < rowStart[row + 1] && big[i] === b);
      if (trie.size > TRIE_LIMIT) return null;
      const key = pattern * design.facets[design.bigFacet].size + b;
      let number = numbers.get(key);
      if (number === undefined) {
        number = collected.big.push(b) - 1;
        numbers.set(key, number);
        for (const c of trie.cellsOf(pattern)) collected.cells.push(c);
        collected.start.push(collected.cells.length);
      }
      collected.of[count++] = number;
    }
    collected.rowStart[row + 1] = count;
  }
  return { ...collected, of: collected.of.slice(0, count) };
}

class PatternTrie {
  readonly #cells: number;
  #child: Int32Array;
  readonly #parent: number[] = [-1];
  readonly #own: number[] = [-1];

  constructor(cells: number) {
    this.#cells = cells;
    this.#child = new Int32Array(64 * cells).fill(-1);
  }

  /** Entries of the table in use. */
  get size(): number {
    return this.#parent.length * this.#cells;
  }

  next(pattern: number, cell: number): number {
    const at = pattern * this.#cells + cell;
    if (this.#child[at] >= 0) return this.#child[at];
    const added = this.#parent.push(pattern) - 1;
    this.#own.push(cell);
    this.#child[at] = added;
    if (this.size > this.#child.length) {
      const larger = new Int32Array(2 * this.#child.length).fill(-1);
      larger.set(this.#child);
      this.#child = larger;
    }
    return added;
  }

  cellsOf(pattern: number): number[] {
    const cells: number[] = [];
    for (let node = pattern; node > 0; node = this.#parent[node]) cells.push(this.#own[node]);
    return cells.reverse();
  }
}

function withCombinations(design: Design, { rowStart, of, big, start, cells }: Collected): Bundles {
  const numbers = new Map<number, number>();
  const combination = new Uint32Array(cells.length);
  const combinationBig: number[] = [];
  const combinationCell: number[] = [];
  for (let b = 0; b < big.length; b++) {
    for (let p = start[b]; p < start[b + 1]; p++) {
      const key = big[b] * design.cells + cells[p];
      let number = numbers.get(key);
      if (number === undefined) {
        number = combinationBig.push(big[b]) - 1;
        combinationCell.push(cells[p]);
        numbers.set(key, number);
      }
      combination[p] = number;
    }
  }
  return {
    rowStart,
    of,
    count: big.length,
    big: Uint32Array.from(big),
    start: Uint32Array.from(start),
    combination,
    combinations: combinationBig.length,
    combinationBig: Uint32Array.from(combinationBig),
    combinationCell: Uint32Array.from(combinationCell),
  };
}
