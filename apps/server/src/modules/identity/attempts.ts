import { createHash } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import type { Platform } from "../../platform/context.ts";
import { DomainError } from "../../platform/errors.ts";
import { signInAttempt } from "./schema.ts";

export const MAX_FAILURES = 5;
export const LOCK_MINUTES = 30;

/** How a name is compared: people type it in any case, and full-width letters from a Chinese keyboard. */
export function nameKey(username: string): string {
  return username.normalize("NFKC").trim().toLowerCase();
}

/**
 * Count an attempt before the password is looked at, so that any number of requests at the same moment get five tries
 * in all. The fifth locks the name for 30 minutes unless it succeeds. Names without an account are counted too.
 * @returns which attempt this is, 1 to 5
 * @throws DomainError `account-locked`
 */
export async function beginAttempt(platform: Platform, username: string): Promise<number> {
  const now = platform.now();
  const until = new Date(now.getTime() + LOCK_MINUTES * 60_000);
  const lockIsOver = sql`${signInAttempt.lockedUntil} <= ${now}`;
  const next = sql`${signInAttempt.failures} + 1`;
  const [row] = await platform.db
    .insert(signInAttempt)
    .values({ nameHash: hashOfName(username), failures: 1, lastAt: now, lockedUntil: null })
    .onConflictDoUpdate({
      target: signInAttempt.nameHash,
      set: {
        failures: sql`case when ${lockIsOver} then 1 else ${next} end`,
        lockedUntil: sql`case when ${lockIsOver} then null
          when ${next} >= ${MAX_FAILURES} then coalesce(${signInAttempt.lockedUntil}, ${until}) end`,
        lastAt: now,
      },
    })
    .returning({ failures: signInAttempt.failures, lockedUntil: signInAttempt.lockedUntil });
  const { failures, lockedUntil } = row!;
  if (failures > MAX_FAILURES) throw locked(lockedUntil ?? until, now);
  return failures;
}

/** The attempt succeeded, or somebody set a new password: the count begins anew. */
export async function clearAttempts(db: Pick<Platform["db"], "delete">, username: string): Promise<void> {
  await db.delete(signInAttempt).where(eq(signInAttempt.nameHash, hashOfName(username)));
}

/** The password was right and only the second factor is still to be asked for: take this one attempt back. */
export async function takeAttemptBack(platform: Platform, username: string): Promise<void> {
  const failures = sql`greatest(${signInAttempt.failures} - 1, 0)`;
  await platform.db
    .update(signInAttempt)
    .set({ failures, lockedUntil: null })
    .where(eq(signInAttempt.nameHash, hashOfName(username)));
}

/** Names that nobody tried for a day are forgotten. */
export async function forgetOldAttempts(platform: Platform): Promise<void> {
  const dayAgo = new Date(platform.now().getTime() - 86_400_000);
  await platform.db.delete(signInAttempt).where(lt(signInAttempt.lastAt, dayAgo));
}

/** SHA-256 in lower-case hexadecimal. */
export function hashOfName(username: string): string {
  return createHash("sha256").update(nameKey(username)).digest("hex");
}

function locked(until: Date, now: Date): DomainError {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return new DomainError(
    "account-locked",
    423,
    {
      zh: `连续输错,该用户名已锁定。请在 ${minutes} 分钟后再试,或请系统管理员解锁。`,
      en: `Too many wrong attempts; this user name is locked. Try again in ${minutes} minutes, or ask the system officer to unlock it.`,
    },
    { minutes },
  );
}
