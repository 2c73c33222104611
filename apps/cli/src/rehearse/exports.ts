import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import type { ApiClient } from "../client.ts";

import type { Progress } from "./progress.ts";
import { jobOf, type ResultRow } from "./steps.ts";

/** All letters in one zip, as a person downloads it; unpacked into letters/. @returns number of letter files */
export async function exportLetters(
  office: ApiClient,
  campaign: string,
  out: string,
  progress: Progress,
): Promise<number> {
  const { fileId } = await jobOf<{ fileId: string }>(
    office,
    "POST",
    `${campaign}/letters/export`,
    { formats: ["docx", "pdf"] },
    progress,
  );
  const files = unzipSync(await office.bytes(`/api/files/${fileId}`));
  const letters = Object.entries(files).filter(([name]) => /\.(docx|pdf)$/.test(name));
  for (const [name, bytes] of letters) writeFileSync(join(out, "letters", basename(name)), bytes);
  return letters.length;
}

const GRADES: Readonly<Record<string, string>> = {
  excellent: "优秀",
  competent: "称职",
  basically_competent: "基本称职",
  incompetent: "不称职",
  no_grade: "不定等次",
};

/** results.csv with a byte-order mark, so that spreadsheet programs read the Chinese; texts cannot become formulas. */
export function writeResults(out: string, rows: readonly ResultRow[]): void {
  const header = [
    "单位编码",
    "单位",
    "姓名",
    "职务",
    "得分",
    "名次",
    "测评票数",
    "各票平均",
    "标准误",
    "建议等次",
    "评定等次",
  ];
  const lines = rows.map((row) => [
    row.unitCode,
    row.unitName,
    row.name,
    row.post,
    fixed(row.score, 2),
    row.rank ?? "",
    row.ratingsN ?? "",
    fixed(row.ratingsMean, 4),
    fixed(row.ratingsSe, 4),
    GRADES[row.proposed ?? ""] ?? "",
    GRADES[row.decided ?? ""] ?? "",
  ]);
  const text = [header, ...lines].map((cells) => cells.map(cell).join(",")).join("\r\n");
  writeFileSync(join(out, "results.csv"), `\ufeff${text}\r\n`);
}

function cell(value: string | number): string {
  const text = /^[=+\-@\t\r]/.test(String(value)) && typeof value === "string" ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function fixed(value: number | null, decimals: number): string {
  return value === null ? "" : value.toFixed(decimals);
}

/** audit.jsonl, and the last checkpoint beside it as the outside anchor. */
export async function exportAudit(
  auditor: ApiClient,
  out: string,
): Promise<{ auditEntries: number; root: string }> {
  const bytes = await auditor.bytes("/api/audit/export");
  writeFileSync(join(out, "audit.jsonl"), bytes);
  const lines = new TextDecoder().decode(bytes).trimEnd().split("\n");
  const note = lastCheckpoint(lines);
  writeFileSync(join(out, "checkpoint.txt"), note);
  const [, size = "0", root = ""] = note.split("\n");
  return { auditEntries: Number(size), root };
}

function lastCheckpoint(lines: readonly string[]): string {
  for (let i = lines.length - 1; i >= 0; i--) {
    const { checkpoint } = JSON.parse(lines[i]!) as { checkpoint?: string };
    if (checkpoint !== undefined) return checkpoint;
  }
  throw new Error("The exported log holds no checkpoint.");
}
