import type { Text } from "../../../platform/errors.ts";
import { invalid } from "../../../platform/errors.ts";
import type { Grid, Sheet } from "../../../platform/spreadsheets/index.ts";
import { type Column, type Field, findHeader, type Header } from "./header.ts";
import { readMonth } from "./month.ts";
import { type Remark, type RosterPerson, readRow } from "./row.ts";

export interface UnderstoodRow {
  sheet: string;
  row: number;
  person: RosterPerson;
  isHead: boolean;
}

export interface Understood {
  rows: UnderstoodRow[];
  errors: Remark[];
  notices: Remark[];
  sheets: {
    name: string;
    headerRows: number[];
    columns: { column: number; header: string; field: Field | null }[];
  }[];
  /** Sheets without a roster header, passed over. */
  skippedSheets: string[];
  /** Rows that bear data, good or bad; totals and blanks not counted. */
  dataRows: number;
  asOf: string;
  fileNotices: Text[];
}

/**
 * Make out the people of a roster, whatever titles, merged cells, totals and notes stand around them.
 * @param today `YYYY-MM`, used when the file does not say its own date [截止日期]
 * @throws DomainError `no-roster-header` when no sheet has a column 姓名 and three more that are known
 */
export function understandRoster(grid: Grid, today: string): Understood {
  const found = grid.sheets.map((sheet) => ({ sheet, header: findHeader(sheet) }));
  const rosters = found.filter((one): one is { sheet: Sheet; header: Header } => one.header !== null);
  if (rosters.length === 0) throw noHeader();
  const asOf =
    rosters.map(({ sheet, header }) => statedDate(sheet, header)).find((date) => date !== null) ?? today;
  const result: Understood = {
    rows: [],
    errors: [],
    notices: [],
    sheets: rosters.map(({ sheet, header }) => ({
      name: sheet.name,
      headerRows: header.rows,
      columns: header.columns.map(({ index, header: text, field }) => ({
        column: index,
        header: text,
        field,
      })),
    })),
    skippedSheets: found
      .filter((one) => one.header === null && one.sheet.rows.length > 0)
      .map((one) => one.sheet.name),
    dataRows: 0,
    asOf,
    fileNotices: grid.notices,
  };
  for (const { sheet, header } of rosters) readSheet(sheet, header, result);
  if (result.dataRows === 0) throw noRows();
  dropRepeats(result);
  markHeads(result);
  return result;
}

function noHeader() {
  return invalid("no-roster-header", {
    zh: "没有找到花名册的表头:至少要有“姓名”和另外三列(如单位、性别、出生年月)。请检查是否选错了文件。",
    en: "No roster header was found: 姓名 and three more columns are needed (such as 单位, 性别, 出生年月). Check that it is the right file.",
  });
}

function noRows() {
  return invalid("no-roster-rows", {
    zh: "表头下面没有人员。请检查是否选错了文件。",
    en: "There is nobody below the header. Check that it is the right file.",
  });
}

/** "截止日期:2026年11月" in the rows above the header. */
function statedDate(sheet: Sheet, header: Header): string | null {
  for (const row of sheet.rows.slice(0, header.dataStart)) {
    for (const cell of row) {
      const stated =
        /(?:截止|截至|统计)(?:日期|时间)?[::]?\s*(\d{4}[年.\-/]\d{1,2}(?:月|[.\-/]\d{1,2})?)/.exec(cell)?.[1];
      const reading = stated === undefined ? null : readMonth(stated);
      if (reading !== null && "month" in reading) return reading.month;
    }
  }
  return null;
}

function readSheet(sheet: Sheet, header: Header, result: Understood): void {
  const columns = new Map<Field, Column>();
  for (const column of header.columns) if (column.field !== null) columns.set(column.field, column);
  const cell = (cells: readonly string[], field: Field) =>
    (cells[columns.get(field)?.index ?? -1] ?? "").replaceAll(/[\s\u3000]/g, "");
  let unit = { code: "", name: "" };
  for (let r = header.dataStart; r < sheet.rows.length; r++) {
    const cells = sheet.rows[r] ?? [];
    if (isBlankOrTotal(cells)) continue;
    const own = { code: cell(cells, "unitCode"), name: cell(cells, "unitName") };
    // Merged or left blank: the unit of the row above goes on.
    if (own.code !== "" || own.name !== "")
      unit = {
        code: own.code || (own.name === unit.name ? unit.code : ""),
        name: own.name || (own.code === unit.code ? unit.name : ""),
      };
    result.dataRows += 1;
    const reading = readRow({ sheet: sheet.name, row: r + 1, cells, columns, unit, asOf: result.asOf });
    result.errors.push(...reading.errors);
    result.notices.push(...reading.notices);
    if (reading.person !== null)
      result.rows.push({ sheet: sheet.name, row: r + 1, person: reading.person, isHead: false });
  }
}

function isBlankOrTotal(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.replaceAll(/[\s\u3000]/g, "")).filter((cell) => cell !== "");
  if (filled.length === 0) return true;
  if (filled.some((cell) => /^(合计|总计|小计|共计)/.test(cell))) return true;
  // Signatures and remarks below the table.
  return filled.length <= 2 && /^(说明|备注|注|填表人|审核人|单位负责人)[::]?/.test(filled[0]!);
}

/** The same person twice in one file: the first row counts. */
function dropRepeats(result: Understood): void {
  const seen = new Map<string, UnderstoodRow>();
  result.rows = result.rows.filter((row) => {
    const { unitCode, unitName, name, sex, birth } = row.person;
    const key = [unitCode || unitName, name, sex, birth].join("|");
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row);
      return true;
    }
    result.errors.push({
      sheet: row.sheet,
      row: row.row,
      column: "",
      value: name,
      problem: { zh: `与第 ${first.row} 行是同一个人`, en: `the same person as in row ${first.row}` },
      remedy: {
        zh: "请删去重复的一行;如确是同名同月的两个人,请在备注中注明并分开导入。",
        en: "Delete one of the rows; if they really are two people, import them separately with a note.",
      },
    });
    return false;
  });
}

/** One head for each unit: who has 全面工作, else the first whose title is a head's. */
function markHeads(result: Understood): void {
  const units = new Map<string, UnderstoodRow[]>();
  for (const row of result.rows) {
    const key = row.person.unitCode || row.person.unitName;
    const list = units.get(key);
    if (list === undefined) units.set(key, [row]);
    else list.push(row);
  }
  for (const rows of units.values()) {
    const inCharge = rows.filter((row) => row.person.duties?.includes("全面工作"));
    const titled = rows.filter((row) => isHeadTitle(row.person.title ?? ""));
    const head = inCharge[0] ?? titled[0];
    if (head !== undefined) head.isHead = true;
    if (head !== undefined && inCharge.length <= 1) continue;
    const at = head ?? rows[0]!;
    result.notices.push({
      sheet: at.sheet,
      row: at.row,
      column: "",
      value: at.person.unitName,
      problem:
        head === undefined
          ? {
              zh: `看不出“${at.person.unitName}”的主要负责人`,
              en: `the head of ${at.person.unitName} cannot be made out`,
            }
          : {
              zh: `“${at.person.unitName}”有 ${inCharge.length} 人分管“全面工作”,取第一人`,
              en: `${inCharge.length} people of ${at.person.unitName} have 全面工作; the first was taken`,
            },
      remedy: { zh: "可在干部库中指定主要负责人。", en: "Name the head in the roster." },
    });
  }
}

function isHeadTitle(title: string): boolean {
  return !/副|派驻|调研员|总工/.test(title) && /(书记|主任|局长|部长|镇长|乡长|检察长|院长)$/.test(title);
}
