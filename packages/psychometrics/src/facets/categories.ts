/**
 * Categories of each step group: the values that occur, in order. A value that never occurs carries no
 * information about its step, so it is closed up and reported, as Facets does (Linacre 1989).
 */
import { PsychometricsError } from "../errors.ts";

export interface StepGroup {
  id: string;
  /** The values behind category 0, 1, … */
  values: number[];
  /** Whole numbers between the lowest and the highest value of the whole table that never occur here. */
  unused: number[];
}

export interface CategoryCoding {
  groups: StepGroup[];
  /** Largest number of categories of a group. */
  categories: number;
  /** Category of a value in a group. */
  code(value: number, group: number): number;
}

/** Marks from 0 to 100; beyond this they are a continuum: cut them into bands first. */
export const MAX_CATEGORIES = 101;

/**
 * @param groupIndex step group of each rating; null when there is one
 * @throws PsychometricsError `bad-value` (not a whole number), `one-category`, `bad-option` (too many categories)
 */
export function codeCategories(
  scores: ArrayLike<number>,
  groupIndex: ArrayLike<number> | null,
  ids: readonly string[],
): CategoryCoding {
  const { low, high } = wholeRange(scores);
  const span = high - low + 1;
  if (span === 1) throw oneCategory(low);
  const seen = new Uint8Array(ids.length * span);
  for (let i = 0; i < scores.length; i++) {
    seen[(groupIndex === null ? 0 : groupIndex[i]) * span + scores[i] - low] = 1;
  }
  const rank = new Uint8Array(seen.length);
  const groups = ids.map((id, g) => {
    const group: StepGroup = { id, values: [], unused: [] };
    for (let v = 0; v < span; v++) {
      if (seen[g * span + v] === 0) {
        group.unused.push(low + v);
        continue;
      }
      rank[g * span + v] = group.values.length;
      group.values.push(low + v);
    }
    return group;
  });
  return {
    groups,
    categories: Math.max(...groups.map((group) => group.values.length)),
    code: (value, group) => rank[group * span + value - low],
  };
}

function wholeRange(scores: ArrayLike<number>): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i];
    if (!Number.isInteger(score)) throw notWhole(score, i);
    if (score < low) low = score;
    if (score > high) high = score;
  }
  if (high - low >= MAX_CATEGORIES) throw tooMany(low, high);
  return { low, high };
}

function notWhole(got: number, at: number): PsychometricsError {
  return new PsychometricsError(
    "bad-value",
    {
      zh: `第${at + 1}个评分是${got},评分必须是整数等级。`,
      en: `Rating ${at + 1} is ${got}; ratings must be whole-number categories.`,
    },
    { at, got },
  );
}

function oneCategory(value: number): PsychometricsError {
  return new PsychometricsError(
    "one-category",
    {
      zh: `所有评分都是${value},没有可比较的差异。`,
      en: `All ratings are ${value}; there is nothing to compare.`,
    },
    { value },
  );
}

function tooMany(low: number, high: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `评分从${low}到${high},超过${MAX_CATEGORIES}个等级;请先划分档次。`,
      en: `Ratings run from ${low} to ${high}, more than ${MAX_CATEGORIES} categories; cut them into bands first.`,
    },
    { low, high, limit: MAX_CATEGORIES },
  );
}
