import { and, asc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { Role } from "../../platform/policy.ts";
import { account, accountGrant } from "./schema.ts";

/** Somebody who can sign in, as other modules need to know him. */
export interface AccountPerson {
  accountId: string;
  username: string;
  displayName: string;
  cadreId: string | null;
  roles: Role[];
}

/** Active accounts with a role, by user name. */
export async function activePeople(db: Db | Tx, jurisdictionId: string): Promise<AccountPerson[]> {
  return db
    .select({
      accountId: account.accountId,
      username: account.username,
      displayName: account.displayName,
      cadreId: account.cadreId,
      roles: sql<Role[]>`array_agg(${accountGrant.role} order by ${accountGrant.role})`,
    })
    .from(account)
    .innerJoin(
      accountGrant,
      and(
        eq(accountGrant.jurisdictionId, account.jurisdictionId),
        eq(accountGrant.accountId, account.accountId),
      ),
    )
    .where(and(eq(account.jurisdictionId, jurisdictionId), eq(account.active, true)))
    .groupBy(account.jurisdictionId, account.accountId)
    .orderBy(asc(account.username));
}
