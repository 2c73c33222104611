import type { Platform } from "../../platform/context.ts";
import { contextOf } from "../../platform/jobs/context.ts";
import { SCORE_JOB, score } from "./score.ts";

export function defineResultsJobs(platform: Platform): void {
  platform.jobs.define<{ campaignId: string }>(SCORE_JOB, ({ actor, input, progress, signal }) =>
    score(contextOf(platform, actor, "results.score"), input.campaignId, progress, signal),
  );
}
