import { and, asc, desc, eq, sql } from "drizzle-orm";
import { passwordIsDue } from "../../platform/auth/password.ts";
import type { Ctx, Platform } from "../../platform/context.ts";
import type { Role } from "../../platform/policy.ts";
import { hashOfName, MAX_FAILURES } from "./attempts.ts";
import { account, accountGrant, signInAttempt } from "./schema.ts";

export interface AccountRow {
  accountId: string;
  username: string;
  displayName: string;
  active: boolean;
  locked: boolean;
  /** Reset, and not yet released by the security officer. */
  held: boolean;
  secondFactor: boolean;
  cadreId: string | null;
  grants: { role: Role; unitIds: string[] }[];
  passwordDue: boolean;
  createdAt: string;
}

export interface AccountQuery {
  q: string;
  role?: Role | undefined;
  state?: "held" | "inactive" | "no-role" | undefined;
  page: number;
  size: number;
  sort: "username" | "-username" | "createdAt" | "-createdAt";
}

/** Qualified by hand: in a select from one table the columns would turn into those of the subquery. */
const grants = sql<{ role: Role; unitIds: string[] }[]>`coalesce((
  select jsonb_agg(jsonb_build_object('role', g.role, 'unitIds', g.unit_ids) order by g.role) from account_grant g
  where g.jurisdiction_id = account.jurisdiction_id and g.account_id = account.account_id), '[]')`;

const ORDER = {
  username: asc(account.username),
  "-username": desc(account.username),
  createdAt: asc(account.createdAt),
  "-createdAt": desc(account.createdAt),
};

/** Accounts with their roles, for the three officers. */
export async function listAccounts(
  ctx: Ctx,
  query: AccountQuery,
): Promise<{ items: AccountRow[]; total: number; page: number; size: number }> {
  const { db } = ctx.platform;
  const now = ctx.platform.now();
  const where = whereOf(ctx.actor.jurisdictionId, query);
  const [count] = await db.select({ n: sql<number>`count(*)` }).from(account).where(where);
  const rows = await db
    .select({
      accountId: account.accountId,
      username: account.username,
      displayName: account.displayName,
      active: account.active,
      held: account.held,
      secondFactor: sql<boolean>`${account.totpSecret} is not null`,
      cadreId: account.cadreId,
      passwordSetAt: account.passwordSetAt,
      mustChange: account.mustChange,
      createdAt: account.createdAt,
      grants,
    })
    .from(account)
    .where(where)
    .orderBy(ORDER[query.sort], asc(account.accountId))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
  const locked = await lockedNames(
    ctx.platform,
    rows.map((row) => row.username),
  );
  const items = rows.map(({ passwordSetAt, mustChange, ...row }) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    locked: locked.has(hashOfName(row.username)),
    passwordDue: mustChange || passwordIsDue(passwordSetAt, now),
  }));
  return { items, total: count?.n ?? 0, page: query.page, size: query.size };
}

function whereOf(jurisdictionId: string, query: AccountQuery) {
  const pattern = `%${query.q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const granted = (role: Role | null) => sql`exists (select 1 from ${accountGrant}
    where ${accountGrant.jurisdictionId} = ${account.jurisdictionId}
      and ${accountGrant.accountId} = ${account.accountId}
      and ${role === null ? sql`true` : sql`${accountGrant.role} = ${role}`})`;
  const states = {
    held: eq(account.held, true),
    inactive: eq(account.active, false),
    "no-role": sql`not ${granted(null)}`,
  };
  return and(
    eq(account.jurisdictionId, jurisdictionId),
    query.q === ""
      ? undefined
      : sql`(${account.username} ilike ${pattern} or ${account.displayName} ilike ${pattern})`,
    query.role === undefined ? undefined : granted(query.role),
    query.state === undefined ? undefined : states[query.state],
  );
}

async function lockedNames(platform: Platform, usernames: readonly string[]): Promise<Set<string>> {
  if (usernames.length === 0) return new Set();
  const rows = await platform.db
    .select({ nameHash: signInAttempt.nameHash })
    .from(signInAttempt)
    .where(
      sql`${signInAttempt.nameHash} = any(${sql.param(usernames.map(hashOfName))}::text[])
        and ${signInAttempt.failures} >= ${MAX_FAILURES} and ${signInAttempt.lockedUntil} > ${platform.now()}`,
    );
  return new Set(rows.map((row) => row.nameHash));
}

/** Every user name in use; the first start passes over accounts that are there already. */
export async function usernames(platform: Platform): Promise<ReadonlySet<string>> {
  const rows = await platform.db.select({ username: account.username }).from(account);
  return new Set(rows.map((row) => row.username));
}

/** Whether anybody can sign in at all; the first start makes accounts when nobody can. */
export async function hasAccounts(platform: Platform): Promise<boolean> {
  const rows = await platform.db.select({ id: account.accountId }).from(account).limit(1);
  return rows.length > 0;
}
