import type { Platform } from "../../platform/context.ts";
import { forgetOldAttempts } from "./attempts.ts";
import { dropDeadSessions } from "./sessions.ts";

/** Remove sessions that are over and attempts that are old; called now and then. */
export async function keepHouse(platform: Platform): Promise<void> {
  await dropDeadSessions(platform);
  await forgetOldAttempts(platform);
}
