import type { Text } from "../../../platform/errors.ts";
import { columnName } from "../../../platform/spreadsheets/index.ts";
import type { Column, Field } from "./header.ts";
import { monthsBetween, readMonth } from "./month.ts";

/** A person as a roster row tells it; texts without stray blanks, months as `YYYY-MM`. */
export interface RosterPerson {
  unitCode: string;
  unitName: string;
  name: string;
  nameAsWritten: string;
  sex: "男" | "女";
  ethnicity: string | null;
  nativePlace: string | null;
  birth: string;
  workStart: string | null;
  politicalStatus: string | null;
  partyDate: string | null;
  education: string | null;
  degree: string | null;
  school: string | null;
  title: string | null;
  positionSince: string | null;
  rankSince: string | null;
  rank: string | null;
  isTeamMember: boolean;
  duties: string | null;
  note: string | null;
}

/** A place in the file and what is the matter there. */
export interface Remark {
  sheet: string;
  row: number;
  /** Letter of the column, or "" for the row as a whole. */
  column: string;
  value: string;
  problem: Text;
  remedy: Text;
}

export interface RowReading {
  person: RosterPerson | null;
  errors: Remark[];
  notices: Remark[];
}

export interface RowSource {
  sheet: string;
  /** Counted from 1, as people see it. */
  row: number;
  cells: readonly string[];
  columns: ReadonlyMap<Field, Column>;
  unit: { code: string; name: string };
  /** `YYYY-MM`: nothing in a roster happens later. */
  asOf: string;
}

const CHECK: Text = { zh: "请对照干部档案核实。", en: "Check it against the file of the person." };

/** Read one row; an error keeps the row out, a notice asks to check it. */
export function readRow(source: RowSource): RowReading {
  const errors: Remark[] = [];
  const notices: Remark[] = [];
  const raw = (field: Field) => source.cells[source.columns.get(field)?.index ?? -1] ?? "";
  const text = (field: Field) => squeeze(raw(field)) || null;
  const remark = (list: Remark[], field: Field, problem: Text, remedy: Text): void => {
    const column = source.columns.get(field);
    const at = column === undefined ? "" : columnName(column.index);
    list.push({
      sheet: source.sheet,
      row: source.row,
      column: at,
      value: raw(field).trim(),
      problem,
      remedy,
    });
  };
  const month = (field: Field, required: Text | null): string | null => {
    const reading = readMonth(raw(field));
    if (reading === null) {
      if (required !== null) remark(errors, field, required, { zh: "请补填。", en: "Fill it in." });
      return null;
    }
    if ("problem" in reading) {
      remark(errors, field, reading.problem, reading.remedy);
      return null;
    }
    if (reading.notice !== undefined) remark(notices, field, reading.notice, CHECK);
    return reading.month;
  };

  const name = raw("name").replaceAll(/[\s\u3000]/g, "");
  if (name === "")
    remark(
      errors,
      "name",
      { zh: "没有姓名", en: "no name" },
      { zh: "请补填姓名。", en: "Fill in the name." },
    );
  if (source.unit.name === "")
    remark(
      errors,
      "unitName",
      { zh: "没有单位", en: "no unit" },
      { zh: "请补填单位。", en: "Fill in the unit." },
    );
  const sex = squeeze(raw("sex"));
  if (sex !== "男" && sex !== "女") {
    remark(
      errors,
      "sex",
      sex === ""
        ? { zh: "没有性别", en: "no sex" }
        : { zh: `性别“${sex}”无法识别`, en: `sex "${sex}" is not known` },
      { zh: "请填“男”或“女”。", en: "Fill in 男 or 女." },
    );
  }
  const birth = month("birth", { zh: "没有出生年月", en: "no month of birth" });
  const workStart = month("workStart", null);
  const partyDate = month("partyDate", null);
  const positionSince = month("positionSince", null);
  const rankSince = month("rankSince", null);

  if (birth !== null && birth > source.asOf) {
    remark(
      errors,
      "birth",
      {
        zh: `出生年月 ${birth} 晚于花名册的截止时间`,
        en: `birth in ${birth} lies after the date of the roster`,
      },
      CHECK,
    );
  } else if (birth !== null && monthsBetween(birth, source.asOf) < 16 * 12) {
    remark(errors, "birth", { zh: "年龄不足 16 岁", en: "younger than 16" }, CHECK);
  } else if (birth !== null && monthsBetween(birth, source.asOf) > 75 * 12) {
    remark(notices, "birth", { zh: "年龄超过 75 岁", en: "older than 75" }, CHECK);
  }
  const plausibleBirth = errors.some((one) => one.value === raw("birth").trim()) ? null : birth;
  if (plausibleBirth !== null && workStart !== null && monthsBetween(plausibleBirth, workStart) < 14 * 12) {
    remark(
      errors,
      "workStart",
      { zh: `参加工作时不足 14 岁(${birth} 出生)`, en: `started work before the age of 14 (born ${birth})` },
      CHECK,
    );
  }
  if (birth !== null && partyDate !== null && monthsBetween(birth, partyDate) < 18 * 12) {
    remark(
      notices,
      "partyDate",
      { zh: `入党时不足 18 岁(${birth} 出生)`, en: `joined the party before the age of 18 (born ${birth})` },
      CHECK,
    );
  }
  for (const [field, what] of [
    ["nativePlace", { zh: "没有籍贯", en: "no native place" }],
    ["title", { zh: "没有职务", en: "no post" }],
  ] as const) {
    if (source.columns.has(field) && text(field) === null) remark(notices, field, what, CHECK);
  }
  const status = text("politicalStatus");
  if (partyDate !== null && status !== null && /群众|无党派/.test(status)) {
    remark(
      notices,
      "partyDate",
      {
        zh: `政治面貌是“${status}”,却有入党时间`,
        en: `political status is ${status}, yet there is a date of joining`,
      },
      CHECK,
    );
  }
  for (const [field, value] of [
    ["workStart", workStart],
    ["partyDate", partyDate],
    ["positionSince", positionSince],
    ["rankSince", rankSince],
  ] as const) {
    if (value !== null && value > source.asOf)
      remark(
        notices,
        field,
        { zh: `${value} 晚于花名册的截止时间`, en: `${value} lies after the date of the roster` },
        CHECK,
      );
  }
  if (workStart !== null && rankSince !== null && rankSince < workStart) {
    remark(
      notices,
      "rankSince",
      {
        zh: `任现职级时间早于参加工作时间(${workStart})`,
        en: `the rank dates from before the start of work (${workStart})`,
      },
      CHECK,
    );
  }
  if (errors.length > 0) return { person: null, errors, notices };
  const person: RosterPerson = {
    unitCode: source.unit.code,
    unitName: source.unit.name,
    name,
    nameAsWritten: raw("name").trim(),
    sex: sex as "男" | "女",
    ethnicity: text("ethnicity"),
    nativePlace: text("nativePlace"),
    birth: birth!,
    workStart,
    politicalStatus: text("politicalStatus"),
    partyDate,
    education: text("education"),
    degree: text("degree"),
    school: text("school"),
    title: text("title"),
    positionSince,
    rankSince,
    rank: text("rank"),
    isTeamMember: /^(是|√|✓|1|y)/i.test(squeeze(raw("isTeamMember"))),
    duties: text("duties"),
    note: text("note"),
  };
  return { person, errors, notices };
}

/** Line breaks and runs of blanks become nothing between Chinese characters, else one blank. */
function squeeze(text: string): string {
  return text
    .replaceAll(/[\s\u3000]+/g, " ")
    .replaceAll(/(?<=[\u2e80-\uffef]) (?=[\u2e80-\uffef])/g, "")
    .trim();
}
