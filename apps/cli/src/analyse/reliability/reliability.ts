/** How far the ratings can be relied on: of single raters, of means, of items, of sheets. */
import {
  type Concordance,
  type CronbachAlpha,
  cronbachAlpha,
  type Intraclass,
  intraclass,
  type KrippendorffAlpha,
  kendallW,
  krippendorffAlpha,
  type OneWay,
  oneWay,
  rwgj,
  spearmanBrownRaters,
  uniformVariance,
} from "@hengjian/psychometrics";
import { attempt, isMissing, type Missing, missing, tooCostly } from "../notes.ts";
import type { Scale } from "../read/check-marks.ts";
import { completeSheet, NO_MARK, type Ratings, sheetCount, sheetMean } from "../read/ratings.ts";

export interface Reliability {
  /** Of sheet means, by ratee. */
  icc: (OneWay & { ratersNeeded: number | null; flag?: string }) | Missing;
  rwg: RwgSummary | Missing;
  alpha: Alpha | Missing;
  krippendorff: { ordinal: KrippendorffAlpha; interval: KrippendorffAlpha } | Missing;
  /** When every rater rated every ratee once, on every item. */
  crossed: { intraclass: Intraclass; kendall: Concordance } | Missing;
}

export interface Alpha extends Omit<CronbachAlpha, "items" | "alphaWithout" | "itemRest"> {
  items: ItemOfAlpha[];
}

export interface ItemOfAlpha {
  id: string;
  /** Alpha of the rest, and correlation with the sum of the rest; null where nothing varies or two items are all. */
  alphaWithout: number | null;
  itemRest: number | null;
  flag?: "not-defined";
}

export interface RwgSummary {
  /** Variance of ratings that agree in nothing: a uniform choice among the categories. */
  randomVariance: number;
  categories: number;
  mean: number;
  min: number;
  max: number;
  ratees: { id: string; raters: number; rwg: number; rwgStar: number; exceedsRandom: boolean }[];
  /** Ratees with fewer than two ratings on some item. */
  leftOut: string[];
}

/** Sheets from which the statistics that hold all of them at once are left out. */
const MANY = 400_000;

export function reliabilityOf(ratings: Ratings, scale: Scale, full: boolean): Reliability {
  const sheets = sheetCount(ratings);
  const isCostly = sheets > MANY && !full;
  const costly = tooCostly(`${sheets}张票太多`, `There are ${sheets} sheets`);
  const byRatee = sheetsByRatee(ratings);
  return {
    icc: iccOf(ratings, byRatee),
    rwg: rwgOf(ratings, byRatee, scale),
    alpha: isCostly ? costly : alphaOf(ratings),
    krippendorff: isCostly ? costly : krippendorffOf(ratings, byRatee),
    crossed: crossedOf(ratings, byRatee),
  };
}

/** Sheets of each ratee. */
function sheetsByRatee({ ratee }: Ratings): number[][] {
  const sheets = ratee.ids.map((): number[] => []);
  for (const [s, element] of ratee.index.entries()) sheets[element]!.push(s);
  return sheets;
}

function iccOf(ratings: Ratings, byRatee: readonly number[][]): Reliability["icc"] {
  const means = byRatee.map((sheets) =>
    sheets.map((sheet) => sheetMean(ratings, sheet)).filter((mean) => !Number.isNaN(mean)),
  );
  const found = attempt(() => oneWay(means));
  if (isMissing(found)) return found;
  if (found.icc1 === null || found.icc2 === null) {
    return missing("one-category", "没有差异，ICC 没有定义。", "Nothing varies, so the ICC is not defined.");
  }
  const ratersNeeded = spearmanBrownRaters(found.icc1, 0.8);
  // Without any difference between raters there is no error to hold the ratees' differences against.
  const flag = found.f === null ? "full-agreement" : ratersNeeded === null ? "not-reachable" : null;
  return { ...found, ratersNeeded, ...(flag === null ? {} : { flag }) };
}

function rwgOf(ratings: Ratings, byRatee: readonly number[][], scale: Scale): RwgSummary | Missing {
  const categories = scale.high - scale.low + 1;
  if (categories < 2) {
    return missing(
      "one-category",
      "只有一个等级，一致性没有定义。",
      "With one category agreement is not defined.",
    );
  }
  const randomVariance = uniformVariance(categories);
  const ratees: RwgSummary["ratees"] = [];
  const leftOut: string[] = [];
  byRatee.forEach((sheets, r) => {
    const id = ratings.ratee.ids[r]!;
    const columns = ratings.items.map((_, i) =>
      sheets
        .map((sheet) => ratings.marks[sheet * ratings.items.length + i]!)
        .filter((mark) => mark !== NO_MARK),
    );
    const found = attempt(() => rwgj(columns, randomVariance));
    if (isMissing(found)) leftOut.push(id);
    else {
      const { n, rwg, rwgStar, exceedsRandom } = found;
      ratees.push({ id, raters: n, rwg, rwgStar, exceedsRandom });
    }
  });
  if (ratees.length === 0) {
    return missing(
      "too-few-raters",
      "没有一名被考核人的每道题都有两个以上评分。",
      "No ratee has two ratings on every item.",
    );
  }
  const values = ratees.map(({ rwg }) => rwg);
  return {
    randomVariance,
    categories,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    min: values.reduce((least, value) => Math.min(least, value), 1),
    max: values.reduce((most, value) => Math.max(most, value), 0),
    ratees,
    leftOut,
  };
}

function alphaOf(ratings: Ratings): Alpha | Missing {
  const sheets = Array.from({ length: sheetCount(ratings) }, (_, s) => completeSheet(ratings, s));
  const complete = sheets.filter((sheet) => sheet !== null);
  if (complete.length < 2) {
    return missing("incomplete-table", "完整的票不足两张。", "Fewer than two sheets are complete.");
  }
  const found = attempt(() => cronbachAlpha(complete));
  if (isMissing(found)) return found;
  const { alphaWithout: without, itemRest: rest, ...whole } = found;
  const items = ratings.items.map((id, j): ItemOfAlpha => {
    const alphaWithout = without[j] ?? null;
    const itemRest = rest[j] ?? null;
    const isDefined = alphaWithout !== null && itemRest !== null;
    return { id, alphaWithout, itemRest, ...(isDefined ? {} : { flag: "not-defined" }) };
  });
  return { ...whole, incomplete: sheets.length - complete.length, items };
}

/** Units: a ratee on an item; values: its raters. */
function krippendorffOf(ratings: Ratings, byRatee: readonly number[][]): Reliability["krippendorff"] {
  const { marks, items } = ratings;
  const units = byRatee.flatMap((sheets) =>
    items.map((_, i) =>
      sheets.map((sheet) => marks[sheet * items.length + i]!).filter((mark) => mark !== NO_MARK),
    ),
  );
  return attempt(() => ({
    ordinal: krippendorffAlpha(units, "ordinal"),
    interval: krippendorffAlpha(units, "interval"),
  }));
}

function crossedOf(ratings: Ratings, byRatee: readonly number[][]): Reliability["crossed"] {
  const raters = ratings.rater.ids.length;
  const notCrossed = missing(
    "incomplete-table",
    "不是每个评价人都对每名被考核人的每道题评过一次，六种 ICC 与 W 不适用。",
    "Not every rater rated every ratee once on every item, so the six ICC forms and W do not apply.",
  );
  if (byRatee.some((sheets) => sheets.length !== raters)) return notCrossed;
  const table = byRatee.map((sheets) => {
    const row = new Float64Array(raters).fill(Number.NaN);
    for (const sheet of sheets) {
      if (completeSheet(ratings, sheet) !== null)
        row[ratings.rater.index[sheet]!] = sheetMean(ratings, sheet);
    }
    return row;
  });
  if (table.some((row) => row.some(Number.isNaN))) return notCrossed;
  return attempt(() => ({ intraclass: intraclass(table), kendall: kendallW(table) }));
}
