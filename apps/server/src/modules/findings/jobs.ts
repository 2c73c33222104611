import type { Platform } from "../../platform/context.ts";
import { contextOf } from "../../platform/jobs/context.ts";
import { ANALYSE_JOB, runAnalysis } from "./run.ts";

export function defineFindingJobs(platform: Platform): void {
  platform.jobs.define<{ campaignId: string }>(ANALYSE_JOB, ({ actor, input, progress, signal }) =>
    runAnalysis(contextOf(platform, actor, "findings.analyse"), input.campaignId, { progress, signal }),
  );
}
