import type { Text } from "../../../platform/errors.ts";
import { columnName } from "../../../platform/spreadsheets/index.ts";
import type { Column, Field } from "./header.ts";
import { type MonthStyle, readMonth } from "./month.ts";
import { CHECK, type Remark, squeeze } from "./person.ts";

export interface RowSource {
  sheet: string;
  /** Counted from 1, as people see it. */
  row: number;
  cells: readonly string[];
  columns: ReadonlyMap<Field, Column>;
  styles: ReadonlyMap<Field, MonthStyle>;
  unit: { code: string; name: string };
  /** `YYYY-MM`: nothing in a roster happens later. */
  asOf: string;
}

/** Longest text of a cell that makes sense in a roster, in characters; notes may be longer. */
const LONGEST = 200;
const LONGEST_NOTE = 2_000;

/** The cells of one row by meaning, and the remarks about them. */
export interface RowCells {
  errors: Remark[];
  notices: Remark[];
  raw(field: Field): string;
  /** Without stray blanks; null for blank. */
  text(field: Field): string | null;
  /** @param required what is wrong when nothing stands there */
  month(field: Field, required?: Text): string | null;
  error(field: Field, problem: Text, remedy: Text): void;
  notice(field: Field, problem: Text, remedy?: Text): void;
  isBad(field: Field): boolean;
}

export function rowCells(source: RowSource): RowCells {
  const errors: Remark[] = [];
  const notices: Remark[] = [];
  const bad = new Set<Field>();
  const raw = (field: Field) => source.cells[source.columns.get(field)?.index ?? -1] ?? "";
  const remark = (list: Remark[], field: Field, problem: Text, remedy: Text): void => {
    const column = source.columns.get(field);
    list.push({
      sheet: source.sheet,
      row: source.row,
      column: column === undefined ? "" : columnName(column.index),
      // An identity number is not kept, not even in a remark.
      value: field === "idNumber" ? "" : raw(field).trim().slice(0, LONGEST),
      problem,
      remedy,
    });
  };
  const error = (field: Field, problem: Text, remedy: Text): void => {
    bad.add(field);
    remark(errors, field, problem, remedy);
  };
  return {
    errors,
    notices,
    raw,
    text(field) {
      const text = squeeze(raw(field));
      const limit = field === "note" || field === "duties" ? LONGEST_NOTE : LONGEST;
      if (text.length > limit) error(field, tooLong(text.length), { zh: "请缩短。", en: "Shorten it." });
      return text === "" ? null : text;
    },
    month(field, required) {
      const reading = readMonth(raw(field), source.styles.get(field));
      if (reading === null) {
        if (required !== undefined) error(field, required, { zh: "请补填。", en: "Fill it in." });
        return null;
      }
      if ("problem" in reading) {
        error(field, reading.problem, reading.remedy);
        return null;
      }
      if (reading.notice !== undefined) remark(notices, field, reading.notice, CHECK);
      return reading.month;
    },
    error,
    notice: (field, problem, remedy = CHECK) => remark(notices, field, problem, remedy),
    isBad: (field) => bad.has(field),
  };
}

function tooLong(length: number): Text {
  return { zh: `内容有 ${length} 个字,不像名册内容`, en: `${length} characters are too many for a roster` };
}
