import { createHash, randomBytes } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import { hashPassword, passwordFits } from "../../platform/auth/password.ts";
import type { Platform } from "../../platform/context.ts";
import { DomainError } from "../../platform/errors.ts";
import type { Actor } from "../../platform/policy.ts";
import { account, accountGrant, session } from "./schema.ts";

export const COOKIE = "hengjian_session";
export const IDLE_MINUTES = 15;
const MAX_FAILURES = 5;
const LOCK_MINUTES = 30;
/** `seen_at` is written at most this often, so that reading pages does not mean writing. */
const SEEN_STEP_SECONDS = 30;

let decoy: Promise<string> | undefined;

/**
 * Sign in by name and password. The answer and its time do not tell whether the name exists.
 * @returns the session token for the cookie
 * @throws DomainError `sign-in-failed`, `account-locked`
 */
export async function signIn(
  platform: Platform,
  username: string,
  password: string,
): Promise<{ token: string; mustChange: boolean }> {
  const now = platform.now();
  const [found] = await platform.db
    .select()
    .from(account)
    .where(eq(sql`lower(${account.username})`, username.trim().toLowerCase()));
  if (found === undefined || !found.active) {
    decoy ??= hashPassword("no such account", platform.config.passwordCost);
    await passwordFits(password, await decoy);
    throw signInFailed();
  }
  if (found.lockedUntil !== null && found.lockedUntil > now) throw locked(found.lockedUntil, now);
  if (!(await passwordFits(password, found.passwordHash))) {
    await countFailure(platform, found, now);
    throw signInFailed();
  }
  const token = randomBytes(32).toString("base64url");
  const { jurisdictionId, accountId } = found;
  await platform.db.transaction(async (tx) => {
    const own = and(eq(account.jurisdictionId, jurisdictionId), eq(account.accountId, accountId));
    await tx.update(account).set({ failures: 0, lockedUntil: null }).where(own);
    await tx
      .insert(session)
      .values({ jurisdictionId, accountId, tokenHash: tokenHash(token), createdAt: now, seenAt: now });
    await recordEvent(tx, actorOnly(platform, jurisdictionId, accountId), {
      action: "session.open",
      subjectType: "account",
      subjectId: accountId,
    });
  });
  return { token, mustChange: found.mustChange };
}

async function countFailure(
  platform: Platform,
  found: typeof account.$inferSelect,
  now: Date,
): Promise<void> {
  const { jurisdictionId, accountId } = found;
  await platform.db.transaction(async (tx) => {
    const own = and(eq(account.jurisdictionId, jurisdictionId), eq(account.accountId, accountId));
    const [row] = await tx
      .update(account)
      .set({ failures: sql`${account.failures} + 1` })
      .where(own)
      .returning({ failures: account.failures });
    const locks = row !== undefined && row.failures >= MAX_FAILURES;
    if (locks)
      await tx
        .update(account)
        .set({ failures: 0, lockedUntil: minutesAfter(now, LOCK_MINUTES) })
        .where(own);
    const action = locks ? "account.lock" : "session.refuse";
    await recordEvent(tx, actorOnly(platform, jurisdictionId, accountId), {
      action,
      subjectType: "account",
      subjectId: accountId,
    });
  });
}

/** Who a cookie belongs to; ends the session when it was idle for too long. */
export async function actorOfToken(
  platform: Platform,
  token: string,
): Promise<(Actor & { mustChange: boolean }) | null> {
  const now = platform.now();
  const [row] = await platform.db
    .select({ session, account })
    .from(session)
    .innerJoin(
      account,
      and(eq(account.jurisdictionId, session.jurisdictionId), eq(account.accountId, session.accountId)),
    )
    .where(eq(session.tokenHash, tokenHash(token)));
  if (row === undefined || !row.account.active) return null;
  if (row.session.seenAt < minutesAfter(now, -IDLE_MINUTES)) {
    await platform.db.delete(session).where(eq(session.tokenHash, row.session.tokenHash));
    return null;
  }
  if (now.getTime() - row.session.seenAt.getTime() > SEEN_STEP_SECONDS * 1000) {
    await platform.db
      .update(session)
      .set({ seenAt: now })
      .where(eq(session.tokenHash, row.session.tokenHash));
  }
  const { jurisdictionId, accountId, username, displayName, cadreId, mustChange } = row.account;
  const grants = await platform.db
    .select({ role: accountGrant.role, unitIds: accountGrant.unitIds })
    .from(accountGrant)
    .where(and(eq(accountGrant.jurisdictionId, jurisdictionId), eq(accountGrant.accountId, accountId)));
  return { userId: accountId, username, displayName, jurisdictionId, grants, cadreId, mustChange };
}

export async function signOut(platform: Platform, token: string): Promise<void> {
  await platform.db.delete(session).where(eq(session.tokenHash, tokenHash(token)));
}

/** Remove sessions that nobody can use any more. */
export async function dropIdleSessions(platform: Platform): Promise<void> {
  await platform.db.delete(session).where(lt(session.seenAt, minutesAfter(platform.now(), -IDLE_MINUTES)));
}

function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function minutesAfter(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * 60_000);
}

function actorOnly(platform: Platform, jurisdictionId: string, accountId: string) {
  return { platform, actor: { userId: accountId, jurisdictionId } };
}

function signInFailed(): DomainError {
  return new DomainError("sign-in-failed", 401, {
    zh: "用户名或密码不对。连续输错 5 次,账号将锁定 30 分钟。",
    en: "User name or password is wrong. After five wrong attempts the account is locked for 30 minutes.",
  });
}

function locked(until: Date, now: Date): DomainError {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return new DomainError("account-locked", 423, {
    zh: `密码连续输错,账号已锁定。请在 ${minutes} 分钟后再试,或请系统管理员重置密码。`,
    en: `Too many wrong passwords; the account is locked. Try again in ${minutes} minutes, or ask the system officer for a new password.`,
  });
}
