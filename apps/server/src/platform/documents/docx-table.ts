/** Tables: header rows that repeat on every page, rows that stay whole, 小四 type. */
import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { textRuns } from "./docx-text.ts";
import type { LaidOutBlock, LaidOutColumn } from "./laid-out.ts";
import { SIZE, TYPEFACES } from "./page-layout.ts";

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const SPACING = { line: 360, lineRule: LineRuleType.AT_LEAST, before: 20, after: 20 };

/** `width` of the text area in twips. */
export function tableBlock(
  block: Extract<LaidOutBlock, { kind: "table" }>,
  width: number,
): (Paragraph | Table)[] {
  const widths = block.columns.map((column) => Math.round(column.fraction * width));
  const table = new Table({
    width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [headerRow(block.columns, widths), ...block.rows.map((row) => bodyRow(row, block.columns, widths))],
  });
  if (block.caption === "") return [table];
  return [caption(block.caption), table];
}

function caption(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: textRuns(text, { font: TYPEFACES.hei.name, size: SIZE.small, characterSpacing: 0 }),
  });
}

function headerRow(columns: readonly LaidOutColumn[], widths: readonly number[]): TableRow {
  const cells = columns.map((column, i) => cell(column.header, "center", widths[i] ?? 0, TYPEFACES.hei.name));
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

function bodyRow(
  row: readonly string[],
  columns: readonly LaidOutColumn[],
  widths: readonly number[],
): TableRow {
  const cells = columns.map((column, i) =>
    cell(row[i] ?? "", column.align, widths[i] ?? 0, TYPEFACES.body.name),
  );
  return new TableRow({ cantSplit: true, children: cells });
}

function cell(text: string, align: LaidOutColumn["align"], width: number, font: string): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: ALIGN[align],
        spacing: SPACING,
        children: textRuns(text, { font, size: SIZE.table, characterSpacing: 0 }),
      }),
    ],
  });
}
