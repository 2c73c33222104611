import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { conflict } from "../../platform/errors.ts";
import { type CampaignRow, campaignRatee } from "../campaigns/schema.ts";
import { lockForChange, signLog } from "../campaigns/service.ts";
import { gradedSheets } from "../results/service.ts";
import { contentOf, type GradedSheet, type LetterBasis, letterBasis } from "./draft.ts";
import { improvementItem, type LetterRow, letter } from "./schema.ts";

/**
 * Give letters out: from now on their readers see letter and score sheet, and the legal terms run from today. All or
 * none of those asked for.
 * @param options.cadreIds of whom; undefined for everybody
 * @throws DomainError `letters-missing`, `letters-open-findings`, `letters-outdated`, `nothing-to-release`
 */
export async function releaseLetters(
  ctx: Ctx,
  campaignId: string,
  { cadreIds }: { cadreIds?: readonly string[] | undefined } = {},
): Promise<{ released: number }> {
  const { jurisdictionId } = ctx.actor;
  const released = await ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, jurisdictionId, campaignId, ["feedback"]);
    const letters = await pendingLetters(tx, row, cadreIds);
    const graded = await gradedByCadre(tx, row);
    if (cadreIds === undefined) await requireAllDrafted(tx, row);
    requireSound(letters, graded);
    const basis = await letterBasis(tx, ctx, row);
    const dated = letters.map(({ letter: one }) => datedToday(one, basis, graded.get(one.cadreId)!));
    await putReleased(tx, ctx, dated);
    await insertItems(tx, row, dated);
    await recordEvent(tx, ctx, {
      action: "feedback.release",
      subjectType: "campaign",
      subjectId: campaignId,
      detail: {
        letters: dated.map(({ cadreId, content }) => ({ cadreId, hash: hashOf(content) })),
      },
    });
    return dated.length;
  });
  await signLog(ctx, `campaign ${campaignId} letters released`);
  return { released };
}

interface Pending {
  letter: LetterRow;
  name: string;
}

async function pendingLetters(tx: Tx, row: CampaignRow, cadreIds?: readonly string[]): Promise<Pending[]> {
  const rows = await tx
    .select({ letter, name: campaignRatee.name })
    .from(letter)
    .innerJoin(
      campaignRatee,
      and(
        eq(campaignRatee.jurisdictionId, letter.jurisdictionId),
        eq(campaignRatee.campaignId, letter.campaignId),
        eq(campaignRatee.cadreId, letter.cadreId),
      ),
    )
    .where(
      and(
        eq(letter.jurisdictionId, row.jurisdictionId),
        eq(letter.campaignId, row.campaignId),
        isNull(letter.releasedAt),
        cadreIds === undefined ? undefined : inArray(letter.cadreId, [...cadreIds]),
      ),
    )
    .orderBy(asc(campaignRatee.position));
  if (rows.length > 0) return rows;
  throw conflict("nothing-to-release", {
    zh: "没有待发出的反馈意见书:可能尚未起草,或已经发出。",
    en: "There is no letter to release: they are not drafted yet, or released already.",
  });
}

async function gradedByCadre(tx: Tx, row: CampaignRow): Promise<Map<string, GradedSheet>> {
  const graded = await gradedSheets(tx, row);
  return new Map(graded.map((one) => [one.ratee.cadreId, one]));
}

/** Every cadre every year; nobody is forgotten. */
async function requireAllDrafted(tx: Tx, row: CampaignRow): Promise<void> {
  const without = await tx
    .select({ name: campaignRatee.name })
    .from(campaignRatee)
    .leftJoin(
      letter,
      and(
        eq(letter.jurisdictionId, campaignRatee.jurisdictionId),
        eq(letter.campaignId, campaignRatee.campaignId),
        eq(letter.cadreId, campaignRatee.cadreId),
      ),
    )
    .where(
      and(
        eq(campaignRatee.jurisdictionId, row.jurisdictionId),
        eq(campaignRatee.campaignId, row.campaignId),
        isNull(letter.cadreId),
      ),
    );
  if (without.length === 0) return;
  throw conflict("letters-missing", {
    zh: `还有 ${without.length} 人没有反馈意见书(${namesOf(without)})。请先起草,一个也不能少。`,
    en: `${without.length} people have no letter yet (${namesOf(without)}). Draft them first: nobody is left out.`,
  });
}

function namesOf(people: readonly { name: string }[]): string {
  const names = people.slice(0, 10).map((one) => one.name);
  return `${names.join("、")}${people.length > names.length ? "……" : ""}`;
}

/** Findings mended or passed over with a reason, and the result still the one that the letter speaks about. */
function requireSound(letters: readonly Pending[], graded: ReadonlyMap<string, GradedSheet>): void {
  const open = letters.filter((one) => one.letter.openErrors > 0);
  if (open.length > 0) {
    throw conflict(
      "letters-open-findings",
      {
        zh: `${open.length} 份意见书还有未处理的检查意见(${namesOf(open)})。请修改,或写明理由后通过。一份都没有发出。`,
        en: `${open.length} letters have open findings (${namesOf(open)}). Mend them or give a reason. None was released.`,
      },
      { cadreIds: open.map((one) => one.letter.cadreId) },
    );
  }
  const stale = letters.filter((one) => graded.get(one.letter.cadreId)?.inputsHash !== one.letter.inputsHash);
  if (stale.length === 0) return;
  throw conflict("letters-outdated", {
    zh: `${stale.length} 份意见书起草之后结果有变(${namesOf(stale)})。请重新起草。`,
    en: `The results behind ${stale.length} letters have changed since (${namesOf(stale)}). Draft them again.`,
  });
}

/** A draft bears the dates of its drafting; the terms run from the release. */
function datedToday(one: LetterRow, basis: LetterBasis, graded: GradedSheet): LetterRow {
  const { date, rights } = contentOf(basis, graded);
  const { reviewUntil, appealUntil, measuresDue } = basis.dates;
  const measures = one.content.measures.map((measure) =>
    measure.due === one.measuresDue ? { ...measure, due: measuresDue } : measure,
  );
  const content = { ...one.content, date, rights, measures };
  return { ...one, content, reviewUntil, appealUntil, measuresDue };
}

async function putReleased(tx: Tx, ctx: Ctx, letters: readonly LetterRow[]): Promise<void> {
  const stamp = { releasedAt: ctx.platform.now(), releasedBy: ctx.actor.userId };
  const set = {
    content: sql`excluded.content`,
    reviewUntil: sql`excluded.review_until`,
    appealUntil: sql`excluded.appeal_until`,
    measuresDue: sql`excluded.measures_due`,
    ...stamp,
  };
  for (const some of portions(letters)) {
    const rows = some.map((one) => ({ ...one, ...stamp }));
    await tx
      .insert(letter)
      .values(rows)
      .onConflictDoUpdate({ target: [letter.jurisdictionId, letter.campaignId, letter.cadreId], set });
  }
}

async function insertItems(tx: Tx, row: CampaignRow, letters: readonly LetterRow[]): Promise<void> {
  const { jurisdictionId, campaignId } = row;
  const items = letters.flatMap(({ cadreId, content }) =>
    content.measures.map((measure, i) => ({
      ...{ jurisdictionId, campaignId, cadreId },
      itemNo: i + 1,
      ...measure,
    })),
  );
  for (const some of portions(items)) await tx.insert(improvementItem).values(some);
}
