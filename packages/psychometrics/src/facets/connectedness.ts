/**
 * Which elements can be compared at all. Two elements of a facet are linked when they occur with the same
 * classes of all other facets (Weeks and Williams 1964, iterated on classes instead of levels): their contrast
 * is then estimable. Classes that remain apart belong to disjoint subsets, whose measures share no origin.
 * Limits: sound always; in a design with three or more split facets a contrast that only follows from several
 * equations together may be missed, and is then reported as split.
 */
import { type Design, elementOf } from "./design.ts";
import { Forest, type Labels } from "./forest.ts";

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

/** @param used whether each element has ratings, where that is known already */
export function findSubsets(design: Design, used: Uint8Array[] = usedElements(design)): Connectedness {
  const forests = used.map((own) => new Forest(own));
  linkNeighbours(design, forests);
  let merged = true;
  while (merged) {
    merged = false;
    for (let f = design.facets.length - 1; f >= 0; f--) {
      if (!forests[f].isWhole && linkFacet(design, forests, f)) merged = true;
    }
  }
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
function linkNeighbours(design: Design, forests: readonly Forest[]): void {
  const { rowStart, big, cell, cellElement } = design;
  const inCell = design.facets.map((_, f) => f).filter((f) => cellElement[f] !== null);
  for (let row = 0; row < design.facets[0].size; row++) {
    for (let i = rowStart[row] + 1; i < rowStart[row + 1]; i++) {
      if (cell[i] === cell[i - 1]) {
        if (big[i] !== big[i - 1]) forests[design.bigFacet].union(big[i], big[i - 1]);
        continue;
      }
      if (big[i] !== big[i - 1]) continue;
      const f = onlyDifference(cellElement, cell[i], cell[i - 1]);
      if (f < 0 || !forests[f].union(cellElement[f]![cell[i]], cellElement[f]![cell[i - 1]])) continue;
      if (inCell.every((g) => forests[g].isWhole)) return;
    }
  }
}

/** The one facet in which two cells differ; −1 when there are several. */
function onlyDifference(cellElement: Design["cellElement"], a: number, b: number): number {
  let found = -1;
  for (let f = 0; f < cellElement.length; f++) {
    const elements = cellElement[f];
    if (elements === null || elements[a] === elements[b]) continue;
    if (found >= 0) return -1;
    found = f;
  }
  return found;
}

/** Largest number of class combinations that get a table instead of a map. */
const TABLE_LIMIT = 1 << 24;

/** Link elements of facet `f` that share the classes of all other facets; true when anything merged. */
function linkFacet(design: Design, forests: readonly Forest[], f: number): boolean {
  if (forests.every((forest, g) => g === f || forest.isWhole)) return forests[f].joinAll();
  const { rowStart, big, cell } = design;
  if (f === design.bigFacet && forests.every((forest, g) => g === 0 || g === f || forest.isWhole))
    return linkBigs(design, forests[0].labels(), forests[f]);
  const rowLabel = f === 0 ? constant(design.facets[0].size) : forests[0].labels();
  const bigLabel =
    f === design.bigFacet ? constant(design.facets[f].size) : forests[design.bigFacet].labels();
  const cellLabel = cellLabels(design, forests, f);
  const elements = design.cellElement[f];
  const span = rowLabel.count * bigLabel.count * cellLabel.count;
  const table = span <= TABLE_LIMIT ? new Int32Array(span).fill(-1) : null;
  const map = new Map<number, number>();
  let merged = false;
  for (let row = 0; row < design.facets[0].size; row++) {
    const base = rowLabel.of[row] * bigLabel.count;
    let lastKey = -1;
    let lastElement = -1;
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) {
      const key = (base + bigLabel.of[big[i]]) * cellLabel.count + cellLabel.of[cell[i]];
      const element = f === 0 ? row : elements === null ? big[i] : elements[cell[i]];
      if (key === lastKey && element === lastElement) continue;
      lastKey = key;
      lastElement = element;
      const met = table === null ? (map.get(key) ?? -1) : table[key];
      if (met >= 0) {
        if (met === element || !forests[f].union(met, element)) continue;
        if (forests[f].isWhole) return true;
        merged = true;
      } else if (table === null) map.set(key, element);
      else table[key] = element;
    }
  }
  return merged;
}

/** The same for the big facet where all cells can be compared: linked by every row that both occur in. */
function linkBigs({ facets, rowStart, big }: Design, rowLabel: Labels, forest: Forest): boolean {
  const first = new Int32Array(rowLabel.count).fill(-1);
  let merged = false;
  for (let row = 0; row < facets[0].size; row++) {
    const label = rowLabel.of[row];
    let last = first[label];
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) {
      const b = big[i];
      if (b === last) continue;
      if (last >= 0 && forest.union(last, b)) {
        if (forest.isWhole) return true;
        merged = true;
      }
      last = b;
    }
    first[label] = last;
  }
  return merged;
}

function constant(size: number): Labels {
  return { of: new Int32Array(size), count: 1 };
}

/** Cells that differ in facet `f` only get the same label. */
function cellLabels(design: Design, forests: readonly Forest[], f: number): Labels {
  const members = design.facets.map((_, g) => g).filter((g) => g !== f && design.cellElement[g] !== null);
  const labels = members.map((g) => forests[g].labels());
  const numbers = new Map<string, number>();
  const of = Int32Array.from({ length: design.cells }, (_, c) => {
    const key = members.map((g, m) => labels[m].of[design.cellElement[g]![c]]).join("/");
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  return { of, count: numbers.size };
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

function numberClasses(forest: Forest, used: Uint8Array): Labels {
  const of = new Int32Array(used.length).fill(-1);
  const numbers = new Map<number, number>();
  for (let e = 0; e < used.length; e++) {
    if (used[e] === 0) continue;
    const root = forest.find(e);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    of[e] = numbers.get(root)!;
  }
  return { of, count: numbers.size };
}

/**
 * When the first facet is in one piece, the level of one split facet follows from it: that one is centred as a
 * whole, or its classes would be pulled together against the data.
 */
function centredClasses(numbered: readonly Labels[]): Labels[] {
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
  const forest = new Forest(new Uint8Array(counts.reduce((sum, count) => sum + count, 0)).fill(1));
  if (split.length > 1) {
    for (let row = 0; row < design.facets[0].size; row++) {
      for (let i = design.rowStart[row]; i < design.rowStart[row + 1]; i++) {
        const nodes = split.map((f) => start[f] + classOf[f][elementOf(design, f, row, i)]);
        for (let k = 1; k < nodes.length; k++) forest.union(nodes[0], nodes[k]);
      }
    }
  }
  const numbers = new Map<number, number>();
  for (const f of split) {
    for (let c = 0; c < counts[f]; c++) {
      const root = forest.find(start[f] + c);
      if (!numbers.has(root)) numbers.set(root, numbers.size);
    }
  }
  const subsets = Math.max(1, numbers.size);
  const subsetOf = classOf.map((classes, f) =>
    classes.map((c) => {
      if (c < 0) return -1;
      if (counts[f] > 1) return numbers.get(forest.find(start[f] + c))!;
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
