import type { Text } from "@hengjian/appraisal";
import { ruleValue } from "@hengjian/appraisal";
import { VOID_TEXT } from "@hengjian/ballot";
import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import type { Db } from "../../platform/db/database.ts";
import { frozenOf, isSamePerson } from "../campaigns/service.ts";
import { mayDiscard, mayTakeStep, takesTwo } from "./advance.ts";
import { linkOf } from "./check.ts";
import { checklistFor } from "./checks.ts";
import { type GroupNumbers, roundNumbers } from "./numbers.ts";
import { readPlan } from "./plan/store.ts";
import { roundsOf } from "./rounds.ts";
import { ballotStep, type RoundRow, type RoundStep, type StepRow } from "./schema.ts";
import type { liveShape, roundDetail, roundItem } from "./shapes.ts";
import { nextStep, type RoundState, STATE_LABELS, STEP_LABELS, STEP_ROLES, stateOf } from "./steps.ts";
import { findRound, groupsOf, manifestOf, openStep, requireStatus } from "./store.ts";

type RoundItem = z.infer<typeof roundItem>;
type RoundDetail = z.infer<typeof roundDetail>;

export async function listRounds(ctx: Ctx, campaignId: string): Promise<{ items: RoundItem[] }> {
  const { db } = ctx.platform;
  const rows = await roundsOf(db, ctx.actor.jurisdictionId, campaignId);
  return { items: await Promise.all(rows.map((row) => itemOf(ctx, row))) };
}

async function itemOf(ctx: Ctx, row: RoundRow): Promise<RoundItem> {
  const numbers = await roundNumbers(ctx.platform.db, ctx.platform, row);
  return { ...headOf(ctx, row), ...totalsOf(numbers, await plannedEligible(ctx.platform.db, row)) };
}

function headOf(ctx: Ctx, row: RoundRow) {
  const { roundId, title, mode, settings, manifestHash, createdAt } = row;
  return {
    ...{ roundId, title, mode, manifestHash },
    state: stateOf(row, ctx.platform.now()),
    issuing: settings.issuing,
    casting: settings.casting,
    createdAt: createdAt.toISOString(),
  };
}

/** Before the freeze: what the plan comes to. */
async function plannedEligible(db: Db, row: RoundRow): Promise<number> {
  if (row.status !== "setup") return 0;
  const plan = await readPlan(db, row);
  return plan.reduce((total, one) => total + one.raters.length + one.row.extraCards, 0);
}

function totalsOf(numbers: readonly GroupNumbers[], planned: number) {
  const sum = (pick: (one: GroupNumbers) => number) => numbers.reduce((total, one) => total + pick(one), 0);
  const known = numbers.length > 0 && numbers.every((one) => one.received !== null);
  return {
    eligible: planned + sum((one) => one.eligible),
    issued: sum((one) => one.issued),
    received: known ? sum((one) => one.received ?? 0) : null,
  };
}

/** One round with its line of states, the checklist of the next step and who may take it. @throws DomainError `not-found` */
export async function roundView(ctx: Ctx, campaignId: string, roundId: string): Promise<RoundDetail> {
  const { platform, actor } = ctx;
  const { db } = platform;
  const row = await findRound(db, actor.jurisdictionId, campaignId, roundId);
  const numbers = await roundNumbers(db, platform, row);
  const steps = await takenSteps(db, row);
  const pending = await openStep(db, row);
  const next = nextStep(row);
  return {
    round: {
      ...headOf(ctx, row),
      ...totalsOf(numbers, await plannedEligible(db, row)),
      boothUrl: row.boothUrl,
    },
    settings: row.settings,
    thresholds: await thresholdsOf(db, row),
    stateLine: stateLine(row, stateOf(row, platform.now()), steps),
    checklist: (await checklistFor(db, ctx, row, next)).map((one) => ({
      ...one,
      link: linkOf(campaignId, roundId, one.key),
    })),
    next: next === null ? null : stepView(ctx, row, next, pending),
    discard: mayDiscard(row) ? stepView(ctx, row, "discard", pending) : null,
    numbers,
    record: await recordView(db, row),
    box: await platform.box.status(),
  };
}

async function thresholdsOf(db: Db, row: RoundRow) {
  if (row.manifest !== null) return manifestOf(row).manifest.thresholds;
  const { packs } = await frozenOf(db, row);
  const distribution = ruleValue(packs, "anonymity.distribution");
  return { mean: ruleValue(packs, "anonymity.mean"), distribution, comments: distribution };
}

function takenSteps(db: Db, row: RoundRow): Promise<StepRow[]> {
  return db
    .select()
    .from(ballotStep)
    .where(
      and(
        eq(ballotStep.jurisdictionId, row.jurisdictionId),
        eq(ballotStep.roundId, row.roundId),
        eq(ballotStep.state, "taken"),
      ),
    )
    .orderBy(asc(ballotStep.proposedAt));
}

function stepView(ctx: Ctx, row: RoundRow, step: RoundStep, open: StepRow | null): RoundDetail["next"] {
  const pending = open?.step === step ? open : null;
  const allowed = mayTakeStep(ctx, step);
  const bySignature = step === "close";
  return {
    step: step === "reprint" ? "discard" : step,
    label: STEP_LABELS[step],
    roles: [...STEP_ROLES[step]],
    twoPeople: takesTwo(row, step),
    proposal:
      pending === null
        ? null
        : {
            proposedBy: pending.proposedName,
            proposedAt: pending.proposedAt.toISOString(),
            note: pending.note,
          },
    may: {
      propose: allowed && open === null && !bySignature,
      confirm: allowed && pending !== null && !bySignature && !isSamePerson(ctx, pending),
      withdraw: allowed && pending !== null && !bySignature,
    },
    bySignature,
  };
}

const LINE: readonly RoundState[] = ["setup", "frozen", "issuing", "casting", "ended", "closed", "released"];
/** Which step leads into a state; the windows lead into the others. */
const LED_BY: Readonly<Partial<Record<RoundState, RoundStep>>> = {
  frozen: "freeze",
  closed: "close",
  released: "release",
  discarded: "discard",
};

function stateLine(row: RoundRow, now: RoundState, steps: readonly StepRow[]): RoundDetail["stateLine"] {
  const line = lineOf(row, now);
  const at = line.indexOf(now);
  return line.map((state, i) => {
    const step = steps.find((one) => one.step === LED_BY[state]);
    return {
      stage: state,
      label: STATE_LABELS[state],
      state: i < at ? "done" : i === at ? "now" : "next",
      by:
        step === undefined
          ? []
          : [step.proposedName, ...(step.confirmedName === null ? [] : [step.confirmedName])],
      at: step?.takenAt?.toISOString() ?? (i <= at ? windowOf(row, state) : null),
    };
  });
}

/** A mock round ends with being discarded, a discarded one where it stood. */
function lineOf(row: RoundRow, now: RoundState): RoundState[] {
  const whole: RoundState[] = row.mode === "mock" ? [...LINE.slice(0, -1), "discarded"] : [...LINE];
  if (now !== "discarded" || row.mode === "mock") return whole;
  return row.manifest === null ? ["setup", "discarded"] : ["setup", "frozen", "discarded"];
}

function windowOf({ settings }: RoundRow, state: RoundState): string | null {
  if (state === "issuing") return settings.issuing?.from ?? null;
  if (state === "casting") return settings.casting?.from ?? null;
  return state === "ended" ? (settings.casting?.until ?? null) : null;
}

async function recordView(db: Db, row: RoundRow): Promise<RoundDetail["record"]> {
  if (row.closedAt === null || row.summary === null || row.root === null) return null;
  const labels = new Map<string, Text>((await groupsOf(db, row)).map((one) => [one.groupId, one.label]));
  return {
    root: row.root,
    cosigned: row.cosignedAt !== null,
    closedAt: row.closedAt.toISOString(),
    summary: row.summary.map((one) => ({
      ...{ group: one.group, label: labels.get(one.group) ?? { zh: one.group, en: one.group } },
      ...{ eligible: one.eligible, issued: one.issued, replaced: one.replaced },
      ...{ received: one.ballots, valid: one.valid, invalid: one.invalid },
      void: one.void.map((reason) => ({ ...VOID_TEXT[reason] })),
    })),
  };
}

/** What the wall of a hall shows: counts, never who. @throws DomainError `wrong-round-state` before the freeze */
export async function liveView(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
): Promise<z.infer<typeof liveShape>> {
  const { platform } = ctx;
  const row = await findRound(platform.db, ctx.actor.jurisdictionId, campaignId, roundId);
  requireStatus(row, ["frozen", "closed", "released"]);
  const { manifest, hashText } = manifestOf(row);
  const numbers = await roundNumbers(platform.db, platform, row);
  return {
    title: row.title,
    mode: row.mode,
    now: platform.now().toISOString(),
    issuing: manifest.issuing,
    casting: manifest.casting,
    ...totalsOf(numbers, 0),
    boothUrl: row.boothUrl,
    manifestHash: hashText,
  };
}

/** The manifest as it was frozen, to the byte. @throws DomainError `wrong-round-state` before the freeze */
export async function manifestText(ctx: Ctx, campaignId: string, roundId: string): Promise<string> {
  return manifestOf(await findRound(ctx.platform.db, ctx.actor.jurisdictionId, campaignId, roundId)).text;
}
