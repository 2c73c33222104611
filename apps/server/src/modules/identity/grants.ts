import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import { invalid } from "../../platform/errors.ts";
import { type Grant, OFFICER_ROLES, type Role } from "../../platform/policy.ts";
import { type Recorder, requireAccount } from "./accounts.ts";
import { accountGrant } from "./schema.ts";

/**
 * Set the roles of an account, in place of those it had. In force with the person's next request.
 * @throws DomainError `officers-kept-apart`, `own-grant`, `role-twice`, `not-found`
 */
export async function setGrants(ctx: Recorder, accountId: string, grants: readonly Grant[]): Promise<void> {
  refuseOwnGrant(ctx, accountId);
  const roles = grants.map((grant) => grant.role).sort();
  refuseTwice(roles);
  const { jurisdictionId, userId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const { cadreId } = await requireAccount(tx, jurisdictionId, accountId);
    keepOfficersApart(roles, cadreId);
    const held = and(eq(accountGrant.jurisdictionId, jurisdictionId), eq(accountGrant.accountId, accountId));
    const before = await tx
      .delete(accountGrant)
      .where(held)
      .returning({ role: accountGrant.role, unitIds: accountGrant.unitIds });
    const rows = grants.map(({ role, unitIds }) => ({
      jurisdictionId,
      accountId,
      role,
      unitIds: [...unitIds],
      grantedBy: userId,
    }));
    if (rows.length > 0) await tx.insert(accountGrant).values(rows);
    await recordEvent(tx, ctx, {
      action: "account.grant",
      subjectType: "account",
      subjectId: accountId,
      detail: { before: before.map((grant) => grant.role).sort(), roles },
      before,
      after: grants,
    });
  });
}

function refuseOwnGrant(ctx: Recorder, accountId: string): void {
  if (accountId !== ctx.actor.userId) return;
  throw invalid("own-grant", {
    zh: "不能给自己授权,请由另一位安全管理员办理。",
    en: "Nobody grants to themselves; ask another security officer.",
  });
}

function refuseTwice(roles: readonly Role[]): void {
  if (new Set(roles).size === roles.length) return;
  throw invalid("role-twice", {
    zh: "同一角色只能授予一次,请把单位合并到一行。",
    en: "A role is granted once; put its units together.",
  });
}

/** Each of the three officers [三员] stands alone: no second role, and no cadre whose results would be "own". */
function keepOfficersApart(roles: readonly Role[], cadreId: string | null): void {
  if (!roles.some((role) => OFFICER_ROLES.includes(role))) return;
  if (roles.length === 1 && cadreId === null) return;
  throw invalid("officers-kept-apart", {
    zh: "系统管理员、安全管理员、审计管理员三员分立:不得兼任,不得兼有业务角色,账号也不得与干部关联。请另设账号。",
    en: "System, security and audit officer are kept apart: none holds another role, and the account belongs to no cadre. Use a separate account.",
  });
}
