import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import { checkPasswordRules, hashPassword, passwordFits } from "../../platform/auth/password.ts";
import type { Ctx, Platform } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict, invalid, notFound } from "../../platform/errors.ts";
import { OFFICER_ROLES, type Role } from "../../platform/policy.ts";
import { account, accountGrant, passwordHistory, session } from "./schema.ts";

export { actorOfToken, COOKIE, dropIdleSessions, IDLE_MINUTES, signIn, signOut } from "./sessions.ts";

const KEPT_PASSWORDS = 5;
const MAX_AGE_DAYS = 90;

export interface NewAccount {
  username: string;
  displayName: string;
  password: string;
  cadreId?: string | null;
  /** The person must choose an own password at the first sign-in. */
  mustChange?: boolean;
}

type Recorder = { platform: Platform; actor: { userId: string; jurisdictionId: string } };

/**
 * A new account without any role; roles are granted by somebody else.
 * @throws DomainError `weak-password`, `username-taken`
 */
export async function createAccount(ctx: Recorder, request: NewAccount): Promise<string> {
  const { username, displayName, password, cadreId = null, mustChange = true } = request;
  checkPasswordRules(password, username);
  const passwordHash = await hashPassword(password, ctx.platform.config.passwordCost);
  const accountId = randomUUID();
  const { jurisdictionId } = ctx.actor;
  const now = ctx.platform.now();
  await ctx.platform.db.transaction(async (tx) => {
    await refuseTakenName(tx, username);
    await tx.insert(account).values({
      jurisdictionId,
      accountId,
      username,
      displayName,
      passwordHash,
      passwordSetAt: now,
      mustChange,
      cadreId,
      createdBy: ctx.actor.userId,
    });
    await tx.insert(passwordHistory).values({ jurisdictionId, accountId, setAt: now, passwordHash });
    await recordEvent(tx, ctx, {
      action: "account.create",
      subjectType: "account",
      subjectId: accountId,
      personal: { username, displayName },
    });
  });
  return accountId;
}

async function refuseTakenName(tx: Tx, username: string): Promise<void> {
  const [taken] = await tx
    .select({ id: account.accountId })
    .from(account)
    .where(eq(sql`lower(${account.username})`, username.toLowerCase()));
  if (taken === undefined) return;
  throw conflict("username-taken", {
    zh: `用户名“${username}”已被使用,请换一个。`,
    en: `The user name "${username}" is taken; choose another.`,
  });
}

/**
 * Set the roles of an account. Each of the three officers [三员] stands alone.
 * @throws DomainError `officers-kept-apart`, `own-grant`, `not-found`
 */
export async function setGrants(
  ctx: Recorder,
  accountId: string,
  grants: readonly { role: Role; unitIds: readonly string[] }[],
): Promise<void> {
  if (accountId === ctx.actor.userId) {
    throw invalid("own-grant", {
      zh: "不能给自己授权,请由另一位安全管理员办理。",
      en: "Nobody grants to themselves; ask another security officer.",
    });
  }
  const roles = grants.map((grant) => grant.role);
  if (roles.some((role) => OFFICER_ROLES.includes(role)) && roles.length > 1) {
    throw invalid("officers-kept-apart", {
      zh: "系统管理员、安全管理员、审计管理员三员分立,不得兼任,也不得兼有业务角色。",
      en: "System, security and audit officer are kept apart: none holds another role.",
    });
  }
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await requireAccount(tx, jurisdictionId, accountId);
    const own = and(eq(accountGrant.jurisdictionId, jurisdictionId), eq(accountGrant.accountId, accountId));
    const before = await tx
      .select({ role: accountGrant.role, unitIds: accountGrant.unitIds })
      .from(accountGrant)
      .where(own);
    await tx.delete(accountGrant).where(own);
    if (grants.length > 0) {
      await tx.insert(accountGrant).values(
        grants.map(({ role, unitIds }) => ({
          jurisdictionId,
          accountId,
          role,
          unitIds: [...unitIds],
          grantedBy: ctx.actor.userId,
        })),
      );
    }
    await recordEvent(tx, ctx, {
      action: "account.grant",
      subjectType: "account",
      subjectId: accountId,
      detail: { roles },
      before,
      after: grants,
    });
  });
}

async function requireAccount(
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
): Promise<typeof account.$inferSelect> {
  const [found] = await tx
    .select()
    .from(account)
    .where(and(eq(account.jurisdictionId, jurisdictionId), eq(account.accountId, accountId)));
  if (found === undefined) throw notFound({ zh: "该账号", en: "The account" });
  return found;
}

/**
 * @throws DomainError `wrong-password`, `weak-password`, `password-used-before`
 */
export async function changePassword(ctx: Ctx, current: string, next: string): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const found = await requireAccount(tx, jurisdictionId, userId);
    if (!(await passwordFits(current, found.passwordHash))) {
      throw invalid("wrong-password", {
        zh: "原密码不对,密码没有改变。",
        en: "The present password is wrong; nothing was changed.",
      });
    }
    checkPasswordRules(next, found.username);
    await refuseUsedBefore(tx, jurisdictionId, userId, next);
    await storePassword(tx, ctx, userId, next, false);
  });
}

async function refuseUsedBefore(
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
  password: string,
): Promise<void> {
  const kept = await tx
    .select({ hash: passwordHistory.passwordHash })
    .from(passwordHistory)
    .where(and(eq(passwordHistory.jurisdictionId, jurisdictionId), eq(passwordHistory.accountId, accountId)))
    .orderBy(desc(passwordHistory.setAt))
    .limit(KEPT_PASSWORDS);
  for (const { hash } of kept) {
    if (!(await passwordFits(password, hash))) continue;
    throw invalid("password-used-before", {
      zh: "不能使用最近 5 次用过的密码。",
      en: "One of the last five passwords cannot be used again.",
    });
  }
}

async function storePassword(
  tx: Tx,
  ctx: Recorder,
  accountId: string,
  password: string,
  mustChange: boolean,
): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  const passwordHash = await hashPassword(password, ctx.platform.config.passwordCost);
  const now = ctx.platform.now();
  const set = { passwordHash, passwordSetAt: now, mustChange, failures: 0, lockedUntil: null };
  await tx
    .update(account)
    .set(set)
    .where(and(eq(account.jurisdictionId, jurisdictionId), eq(account.accountId, accountId)));
  await tx.insert(passwordHistory).values({ jurisdictionId, accountId, setAt: now, passwordHash });
  await recordEvent(tx, ctx, { action: "account.password", subjectType: "account", subjectId: accountId });
}

/** A new password for somebody else; ends that person's sessions and must be changed at the next sign-in. */
export async function resetPassword(ctx: Recorder, accountId: string, password: string): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const found = await requireAccount(tx, jurisdictionId, accountId);
    checkPasswordRules(password, found.username);
    await storePassword(tx, ctx, accountId, password, true);
    await tx
      .delete(session)
      .where(and(eq(session.jurisdictionId, jurisdictionId), eq(session.accountId, accountId)));
  });
}

export async function setActive(ctx: Recorder, accountId: string, active: boolean): Promise<void> {
  const { jurisdictionId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    await requireAccount(tx, jurisdictionId, accountId);
    await tx
      .update(account)
      .set({ active })
      .where(and(eq(account.jurisdictionId, jurisdictionId), eq(account.accountId, accountId)));
    if (!active)
      await tx
        .delete(session)
        .where(and(eq(session.jurisdictionId, jurisdictionId), eq(session.accountId, accountId)));
    await recordEvent(tx, ctx, {
      action: active ? "account.enable" : "account.disable",
      subjectType: "account",
      subjectId: accountId,
    });
  });
}

export interface AccountRow {
  accountId: string;
  username: string;
  displayName: string;
  active: boolean;
  locked: boolean;
  cadreId: string | null;
  roles: Role[];
  passwordDue: boolean;
}

export async function listAccounts(
  ctx: Ctx,
  query: { q: string; page: number; size: number },
): Promise<{ items: AccountRow[]; total: number }> {
  const now = ctx.platform.now();
  const pattern = `%${query.q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = and(
    eq(account.jurisdictionId, ctx.actor.jurisdictionId),
    sql`(${account.username} ilike ${pattern} or ${account.displayName} ilike ${pattern})`,
  );
  const [count] = await ctx.platform.db.select({ n: sql<number>`count(*)` }).from(account).where(where);
  const rows = await ctx.platform.db
    .select({
      accountId: account.accountId,
      username: account.username,
      displayName: account.displayName,
      active: account.active,
      lockedUntil: account.lockedUntil,
      cadreId: account.cadreId,
      passwordSetAt: account.passwordSetAt,
      roles: sql<Role[]>`coalesce((select jsonb_agg(g.role order by g.role) from account_grant g
        where g.jurisdiction_id = ${account.jurisdictionId} and g.account_id = ${account.accountId}), '[]')`,
    })
    .from(account)
    .where(where)
    .orderBy(asc(account.username))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const items = rows.map(({ lockedUntil, passwordSetAt, ...row }) => ({
    ...row,
    locked: lockedUntil !== null && lockedUntil > now,
    passwordDue: passwordIsDue(passwordSetAt, now),
  }));
  return { items, total: count?.n ?? 0 };
}

export function passwordIsDue(setAt: Date, now: Date): boolean {
  return now.getTime() - setAt.getTime() > MAX_AGE_DAYS * 86_400_000;
}

/** Whether anybody can sign in at all; decides about the first accounts. */
export async function hasAccounts(platform: Platform): Promise<boolean> {
  const [any] = await platform.db
    .select({ id: account.accountId })
    .from(account)
    .where(ne(account.username, ""))
    .limit(1);
  return any !== undefined;
}

/** All user names of the installation. */
export async function usernames(platform: Platform): Promise<Set<string>> {
  const rows = await platform.db.select({ username: account.username }).from(account);
  return new Set(rows.map((row) => row.username));
}
