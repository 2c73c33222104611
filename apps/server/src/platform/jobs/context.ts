import type { Ctx, Platform } from "../context.ts";
import { forbidden } from "../errors.ts";
import { type Action, type Actor, reachOf } from "../policy.ts";

/**
 * The context of the person who asked for a job, by the policy as it stands when the job runs.
 * @throws DomainError `forbidden`
 */
export function contextOf(platform: Platform, actor: Actor, action: Action): Ctx {
  const reach = reachOf(actor, action);
  if (reach === null) {
    throw forbidden({
      zh: "发起这项工作的人已没有这项权限,工作没有执行。",
      en: "The person who asked for this work no longer holds the right to it; it was not done.",
    });
  }
  return { platform, actor, reach };
}
