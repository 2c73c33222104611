import { and, eq, isNull, lt, or } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { FailureMeter } from "../../platform/auth/failure-meter.ts";
import { hashPassword, passwordFits, passwordIsDue } from "../../platform/auth/password.ts";
import type { Platform } from "../../platform/context.ts";
import { DomainError } from "../../platform/errors.ts";
import { jurisdictionOf } from "../../platform/jurisdiction.ts";
import { own } from "./accounts.ts";
import {
  beginAttempt,
  clearAttempts,
  hashOfName,
  MAX_FAILURES,
  nameKey,
  takeAttemptBack,
} from "./attempts.ts";
import { type Account, account, signInName } from "./schema.ts";
import { stepOfCode } from "./second-factor.ts";
import { openSession, type Sender } from "./sessions.ts";

export interface Credentials {
  username: string;
  password: string;
  /** Six digits of the second factor, where the account has one. */
  code?: string | undefined;
}

export interface Entry {
  /** For the session cookie. */
  token: string;
  /** Nothing else is allowed before the password is changed. */
  mustChange: boolean;
}

let decoy: Promise<string> | undefined;

/**
 * Sign in by name and password, and by a code where the account has a second factor. Neither the answer nor its time
 * nor the lock tells whether an account of this name exists.
 * @throws DomainError `sign-in-failed`, `account-locked`, `too-many-attempts`; after the right password:
 * `second-factor-needed`, `account-held`
 */
export async function signIn(
  platform: Platform,
  meter: FailureMeter,
  given: Credentials,
  from: Sender,
): Promise<Entry> {
  refuseBusyAddress(platform, meter, from);
  const attempt = await beginAttempt(platform, given.username);
  const found = await accountOf(platform, given.username);
  const hash = found?.passwordHash ?? (await decoyHash(platform));
  const fits = await passwordFits(given.password, hash);
  if (!fits || found === null || !found.active) {
    meter.count(from.address, platform.now().getTime());
    await recordRefusal(platform, found, given.username, attempt, from);
    throw signInFailed();
  }
  if (found.held) throw await afterRightPassword(platform, given, heldBack());
  if (found.totpSecret !== null && !given.code) {
    throw await afterRightPassword(platform, given, secondFactorNeeded());
  }
  const step = found.totpSecret === null ? null : stepOfCode(platform, found, given.code ?? "");
  if (found.totpSecret !== null && step === null) {
    meter.count(from.address, platform.now().getTime());
    await recordRefusal(platform, found, given.username, attempt, from);
    throw signInFailed();
  }
  return enter(platform, found, step, from);
}

function refuseBusyAddress(platform: Platform, meter: FailureMeter, from: Sender): void {
  const seconds = meter.secondsToWait(from.address, platform.now().getTime());
  if (seconds === 0) return;
  throw new DomainError(
    "too-many-attempts",
    429,
    {
      zh: `来自这台设备或网络的失败次数过多,请在 ${Math.ceil(seconds / 60)} 分钟后再试。`,
      en: `Too many failed attempts from this device or network. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    },
    { retryAfterSeconds: seconds },
  );
}

async function accountOf(platform: Platform, username: string): Promise<Account | null> {
  const [row] = await platform.db
    .select({ account })
    .from(signInName)
    .innerJoin(
      account,
      and(eq(account.jurisdictionId, signInName.jurisdictionId), eq(account.accountId, signInName.accountId)),
    )
    .where(eq(signInName.name, nameKey(username)));
  return row?.account ?? null;
}

/** A name without account costs the same work. */
function decoyHash(platform: Platform): Promise<string> {
  decoy ??= hashPassword("no such account", platform.config.passwordCost);
  return decoy;
}

async function afterRightPassword(
  platform: Platform,
  given: Credentials,
  error: DomainError,
): Promise<DomainError> {
  await takeAttemptBack(platform, given.username);
  return error;
}

async function enter(platform: Platform, found: Account, step: number | null, from: Sender): Promise<Entry> {
  const { jurisdictionId, accountId, username } = found;
  const mustChange = found.mustChange || passwordIsDue(found.passwordSetAt, platform.now());
  return platform.db.transaction(async (tx) => {
    if (step !== null) {
      const unused = or(isNull(account.totpStep), lt(account.totpStep, step));
      const used = await tx
        .update(account)
        .set({ totpStep: step })
        .where(and(own(jurisdictionId, accountId), unused))
        .returning({ accountId: account.accountId });
      if (used.length === 0) throw signInFailed();
    }
    await clearAttempts(tx, username);
    const token = await openSession(tx, platform, { jurisdictionId, accountId }, from);
    await recordEvent(tx, eventBy(platform, jurisdictionId, accountId), {
      action: "session.open",
      subjectType: "account",
      subjectId: accountId,
      detail: { secondFactor: step !== null },
      personal: { address: from.address },
    });
    return { token, mustChange };
  });
}

async function recordRefusal(
  platform: Platform,
  found: Account | null,
  username: string,
  attempt: number,
  from: Sender,
): Promise<void> {
  const jurisdictionId = found?.jurisdictionId ?? (await jurisdictionOf(platform.db, null))?.id;
  if (jurisdictionId === undefined) return;
  await platform.db.transaction((tx) =>
    recordEvent(tx, eventBy(platform, jurisdictionId, found?.accountId ?? "nobody"), {
      action: attempt >= MAX_FAILURES ? "session.lock" : "session.refuse",
      subjectType: found === null ? "unknown-name" : "account",
      subjectId: found?.accountId ?? hashOfName(username).slice(0, 16),
      detail: { attempt },
      personal: { address: from.address },
    }),
  );
}

function eventBy(platform: Platform, jurisdictionId: string, userId: string) {
  return { platform, actor: { userId, jurisdictionId } };
}

function signInFailed(): DomainError {
  return new DomainError("sign-in-failed", 401, {
    zh: "用户名、密码或动态口令不对。连续输错 5 次将锁定 30 分钟。",
    en: "User name, password or code is wrong. Five wrong attempts lock the name for 30 minutes.",
  });
}

function secondFactorNeeded(): DomainError {
  return new DomainError("second-factor-needed", 401, {
    zh: "请输入手机上的 6 位动态口令。",
    en: "Enter the six digits that your authenticator app shows.",
  });
}

function heldBack(): DomainError {
  return new DomainError("account-held", 403, {
    zh: "该账号已重置,须经安全管理员确认后才能登录。",
    en: "This account was reset; the security officer must confirm that before anybody signs in.",
  });
}
