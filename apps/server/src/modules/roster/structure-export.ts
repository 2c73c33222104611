import type { Readable } from "node:stream";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { workbookStream } from "../../platform/spreadsheets/index.ts";
import { type StructureQuery, structureOf } from "./structure.ts";

const TABLES = [
  ["sex", "性别"],
  ["age", "年龄"],
  ["education", "学历"],
  ["tenure", "任现职年限"],
  ["rank", "职级"],
] as const;

/** The tables of the structure page as one workbook. */
export async function exportStructure(ctx: Ctx, query: StructureQuery): Promise<Readable> {
  const structure = await structureOf(ctx, query);
  const { asOf, total, heads, team, reserve } = structure;
  await recordEvent(ctx.platform.db, ctx, {
    action: "structure.export",
    subjectType: "roster",
    subjectId: "structure",
    detail: { asOf, total },
  });
  const tables = TABLES.map(([key, title]) => ({
    name: title,
    header: [title, "人数", "占比(%)"],
    rows: structure[key].map((row) => [row.key || "未填", row.count, Math.round(row.share * 1000) / 10]),
  }));
  const sheets = [
    {
      name: "总体",
      header: ["项目", "数值"],
      rows: [
        ["截至", asOf],
        ["总人数", total],
        ["主要负责人", heads],
        ["班子成员", team],
        ["后备干部", reserve],
      ],
    },
    ...tables,
    {
      name: "单位",
      header: ["单位", "人数", "女", "平均年龄"],
      rows: structure.units.map((one) => [one.name, one.total, one.women, one.meanAge]),
    },
  ];
  return workbookStream(sheets, ctx.platform.now());
}
