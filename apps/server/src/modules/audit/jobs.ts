import { verifyLog } from "../../platform/audit/index.ts";
import type { Ctx, Platform } from "../../platform/context.ts";

const VERIFY = "audit.verify";

export function defineAuditJobs(platform: Platform): void {
  platform.jobs.define(VERIFY, ({ actor, progress }) => verifyLog(platform, actor.jurisdictionId, progress));
}

/** Read the whole log again; the verdict is the result of the job and stays on the page. */
export function startVerification(ctx: Ctx): Promise<string> {
  const title = { zh: "重新核验全部审计记录", en: "Verify the whole audit log" };
  return ctx.platform.jobs.enqueue(ctx.actor, { kind: VERIFY, title, input: {} });
}
