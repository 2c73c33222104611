import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import type { Role } from "../../platform/policy.ts";
import { account, accountGrant } from "./schema.ts";

export interface RoleHolder {
  accountId: string;
  displayName: string;
  /** The cadre that the account belongs to, if any. */
  cadreId: string | null;
}

/** Active accounts that hold a role now, in order of their names. */
export function holdersOf(db: Db | Tx, jurisdictionId: string, role: Role): Promise<RoleHolder[]> {
  return db
    .select({ accountId: account.accountId, displayName: account.displayName, cadreId: account.cadreId })
    .from(account)
    .innerJoin(
      accountGrant,
      and(
        eq(accountGrant.jurisdictionId, account.jurisdictionId),
        eq(accountGrant.accountId, account.accountId),
        eq(accountGrant.role, role),
      ),
    )
    .where(and(eq(account.jurisdictionId, jurisdictionId), eq(account.active, true)))
    .orderBy(asc(account.username));
}
