import {
  checkLetter,
  draftLetter,
  type LetterContent,
  type LetterFinding,
  type ScoreSheet,
} from "@hengjian/appraisal";
import { and, eq, isNull, sql } from "drizzle-orm";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { jurisdictionOf } from "../../platform/jurisdiction.ts";
import type { CampaignRow, FrozenRow } from "../campaigns/schema.ts";
import { findCampaign, frozenOf, lockForChange, requireStage } from "../campaigns/service.ts";
import { gradedSheets } from "../results/service.ts";
import { dateOf, workCalendar } from "../schemes/service.ts";
import { frameOf, letterDates } from "./frame.ts";
import { letter, type Override } from "./schema.ts";

export const DRAFT_JOB = "feedback.draft";

export interface DraftInput {
  campaignId: string;
  /** Null for everybody. */
  cadreIds: string[] | null;
  /** Write drafts anew that exist already; released letters always stay. */
  again: boolean;
}

/**
 * Ask for drafts of letters, of some people or of everybody.
 * @returns the job's id
 * @throws DomainError `wrong-stage`
 */
export async function startDrafting(ctx: Ctx, input: DraftInput): Promise<string> {
  const row = await findCampaign(ctx.platform.db, ctx.actor.jurisdictionId, input.campaignId);
  requireStage(row, ["feedback"]);
  return ctx.platform.jobs.enqueue(ctx.actor, {
    kind: DRAFT_JOB,
    title: { zh: `起草反馈意见书:${row.name}`, en: `Draft letters: ${row.name}` },
    input,
  });
}

export type GradedSheet = Awaited<ReturnType<typeof gradedSheets>>[number];

/** All that letters of one campaign have in common. */
export interface LetterBasis {
  row: CampaignRow;
  frozen: FrozenRow;
  office: string;
  cohortSize: number;
  dates: ReturnType<typeof letterDates>;
}

export async function letterBasis(tx: Db | Tx, ctx: Ctx, row: CampaignRow): Promise<LetterBasis> {
  const frozen = await frozenOf(tx, row);
  const own = await jurisdictionOf(tx, row.jurisdictionId);
  const all = await gradedSheets(tx, row);
  const calendar = await workCalendar(tx, row.jurisdictionId);
  return {
    row,
    frozen,
    office: `${own?.name ?? ""}考核办`,
    cohortSize: all.filter((one) => one.sheet.root.value !== null).length,
    dates: letterDates(frozen.packs, dateOf(ctx.platform.now()), calendar),
  };
}

export function contentOf(basis: LetterBasis, graded: GradedSheet): LetterContent {
  const { row, frozen, office, cohortSize, dates } = basis;
  const frame = frameOf({
    ...{ row, office, cohortSize, dates },
    ratee: graded.ratee,
    grade: graded.decided ?? "no_grade",
    rank: graded.rank,
  });
  return draftLetter(graded.sheet, frozen.scheme, frame);
}

/** Findings of the check, with those that nobody has passed over yet counted. */
export function checked(
  content: LetterContent,
  sheet: ScoreSheet,
  overrides: readonly Override[],
): { findings: LetterFinding[]; overrides: Override[]; openErrors: number } {
  const findings = checkLetter(content, sheet);
  const isAbout = (finding: LetterFinding) => (override: Override) =>
    override.code === finding.code && override.place === finding.place;
  const kept = overrides.filter((override) => findings.some((finding) => isAbout(finding)(override)));
  const open = findings.filter((finding) => finding.severity === "error" && !kept.some(isAbout(finding)));
  return { findings, overrides: kept, openErrors: open.length };
}

/** Draft letters from final results, in one transaction. */
export async function writeDrafts(
  ctx: Ctx,
  input: DraftInput,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ drafted: number; kept: number }> {
  return ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, ctx.actor.jurisdictionId, input.campaignId, ["feedback"]);
    const basis = await letterBasis(tx, ctx, row);
    const wanted = await gradedSheets(tx, row, input.cadreIds ?? undefined);
    const existing = await lettersOf(tx, row);
    const todo = wanted.filter((one) => {
      const released = existing.get(one.ratee.cadreId);
      return released === undefined || (input.again && !released);
    });
    const rows = todo.map((one, i) => {
      signal.throwIfAborted();
      progress(i + 1, todo.length);
      return draftRow(ctx, basis, one);
    });
    await putDrafts(tx, rows);
    await recordEvent(tx, ctx, {
      action: "feedback.draft",
      subjectType: "campaign",
      subjectId: input.campaignId,
      detail: { letters: rows.length, again: input.again },
      after: rows.map(({ cadreId, content }) => ({ cadreId, content })),
    });
    return { drafted: rows.length, kept: wanted.length - rows.length };
  });
}

/** Cadre → whether the letter was released. */
async function lettersOf(tx: Tx, row: CampaignRow): Promise<Map<string, boolean>> {
  const rows = await tx
    .select({ cadreId: letter.cadreId, releasedAt: letter.releasedAt })
    .from(letter)
    .where(and(eq(letter.jurisdictionId, row.jurisdictionId), eq(letter.campaignId, row.campaignId)));
  return new Map(rows.map((one) => [one.cadreId, one.releasedAt !== null]));
}

function draftRow(ctx: Ctx, basis: LetterBasis, graded: GradedSheet): typeof letter.$inferInsert {
  const content = contentOf(basis, graded);
  const { findings, openErrors } = checked(content, graded.sheet, []);
  return {
    jurisdictionId: basis.row.jurisdictionId,
    campaignId: basis.row.campaignId,
    cadreId: graded.ratee.cadreId,
    ...{ content, findings, overrides: [], openErrors },
    inputsHash: graded.inputsHash,
    revision: 1,
    measuresDue: basis.dates.measuresDue,
    editedBy: ctx.actor.userId,
    editedAt: ctx.platform.now(),
  };
}

async function putDrafts(tx: Tx, rows: readonly (typeof letter.$inferInsert)[]): Promise<void> {
  const set = {
    content: sql`excluded.content`,
    findings: sql`excluded.findings`,
    overrides: sql`excluded.overrides`,
    openErrors: sql`excluded.open_errors`,
    inputsHash: sql`excluded.inputs_hash`,
    measuresDue: sql`excluded.measures_due`,
    editedBy: sql`excluded.edited_by`,
    editedAt: sql`excluded.edited_at`,
    revision: sql`${letter.revision} + 1`,
  };
  for (const some of portions(rows)) {
    await tx
      .insert(letter)
      .values(some)
      .onConflictDoUpdate({
        target: [letter.jurisdictionId, letter.campaignId, letter.cadreId],
        set,
        setWhere: isNull(letter.releasedAt),
      });
  }
}
