import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type SQL, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { invalid } from "../../platform/errors.ts";
import { type Cell, workbookStream } from "../../platform/spreadsheets/index.ts";
import { type CadreFilter, type CadreSort, SORTS, whereOf } from "./list-query.ts";
import { countUpTo } from "./lists.ts";
import { cadre, unit } from "./schema.ts";

/** The largest export; as many rows as an import of the file would take. */
const EXPORT_LIMIT = 150_000;
const FETCHED = 1_000;

/** Headers that an import understands again, and where their cells come from. */
const COLUMNS: readonly [string, SQL][] = [
  ["单位编码", sql`${unit.code}`],
  ["单位", sql`${unit.name}`],
  ["姓名", sql`${cadre.name}`],
  ["性别", sql`${cadre.sex}`],
  ["民族", sql`${cadre.ethnicity}`],
  ["籍贯", sql`${cadre.nativePlace}`],
  ["出生年月", sql`${cadre.birth}`],
  ["参加工作时间", sql`${cadre.workStart}`],
  ["政治面貌", sql`${cadre.politicalStatus}`],
  ["入党时间", sql`${cadre.partyDate}`],
  ["学历", sql`${cadre.education}`],
  ["学位", sql`${cadre.degree}`],
  ["毕业院校及专业", sql`${cadre.school}`],
  ["现任职务", sql`${cadre.title}`],
  ["任现职时间", sql`${cadre.positionSince}`],
  ["任现职级时间", sql`${cadre.rankSince}`],
  ["职级", sql`${cadre.rank}`],
  ["是否班子成员", sql`case when ${cadre.isTeamMember} then '是' else '否' end`],
  ["分管工作", sql`${cadre.duties}`],
  ["后备干部", sql`case when ${cadre.reserve} then '是' else '否' end`],
  ["备注", sql`${cadre.note}`],
];

/**
 * What the list shows, as .xlsx while it is read from the database; the export itself is audited.
 * @throws DomainError `export-too-large`
 */
export async function exportCadres(ctx: Ctx, query: CadreFilter & { sort: CadreSort }): Promise<Readable> {
  const { db, now, log } = ctx.platform;
  const where = await whereOf(ctx, query);
  const rows = await countUpTo(db, where, EXPORT_LIMIT + 1);
  if (rows > EXPORT_LIMIT) throw tooLarge();
  await recordEvent(db, ctx, {
    action: "roster.export",
    subjectType: "roster",
    subjectId: "list",
    detail: { rows },
    personal: { ...query },
  });
  const out = new PassThrough();
  const header = COLUMNS.map(([title]) => title);
  db.transaction(
    (tx) =>
      pipeline(workbookStream([{ name: "花名册", header, rows: cursor(tx, where, query.sort) }], now()), out),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  ).catch((error: unknown) => {
    if (!out.destroyed) log.error({ err: error }, "roster export");
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return out;
}

/** Rows by a cursor: the database holds them, not the server. */
async function* cursor(tx: Tx, where: SQL | undefined, sort: CadreSort): AsyncGenerator<Cell[]> {
  const cells = sql.join(
    COLUMNS.map(([, from]) => from),
    sql`, `,
  );
  await tx.execute(sql`
    declare exported no scroll cursor for
    select array[${cells}] as cells from ${cadre}
    left join ${unit} on ${unit.jurisdictionId} = ${cadre.jurisdictionId} and ${unit.unitId} = ${cadre.unitId}
    where ${where} order by ${SORTS[sort]}`);
  for (;;) {
    const { rows } = await tx.execute<{ cells: (string | null)[] }>(
      sql.raw(`fetch ${FETCHED} from exported`),
    );
    if (rows.length === 0) return;
    for (const row of rows) yield row.cells;
  }
}

function tooLarge() {
  return invalid("export-too-large", {
    zh: `符合条件的超过 ${EXPORT_LIMIT} 人,一个表放不下。请用单位等条件筛选后分别导出。`,
    en: `More than ${EXPORT_LIMIT} people fit; one sheet cannot hold them. Filter, for example by unit, and export the parts.`,
  });
}
