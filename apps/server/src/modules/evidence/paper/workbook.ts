import { type PaperCell, paperCells, type Scheme, type Text } from "@hengjian/appraisal";
import type { Ctx } from "../../../platform/context.ts";
import { invalid } from "../../../platform/errors.ts";
import { readSpreadsheet, writeWorkbook } from "../../../platform/spreadsheets/index.ts";
import type { RateeRow } from "../../campaigns/schema.ts";
import { findCampaign, frozenOf, rateesOf } from "../../campaigns/service.ts";
import { rateeIndex } from "../ratees.ts";
import { normal, tableOf } from "../table.ts";
import type { RatingTable } from "../types.ts";
import type { EntryCounts } from "./schema.ts";
import { countRatees, findCount } from "./store.ts";

/** Heads of the columns that say what a row is about; the file is Chinese as the paper is. */
const HEAD = { code: "单位编码", unit: "单位", name: "姓名", item: "指标" } as const;
/** The row of a person with the numbers of ballots, before those of the indicators. */
const TOTALS = "票数";

/** What the workbook of a count follows from. */
interface FormFacts {
  scheme: Scheme;
  ratees: RateeRow[];
  place: string;
}

async function factsOf(ctx: Ctx, campaignId: string, countId: string): Promise<FormFacts> {
  const { db } = ctx.platform;
  const row = await findCampaign(db, ctx.actor.jurisdictionId, campaignId);
  const { place } = await findCount(db, row, countId);
  const { scheme } = await frozenOf(db, row);
  const ids = new Set((await countRatees(db, row, [countId])).map((one) => one.cadreId));
  const ratees = (await rateesOf(db, row)).filter((one) => ids.has(one.cadreId));
  return { scheme, ratees, place };
}

/** The counting form as an empty workbook: for each person a row of ballots, then one for each indicator. */
export async function paperTemplate(
  ctx: Ctx,
  campaignId: string,
  countId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { scheme, ratees, place } = await factsOf(ctx, campaignId, countId);
  const header = [...Object.values(HEAD), ...labelsOf(scheme)];
  const items = [TOTALS, ...scheme.indicators.map((one) => one.label.zh)];
  const rows = ratees.flatMap(({ unitCode, unitName, name }) =>
    items.map((item) => [unitCode, unitName, name, item]),
  );
  return { name: `计票表-${place}.xlsx`, bytes: await writeWorkbook([{ name: "计票表", header, rows }]) };
}

/** Totals, then every level, "not known" and blank once. */
function labelsOf(scheme: Scheme): string[] {
  return [...new Set(paperCells(scheme).map((cell) => cell.label.zh))];
}

interface FileFault {
  /** Row in the file, counted from 1; 0 for the file as a whole. */
  row: number;
  problem: Text;
}

/**
 * Read a filled-in workbook; nothing is kept of it, the page shows the numbers in the form.
 * @throws DomainError of the spreadsheet reader, `ratings-empty`, `paper-file` (naming rows and cells)
 */
export async function readPaperWorkbook(
  ctx: Ctx,
  campaignId: string,
  countId: string,
  bytes: Uint8Array,
): Promise<EntryCounts> {
  const facts = await factsOf(ctx, campaignId, countId);
  const table = tableOf(await readSpreadsheet(bytes));
  const faults: FileFault[] = missingColumns(facts.scheme, table);
  const counts: EntryCounts = {};
  if (faults.length === 0) for (const row of table.rows) faults.push(...readRow(facts, table, row, counts));
  const [first] = faults;
  if (first === undefined) return counts;
  const more = faults.length - 1;
  throw invalid(
    "paper-file",
    {
      zh: `${where(first).zh}${first.problem.zh}${more > 0 ? `另有 ${more} 处。` : ""}没有填入,请改正文件后重新上传。`,
      en: `${where(first).en}${first.problem.en}${more > 0 ? ` There are ${more} more.` : ""} Nothing was filled in; correct the file and upload it again.`,
    },
    { faults: faults.slice(0, 100) },
  );
}

function where({ row }: FileFault): Text {
  return row === 0 ? { zh: "", en: "" } : { zh: `第 ${row} 行:`, en: `Row ${row}: ` };
}

function missingColumns(scheme: Scheme, { header }: RatingTable): FileFault[] {
  const wanted = [HEAD.code, HEAD.name, HEAD.item, ...labelsOf(scheme)];
  const missing = wanted.filter((label) => !header.includes(normal(label)));
  if (missing.length === 0) return [];
  const names = missing.join("、");
  return [
    {
      row: 0,
      problem: {
        zh: `文件缺少这些列:${names}。请使用下载的计票表。`,
        en: `The file lacks the columns ${names}. Use the form that can be downloaded.`,
      },
    },
  ];
}

function readRow(
  { scheme, ratees }: FormFacts,
  { header }: RatingTable,
  { row, cells }: RatingTable["rows"][number],
  counts: EntryCounts,
): FileFault[] {
  const at = (label: string) => cells[header.indexOf(normal(label))] ?? "";
  const found = rateeIndex(ratees).find(at(HEAD.name), at(HEAD.code));
  if (typeof found === "string") return [{ row, problem: notOurs(at(HEAD.name)) }];
  const form = rowForm(scheme, at(HEAD.item));
  if (form.length === 0) return [{ row, problem: noItem(at(HEAD.item)) }];
  const faults: FileFault[] = [];
  const own: Record<string, number | null> = {};
  for (const { key, label } of form) {
    const text = at(label.zh);
    if (text !== "" && !/^\d{1,6}$/.test(text)) faults.push({ row, problem: noNumber(label, text) });
    own[key] = text === "" ? null : Number(text);
  }
  const known = counts[found.cadreId] ?? {};
  if (form.some(({ key }) => key in known))
    faults.push({ row, problem: twice(at(HEAD.name), at(HEAD.item)) });
  counts[found.cadreId] = { ...known, ...own };
  return faults;
}

/** The cells of the form that stand in one row; none where the file names no such row. */
function rowForm(scheme: Scheme, item: string): PaperCell[] {
  const code = scheme.indicators.find((one) => normal(one.label.zh) === item)?.code;
  if (code === undefined && item !== TOTALS) return [];
  return paperCells(scheme).filter((cell) => cell.indicator === (code ?? null));
}

function notOurs(name: string): Text {
  return {
    zh: `“${name}”不在这份计票的被测评人中。`,
    en: `"${name}" is not among the people of this count.`,
  };
}

function noItem(item: string): Text {
  return { zh: `没有“${item}”这个指标。`, en: `There is no indicator "${item}".` };
}

function noNumber(label: Text, text: string): Text {
  return {
    zh: `“${label.zh}”是“${text.slice(0, 20)}”,不是票数。`,
    en: `"${label.en}" is "${text.slice(0, 20)}", which is no number of ballots.`,
  };
}

function twice(name: string, item: string): Text {
  return { zh: `“${name}”的“${item}”出现两次。`, en: `"${item}" of "${name}" occurs twice.` };
}
