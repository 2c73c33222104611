import type { Platform } from "../../platform/context.ts";
import { forgetOldAttempts } from "./attempts.ts";
import { dropDeadSessions } from "./sessions.ts";

const HOUR_MS = 3_600_000;

/**
 * Once an hour remove sessions that are over and attempts that are old.
 * @returns how to stop it
 */
export function keepHouse(platform: Platform): () => void {
  const round = () =>
    tidy(platform).catch((error: unknown) => platform.log.error({ err: error }, "identity housekeeping"));
  const timer = setInterval(round, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}

export async function tidy(platform: Platform): Promise<void> {
  await dropDeadSessions(platform);
  await forgetOldAttempts(platform);
}
