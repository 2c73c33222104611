/**
 * Which elements can be compared at all. Two elements of a facet are linked when they occur with the same
 * classes of all other facets (Weeks and Williams 1964, iterated on classes instead of levels): their contrast
 * is then estimable. Classes that remain apart belong to disjoint subsets, whose measures share no origin.
 * Limits: sound always; in a design with three or more split facets a contrast that only follows from several
 * equations together may be missed, and is then reported as split.
 */
import { type Design, elementOf } from "./design.ts";

export interface Connectedness {
  /** Number of disjoint subsets of the first facet; 1 when all can be compared. */
  subsets: number;
  /** subsetOf[f][e]: subset of an element, or −1 when it occurs in several (or in none). */
  subsetOf: Int32Array[];
  /** classOf[f][e]: class of comparable elements within the facet. */
  classOf: Int32Array[];
  /** Number of classes of each facet. */
  classes: number[];
  /** centred[f]: classes within which the elements of a facet have to be centred to fix every origin. */
  centred: { of: Int32Array; count: number }[];
  /** Who would have to rate whom so that all subsets join the largest. */
  links: ProposedLink[];
}

/** A rating that would join a subset to the largest one. */
export interface ProposedLink {
  subset: number;
  /** Element of the big facet (rater), a busy one of the largest subset. */
  rater: string;
  /** Element of the first facet, in the subset to be joined. */
  ratee: string;
}

export function findSubsets(design: Design): Connectedness {
  const forests = design.facets.map((facet) => Int32Array.from({ length: facet.size }, (_, e) => e));
  linkNeighbours(design, forests);
  let merged = true;
  while (merged) {
    merged = false;
    for (let f = design.facets.length - 1; f >= 0; f--) {
      if (!isWhole(forests[f]) && linkFacet(design, forests, f)) merged = true;
    }
  }
  const used = usedElements(design);
  const numbered = forests.map((forest, f) => numberClasses(forest, used[f]));
  const classOf = numbered.map((classes) => classes.of);
  const { subsets, subsetOf } = joinClasses(
    design,
    classOf,
    numbered.map((classes) => classes.count),
  );
  return {
    subsets,
    subsetOf,
    classOf,
    classes: numbered.map((classes) => classes.count),
    centred: centredClasses(numbered),
    links: subsets > 1 ? proposeLinks(design, subsetOf, subsets) : [],
  };
}

/** Neighbouring ratings of one row that differ in one facet only: cheap, and enough to join most items. */
function linkNeighbours(design: Design, forests: Int32Array[]): void {
  const { rowStart, big, cell, cellElement } = design;
  const inCell = design.facets.map((_, f) => f).filter((f) => cellElement[f] !== null);
  for (let row = 0; row < design.facets[0].size; row++) {
    for (let i = rowStart[row] + 1; i < rowStart[row + 1]; i++) {
      if (cell[i] === cell[i - 1]) {
        if (big[i] !== big[i - 1]) union(forests[design.bigFacet], big[i], big[i - 1]);
        continue;
      }
      if (big[i] !== big[i - 1]) continue;
      const differing = inCell.filter((f) => cellElement[f]![cell[i]] !== cellElement[f]![cell[i - 1]]);
      if (differing.length !== 1) continue;
      const elements = cellElement[differing[0]]!;
      union(forests[differing[0]], elements[cell[i]], elements[cell[i - 1]]);
      if (isWhole(forests[differing[0]])) return;
    }
  }
}

/** Largest number of class combinations that get a table instead of a map. */
const TABLE_LIMIT = 1 << 24;

/** Link elements of facet `f` that share the classes of all other facets; true when anything merged. */
function linkFacet(design: Design, forests: Int32Array[], f: number): boolean {
  const { rowStart, big, cell } = design;
  const rowLabel = f === 0 ? constant(design.facets[0].size) : denseLabels(forests[0]);
  const bigLabel =
    f === design.bigFacet ? constant(design.facets[f].size) : denseLabels(forests[design.bigFacet]);
  const cellLabel = cellLabels(design, forests, f);
  const elements = design.cellElement[f];
  const span = rowLabel.count * bigLabel.count * cellLabel.count;
  const table = span <= TABLE_LIMIT ? new Int32Array(span).fill(-1) : null;
  const map = new Map<number, number>();
  let merged = false;
  for (let row = 0; row < design.facets[0].size; row++) {
    const base = rowLabel.of[row] * bigLabel.count;
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) {
      const key = (base + bigLabel.of[big[i]]) * cellLabel.count + cellLabel.of[cell[i]];
      const element = f === 0 ? row : elements === null ? big[i] : elements[cell[i]];
      const met = table === null ? (map.get(key) ?? -1) : table[key];
      if (met >= 0) {
        if (met !== element && union(forests[f], met, element)) merged = true;
      } else if (table === null) map.set(key, element);
      else table[key] = element;
    }
  }
  return merged;
}

interface Labels {
  of: Int32Array;
  count: number;
}

function constant(size: number): Labels {
  return { of: new Int32Array(size), count: 1 };
}

/** Cells that differ in facet `f` only get the same label. */
function cellLabels(design: Design, forests: Int32Array[], f: number): Labels {
  const members = design.facets.map((_, g) => g).filter((g) => g !== f && design.cellElement[g] !== null);
  const labels = members.map((g) => denseLabels(forests[g]));
  const numbers = new Map<string, number>();
  const of = Int32Array.from({ length: design.cells }, (_, c) => {
    const key = members.map((g, m) => labels[m].of[design.cellElement[g]![c]]).join("/");
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  return { of, count: numbers.size };
}

function isWhole(forest: Int32Array): boolean {
  const root = find(forest, 0);
  for (let e = 1; e < forest.length; e++) if (find(forest, e) !== root) return false;
  return true;
}

function denseLabels(forest: Int32Array): Labels {
  const of = new Int32Array(forest.length).fill(-1);
  let count = 0;
  for (let e = 0; e < forest.length; e++) {
    const root = find(forest, e);
    if (of[root] < 0) of[root] = count++;
    of[e] = of[root];
  }
  return { of, count };
}

function find(forest: Int32Array, element: number): number {
  let root = element;
  while (forest[root] !== root) {
    forest[root] = forest[forest[root]];
    root = forest[root];
  }
  return root;
}

function union(forest: Int32Array, a: number, b: number): boolean {
  const rootA = find(forest, a);
  const rootB = find(forest, b);
  if (rootA === rootB) return false;
  forest[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  return true;
}

function usedElements(design: Design): Uint8Array[] {
  const used = design.facets.map((facet) => new Uint8Array(facet.size));
  const usedCell = new Uint8Array(design.cells);
  const usedBig = used[design.bigFacet];
  for (let i = 0; i < design.n; i++) {
    usedBig[design.big[i]] = 1;
    usedCell[design.cell[i]] = 1;
  }
  for (let r = 0; r < used[0].length; r++) used[0][r] = design.rowStart[r + 1] > design.rowStart[r] ? 1 : 0;
  design.cellElement.forEach((elements, f) => {
    if (elements === null) return;
    for (let c = 0; c < design.cells; c++) if (usedCell[c] === 1) used[f][elements[c]] = 1;
  });
  return used;
}

function numberClasses(forest: Int32Array, used: Uint8Array): { of: Int32Array; count: number } {
  const of = new Int32Array(forest.length).fill(-1);
  const numbers = new Map<number, number>();
  for (let e = 0; e < forest.length; e++) {
    if (used[e] === 0) continue;
    const root = find(forest, e);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    of[e] = numbers.get(root)!;
  }
  return { of, count: numbers.size };
}

/**
 * When the first facet is in one piece, the level of one split facet follows from it: that one is centred as a
 * whole, or its classes would be pulled together against the data.
 */
function centredClasses(numbered: { of: Int32Array; count: number }[]): { of: Int32Array; count: number }[] {
  const isJoined = numbered[0].count <= 1;
  const whole = isJoined ? numbered.findIndex((classes, f) => f > 0 && classes.count > 1) : -1;
  return numbered.map((classes, f) =>
    f === whole ? { of: classes.of.map((c) => Math.min(c, 0)), count: 1 } : classes,
  );
}

/** Subsets: classes of split facets that occur together. A facet in one piece belongs to all of them. */
function joinClasses(design: Design, classOf: Int32Array[], counts: number[]) {
  const split = design.facets.map((_, f) => f).filter((f) => counts[f] > 1);
  const start = counts.map((_, f) => counts.slice(0, f).reduce((sum, count) => sum + count, 0));
  const forest = Int32Array.from({ length: counts.reduce((sum, count) => sum + count, 0) }, (_, c) => c);
  if (split.length > 1) {
    for (let row = 0; row < design.facets[0].size; row++) {
      for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
        const nodes = split.map((f) => start[f] + classOf[f][elementOf(design, f, row, i)]);
        for (let k = 1; k < nodes.length; k++) union(forest, nodes[0], nodes[k]);
      }
    }
  }
  const numbers = new Map<number, number>();
  for (const f of split) {
    for (let c = 0; c < counts[f]; c++) {
      const root = find(forest, start[f] + c);
      if (!numbers.has(root)) numbers.set(root, numbers.size);
    }
  }
  const subsets = Math.max(1, numbers.size);
  const subsetOf = classOf.map((classes, f) =>
    classes.map((c) => {
      if (c < 0) return -1;
      if (counts[f] > 1) return numbers.get(find(forest, start[f] + c))!;
      return subsets === 1 ? 0 : -1;
    }),
  );
  return { subsets, subsetOf };
}

function proposeLinks(design: Design, subsetOf: Int32Array[], subsets: number): ProposedLink[] {
  const ratingsOfRatee = new Float64Array(design.facets[0].size).map(
    (_, r) => design.rowStart[r + 1] - design.rowStart[r],
  );
  const ratingsOfRater = new Float64Array(design.facets[design.bigFacet].size);
  for (let i = 0; i < design.n; i++) ratingsOfRater[design.big[i]]++;
  const size = new Float64Array(subsets);
  subsetOf[0].forEach((s, r) => {
    if (s >= 0) size[s] += ratingsOfRatee[r];
  });
  const largest = size.indexOf(Math.max(...size));
  const rater = busiest(subsetOf[design.bigFacet], ratingsOfRater, largest);
  const links: ProposedLink[] = [];
  for (let s = 0; s < subsets; s++) {
    const ratee = busiest(subsetOf[0], ratingsOfRatee, s);
    if (s === largest || ratee < 0 || rater < 0) continue;
    links.push({
      subset: s,
      rater: design.facets[design.bigFacet].ids[rater],
      ratee: design.facets[0].ids[ratee],
    });
  }
  return links;
}

function busiest(subsetOf: Int32Array, ratings: Float64Array, subset: number): number {
  let best = -1;
  for (let e = 0; e < subsetOf.length; e++) {
    if (subsetOf[e] !== subset && subsetOf[e] !== -1) continue;
    if (subsetOf[e] === subset && (best < 0 || ratings[e] > ratings[best])) best = e;
  }
  return best;
}
