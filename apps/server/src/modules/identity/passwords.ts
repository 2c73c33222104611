import { and, desc, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import { checkPasswordRules, hashPassword, passwordFits } from "../../platform/auth/password.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { invalid } from "../../platform/errors.ts";
import { own, requireAccount } from "./accounts.ts";
import { beginAttempt, clearAttempts } from "./attempts.ts";
import { type Account, account, passwordHistory } from "./schema.ts";
import { endSessions } from "./sessions.ts";

const KEPT_PASSWORDS = 5;

/**
 * Make sure that the person at the keyboard is still the one who signed in. Counts as a sign-in attempt.
 * @throws DomainError `wrong-password`, `account-locked`
 */
export async function confirmPassword(ctx: Ctx, password: string): Promise<Account> {
  const { platform, actor } = ctx;
  await beginAttempt(platform, actor.username);
  const found = await requireAccount(platform.db, actor.jurisdictionId, actor.userId);
  if (!(await passwordFits(password, found.passwordHash))) {
    throw invalid("wrong-password", {
      zh: "当前密码不对,没有作任何改动。",
      en: "The present password is wrong; nothing was changed.",
    });
  }
  await clearAttempts(platform.db, actor.username);
  return found;
}

/**
 * A person's own new password; ends that person's other sessions.
 * @param token of the session that stays
 * @throws DomainError `wrong-password`, `weak-password`, `password-used-before`, `account-locked`
 */
export async function changePassword(
  ctx: Ctx,
  request: { current: string; next: string; token: string },
): Promise<void> {
  const { jurisdictionId, userId, username } = ctx.actor;
  await confirmPassword(ctx, request.current);
  checkPasswordRules(request.next, username);
  const passwordHash = await hashPassword(request.next, ctx.platform.config.passwordCost);
  const now = ctx.platform.now();
  await ctx.platform.db.transaction(async (tx) => {
    await refuseUsedBefore(tx, jurisdictionId, userId, request.next);
    await tx
      .update(account)
      .set({ passwordHash, passwordSetAt: now, mustChange: false })
      .where(own(jurisdictionId, userId));
    await tx.insert(passwordHistory).values({ jurisdictionId, accountId: userId, setAt: now, passwordHash });
    await endSessions(tx, jurisdictionId, userId, request.token);
    await recordEvent(tx, ctx, { action: "account.password", subjectType: "account", subjectId: userId });
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
  const used = await Promise.all(kept.map(({ hash }) => passwordFits(password, hash)));
  if (!used.includes(true)) return;
  throw invalid("password-used-before", {
    zh: "不能使用最近 5 次用过的密码。",
    en: "One of the last five passwords cannot be used again.",
  });
}
