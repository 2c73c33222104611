import { type RowCells, type RowSource, rowCells } from "./cells.ts";
import { checkDates } from "./date-checks.ts";
import { readIdNumber } from "./id-number.ts";
import { type Remark, type RosterPerson, squeeze, withoutBlanks } from "./person.ts";

export type { RowSource } from "./cells.ts";

export interface RowReading {
  person: RosterPerson | null;
  errors: Remark[];
  notices: Remark[];
}

/** Parties other than the Communist Party, written by many offices where the date of joining stands. */
const OTHER_STATUS =
  /^(民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|无党派(人士)?|群众|(共青)?团员)$/;

/** Read one row; an error keeps the row out, a notice asks to check it. */
export function readRow(source: RowSource): RowReading {
  const cells = rowCells(source);
  const { name, fromName } = readName(cells);
  if (source.unit.name === "")
    cells.error(
      "unitName",
      { zh: "没有单位", en: "no unit" },
      { zh: "请补填单位。", en: "Fill in the unit." },
    );
  const id = readIdNumber(cells);
  const sex = readSex(cells, source, fromName.sex ?? id?.sex ?? null);
  const written = cells.month(
    "birth",
    id === null ? { zh: "没有出生年月", en: "no month of birth" } : undefined,
  );
  const birth = written ?? id?.birth ?? null;
  if (written !== null && id !== null && written !== id.birth)
    cells.notice("birth", {
      zh: `出生年月 ${written} 与身份证号(${id.birth})不符`,
      en: `birth in ${written} does not agree with the identity number (${id.birth})`,
    });
  const { partyDate, otherStatus } = readParty(cells);
  const dates = {
    birth,
    workStart: cells.month("workStart"),
    partyDate,
    positionSince: cells.month("positionSince"),
    rankSince: cells.month("rankSince"),
  };
  checkDates(cells, dates, source.asOf);
  const politicalStatus = cells.text("politicalStatus") ?? otherStatus;
  checkStatus(cells, source, politicalStatus, partyDate);
  const { education, degree } = readEducation(cells, source);
  const person = {
    unitCode: source.unit.code,
    unitName: source.unit.name,
    name,
    nameAsWritten: cells.raw("name").trim(),
    sex,
    ethnicity: cells.text("ethnicity") ?? fromName.ethnicity,
    nativePlace: expected(cells, source, "nativePlace", { zh: "没有籍贯", en: "no native place" }),
    ...dates,
    politicalStatus,
    education,
    degree,
    school: cells.text("school"),
    title: expected(cells, source, "title", { zh: "没有职务", en: "no post" }),
    rank: cells.text("rank"),
    isTeamMember: readYes(cells, "isTeamMember"),
    duties: cells.text("duties"),
    reserve: readYes(cells, "reserve"),
    note: cells.text("note"),
  };
  const { errors, notices } = cells;
  if (errors.length > 0 || birth === null) return { person: null, errors, notices };
  return { person: { ...person, birth }, errors, notices };
}

/** Brackets behind a name tell sex and nationality where they have no column: 李丽(女,满族). */
function readName(cells: RowCells): {
  name: string;
  fromName: { sex: "男" | "女" | null; ethnicity: string | null };
} {
  const written = withoutBlanks(cells.raw("name").normalize("NFKC"));
  const bracket = /^(.+)\(([^()]*)\)$/.exec(written);
  const name = bracket?.[1] ?? written;
  const said = bracket?.[2] ?? "";
  const ethnicity = /([\p{Script=Han}]{1,6})族/u.exec(said)?.[1] ?? null;
  const sex = said.includes("女") ? "女" : said.includes("男") ? "男" : null;
  if (name === "")
    cells.error("name", { zh: "没有姓名", en: "no name" }, { zh: "请补填姓名。", en: "Fill in the name." });
  else if (!/^[\p{Script=Han}·•・.A-Za-z]{2,30}$/u.test(name))
    cells.notice("name", {
      zh: `“${name}”不像姓名`,
      en: `"${name}" does not look like a name`,
    });
  return { name, fromName: { sex, ethnicity } };
}

function readSex(cells: RowCells, source: RowSource, told: "男" | "女" | null): "男" | "女" | null {
  const text = squeeze(cells.raw("sex"));
  if (text === "男" || text === "女") return text;
  if (text === "" && (told !== null || !source.columns.has("sex"))) return told;
  const problem =
    text === ""
      ? { zh: "没有性别", en: "no sex" }
      : { zh: `性别“${text}”无法识别`, en: `sex "${text}" is not known` };
  cells.error("sex", problem, { zh: "请填“男”或“女”。", en: "Fill in 男 or 女." });
  return null;
}

function readParty(cells: RowCells): { partyDate: string | null; otherStatus: string | null } {
  const text = withoutBlanks(cells.raw("partyDate"));
  if (OTHER_STATUS.test(text)) return { partyDate: null, otherStatus: text };
  return { partyDate: cells.month("partyDate"), otherStatus: null };
}

function checkStatus(
  cells: RowCells,
  source: RowSource,
  status: string | null,
  partyDate: string | null,
): void {
  if (partyDate !== null && status !== null && /群众|无党派/.test(status))
    cells.notice("partyDate", {
      zh: `政治面貌是“${status}”,却有入党时间`,
      en: `political status is ${status}, yet there is a date of joining`,
    });
  const isMember = status !== null && /^(中共)?(党员|预备党员)$|^中国共产党/.test(status);
  if (isMember && partyDate === null && source.columns.has("partyDate") && !cells.isBad("partyDate"))
    cells.notice("partyDate", {
      zh: `政治面貌是“${status}”,却没有入党时间`,
      en: `political status is ${status}, yet no date of joining is given`,
    });
}

/** Where there is no column for the degree, it stands below the education in the same cell. */
function readEducation(
  cells: RowCells,
  source: RowSource,
): { education: string | null; degree: string | null } {
  const education = cells.text("education");
  if (education === null || source.columns.has("degree")) return { education, degree: cells.text("degree") };
  const degree = /(学士|硕士|博士)(学位)?/.exec(education)?.[1] ?? null;
  const plain = /^(研究生|大学|本科|大专|专科|中专|高中|初中)/.exec(education)?.[1] ?? education;
  return { education: plain, degree };
}

function readYes(cells: RowCells, field: "isTeamMember" | "reserve"): boolean {
  const text = withoutBlanks(cells.raw(field));
  if (/^(是|有|√|✓|✔|☑|1|y|yes)$/i.test(text)) return true;
  if (!/^(|否|无|不是|×|✗|✘|0|n|no|-|—|\/)$/i.test(text))
    cells.notice(
      field,
      {
        zh: `“${text}”既不是“是”也不是“否”,按“否”读取`,
        en: `"${text}" is neither yes nor no and was read as no`,
      },
      { zh: "请填“是”或“否”。", en: "Fill in 是 or 否." },
    );
  return false;
}

/** A column that the file has should not be blank. */
function expected(
  cells: RowCells,
  source: RowSource,
  field: "nativePlace" | "title",
  problem: { zh: string; en: string },
): string | null {
  const text = cells.text(field);
  if (text === null && source.columns.has(field)) cells.notice(field, problem);
  return text;
}
