import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, desc, eq, lt, ne, or, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import { passwordIsDue } from "../../platform/auth/password.ts";
import type { Ctx, Platform } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { notFound } from "../../platform/errors.ts";
import { type Actor, type Grant, OFFICER_ROLES } from "../../platform/policy.ts";
import { account, securitySettings, session } from "./schema.ts";
import { type Settings, settingsFrom } from "./settings.ts";

/** A working day: whoever stays longer signs in again. */
const LONGEST_HOURS = 12;
/** The longest idle time that can be configured. */
const LONGEST_IDLE_MINUTES = 60;
/** `seen_at` is written at most this often, so that reading pages does not mean writing. */
const SEEN_STEP_SECONDS = 30;

/** What the server knows about a person signed in. */
export interface Session {
  actor: Actor;
  sessionId: string;
  idleMinutes: number;
  /** First sign-in, reset, or older than 90 days: nothing else is allowed before the change. */
  mustChangePassword: boolean;
  secondFactor: boolean;
  /** An officer whose jurisdiction asks for a second factor and who has none yet. */
  mustEnrol: boolean;
}

export interface Sender {
  address: string;
  agent: string;
}

/** @returns the token for the cookie; it begins with the jurisdiction, under which the session is stored */
export async function openSession(
  tx: Tx,
  platform: Platform,
  of: { jurisdictionId: string; accountId: string },
  from: Sender,
): Promise<string> {
  const token = `${of.jurisdictionId}.${randomBytes(32).toString("base64url")}`;
  const now = platform.now();
  await tx.insert(session).values({
    ...of,
    sessionId: randomUUID(),
    tokenHash: hashOfToken(token),
    address: from.address,
    agent: from.agent.slice(0, 300),
    createdAt: now,
    seenAt: now,
  });
  return token;
}

/**
 * Who a cookie belongs to, with the grants as they stand now; null for no session, or one that is over.
 * @param background asked by the page itself and not by a person: does not keep the session alive
 */
export async function sessionOfToken(
  platform: Platform,
  token: string,
  background = false,
): Promise<Session | null> {
  const row = await readSession(platform, token);
  if (row === undefined || !row.account.active || row.account.held) return null;
  const settings = settingsFrom(row.settings);
  const idleMinutes = idleMinutesOf(row.grants, settings);
  const now = platform.now().getTime();
  const idle = now - row.session.seenAt.getTime();
  if (idle > idleMinutes * 60_000) return null;
  if (now - row.session.createdAt.getTime() > LONGEST_HOURS * 3_600_000) return null;
  if (!background && idle > SEEN_STEP_SECONDS * 1000) await touch(platform, token);
  const { accountId: userId, jurisdictionId, username, displayName, cadreId } = row.account;
  const { totpSecret, mustChange, passwordSetAt } = row.account;
  const officer = row.grants.some((grant) => OFFICER_ROLES.includes(grant.role));
  return {
    actor: { userId, username, displayName, jurisdictionId, cadreId, grants: row.grants },
    sessionId: row.session.sessionId,
    idleMinutes,
    mustChangePassword: mustChange || passwordIsDue(passwordSetAt, platform.now()),
    secondFactor: totpSecret !== null,
    mustEnrol: officer && settings.officersSecondFactor && totpSecret === null,
  };
}

async function readSession(platform: Platform, token: string) {
  const grants = sql<Grant[]>`coalesce((
    select jsonb_agg(jsonb_build_object('role', g.role, 'unitIds', g.unit_ids) order by g.role) from account_grant g
    where g.jurisdiction_id = ${account.jurisdictionId} and g.account_id = ${account.accountId}), '[]')`;
  const [row] = await platform.db
    .select({ session, account, settings: securitySettings, grants })
    .from(session)
    .innerJoin(
      account,
      and(eq(account.jurisdictionId, session.jurisdictionId), eq(account.accountId, session.accountId)),
    )
    .leftJoin(securitySettings, eq(securitySettings.jurisdictionId, session.jurisdictionId))
    .where(byToken(token));
  return row;
}

/** The strictest of the person's roles counts. */
function idleMinutesOf(grants: readonly Grant[], settings: Settings): number {
  const minutes = grants.map(({ role }) => settings.roleIdleMinutes[role] ?? settings.idleMinutes);
  return minutes.length === 0 ? settings.idleMinutes : Math.min(...minutes);
}

async function touch(platform: Platform, token: string): Promise<void> {
  await platform.db.update(session).set({ seenAt: platform.now() }).where(byToken(token));
}

export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    await tx.delete(session).where(byToken(token));
    const { userId } = ctx.actor;
    await recordEvent(tx, ctx, { action: "session.close", subjectType: "account", subjectId: userId });
  });
}

/** End the sessions of an account, all or all but one. */
export async function endSessions(
  tx: Tx,
  jurisdictionId: string,
  accountId: string,
  exceptToken?: string,
): Promise<void> {
  const theirs = and(eq(session.jurisdictionId, jurisdictionId), eq(session.accountId, accountId));
  const others = exceptToken === undefined ? undefined : ne(session.tokenHash, hashOfToken(exceptToken));
  await tx.delete(session).where(and(theirs, others));
}

export interface SessionRow {
  sessionId: string;
  address: string;
  agent: string;
  createdAt: string;
  seenAt: string;
  current: boolean;
}

/** A person's own sessions, the latest first. */
export async function listSessions(ctx: Ctx, token: string): Promise<SessionRow[]> {
  const current = hashOfToken(token);
  const rows = await ctx.platform.db
    .select({
      sessionId: session.sessionId,
      address: session.address,
      agent: session.agent,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
      current: sql<boolean>`${session.tokenHash} = ${current}`,
    })
    .from(session)
    .where(theirs(ctx))
    .orderBy(desc(session.seenAt));
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
  }));
}

/** @throws DomainError `not-found` for another person's session too */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(theirs(ctx), eq(session.sessionId, sessionId)))
      .returning();
    if (ended.length === 0) throw notFound({ zh: "该登录", en: "The session" });
    const { userId } = ctx.actor;
    await recordEvent(tx, ctx, { action: "session.end", subjectType: "account", subjectId: userId });
  });
}

/** Remove sessions that nobody can use any more. */
export async function dropDeadSessions(platform: Platform): Promise<void> {
  const now = platform.now().getTime();
  const idle = lt(session.seenAt, new Date(now - LONGEST_IDLE_MINUTES * 60_000));
  const old = lt(session.createdAt, new Date(now - LONGEST_HOURS * 3_600_000));
  await platform.db.delete(session).where(or(idle, old));
}

function theirs(ctx: Ctx) {
  return and(eq(session.jurisdictionId, ctx.actor.jurisdictionId), eq(session.accountId, ctx.actor.userId));
}

function byToken(token: string) {
  const jurisdictionId = token.slice(0, Math.max(0, token.lastIndexOf(".")));
  return and(eq(session.jurisdictionId, jurisdictionId), eq(session.tokenHash, hashOfToken(token)));
}

function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
