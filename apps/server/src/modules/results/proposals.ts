import { type Bar, type Grade, type PersonnelFact, type Proposals, proposeGrades } from "@hengjian/appraisal";
import { and, asc, eq } from "drizzle-orm";
import { hashOf, recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import type { CampaignRow } from "../campaigns/schema.ts";
import { frozenOf, lockForChange, rateesOf } from "../campaigns/service.ts";
import { factsOf } from "../roster/service.ts";
import { dateOf } from "../schemes/service.ts";
import { campaignQuota, type GradeRow, grade, scoreSheet } from "./schema.ts";

export type FactsByCadre = Readonly<Record<string, PersonnelFact[]>>;

/** The facts that bars follow from, as the roster holds them now: an open case of yesterday must count today. */
export async function currentFacts(db: Db | Tx, row: CampaignRow): Promise<FactsByCadre> {
  const ratees = await rateesOf(db, row);
  const ids = ratees.map((ratee) => ratee.cadreId);
  const facts = await factsOf(db, row.jurisdictionId, ids);
  return Object.fromEntries(
    ids.map((id) => [
      id,
      (facts.get(id) ?? []).map(({ kind, from, to, note }) => ({ kind, from, to, note })),
    ]),
  );
}

/** Only those of the facts that say something, so that the hash means them. */
export function factsHash(facts: FactsByCadre): string {
  return hashOf(Object.fromEntries(Object.entries(facts).filter(([, own]) => own.length > 0)))!;
}

/**
 * The grades that the rules propose for the whole campaign, from stored scores and given facts.
 * @param weighedAt when the grades are weighed: a case opened in January, after the year of the campaign, counts
 */
async function computeProposals(
  db: Db | Tx,
  row: CampaignRow,
  facts: FactsByCadre,
  weighedAt: Date,
): Promise<Proposals> {
  const { packs } = await frozenOf(db, row);
  const scores = await db
    .select({ cadreId: scoreSheet.cadreId, score: scoreSheet.score })
    .from(scoreSheet)
    .where(and(eq(scoreSheet.jurisdictionId, row.jurisdictionId), eq(scoreSheet.campaignId, row.campaignId)))
    .orderBy(asc(scoreSheet.cadreId));
  const candidates = scores.map(({ cadreId, score }) => ({
    ref: cadreId,
    score,
    facts: facts[cadreId] ?? [],
  }));
  return proposeGrades(candidates, row.year, packs, { asOf: dateOf(weighedAt) });
}

/**
 * Propose a grade for everybody. Decisions made before stay where the bars of today still allow them and the proposal
 * is the same; the others are open again.
 * @returns how many decisions were opened again
 */
export async function propose(tx: Tx, ctx: Ctx, row: CampaignRow): Promise<number> {
  const facts = await currentFacts(tx, row);
  const proposedAt = ctx.platform.now();
  const { quota, counted, proposals } = await computeProposals(tx, row, facts, proposedAt);
  const { jurisdictionId, campaignId } = row;
  const here = and(eq(grade.jurisdictionId, jurisdictionId), eq(grade.campaignId, campaignId));
  const earlier = new Map((await tx.select().from(grade).where(here)).map((one) => [one.cadreId, one]));
  const rows = proposals.map((proposal) => ({
    ...{ jurisdictionId, campaignId, cadreId: proposal.ref },
    facts: facts[proposal.ref] ?? [],
    proposal,
    proposed: proposal.grade,
    ...keptDecision(earlier.get(proposal.ref), proposal.grade, proposal.bars),
  }));
  await tx.delete(grade).where(here);
  for (const some of portions(rows)) await tx.insert(grade).values(some);
  const values = { quota, counted, factsHash: factsHash(facts), proposedAt };
  await tx
    .insert(campaignQuota)
    .values({ jurisdictionId, campaignId, ...values })
    .onConflictDoUpdate({ target: [campaignQuota.jurisdictionId, campaignQuota.campaignId], set: values });
  const reopened = [...earlier.values()].filter(
    (one) => one.decided !== null && rows.find((now) => now.cadreId === one.cadreId)?.decided == null,
  ).length;
  await recordEvent(tx, ctx, {
    action: "grades.propose",
    subjectType: "campaign",
    subjectId: campaignId,
    detail: { counted, places: quota.places, people: rows.length, reopened, factsHash: values.factsHash },
    after: proposals,
  });
  return reopened;
}

type Decision = Pick<GradeRow, "decided" | "reason" | "decidedBy" | "decidedName" | "decidedAt">;
const OPEN: Decision = { decided: null, reason: null, decidedBy: null, decidedName: null, decidedAt: null };

function keptDecision(before: GradeRow | undefined, proposed: Grade, bars: readonly Bar[]): Decision {
  if (before === undefined || before.decided === null) return OPEN;
  if (before.proposed !== proposed || barAgainst(bars, before.decided) !== null) return OPEN;
  const { decided, reason, decidedBy, decidedName, decidedAt } = before;
  return { decided, reason, decidedBy, decidedName, decidedAt };
}

/** The bar that closes a grade for a person, or null when nothing does. The heaviest bar stands first. */
export function barAgainst(bars: readonly Bar[], decided: Grade): Bar | null {
  const heaviest = bars[0];
  if (heaviest === undefined) return null;
  const allows: Record<Bar["effect"], boolean> = {
    no_excellent: decided !== "excellent",
    no_grade: decided === "no_grade",
    incompetent: decided === "incompetent",
  };
  return allows[heaviest.effect] ? null : heaviest;
}

/** Propose again from the facts as they stand now. @throws DomainError `wrong-stage`, `step-pending` */
export async function proposeAgain(ctx: Ctx, campaignId: string): Promise<{ reopened: number }> {
  return ctx.platform.db.transaction(async (tx) => {
    const row = await lockForChange(tx, ctx.actor.jurisdictionId, campaignId, ["deliberate"]);
    return { reopened: await propose(tx, ctx, row) };
  });
}
