/** What was read: sheets (one line of the file: one rater on one ratee) with a mark on each item. */
import type { RatingTable } from "@hengjian/psychometrics";
import type { Encoding } from "./open-bytes.ts";

export interface Labels {
  column: string;
  ids: string[];
  /** Element of each sheet. */
  index: Uint32Array;
}

export interface Ratings {
  ratee: Labels;
  rater: Labels;
  groups: Labels[];
  items: string[];
  /** Marks of sheet s at s × items …; NO_MARK where there is none. */
  marks: Int16Array;
  /** Row of the file of each sheet, from 1 with the header. */
  row: Uint32Array;
  encoding: Encoding;
}

export const NO_MARK = -32_768;

export function sheetCount(ratings: Ratings): number {
  return ratings.row.length;
}

export function markCount({ marks }: Ratings): number {
  let count = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i] !== NO_MARK) count++;
  return count;
}

/** One entry per mark, for the estimators. Facets: ratee, rater, item, then `groups`. */
export function tableOf(ratings: Ratings, groups: readonly (Labels & { name: string })[]): RatingTable {
  const { marks, items } = ratings;
  const n = markCount(ratings);
  const scores = new Int16Array(n);
  const item = items.length <= 256 ? new Uint8Array(n) : new Uint32Array(n);
  const ofSheets = [ratings.ratee, ratings.rater, ...groups].map(({ index }) => ({
    index,
    expanded: new Uint32Array(n),
  }));
  let at = 0;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark === NO_MARK) continue;
    const sheet = Math.floor(i / items.length);
    scores[at] = mark;
    item[at] = i - sheet * items.length;
    for (const { index, expanded } of ofSheets) expanded[at] = index[sheet]!;
    at++;
  }
  const [ratee, rater, ...rest] = ofSheets.map(({ expanded }) => expanded);
  return {
    facets: [
      { name: "ratee", ids: ratings.ratee.ids, index: ratee! },
      { name: "rater", ids: ratings.rater.ids, index: rater! },
      { name: "item", ids: items, index: item },
      ...groups.map(({ name, ids }, g) => ({ name, ids, index: rest[g]! })),
    ],
    scores,
  };
}

/** Without the items that nobody was rated on: they say nothing about reliability, and no sheet would be complete. */
export function withoutEmptyItems(ratings: Ratings): Ratings {
  const { marks, items } = ratings;
  const isRated = items.map((_, j) => {
    for (let i = j; i < marks.length; i += items.length) if (marks[i] !== NO_MARK) return true;
    return false;
  });
  if (!isRated.includes(false)) return ratings;
  const kept = marks.filter((_, i) => isRated[i % items.length]);
  return { ...ratings, items: items.filter((_, j) => isRated[j]), marks: kept };
}

/** The marks of a sheet when there is one on every item, else null. */
export function completeSheet({ marks, items }: Ratings, sheet: number): Int16Array | null {
  const own = marks.subarray(sheet * items.length, (sheet + 1) * items.length);
  return own.includes(NO_MARK) ? null : own;
}

/** The sheets with a mark on every item. */
export function completeSheets({ marks, items, row }: Ratings): Uint32Array {
  const isComplete = new Uint8Array(row.length).fill(1);
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === NO_MARK) isComplete[Math.floor(i / items.length)] = 0;
  }
  return sheetsWith(row.length, (sheet) => isComplete[sheet] === 1);
}

export function sheetsWith(sheets: number, isWanted: (sheet: number) => boolean): Uint32Array {
  const wanted = new Uint32Array(sheets);
  let count = 0;
  for (let sheet = 0; sheet < sheets; sheet++) if (isWanted(sheet)) wanted[count++] = sheet;
  return wanted.slice(0, count);
}

/** How often each element occurs among the sheets. */
export function sheetsOfEach({ ids, index }: Labels): Uint32Array {
  const counts = new Uint32Array(ids.length);
  for (const element of index) counts[element]!++;
  return counts;
}

/** Mean of the marks that there are; NaN when there is none. */
export function sheetMean({ marks, items }: Ratings, sheet: number): number {
  let sum = 0;
  let count = 0;
  for (let i = sheet * items.length; i < (sheet + 1) * items.length; i++) {
    if (marks[i] === NO_MARK) continue;
    sum += marks[i]!;
    count++;
  }
  return sum / count;
}
