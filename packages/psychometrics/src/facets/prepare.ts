/** Steps common to both estimators: subsets, anchors, extremes, unused categories. */
import { PsychometricsError } from "../errors.ts";
import { type Connectedness, findSubsets } from "./connectedness.ts";
import { alone, type Crew } from "./crew.ts";
import type { Design } from "./design.ts";
import { type Extremes, findExtremes, withoutExtremes } from "./extremes.ts";
import { type Anchors, readAnchors } from "./solution.ts";
import { COUNT, WIDTH } from "./tally.ts";

export interface Prepared {
  /** All ratings. */
  full: Design;
  /** Without those of extreme elements. */
  active: Design;
  extremes: Extremes;
  connectedness: Connectedness;
  anchors: Float64Array[];
}

/** What the ratings themselves say, before it is known how they hang together. */
export type Settled = Omit<Prepared, "connectedness">;

/**
 * @throws PsychometricsError `bad-option` (anchor of an unknown element), `all-extreme`
 */
export function prepare(design: Design, anchors: Anchors | undefined, withRows: boolean): Prepared {
  return withSubsets(settle(design, anchors, withRows, alone));
}

export function withSubsets(settled: Settled): Prepared {
  const used = settled.extremes.totals.facets.map(hasRatings);
  return { ...settled, connectedness: findSubsets(settled.active, used) };
}

/** @throws as `prepare` */
export function settle(design: Design, anchors: Anchors | undefined, withRows: boolean, crew: Crew): Settled {
  const { values, unknown } = readAnchors(design, anchors);
  if (unknown.length > 0) throw unknownAnchors(unknown);
  let full = design;
  for (;;) {
    const extremes = findExtremes(full, withRows, crew);
    const active = withoutExtremes(full, extremes);
    if (active.n === 0) throw allExtreme(design.n);
    const closed = closeUnused(full, extremes.totals.categories);
    if (closed === null) return { full, active, extremes, anchors: values };
    full = closed;
  }
}

function hasRatings(tally: Float64Array): Uint8Array {
  const has = new Uint8Array(tally.length / WIDTH);
  for (let e = 0; e < has.length; e++) has[e] = tally[WIDTH * e + COUNT] > 0 ? 1 : 0;
  return has;
}

/**
 * A category that only extreme elements used has no step to estimate: it is joined to the one below.
 * Null when every category of every group is in use.
 * @param counts ratings of each group in each category that are not of extreme elements
 */
function closeUnused(full: Design, counts: Float64Array): Design | null {
  const { groups, categories } = full.coding;
  const target = new Uint8Array(counts.length);
  let closed = false;
  const rest = groups.map((group, g) => {
    const inUse = group.values.map((_, k) => counts[g * categories + k] > 0);
    if (!inUse.includes(true)) return group;
    if (inUse.includes(false)) closed = true;
    let last = -1;
    const values: number[] = [];
    group.values.forEach((value, k) => {
      if (inUse[k]) {
        values.push(value);
        last++;
      }
      target[g * categories + k] = Math.max(0, last);
    });
    return { ...group, values, unused: [...group.unused, ...group.values.filter((_, k) => !inUse[k])] };
  });
  if (!closed) return null;
  const score = new Uint8Array(new SharedArrayBuffer(full.n));
  for (let i = 0; i < full.n; i++) {
    const g = full.cellGroup[full.cell[i]];
    const isWhole = rest[g] === groups[g];
    score[i] = isWhole ? full.score[i] : target[g * categories + full.score[i]];
  }
  return { ...full, score, coding: { ...full.coding, groups: rest } };
}

function unknownAnchors(unknown: string[]): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `锚定的元素不存在或数值无效:${unknown.slice(0, 5).join("、")}。`,
      en: `Anchors name unknown elements or invalid values: ${unknown.slice(0, 5).join(", ")}.`,
    },
    { unknown },
  );
}

function allExtreme(n: number): PsychometricsError {
  return new PsychometricsError(
    "all-extreme",
    {
      zh: `${n}个评分全部属于满分或零分的元素,无法估计。`,
      en: `All ${n} ratings belong to elements with only lowest or only highest ratings; nothing can be estimated.`,
    },
    { n },
  );
}
