/** Looks at the marks before anything is estimated: typing errors, scale, columns that say nothing. */
import { AnalyseFault } from "../fault.ts";
import { type Note, note } from "../notes.ts";
import { NO_MARK, type Ratings } from "./ratings.ts";

export interface Scale {
  low: number;
  high: number;
  /** Lowest and highest were given, not read from the marks. */
  isGiven: boolean;
  /** Number of marks of each whole number from `low` on. */
  counts: number[];
}

/** Rows named in a fault. */
const SHOWN = 5;

/**
 * @param given lowest and highest category, when the caller knows them
 * @throws AnalyseFault when there is no mark, or marks that hardly belong to the scale
 */
export function checkMarks(
  ratings: Ratings,
  given: { low: number; high: number } | null,
): { scale: Scale; notes: Note[] } {
  const counts = countMarks(ratings);
  const values = [...counts.keys()].sort((a, b) => a - b);
  if (values.length === 0) throw noMarks(ratings);
  const odd =
    given === null ? farFromTheRest(values, counts) : values.filter((v) => v < given.low || v > given.high);
  if (odd.length > 0) throw outside(ratings, odd, given);
  const low = given?.low ?? values[0]!;
  const high = given?.high ?? values.at(-1)!;
  const scale: Scale = {
    low,
    high,
    isGiven: given !== null,
    counts: Array.from({ length: high - low + 1 }, (_, k) => counts.get(low + k) ?? 0),
  };
  return { scale, notes: [...unusedNotes(scale), ...columnNotes(ratings)] };
}

function countMarks({ marks }: Ratings): Map<number, number> {
  const tally = new Float64Array(65_536);
  for (let i = 0; i < marks.length; i++) tally[marks[i]! + 32_768]!++;
  const counts = new Map<number, number>();
  tally.forEach((count, at) => {
    if (count > 0 && at - 32_768 !== NO_MARK) counts.set(at - 32_768, count);
  });
  return counts;
}

/**
 * Values on the thinner side of a gap that is wider than all the other values together: 55 among 1 to 5, 99 for "no
 * answer". At least three values have to be left, or there is no scale to be far from.
 */
function farFromTheRest(values: readonly number[], counts: ReadonlyMap<number, number>): number[] {
  const marksOf = (part: readonly number[]) => part.reduce((sum, value) => sum + counts.get(value)!, 0);
  for (let cut = 1; cut < values.length; cut++) {
    const below = values.slice(0, cut);
    const above = values.slice(cut);
    const [rest, odd] = marksOf(below) >= marksOf(above) ? [below, above] : [above, below];
    const gap = above[0]! - below.at(-1)!;
    if (rest.length >= 3 && gap > rest.at(-1)! - rest[0]!) return odd;
  }
  return [];
}

function outside(
  ratings: Ratings,
  odd: readonly number[],
  given: { low: number; high: number } | null,
): AnalyseFault {
  const found = placesOf(ratings, new Set(odd));
  const zh = found.shown.map(({ row, item, mark }) => `第${row}行“${item}”列是${mark}`).join("，");
  const en = found.shown
    .map(({ row, item, mark }) => `row ${row}, column "${item}" holds ${mark}`)
    .join("; ");
  const more = found.count > SHOWN;
  const values = odd.slice(0, SHOWN).join(",");
  const scale = given === null ? "" : `${given.low}–${given.high}`;
  return new AnalyseFault({
    zh:
      `有${found.count}个评分不在等级范围${scale === "" ? "" : `（${scale}）`}内：${zh}${more ? "等" : ""}。\n` +
      `如是录入错误，请改正；如表示没有评，请加 --missing ${values}；如确是等级，请用 --scale 最低-最高 说明。`,
    en:
      `${found.count} rating(s) lie outside the scale${scale === "" ? "" : ` (${scale})`}: ${en}${more ? "; and more" : ""}.\n` +
      `If mistyped, correct them; if they mean no rating, add --missing ${values}; if they are categories, say so with --scale LOWEST-HIGHEST.`,
  });
}

function placesOf({ marks, items, row }: Ratings, wanted: ReadonlySet<number>) {
  const shown: { row: number; item: string; mark: number }[] = [];
  let count = 0;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark === NO_MARK || !wanted.has(mark)) continue;
    count++;
    if (shown.length < SHOWN) {
      shown.push({ row: row[Math.floor(i / items.length)]!, item: items[i % items.length]!, mark });
    }
  }
  return { shown, count };
}

function noMarks(ratings: Ratings): AnalyseFault {
  const columns = ratings.items.join("、");
  return new AnalyseFault({
    zh: `${ratings.row.length}行中没有一个评分，题目列（${columns}）全是空的。`,
    en: `There is not a single rating in ${ratings.row.length} rows; the item columns (${ratings.items.join(", ")}) are all empty.`,
  });
}

function unusedNotes({ low, counts, isGiven }: Scale): Note[] {
  const unused = counts.flatMap((count, k) => (count === 0 ? [low + k] : []));
  if (unused.length === 0) return [];
  const list = unused.join("、");
  return [
    note(
      "unused-categories",
      `等级 ${list} 没有人用过${isGiven ? "" : "（若不是等级而是录入错误，请检查）"}；模型里把它并去，相邻等级之间只有一个步骤。`,
      `Nobody used category ${unused.join(", ")}${isGiven ? "" : " (check for typing errors if it is none)"}; the model closes it up, so one step leads over it.`,
    ),
  ];
}

function columnNotes({ marks, items }: Ratings): Note[] {
  const notes: Note[] = [];
  items.forEach((item, j) => {
    const seen = new Set<number>();
    for (let i = j; i < marks.length && seen.size < 2; i += items.length) {
      if (marks[i] !== NO_MARK) seen.add(marks[i]!);
    }
    if (seen.size === 0)
      notes.push(note("empty-item", `“${item}”列没有评分。`, `Column "${item}" has no ratings.`));
    if (seen.size !== 1) return;
    const [only] = seen;
    notes.push(
      note(
        "constant-item",
        `“${item}”列的评分全是${only}，分不出任何人。`,
        `All ratings in column "${item}" are ${only}; it tells nobody apart.`,
      ),
    );
  });
  return notes;
}
