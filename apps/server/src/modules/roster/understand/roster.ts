import type { Text } from "../../../platform/errors.ts";
import { invalid } from "../../../platform/errors.ts";
import { columnName, type Grid, type Sheet } from "../../../platform/spreadsheets/index.ts";
import { type Column, cleanHeader, type Field, findHeader, type Header } from "./header.ts";
import { markHeads } from "./heads.ts";
import { type MonthStyle, monthStyle, readMonth } from "./month.ts";
import { type Remark, type UnderstoodRow, withoutBlanks } from "./person.ts";
import { dropRepeats } from "./repeats.ts";
import { readRow } from "./row.ts";
import { followUnits, settleUnits } from "./units.ts";

export type { Remark, RosterPerson, UnderstoodRow } from "./person.ts";

export interface Understood {
  rows: UnderstoodRow[];
  errors: Remark[];
  notices: Remark[];
  sheets: UnderstoodSheet[];
  /** Sheets without a roster header, passed over. */
  skippedSheets: string[];
  /** Rows that bear data, good or bad; totals and blanks not counted. */
  dataRows: number;
  /** People whose rows have errors: they are in the file, though not imported. */
  unread: { unitCode: string; unitName: string; name: string }[];
  /** `YYYY-MM` */
  asOf: string;
  fileNotices: Text[];
}

export interface UnderstoodSheet {
  name: string;
  /** Counted from 1. */
  headerRows: number[];
  columns: { column: number; letter: string; header: string; field: Field | null }[];
}

const MONTHS = ["birth", "workStart", "partyDate", "positionSince", "rankSince"] as const;

/**
 * Make out the people of a roster, whatever titles, merged cells, totals and notes stand around them.
 * @param today `YYYY-MM`, used when the file does not say its own date [截止日期]
 * @throws DomainError `no-roster-header` when no sheet has a column 姓名 and three more that are known,
 * `no-birth-column`, `no-roster-rows`
 */
export function understandRoster(grid: Grid, today: string): Understood {
  const found = grid.sheets.map((sheet) => ({ sheet, header: findHeader(sheet) }));
  const rosters = found.filter((one): one is { sheet: Sheet; header: Header } => one.header !== null);
  if (rosters.length === 0) throw noHeader();
  for (const { sheet, header } of rosters) refuseWithoutBirth(sheet, header);
  const stated = rosters.map(({ sheet, header }) => statedDate(sheet, header)).find((date) => date !== null);
  const result: Understood = {
    rows: [],
    errors: [],
    notices: [],
    sheets: rosters.map(({ sheet, header }) => described(sheet, header)),
    skippedSheets: found
      .filter((one) => one.header === null && one.sheet.rows.length > 0)
      .map((one) => one.sheet.name),
    dataRows: 0,
    unread: [],
    asOf: stated ?? today,
    fileNotices: [...grid.notices],
  };
  for (const { sheet, header } of rosters) readSheet(sheet, header, result);
  if (result.dataRows === 0) throw noRows();
  const settled = settleUnits(result.rows);
  const { rows, errors, notices } = dropRepeats(settled.rows);
  return {
    ...result,
    rows,
    errors: inOrder([...result.errors, ...settled.errors, ...errors]),
    notices: inOrder([...result.notices, ...notices, ...markHeads(rows)]),
  };
}

function described(sheet: Sheet, header: Header): UnderstoodSheet {
  const columns = header.columns.map(({ index, header: text, field }) => ({
    column: index,
    letter: columnName(index),
    header: text,
    field,
  }));
  return { name: sheet.name, headerRows: header.rows, columns };
}

/** Sheets keep their order, rows theirs. */
function inOrder(remarks: Remark[]): Remark[] {
  const sheets = [...new Set(remarks.map((one) => one.sheet))];
  return remarks.sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row);
}

function noHeader() {
  return invalid("no-roster-header", {
    zh: "没有找到花名册的表头:至少要有“姓名”和另外三列(如单位、性别、出生年月)。请检查是否选错了文件。",
    en: "No roster header was found: 姓名 and three more columns are needed (such as 单位, 性别, 出生年月). Check that it is the right file.",
  });
}

function refuseWithoutBirth(sheet: Sheet, header: Header): void {
  if (header.columns.some(({ field }) => field === "birth" || field === "idNumber")) return;
  const row = header.rows[0];
  throw invalid(
    "no-birth-column",
    {
      zh: `工作表“${sheet.name}”的表头(第 ${row} 行)没有“出生年月”一列,无法区分同名的人。请补上这一列后再上传。`,
      en: `The header of sheet ${sheet.name} (row ${row}) has no column 出生年月, so that people of one name cannot be told apart. Add it and upload again.`,
    },
    { sheet: sheet.name, row },
  );
}

function noRows() {
  return invalid("no-roster-rows", {
    zh: "表头下面没有人员。请检查是否选错了文件。",
    en: "There is nobody below the header. Check that it is the right file.",
  });
}

/** "截止日期:2026年11月" in the rows above the header. */
function statedDate(sheet: Sheet, header: Header): string | null {
  const above = sheet.rows.slice(0, (header.rows[0] ?? 1) - 1);
  for (const cell of above.flat()) {
    const stated =
      /(?:截止|截至|统计)(?:日期|时间)?[:：]?\s*(\d{4}[年.\-/]\d{1,2}(?:月|[.\-/]\d{1,2})?)/.exec(cell)?.[1];
    const reading = stated === undefined ? null : readMonth(stated);
    if (reading !== null && "month" in reading) return reading.month;
  }
  return null;
}

function readSheet(sheet: Sheet, header: Header, result: Understood): void {
  const columns = new Map<Field, Column>();
  for (const column of header.columns) if (column.field !== null) columns.set(column.field, column);
  const units = followUnits(sheet, columns);
  const styles = monthStyles(sheet, header, columns);
  const isPassedOver = passOver(sheet, header, columns);
  for (let r = header.dataStart; r < sheet.rows.length; r++) {
    const cells = sheet.rows[r] ?? [];
    if (isPassedOver(cells) || units.isHeading(cells)) continue;
    const unit = units.at(cells);
    if (!namesSomebody(cells, columns)) continue;
    result.dataRows += 1;
    const source = { sheet: sheet.name, row: r + 1, cells, columns, styles, unit, asOf: result.asOf };
    const { person, errors, notices } = readRow(source);
    result.errors.push(...errors);
    result.notices.push(...notices);
    if (person !== null) result.rows.push({ sheet: sheet.name, row: r + 1, person, isHead: false });
    else
      result.unread.push({
        unitCode: unit.code,
        unitName: unit.name,
        name: withoutBlanks(cells[columns.get("name")?.index ?? -1] ?? ""),
      });
  }
}

function monthStyles(
  sheet: Sheet,
  header: Header,
  columns: ReadonlyMap<Field, Column>,
): Map<Field, MonthStyle> {
  const styles = new Map<Field, MonthStyle>();
  for (const field of MONTHS) {
    const column = columns.get(field);
    if (column === undefined) continue;
    const cells = sheet.rows.values().drop(header.dataStart);
    styles.set(field, monthStyle(cells.map((row) => row[column.index] ?? "")));
  }
  return styles;
}

/** Blank rows, totals, signatures and remarks, and the header said again on the next printed page. */
function passOver(sheet: Sheet, header: Header, columns: ReadonlyMap<Field, Column>) {
  const nameIndex = columns.get("name")?.index ?? -1;
  const lineOf = (cells: readonly string[]) => cells.map(cleanHeader).join("|");
  const headerLines = new Set(header.rows.map((row) => lineOf(sheet.rows[row - 1] ?? [])));
  const nameHeader = cleanHeader(columns.get("name")?.header ?? "");
  return (cells: readonly string[]): boolean => {
    const filled = cells.map(withoutBlanks).filter((cell) => cell !== "");
    if (filled.length === 0) return true;
    if (filled.slice(0, 4).some((cell) => /^(合计|总计|小计|共计)/.test(cell))) return true;
    if (cleanHeader(cells[nameIndex] ?? "") === nameHeader || headerLines.has(lineOf(cells))) return true;
    return (
      filled.length <= 2 && /^(说明|备注|注|填表人|填报人|审核人|单位负责人|联系人)[:：]?/.test(filled[0]!)
    );
  };
}

/** A number prepared for somebody who is not there yet, or a unit without people, is no row. */
function namesSomebody(cells: readonly string[], columns: ReadonlyMap<Field, Column>): boolean {
  const around = new Set(
    (["serial", "unitCode", "unitName"] as const).map((field) => columns.get(field)?.index ?? -1),
  );
  return cells.some((cell, index) => !around.has(index) && withoutBlanks(cell) !== "");
}
