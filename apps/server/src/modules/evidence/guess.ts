import { type RulePack, ruleValue, type Scheme } from "@hengjian/appraisal";
import type { RateeIndex } from "./ratees.ts";
import { normal } from "./table.ts";
import type { RatingMapping, RatingTable } from "./types.ts";

const NOT_KNOWN = /^(不了解|不清楚|不知道|不认识|not known|n\/a|na)$/i;
const SHEET_HEADER = /^(sheet|ballot|票号|测评票|选票|序号|编号|票)/i;
const RATER_HEADER = /^(rater|judge|评委|评价人|测评人|评分人|投票人)\s*(id|no\.?|编号|代码|序号|号)?$/i;
const GROUP_HEADER = /(group|主体|类别|身份|评价人|测评人)/i;
const RATER_UNIT_HEADER =
  /^(rater|judge|评委|评价人|测评人|评分人|投票人)('s)?\s*(所在|所属)?\s*(unit|单位|部门)/i;
const UNIT_HEADER = /(unit|单位|部门)/i;
/** Rows looked at to tell columns apart. */
const SAMPLE = 300;

/** What a file most likely means, to be confirmed by a person. */
export function guessMapping(
  table: RatingTable,
  ratees: RateeIndex,
  scheme: Scheme,
  packs: readonly RulePack[],
): RatingMapping {
  const rateeColumn = guessRatee(table, ratees);
  const items = guessItems(table, scheme, rateeColumn);
  const taken = new Set([rateeColumn, ...items.map((item) => item.column)]);
  const free = table.header.map((_, i) => i).filter((i) => !taken.has(i));
  const group = guessGroup(table, scheme, free);
  return {
    rateeColumn,
    unitColumn: guessUnit(table, ratees, rateeColumn, free),
    ...guessSheet(table, "column" in group ? free.filter((i) => i !== group.column) : free),
    group,
    items,
    values: guessValues(table, scheme, packs, items),
  };
}

/** The column in which most cells are ratees; the first one when none is. */
function guessRatee(table: RatingTable, ratees: RateeIndex): number {
  const rows = table.rows.slice(0, SAMPLE);
  const hits = table.header.map(
    (_, i) => rows.filter(({ cells }) => ratees.find(cells[i] ?? "", "") !== "unknown").length,
  );
  const best = Math.max(0, ...hits);
  return best === 0 ? 0 : hits.indexOf(best);
}

/** Needed only where names are not unique. */
function guessUnit(
  table: RatingTable,
  ratees: RateeIndex,
  rateeColumn: number,
  free: readonly number[],
): number | null {
  const isAmbiguous = table.rows.some(
    ({ cells }) => ratees.find(cells[rateeColumn] ?? "", "") === "ambiguous",
  );
  return isAmbiguous ? (free.find((i) => isUnitOfRatee(table.header[i] ?? "")) ?? null) : null;
}

function isUnitOfRatee(header: string): boolean {
  return UNIT_HEADER.test(header) && !RATER_UNIT_HEADER.test(header);
}

/** By code or label of the indicators; else by the numbers at the end of headers alike, LEAD01 … LEAD11. */
function guessItems(table: RatingTable, scheme: Scheme, rateeColumn: number): RatingMapping["items"] {
  const named = scheme.indicators.flatMap((indicator) => {
    const names = [indicator.code, indicator.label.zh, indicator.label.en].map((name) => name.toLowerCase());
    const column = table.header.findIndex((header) => names.includes(header.toLowerCase()));
    return column < 0 || column === rateeColumn ? [] : [{ column, indicator: indicator.code }];
  });
  return named.length > 0 ? named : numberedItems(table, scheme);
}

/** Headers alike but for one number, LEAD03 or 第3题: the third indicator. */
function numberedItems(table: RatingTable, scheme: Scheme): RatingMapping["items"] {
  const series = new Map<string, { column: number; number: number }[]>();
  table.header.forEach((header, column) => {
    const match = /^(\D*)(\d{1,3})(\D*)$/.exec(header);
    if (match === null) return;
    const [, before = "", digits = "", after = ""] = match;
    const key = `${before} ${after}`;
    series.set(key, [...(series.get(key) ?? []), { column, number: Number(digits) }]);
  });
  const longest = [...series.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  if (longest.length < 2) return [];
  return longest.flatMap(({ column, number }) => {
    const indicator = scheme.indicators[number - 1];
    return indicator === undefined ? [] : [{ column, indicator: indicator.code }];
  });
}

/** A column of raters says more than one of sheets: it tells who filled in several. */
function guessSheet(
  table: RatingTable,
  free: readonly number[],
): Pick<RatingMapping, "sheetColumn" | "sheetIsRater" | "raterUnitColumn"> {
  const rater = free.find((i) => RATER_HEADER.test(table.header[i] ?? ""));
  if (rater !== undefined) {
    const unit = free.find((i) => RATER_UNIT_HEADER.test(table.header[i] ?? ""));
    return { sheetColumn: rater, sheetIsRater: true, raterUnitColumn: unit ?? null };
  }
  return { sheetColumn: free.find((i) => SHEET_HEADER.test(table.header[i] ?? "")) ?? null };
}

function raterGroups(scheme: Scheme) {
  return scheme.methods.filter((method) => method.kind === "evaluation").flatMap((method) => method.groups);
}

/** From a column whose words name groups of the scheme; else the group that weighs most for the whole file. */
function guessGroup(table: RatingTable, scheme: Scheme, free: readonly number[]): RatingMapping["group"] {
  const groups = raterGroups(scheme);
  for (const column of free.filter((i) => GROUP_HEADER.test(table.header[i] ?? ""))) {
    const words = [...new Set(table.rows.map(({ cells }) => cells[column] ?? ""))].filter(
      (word) => word !== "",
    );
    const values = words.flatMap((text) => {
      const group = groups.find((one) =>
        [one.code, one.label.zh, one.label.en].some((name) =>
          text.toLowerCase().includes(name.toLowerCase()),
        ),
      );
      return group === undefined ? [] : [{ text, group: group.code }];
    });
    if (values.length > 0) return { column, values };
  }
  const heaviest = [...groups].sort((a, b) => b.weight - a.weight)[0];
  return { fixed: heaviest?.code ?? "" };
}

/**
 * All levels by number; the words that occur, by the labels of the scheme or the votes of the rule pack, where words
 * are how the file marks at all. A stray word among numbers is a slip to be looked at, not a mark.
 */
function guessValues(
  table: RatingTable,
  scheme: Scheme,
  packs: readonly RulePack[],
  items: RatingMapping["items"],
): RatingMapping["values"] {
  const levels = levelsOf(scheme);
  const marks = table.rows.flatMap(({ cells }) => items.map((item) => cells[item.column] ?? ""));
  const filled = marks.filter((mark) => mark !== "");
  const numeric = filled.filter((mark) => levels.includes(Number(mark))).length;
  const words = numeric * 2 > filled.length ? new Map<string, number>() : wordLevels(scheme, packs);
  const numbers = levels.map((level) => ({ text: String(level), level }));
  const fromWords = [...new Set(filled)].flatMap((text): RatingMapping["values"] => {
    if (NOT_KNOWN.test(text)) return [{ text, level: "not_known" }];
    const level = words.get(text.toLowerCase());
    return level === undefined ? [] : [{ text, level }];
  });
  return [...numbers, ...fromWords];
}

function levelsOf(scheme: Scheme): number[] {
  const values = new Set(
    scheme.indicators.flatMap((indicator) => indicator.levels.map((level) => level.value)),
  );
  return [...values].sort((a, b) => a - b);
}

function wordLevels(scheme: Scheme, packs: readonly RulePack[]): Map<string, number> {
  const words = new Map<string, number>();
  const points = ruleValue(packs, "votes.values");
  ["优秀", "称职", "基本称职", "不称职"].forEach((word, i) => {
    const level = ((points[i] ?? 0) / scheme.scale.points) * scheme.scale.max;
    if (levelsOf(scheme).includes(level)) words.set(word, level);
  });
  for (const level of scheme.indicators[0]?.levels ?? []) {
    words.set(normal(level.label.zh).toLowerCase(), level.value);
    words.set(normal(level.label.en).toLowerCase(), level.value);
  }
  return words;
}
