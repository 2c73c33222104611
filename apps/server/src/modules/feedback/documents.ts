import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { documentBundle, type Format, letterDocument, rendererOf } from "../../platform/documents/index.ts";
import { conflict } from "../../platform/errors.ts";
import { jurisdictionOf } from "../../platform/jurisdiction.ts";
import { findCampaign, rateesOf } from "../campaigns/service.ts";
import type { LetterRow } from "./schema.ts";
import { allLetters, readableLetter } from "./views.ts";

export const EXPORT_JOB = "feedback.export";

export interface ExportInput {
  campaignId: string;
  formats: Format[];
}

/** Small print on every page: what kind of paper it is and which result it speaks about. */
function labelOf(one: LetterRow, fictional: boolean): string {
  const parts = [
    fictional ? "演示数据，纯属虚构" : "",
    one.releasedAt === null ? "草稿，未发出" : "",
    `得分表校验码 ${one.inputsHash.slice(0, 16)}`,
  ];
  return parts.filter((part) => part !== "").join("　");
}

/** A letter as a file, for those who may read it. @throws DomainError `not-found` */
export async function letterFile(
  ctx: Ctx,
  campaignId: string,
  cadreId: string,
  format: Format,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { platform, actor } = ctx;
  const { letter: one, ratee } = await readableLetter(ctx, campaignId, cadreId);
  const own = await jurisdictionOf(platform.db, actor.jurisdictionId);
  const doc = letterDocument(one.content, labelOf(one, own?.fictional ?? false));
  const { bytes } = await rendererOf(platform).render(doc, format);
  return { name: `${ratee.unitName}-${ratee.name}-反馈意见书.${format}`, bytes };
}

/** @returns the job's id @throws DomainError `nothing-to-export` */
export async function startExport(ctx: Ctx, input: ExportInput): Promise<string> {
  const { platform, actor } = ctx;
  const row = await findCampaign(platform.db, actor.jurisdictionId, input.campaignId);
  const letters = await allLetters(platform.db, row);
  if (letters.length === 0) {
    throw conflict("nothing-to-export", {
      zh: "还没有起草反馈意见书,没有可导出的内容。",
      en: "No letters are drafted yet; there is nothing to export.",
    });
  }
  return platform.jobs.enqueue(actor, {
    kind: EXPORT_JOB,
    title: { zh: `导出反馈意见书:${row.name}`, en: `Export letters: ${row.name}` },
    input,
  });
}

/** All letters of a campaign as one zip in the file store, written while they are being made. */
export async function exportLetters(
  ctx: Ctx,
  input: ExportInput,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ fileId: string; name: string; size: number; files: number }> {
  const { platform, actor } = ctx;
  const { jurisdictionId } = actor;
  const row = await findCampaign(platform.db, jurisdictionId, input.campaignId);
  const own = await jurisdictionOf(platform.db, jurisdictionId);
  const letters = await allLetters(platform.db, row);
  const ratees = new Map((await rateesOf(platform.db, row)).map((ratee) => [ratee.cadreId, ratee]));
  const items = letters.map((one) => {
    const ratee = ratees.get(one.cadreId)!;
    return {
      name: `${ratee.unitCode}-${ratee.unitName}-${ratee.name}`,
      doc: letterDocument(one.content, labelOf(one, own?.fictional ?? false)),
      index: [
        ratee.unitCode,
        ratee.unitName,
        ratee.name,
        one.content.grade,
        one.content.score,
        one.inputsHash,
      ],
    };
  });
  const bundle = {
    folder: "letters",
    items,
    formats: input.formats,
    indexColumns: ["单位编码", "单位", "姓名", "等次", "得分", "得分表校验码"],
    modified: platform.now(),
  };
  const stream = documentBundle(rendererOf(platform), bundle, {
    onProgress: ({ done, total }) => progress(done, total),
    signal,
  });
  const name = `${row.name}-反馈意见书.zip`;
  const meta = { name, mediaType: "application/zip", purpose: "letters", createdBy: actor.userId };
  const file = await platform.files.putStream(platform.db, jurisdictionId, { ...meta, stream });
  await recordEvent(platform.db, ctx, {
    action: "feedback.export",
    subjectType: "campaign",
    subjectId: input.campaignId,
    detail: { letters: letters.length, sha256: file.sha256 },
  });
  return { fileId: file.fileId, name, size: file.size, files: letters.length * input.formats.length };
}
