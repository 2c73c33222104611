import type { Platform } from "../../platform/context.ts";
import { contextOf } from "../../platform/jobs/context.ts";
import { EXPORT_JOB, type ExportInput, exportLetters } from "./documents.ts";
import { DRAFT_JOB, type DraftInput, writeDrafts } from "./draft.ts";

export function defineFeedbackJobs(platform: Platform): void {
  platform.jobs.define<DraftInput>(DRAFT_JOB, ({ actor, input, progress, signal }) =>
    writeDrafts(contextOf(platform, actor, "feedback.write"), input, progress, signal),
  );
  platform.jobs.define<ExportInput>(EXPORT_JOB, ({ actor, input, progress, signal }) =>
    exportLetters(contextOf(platform, actor, "feedback.write"), input, progress, signal),
  );
}
