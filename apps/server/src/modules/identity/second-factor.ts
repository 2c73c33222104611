import { recordEvent } from "../../platform/audit/index.ts";
import { keptKey } from "../../platform/auth/kept-key.ts";
import { seal, unseal } from "../../platform/auth/sealed.ts";
import { base32, matchingStep, newTotpSecret, otpauthUri } from "../../platform/auth/totp.ts";
import type { Ctx, Platform } from "../../platform/context.ts";
import { invalid } from "../../platform/errors.ts";
import { own, requireAccount } from "./accounts.ts";
import { confirmPassword } from "./passwords.ts";
import { type Account, account } from "./schema.ts";

export interface Enrolment {
  /** Base32, to be typed where a camera is not allowed. */
  secret: string;
  /** For a QR code. */
  uri: string;
}

/**
 * Begin with a second factor: a fresh secret, which counts once a code made from it has been entered.
 * @throws DomainError `wrong-password`, `account-locked`
 */
export async function beginEnrolment(ctx: Ctx, password: string): Promise<Enrolment> {
  await confirmPassword(ctx, password);
  const { jurisdictionId, userId, username } = ctx.actor;
  const secret = newTotpSecret();
  const totpPending = seal(keyOf(ctx.platform), secret, userId);
  await ctx.platform.db.update(account).set({ totpPending }).where(own(jurisdictionId, userId));
  return { secret: base32(secret), uri: otpauthUri(secret, "衡鉴 Hengjian", username) };
}

/** @throws DomainError `wrong-code`, `no-enrolment` */
export async function finishEnrolment(ctx: Ctx, code: string): Promise<void> {
  const { jurisdictionId, userId } = ctx.actor;
  const { totpPending } = await requireAccount(ctx.platform.db, jurisdictionId, userId);
  if (totpPending === null) {
    throw invalid("no-enrolment", {
      zh: "没有待确认的动态口令。请先开始绑定。",
      en: "No second factor waits for its first code. Begin with enrolling.",
    });
  }
  const secret = unseal(keyOf(ctx.platform), totpPending, userId);
  const step = matchingStep(secret, code, ctx.platform.now(), null);
  if (step === null) throw wrongCode();
  await ctx.platform.db.transaction(async (tx) => {
    const set = { totpSecret: totpPending, totpPending: null, totpStep: step };
    await tx.update(account).set(set).where(own(jurisdictionId, userId));
    await recordEvent(tx, ctx, {
      action: "account.second-factor",
      subjectType: "account",
      subjectId: userId,
    });
  });
}

/** @throws DomainError `wrong-password`, `account-locked` */
export async function removeSecondFactor(ctx: Ctx, password: string): Promise<void> {
  await confirmPassword(ctx, password);
  const { jurisdictionId, userId } = ctx.actor;
  await ctx.platform.db.transaction(async (tx) => {
    const set = { totpSecret: null, totpPending: null, totpStep: null };
    await tx.update(account).set(set).where(own(jurisdictionId, userId));
    await recordEvent(tx, ctx, {
      action: "account.second-factor-removed",
      subjectType: "account",
      subjectId: userId,
    });
  });
}

/** @returns the time step of a right code that was not used before, or null */
export function stepOfCode(platform: Platform, of: Account, code: string): number | null {
  if (of.totpSecret === null) return null;
  const secret = unseal(keyOf(platform), of.totpSecret, of.accountId);
  return matchingStep(secret, code, platform.now(), of.totpStep);
}

function keyOf(platform: Platform): Buffer {
  return keptKey(platform.config.dataFolder, "second-factor.key");
}

function wrongCode() {
  return invalid("wrong-code", {
    zh: "动态口令不对。请核对手机时间,输入最新的 6 位数字。",
    en: "The code is wrong. Check the clock of the phone and enter the newest six digits.",
  });
}
