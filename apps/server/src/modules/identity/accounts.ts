import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import { checkPasswordRules, hashPassword, newPassword } from "../../platform/auth/password.ts";
import type { Platform } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, notFound } from "../../platform/errors.ts";
import { clearAttempts, nameKey } from "./attempts.ts";
import { type Account, account, accountGrant, passwordHistory, session, signInName } from "./schema.ts";
import { endSessions } from "./sessions.ts";

export interface NewAccount {
  username: string;
  displayName: string;
  /** Without one, a random password is made. */
  password?: string | undefined;
  cadreId?: string | null;
  /** The person must choose an own password at the first sign-in. */
  mustChange?: boolean;
}

/** Who does it; also the program itself at the first start. */
export type Recorder = { platform: Platform; actor: { userId: string; jurisdictionId: string } };

/** Where an account lies, for every statement about just it. */
export function own(jurisdictionId: string, accountId: string) {
  return and(eq(account.jurisdictionId, jurisdictionId), eq(account.accountId, accountId));
}

/**
 * A new account without any role; roles are granted by somebody else.
 * @returns its id, and the first password, which is stored nowhere else
 * @throws DomainError `weak-password`, `username-taken`
 */
export async function openAccount(
  ctx: Recorder,
  request: NewAccount,
): Promise<{ accountId: string; password: string }> {
  const {
    username,
    displayName,
    password = newPassword(request.username),
    cadreId = null,
    mustChange = true,
  } = request;
  checkPasswordRules(password, username);
  const passwordHash = await hashPassword(password, ctx.platform.config.passwordCost);
  const accountId = randomUUID();
  const { jurisdictionId, userId } = ctx.actor;
  const now = ctx.platform.now();
  await ctx.platform.db.transaction(async (tx) => {
    await takeName(tx, { jurisdictionId, accountId, username });
    await tx.insert(account).values({
      jurisdictionId,
      accountId,
      username,
      displayName,
      passwordHash,
      passwordSetAt: now,
      mustChange,
      cadreId,
      createdBy: userId,
    });
    await tx.insert(passwordHistory).values({ jurisdictionId, accountId, setAt: now, passwordHash });
    await recordEvent(tx, ctx, {
      action: "account.create",
      subjectType: "account",
      subjectId: accountId,
      personal: { username, displayName },
    });
  });
  return { accountId, password };
}

/** As `openAccount`, where the caller gave the password. */
export async function createAccount(ctx: Recorder, request: NewAccount): Promise<string> {
  return (await openAccount(ctx, request)).accountId;
}

async function takeName(
  tx: Tx,
  { username, ...of }: { jurisdictionId: string; accountId: string; username: string },
): Promise<void> {
  const taken = await tx
    .insert(signInName)
    .values({ name: nameKey(username), ...of })
    .onConflictDoNothing()
    .returning();
  if (taken.length > 0) return;
  throw conflict("username-taken", {
    zh: `用户名“${username}”已被使用,请换一个。`,
    en: `The user name "${username}" is taken; choose another.`,
  });
}

/** @throws DomainError `not-found` */
export async function requireAccount(
  tx: Db | Tx,
  jurisdictionId: string,
  accountId: string,
): Promise<Account> {
  const [found] = await tx.select().from(account).where(own(jurisdictionId, accountId));
  if (found === undefined) throw notFound({ zh: "该账号", en: "The account" });
  return found;
}

/** Close an account, which ends its sessions at once, or open it again. */
export async function setActive(ctx: Recorder, accountId: string, active: boolean): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await requireAccount(tx, jurisdictionId, accountId);
    await tx.update(account).set({ active }).where(own(jurisdictionId, accountId));
    if (!active) await endSessions(tx, jurisdictionId, accountId);
    const action = active ? "account.enable" : "account.disable";
    await recordEvent(tx, ctx, { action, subjectType: "account", subjectId: accountId });
  });
}

/**
 * A random password in place of a forgotten one, or of a lost second factor. The account is held until the security
 * officer has released it, so that whoever resets it cannot step into another person's place alone. Where there is no
 * other security officer to release one, it is not held: the reset stands in the audit log.
 * @returns the password, which is stored nowhere else
 */
export async function resetAccount(
  ctx: Recorder,
  accountId: string,
): Promise<{ password: string; held: boolean }> {
  const { jurisdictionId } = ctx.actor;
  const { username } = await requireAccount(ctx.platform.db, jurisdictionId, accountId);
  const password = newPassword(username);
  const passwordHash = await hashPassword(password, ctx.platform.config.passwordCost);
  const now = ctx.platform.now();
  return ctx.platform.db.transaction(async (tx) => {
    const held = await someoneCanRelease(tx, jurisdictionId, accountId);
    const lost = { totpSecret: null, totpPending: null, totpStep: null };
    await tx
      .update(account)
      .set({ passwordHash, passwordSetAt: now, mustChange: true, held, ...lost })
      .where(own(jurisdictionId, accountId));
    await tx.insert(passwordHistory).values({ jurisdictionId, accountId, setAt: now, passwordHash });
    await endSessions(tx, jurisdictionId, accountId);
    await clearAttempts(tx, username);
    await recordEvent(tx, ctx, {
      action: "account.reset",
      subjectType: "account",
      subjectId: accountId,
      detail: { held },
    });
    return { password, held };
  });
}

async function someoneCanRelease(tx: Tx, jurisdictionId: string, accountId: string): Promise<boolean> {
  const officers = await tx
    .select({ accountId: account.accountId })
    .from(accountGrant)
    .innerJoin(
      account,
      and(
        eq(account.jurisdictionId, accountGrant.jurisdictionId),
        eq(account.accountId, accountGrant.accountId),
      ),
    )
    .where(
      and(
        eq(accountGrant.jurisdictionId, jurisdictionId),
        eq(accountGrant.role, "security_officer"),
        eq(account.active, true),
        eq(account.held, false),
      ),
    );
  return officers.some((officer) => officer.accountId !== accountId);
}

/**
 * The security officer has made sure that the reset was asked for by the person.
 * @throws DomainError `not-held`
 */
export async function releaseAccount(ctx: Recorder, accountId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const found = await requireAccount(tx, jurisdictionId, accountId);
    if (!found.held) {
      throw conflict("not-held", {
        zh: "该账号没有待确认的重置。",
        en: "This account has no reset that waits to be confirmed.",
      });
    }
    await tx.update(account).set({ held: false }).where(own(jurisdictionId, accountId));
    await recordEvent(tx, ctx, { action: "account.release", subjectType: "account", subjectId: accountId });
  });
}

/** Let a person who mistyped five times try again before the half hour is over. */
export async function unlockAccount(ctx: Recorder, accountId: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const { username } = await requireAccount(tx, jurisdictionId, accountId);
    await clearAttempts(tx, username);
    await recordEvent(tx, ctx, { action: "account.unlock", subjectType: "account", subjectId: accountId });
  });
}

/** @returns how many sessions ended */
export async function endSessionsOf(ctx: Recorder, accountId: string): Promise<number> {
  const { jurisdictionId } = ctx.actor;
  return ctx.platform.db.transaction(async (tx) => {
    await requireAccount(tx, jurisdictionId, accountId);
    const ended = await tx
      .delete(session)
      .where(and(eq(session.jurisdictionId, jurisdictionId), eq(session.accountId, accountId)))
      .returning({ id: session.sessionId });
    await recordEvent(tx, ctx, {
      action: "account.end-sessions",
      subjectType: "account",
      subjectId: accountId,
      detail: { sessions: ended.length },
    });
    return ended.length;
  });
}
