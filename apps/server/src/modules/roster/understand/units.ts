import type { Sheet } from "../../../platform/spreadsheets/index.ts";
import type { Column, Field } from "./header.ts";
import { type Remark, squeeze, type UnderstoodRow, withoutBlanks } from "./person.ts";

export interface UnitOfRow {
  code: string;
  name: string;
}

/** Follows the unit down a sheet: named in its own cells, merged or left blank below, or as a heading between rows. */
export interface UnitFollower {
  /** @returns the unit of a person's row */
  at(cells: readonly string[]): UnitOfRow;
  /** Take a row that only names a unit; false when it does not. */
  isHeading(cells: readonly string[]): boolean;
}

export function followUnits(sheet: Sheet, columns: ReadonlyMap<Field, Column>): UnitFollower {
  const cell = (cells: readonly string[], field: Field) =>
    squeeze(cells[columns.get(field)?.index ?? -1] ?? "");
  const hasColumn = columns.has("unitName") || columns.has("unitCode");
  let unit: UnitOfRow = { code: "", name: hasColumn ? "" : unitOfSheet(sheet.name) };
  return {
    at(cells) {
      const code = withoutBlanks(cell(cells, "unitCode"));
      const name = cell(cells, "unitName");
      // Merged or left blank: the unit of the row above goes on.
      if (code !== "" || name !== "")
        unit = {
          code: code || (name === unit.name ? unit.code : ""),
          name: name || (code === unit.code ? unit.name : ""),
        };
      return unit;
    },
    isHeading(cells) {
      if (hasColumn) return false;
      const filled = cells.filter((text) => text.trim() !== "");
      if (filled.length !== 1 || /^\d+$/.test(withoutBlanks(filled[0]!))) return false;
      unit = { code: "", name: headingName(filled[0]!) };
      return true;
    },
  };
}

/** "一、县财政局(6人)" names 县财政局. */
function headingName(text: string): string {
  return withoutBlanks(text.normalize("NFKC"))
    .replace(/^(\(?[一二三四五六七八九十百]+\)?[、.]?|\(?\d+\)?[、.])(?=..)/, "")
    .replace(/[(:]?(共)?\d+[人名]\)?$/, "")
    .replace(/:$/, "");
}

/** A sheet for each unit is named after it. */
function unitOfSheet(name: string): string {
  return /^(sheet|工作表|表|csv|花名册|名册)\d*$/i.test(name.trim()) ? "" : name.trim();
}

/**
 * Give every row code and name of its unit where any row of the file tells both, and take out rows in which code and
 * name contradict the rows before.
 */
export function settleUnits(rows: readonly UnderstoodRow[]): { rows: UnderstoodRow[]; errors: Remark[] } {
  const byCode = new Map<string, UnderstoodRow>();
  const byName = new Map<string, UnderstoodRow>();
  const errors: Remark[] = [];
  const kept = rows.filter((row) => {
    const { unitCode: code, unitName: name } = row.person;
    if (code === "" || name === "") return true;
    const sameCode = byCode.get(code);
    const sameName = byName.get(name);
    const other =
      sameCode?.person.unitName !== name
        ? sameCode
        : sameName?.person.unitCode !== code
          ? sameName
          : undefined;
    if (other !== undefined) {
      errors.push(contradiction(row, other));
      return false;
    }
    if (sameCode === undefined) byCode.set(code, row);
    if (sameName === undefined) byName.set(name, row);
    return true;
  });
  for (const { person } of kept) {
    if (person.unitCode === "") person.unitCode = byName.get(person.unitName)?.person.unitCode ?? "";
    if (person.unitName === "") person.unitName = byCode.get(person.unitCode)?.person.unitName ?? "";
  }
  return { rows: kept, errors };
}

function contradiction(row: UnderstoodRow, first: UnderstoodRow): Remark {
  const { unitCode, unitName } = first.person;
  return {
    sheet: row.sheet,
    row: row.row,
    column: "",
    value: `${row.person.unitCode} ${row.person.unitName}`,
    problem: {
      zh: `单位编码与名称同第 ${first.row} 行(${unitCode} ${unitName})矛盾`,
      en: `code and name of the unit contradict row ${first.row} (${unitCode} ${unitName})`,
    },
    remedy: {
      zh: "一个编码只能对应一个单位,请改正编码或名称。",
      en: "One code belongs to one unit. Mend the code or the name.",
    },
  };
}
