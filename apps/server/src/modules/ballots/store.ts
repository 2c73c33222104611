import { randomUUID } from "node:crypto";
import { type FrozenManifest, openManifest } from "@hengjian/ballot";
import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, notFound } from "../../platform/errors.ts";
import {
  ballotGroup,
  ballotRound,
  ballotStep,
  type GroupRow,
  type RoundRow,
  type RoundStatus,
  type StepRow,
} from "./schema.ts";
import { STEP_LABELS } from "./steps.ts";
import type { RoundKey } from "./types.ts";

const ROUND_TEXT = { zh: "该测评轮次", en: "The round of voting" };

export function isRound({ jurisdictionId, roundId }: RoundKey) {
  return and(eq(ballotRound.jurisdictionId, jurisdictionId), eq(ballotRound.roundId, roundId));
}

/** @throws DomainError `not-found` */
export async function findRound(
  db: Db | Tx,
  jurisdictionId: string,
  campaignId: string,
  roundId: string,
): Promise<RoundRow> {
  const [row] = await db
    .select()
    .from(ballotRound)
    .where(and(isRound({ jurisdictionId, roundId }), eq(ballotRound.campaignId, campaignId)));
  if (row === undefined) throw notFound(ROUND_TEXT);
  return row;
}

/** The row, held until the transaction ends. @throws DomainError `not-found` */
export async function lockRound(
  tx: Tx,
  jurisdictionId: string,
  campaignId: string,
  roundId: string,
): Promise<RoundRow> {
  const [row] = await tx
    .select()
    .from(ballotRound)
    .where(and(isRound({ jurisdictionId, roundId }), eq(ballotRound.campaignId, campaignId)))
    .for("update");
  if (row === undefined) throw notFound(ROUND_TEXT);
  return row;
}

/**
 * Take hold of a round to change what was not frozen yet. Nothing changes between the proposal of the freeze and its
 * confirmation: the second person confirms what the first one saw.
 * @throws DomainError `round-frozen`, `step-pending`
 */
export async function lockForSetup(
  tx: Tx,
  jurisdictionId: string,
  campaignId: string,
  roundId: string,
): Promise<RoundRow> {
  const row = await lockRound(tx, jurisdictionId, campaignId, roundId);
  requireSetup(row);
  const pending = await openStep(tx, row);
  if (pending !== null) throw stepPending(pending);
  return row;
}

/** @throws DomainError `round-frozen` */
export function requireSetup(row: RoundRow): void {
  if (row.status === "setup") return;
  throw conflict("round-frozen", {
    zh: "清单已经冻结,评价主体、名单、时间和匿名设置都不能再改。确需更改的,请由两人作废本轮后新建一轮。",
    en: "The manifest is frozen: groups, lists, windows and anonymity settings cannot be changed any more. If they must be, two people discard this round and a new one is made.",
  });
}

/** @throws DomainError `wrong-round-state` */
export function requireStatus(row: RoundRow, statuses: readonly RoundStatus[]): void {
  if (!statuses.includes(row.status)) throw wrongState(row);
}

function wrongState(row: RoundRow) {
  return conflict("wrong-round-state", {
    zh: `本轮${STATUS_TEXT[row.status].zh},不能进行这一步。请刷新页面。`,
    en: `This round ${STATUS_TEXT[row.status].en}, so this step cannot be taken. Reload the page.`,
  });
}

const STATUS_TEXT = {
  setup: { zh: "还没有冻结", en: "is not frozen yet" },
  frozen: { zh: "还没有封箱", en: "is not closed yet" },
  closed: { zh: "已经封箱", en: "is closed" },
  released: { zh: "已经计入考核", en: "is released" },
  discarded: { zh: "已经作废", en: "was discarded" },
} as const;

export function stepPending(pending: StepRow) {
  const label = STEP_LABELS[pending.step];
  return conflict("step-pending", {
    zh: `已有人提出“${label.zh}”,等待另一人确认,此时不能改动。请先确认或撤回。`,
    en: `"${label.en}" waits for its second person; nothing can be changed meanwhile. Confirm or withdraw it first.`,
  });
}

export async function openStep(db: Db | Tx, row: RoundKey): Promise<StepRow | null> {
  const [step] = await db
    .select()
    .from(ballotStep)
    .where(
      and(
        eq(ballotStep.jurisdictionId, row.jurisdictionId),
        eq(ballotStep.roundId, row.roundId),
        eq(ballotStep.state, "proposed"),
      ),
    );
  return step ?? null;
}

export function groupsOf(db: Db | Tx, row: RoundKey): Promise<GroupRow[]> {
  return db
    .select()
    .from(ballotGroup)
    .where(and(eq(ballotGroup.jurisdictionId, row.jurisdictionId), eq(ballotGroup.roundId, row.roundId)))
    .orderBy(asc(ballotGroup.position));
}

/** Manifests are large and never change: each is read once. */
const opened = new Map<string, FrozenManifest>();
const KEPT = 20;

/** @throws DomainError `wrong-round-state` before the freeze */
export function manifestOf(row: RoundRow): FrozenManifest {
  if (row.manifest === null) throw wrongState(row);
  const known = row.manifestHash === null ? undefined : opened.get(row.manifestHash);
  if (known !== undefined) return known;
  const frozen = openManifest(row.manifest);
  opened.set(frozen.hashText, frozen);
  if (opened.size > KEPT) opened.delete(opened.keys().next().value!);
  return frozen;
}

/** Stands for the unknown bearer of a card; raters stand for themselves. */
export function newCardHolder(): string {
  return `card:${randomUUID()}`;
}

export function isCard(holder: string): boolean {
  return holder.startsWith("card:");
}
