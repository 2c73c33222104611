import type { Scheme } from "@hengjian/appraisal";
import { columnName } from "../../platform/spreadsheets/index.ts";
import { faults as say } from "./faults.ts";
import type { RateeIndex } from "./ratees.ts";
import { normal } from "./table.ts";
import type { RatingFault, RatingMapping, RatingTable, ReadSheet } from "./types.ts";

/** Faults listed one by one; beyond that only counted. */
const MOST_FAULTS = 500;

export interface ReadResult {
  sheets: ReadSheet[];
  faults: RatingFault[];
  faultCount: number;
}

/** Read every row as one sheet by a mapping. Whatever does not fit becomes a fault; nothing is guessed or dropped. */
export function readSheets(
  table: RatingTable,
  mapping: RatingMapping,
  ratees: RateeIndex,
  scheme: Scheme,
): ReadResult {
  const collected = faultList();
  for (const fault of columnFaults(table, mapping, scheme)) collected.add(fault);
  const sheets: ReadSheet[] = [];
  const firstRow = new Map<string, number>();
  const levels = new Map(mapping.values.map(({ text, level }) => [normal(text), level]));
  const groups = groupReader(mapping);
  for (const { row, cells } of table.rows) {
    const before = collected.count();
    if (table.isText && isRagged(cells, table.header.length))
      collected.add(say.rowRagged(row, cells.length, table.header.length));
    const cadreId = readRatee(cells, row, mapping, ratees, collected);
    const group = groups(cells, row, collected);
    const answers = readAnswers(cells, row, mapping, levels, collected);
    if (cadreId !== null) refuseDouble(cells, row, mapping, cadreId, firstRow, collected);
    if (cadreId !== null && group !== null && collected.count() === before)
      sheets.push({
        ...{ cadreId, group, answers },
        number: numberOf(cells, mapping),
        raterUnit: raterUnitOf(cells, mapping),
      });
  }
  return { sheets, faults: collected.listed(), faultCount: collected.count() };
}

/** A cell too few or too many: the marks after it would belong to other columns. */
function isRagged(cells: readonly string[], width: number): boolean {
  return cells.length < width || cells.slice(width).some((cell) => cell !== "");
}

interface FaultList {
  add(fault: RatingFault): void;
  count(): number;
  listed(): RatingFault[];
}

function faultList(): FaultList {
  const list: RatingFault[] = [];
  let count = 0;
  return {
    add(fault) {
      count += 1;
      if (list.length < MOST_FAULTS) list.push(fault);
    },
    count: () => count,
    listed: () => list,
  };
}

/** Columns that are not there, indicators without a column, columns used twice. */
function columnFaults(table: RatingTable, mapping: RatingMapping, scheme: Scheme): RatingFault[] {
  const width = Math.max(table.header.length, ...table.rows.slice(0, 100).map(({ cells }) => cells.length));
  const group = "column" in mapping.group ? [mapping.group.column] : [];
  const { rateeColumn, unitColumn, sheetColumn, raterUnitColumn } = mapping;
  const named = [rateeColumn, unitColumn, sheetColumn, raterUnitColumn ?? null, ...group].filter(
    (column) => column !== null,
  );
  const used = [...named, ...mapping.items.map((item) => item.column)];
  const absent = [...new Set(used)].filter((column) => column >= width);
  const double = used.filter((column, i) => used.indexOf(column) !== i);
  const mapped = new Set(mapping.items.map((item) => item.indicator));
  return [
    ...absent.map((column) => say.columnAbsent(columnName(column))),
    ...[...new Set(double)].map((column) => say.columnTwice(columnName(column))),
    ...scheme.indicators
      .filter((one) => !mapped.has(one.code))
      .map((one) => say.indicatorUnmapped(one.label)),
  ];
}

function readRatee(
  cells: readonly string[],
  row: number,
  mapping: RatingMapping,
  ratees: RateeIndex,
  collected: FaultList,
): string | null {
  const value = cells[mapping.rateeColumn] ?? "";
  const column = columnName(mapping.rateeColumn);
  if (value === "") {
    collected.add(say.rateeEmpty(row, column));
    return null;
  }
  const unit = mapping.unitColumn === null ? "" : (cells[mapping.unitColumn] ?? "");
  const found = ratees.find(value, unit);
  if (found === "unknown") collected.add(say.rateeUnknown(row, column, value));
  else if (found === "ambiguous") collected.add(say.rateeAmbiguous(row, column, value));
  else return found.cadreId;
  return null;
}

function groupReader(mapping: RatingMapping) {
  const { group } = mapping;
  if ("fixed" in group) return () => group.fixed;
  const words = new Map(group.values.map((one) => [normal(one.text), one.group]));
  return (cells: readonly string[], row: number, collected: FaultList): string | null => {
    const word = cells[group.column] ?? "";
    const code = words.get(word);
    if (code !== undefined) return code;
    collected.add(say.groupUnknown(row, columnName(group.column), word));
    return null;
  };
}

function readAnswers(
  cells: readonly string[],
  row: number,
  mapping: RatingMapping,
  levels: ReadonlyMap<string, number | "not_known">,
  collected: FaultList,
): ReadSheet["answers"] {
  const answers: Record<string, number | "not_known" | null> = {};
  for (const { column, indicator } of mapping.items) {
    const mark = cells[column] ?? "";
    const level = mark === "" ? null : levels.get(mark);
    if (level === undefined)
      collected.add(say.markUnknown(row, columnName(column), mark, [...levels.keys()]));
    else answers[indicator] = level;
  }
  return answers;
}

function numberOf(cells: readonly string[], { sheetColumn }: RatingMapping): string | null {
  return sheetColumn === null ? null : (cells[sheetColumn] ?? "");
}

function raterUnitOf(cells: readonly string[], { raterUnitColumn }: RatingMapping): string | null {
  const unit = cells[raterUnitColumn ?? -1] ?? "";
  return unit === "" ? null : unit;
}

/** The same sheet about the same ratee twice. */
function refuseDouble(
  cells: readonly string[],
  row: number,
  mapping: RatingMapping,
  cadreId: string,
  firstRow: Map<string, number>,
  collected: FaultList,
): void {
  if (mapping.sheetColumn === null) return;
  const column = columnName(mapping.sheetColumn);
  const sheet = cells[mapping.sheetColumn] ?? "";
  if (sheet === "") {
    collected.add(say.sheetEmpty(row, column));
    return;
  }
  const key = `${cadreId}\n${sheet}`;
  const first = firstRow.get(key);
  if (first !== undefined) collected.add(say.sheetDouble(row, column, sheet, first));
  else firstRow.set(key, row);
}
