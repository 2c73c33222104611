import type { Platform } from "../../platform/context.ts";
import { contextOf } from "../../platform/jobs/context.ts";
import { CONFIRM_JOB, type ConfirmInput, countImport } from "./confirm.ts";

export function defineEvidenceJobs(platform: Platform): void {
  platform.jobs.define<ConfirmInput>(CONFIRM_JOB, async ({ actor, input, progress, signal }) => {
    progress(0, 1);
    const result = await countImport(contextOf(platform, actor, "evidence.enter"), input, signal);
    progress(1, 1);
    return result;
  });
}
