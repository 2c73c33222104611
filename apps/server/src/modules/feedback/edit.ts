import type { LetterMeasure, LetterPoint } from "@hengjian/appraisal";
import { and, eq } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, notFound } from "../../platform/errors.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { lockForChange } from "../campaigns/service.ts";
import { gradedSheets } from "../results/service.ts";
import { checked } from "./draft.ts";
import { type LetterRow, letter, type Override } from "./schema.ts";

export interface LetterEdit {
  /** The revision that was edited; somebody else's change in between is not overwritten. */
  revision: number;
  strengths: LetterPoint[];
  shortcomings: LetterPoint[];
  measures: LetterMeasure[];
  /** Findings to pass over, each with its reason. */
  overrides: { code: string; place: string; reason: string }[];
}

export function oneLetter(row: CampaignRow, cadreId: string) {
  return and(
    eq(letter.jurisdictionId, row.jurisdictionId),
    eq(letter.campaignId, row.campaignId),
    eq(letter.cadreId, cadreId),
  );
}

/** @throws DomainError `not-found` */
export async function findLetter(db: Db | Tx, row: CampaignRow, cadreId: string): Promise<LetterRow> {
  const [found] = await db.select().from(letter).where(oneLetter(row, cadreId));
  if (found === undefined)
    throw notFound({ zh: "该反馈意见书(可能尚未起草)", en: "The letter (it may not be drafted yet)" });
  return found;
}

/**
 * Change what people write in a letter; result, grade, dates and rights follow from elsewhere and are not edited.
 * @throws DomainError `letter-released`, `letter-changed`, `wrong-stage`, `not-found`
 */
export async function editLetter(
  ctx: Ctx,
  campaignId: string,
  cadreId: string,
  edit: LetterEdit,
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, ctx.actor.jurisdictionId, campaignId, ["feedback"]);
    const found = await findLetter(tx, row, cadreId);
    requireEditable(found, edit.revision);
    const [graded] = await gradedSheets(tx, row, [cadreId]);
    if (graded === undefined)
      throw notFound({ zh: "该干部的审定结果", en: "The final result of this person" });
    const { strengths, shortcomings, measures } = edit;
    const content = { ...found.content, strengths, shortcomings, measures };
    const result = checked(content, graded.sheet, mergeOverrides(ctx, found.overrides, edit.overrides));
    await tx
      .update(letter)
      .set({
        content,
        ...result,
        revision: found.revision + 1,
        editedBy: ctx.actor.userId,
        editedAt: ctx.platform.now(),
      })
      .where(oneLetter(row, cadreId));
    await recordEvent(tx, ctx, {
      action: "feedback.edit",
      subjectType: "letter",
      subjectId: cadreId,
      detail: {
        campaign: campaignId,
        revision: found.revision + 1,
        openErrors: result.openErrors,
        overrides: result.overrides.length,
      },
      before: { content: found.content, overrides: found.overrides },
      after: { content, overrides: result.overrides },
    });
  });
}

function requireEditable(found: LetterRow, revision: number): void {
  if (found.releasedAt !== null) {
    throw conflict("letter-released", {
      zh: "反馈意见书已经发出,不能再改。",
      en: "The letter has been released and cannot be changed.",
    });
  }
  if (found.revision === revision) return;
  throw conflict("letter-changed", {
    zh: "您打开之后,有人改过这份意见书。请刷新后再改,以免覆盖对方的内容。",
    en: "Somebody changed this letter after you opened it. Reload it first, so that nothing is overwritten.",
  });
}

/** Who passed over a finding first stays on record as long as the reason is the same. */
function mergeOverrides(ctx: Ctx, before: readonly Override[], wanted: LetterEdit["overrides"]): Override[] {
  const by = { by: ctx.actor.userId, byName: ctx.actor.displayName, at: ctx.platform.now().toISOString() };
  return wanted.map((one) => {
    const known = before.find(
      (old) => old.code === one.code && old.place === one.place && old.reason === one.reason,
    );
    return known ?? { ...one, ...by };
  });
}
