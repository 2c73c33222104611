/**
 * A roster as a personnel office keeps it: the demo county's leadership teams, written down as untidily as rosters
 * come, and with mistakes at known places.
 */
import { demoCounty } from "../../demo/county.ts";
import { type Random, randomFor } from "../../demo/random.ts";
import type { DemoCadre, DemoUnit } from "../../demo/types.ts";
import { type Cell, columnName, type Sheet } from "../xlsx-bytes.ts";
import { COLUMNS, type Field } from "./columns.ts";
import { MISTAKES, type Mistake } from "./mistakes.ts";

type MessyRow = Record<Field, Cell>;

export interface MessyRoster {
  sheets: Sheet[];
  units: DemoUnit[];
  /** Where each planted mistake landed: row as a spreadsheet counts, column letter. */
  planted: { mistake: Mistake; row: number; column: string; name: string; unit: string }[];
}

const HEADER_ROWS = 4;
/** Rosters come from part of the county: five units send theirs later. */
const MISSING = new Set(["Y09", "Y12", "Y30", "Y31", "Y41"]);

export function messyRoster(): MessyRoster {
  const county = demoCounty();
  const units = county.units.filter((unit) => !MISSING.has(unit.code));
  const blocks = units.map((unit) => ({ unit, rows: unitRows(unit, county.cadres) }));
  const planted = plant(blocks);
  const rows = blocks.flatMap((block) => block.rows);
  rows.forEach((row, i) => {
    row.serial = i + 1;
  });
  return { sheets: [rosterSheet(blocks, rows), notesSheet()], units, planted };
}

function unitRows(unit: DemoUnit, cadres: readonly DemoCadre[]): MessyRow[] {
  const people = cadres.filter((cadre) => cadre.appointments.at(-1)?.unitCode === unit.code);
  const team = people.filter((cadre) => cadre.appointments.at(-1)?.teamMember);
  const others = people.filter((cadre) => !team.includes(cadre));
  const listed = [...team, ...others.slice(0, randomFor("listed", unit.code).int(0, 1))];
  return listed.map((cadre, i) => messyRow(cadre, i === 0 ? unit : undefined));
}

/** Unit and code stand in the first row of a unit only; the cells below are merged with them. */
function messyRow(cadre: DemoCadre, unit: DemoUnit | undefined): MessyRow {
  const random = randomFor("mess", cadre.id);
  const post = cadre.appointments.at(-1);
  const rank = cadre.ranks.at(-1);
  if (!post || !rank) throw new RangeError(`${cadre.id} holds no post or no rank.`);
  return {
    serial: null,
    unitCode: unit?.code ?? null,
    unit: unit?.name ?? null,
    name: spacedName(random, cadre.name),
    sex: cadre.sex,
    ethnicity: cadre.ethnicity,
    nativePlace: cadre.nativePlace,
    birth: messyDate(random, cadre.birth),
    workStart: messyDate(random, cadre.workStart),
    politicalStatus: cadre.politicalStatus,
    partyDate: cadre.partyDate ? messyDate(random, cadre.partyDate) : null,
    education: cadre.education,
    degree: cadre.degree,
    school: `${cadre.school}${random.chance(0.45) ? "\n" : ""}${cadre.major}`,
    post: post.post,
    postDate: messyDate(random, post.from),
    rankDate: messyDate(random, rank.from),
    rank: rank.rank,
    teamMember: post.teamMember ? "是" : "否",
    duties: post.duties,
    note: cadre.note,
  };
}

/** Names of two characters are stretched to the width of three, in two ways, or not. */
function spacedName(random: Random, name: string): string {
  if (name.length !== 2 || random.chance(0.45)) return name;
  return `${name[0]}${random.pick(["  ", "\u3000"])}${name[1]}`;
}

/** Six spellings of a month, one of them a number; where a day is written it is the first. */
function messyDate(random: Random, month: string): Cell {
  const year = month.slice(0, 4);
  const two = month.slice(5, 7);
  const short = String(Number(two));
  // "1968.1" would be read as October as easily as January: the short form is kept to months that it can say.
  const spellings: Cell[] = [
    `${year}.${two}`,
    Number(year + two),
    `${year}-${two}`,
    `${year}/${two}/01`,
    `${year}年${short}月`,
  ];
  return random.pick(short === "1" || short.length === 2 ? spellings : [...spellings, `${year}.${short}`]);
}

function plant(blocks: readonly { unit: DemoUnit; rows: MessyRow[] }[]): MessyRoster["planted"] {
  const placed = MISTAKES.map((mistake) => {
    const block = blocks.find(({ unit }) => unit.code === mistake.unitCode);
    const row = block?.rows[mistake.position];
    if (!block || !row) throw new RangeError(`Unit ${mistake.unitCode} has no row ${mistake.position}.`);
    if (mistake.change === "repeat") {
      const copy = { ...row, unitCode: null, unit: null };
      block.rows.splice(mistake.position + 1, 0, copy);
      return { mistake, row: copy, unit: block.unit };
    }
    Object.assign(row, mistake.change);
    return { mistake, row, unit: block.unit };
  });
  const all = blocks.flatMap((block) => block.rows);
  return placed.map(({ mistake, row, unit }) => ({
    mistake,
    row: all.indexOf(row) + HEADER_ROWS + 1,
    column: columnName(COLUMNS.findIndex((column) => column.key === mistake.field)),
    name: String(row.name ?? ""),
    unit: unit.name,
  }));
}

function rosterSheet(blocks: readonly { rows: MessyRow[] }[], rows: readonly MessyRow[]): Sheet {
  const keys = COLUMNS.map((column) => column.key);
  const last = columnName(COLUMNS.length - 1);
  return {
    name: "花名册",
    titleRows: 2,
    headerRows: 2,
    widths: COLUMNS.map((column) => column.width),
    merges: [`A1:${last}1`, ...headerMerges(), ...unitMerges(blocks)],
    rows: [
      ["云溪县（虚构）科级领导班子和领导干部花名册"],
      ["填报单位：云溪县委组织部（虚构）", ...Array.from({ length: 16 }, () => null), "截止日期：2026年11月"],
      COLUMNS.map((column) => column.header),
      COLUMNS.map((column) => ("below" in column ? column.below : null)),
      ...rows.map((row) => keys.map((key) => row[key])),
      ["合计", rows.length],
    ],
  };
}

function headerMerges(): string[] {
  const education = COLUMNS.findIndex((column) => column.key === "education");
  const single = COLUMNS.flatMap((column, i) =>
    "below" in column ? [] : [`${columnName(i)}3:${columnName(i)}4`],
  );
  return [`${columnName(education)}3:${columnName(education + 1)}3`, ...single];
}

function unitMerges(blocks: readonly { rows: MessyRow[] }[]): string[] {
  let first = HEADER_ROWS + 1;
  return blocks.flatMap(({ rows }) => {
    const from = first;
    first += rows.length;
    return rows.length < 2 ? [] : ["B", "C"].map((column) => `${column}${from}:${column}${first - 1}`);
  });
}

function notesSheet(): Sheet {
  return {
    name: "填表说明",
    rows: [["说明"], ["本表由程序生成，云溪县及表中人员均为虚构"], ["出生年月等日期按干部档案认定填写"]],
  };
}
