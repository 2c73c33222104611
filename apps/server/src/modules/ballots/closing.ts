import { CheckpointError, openCheckpoint, signersOfNote } from "@hengjian/ballot";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Tx } from "../../platform/db/database.ts";
import { conflict, forbidden, invalid } from "../../platform/errors.ts";
import { signLog } from "../campaigns/service.ts";
import { activePeople } from "../identity/service.ts";
import { cleaned, proposeStep, requireChecks } from "./advance.ts";
import { dropIssuingKeys, shredWrapper } from "./issuing-keys.ts";
import { issuedCounts } from "./numbers.ts";
import {
  drawUpOrder,
  dropOrder,
  findOrder,
  namedKey,
  orderView,
  requireOrder,
  signedOrder,
  signOrder,
} from "./orders.ts";
import { requireSound } from "./records.ts";
import { ballotRound, ballotStep, type OrderRow, type RoundRow } from "./schema.ts";
import type { closeShape } from "./shapes.ts";
import { keyView } from "./signing-keys.ts";
import { findRound, isRound, lockRound, manifestOf, openStep, requireStatus, stepPending } from "./store.ts";

export type CloseView = z.infer<typeof closeShape>;

/** How far the close is, and what the person signed in can sign. */
export async function closeView(ctx: Ctx, campaignId: string, roundId: string): Promise<CloseView> {
  const { db } = ctx.platform;
  const row = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  const order = row.manifest === null ? null : await findOrder(db, row, "close");
  return {
    phase: phaseOf(row, order),
    order: order === null ? null : await orderView(db, ctx, row, order),
    checkpoint: row.checkpoint === null ? null : await checkpointView(ctx, row, row.checkpoint),
  };
}

function phaseOf(row: RoundRow, order: OrderRow | null): CloseView["phase"] {
  if (row.cosignedAt !== null) return "done";
  if (row.closedAt !== null) return "to-cosign";
  if (order === null) return "not-ordered";
  return signedOrder(order) === null ? "signing" : "to-send";
}

async function checkpointView(ctx: Ctx, row: RoundRow, note: string): Promise<CloseView["checkpoint"]> {
  const { supervisorKey } = manifestOf(row).manifest;
  const key = await namedKey(ctx.platform.db, ctx, [supervisorKey]);
  const people = await activePeople(ctx.platform.db, row.jurisdictionId);
  const accountId = row.settings.supervisor ?? "";
  const name = people.find((one) => one.accountId === accountId)?.displayName ?? "";
  return {
    note,
    supervisor: { accountId, name, signed: row.cosignedAt !== null },
    myKey: key === null ? null : keyView(key),
  };
}

/**
 * Draw up the order to close. From here on no token is issued, so that the counts which the officers sign stay true.
 * @throws DomainError `not-an-officer`, `reason-required`, `step-pending`, `wrong-round-state`, `order-exists`
 */
export async function orderClose(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  { note, earlyReason }: { note: string; earlyReason?: string | undefined },
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["frozen"]);
    await requireOfficer(tx, ctx, row);
    if ((await findOrder(tx, row, "close")) !== null) throw orderExists();
    const pending = await openStep(tx, row);
    if (pending !== null) throw stepPending(pending);
    const reason = cleaned(earlyReason);
    await requireChecks(tx, ctx, row, "close", reason);
    await tx.update(ballotRound).set({ issuingStopped: true }).where(isRound(row));
    const issued = await issuedCounts(tx, row);
    const counts = manifestOf(row).manifest.groups.map(
      ({ id }) => issued.get(id) ?? { id, issued: 0, replaced: 0 },
    );
    await drawUpOrder(tx, ctx, row, "close", counts);
    await proposeStep(tx, ctx, row, { step: "close", note, earlyReason: reason });
  });
}

async function requireOfficer(tx: Tx, ctx: Ctx, row: RoundRow): Promise<void> {
  if ((await namedKey(tx, ctx, manifestOf(row).manifest.officerKeys)) !== null) return;
  throw forbidden(
    {
      zh: "您不是本轮清单中的封箱人,不能办理封箱。",
      en: "You are not named as an officer of this round and cannot order the close.",
    },
    "not-an-officer",
  );
}

function orderExists() {
  return conflict("order-exists", {
    zh: "封箱指令已经生成,请签署,或先撤回。",
    en: "The order to close was drawn up already. Sign it, or withdraw it first.",
  });
}

/** Take the order back while it is not signed by two; issuing goes on. @throws DomainError `order-complete`, `not-found` */
export async function withdrawClose(ctx: Ctx, campaignId: string, roundId: string): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["frozen"]);
    await requireOfficer(tx, ctx, row);
    const order = await requireOrder(tx, row, "close");
    if (signedOrder(order) !== null) throw orderComplete();
    await dropOrder(tx, row, "close");
    await tx.update(ballotRound).set({ issuingStopped: false }).where(isRound(row));
    await tx.update(ballotStep).set({ state: "withdrawn" }).where(isOpenClose(row));
    await recordEvent(tx, ctx, {
      action: "ballots.step-withdraw",
      subjectType: "round",
      subjectId: roundId,
      detail: { to: "close" },
      before: order.text,
    });
  });
}

function isOpenClose({ jurisdictionId, roundId }: RoundRow) {
  return and(
    eq(ballotStep.jurisdictionId, jurisdictionId),
    eq(ballotStep.roundId, roundId),
    eq(ballotStep.step, "close"),
    eq(ballotStep.state, "proposed"),
  );
}

function orderComplete() {
  return conflict("order-complete", {
    zh: "封箱指令已由两人签署,不能撤回。请发送到票箱。",
    en: "Two officers have signed the order; it cannot be withdrawn. Send it to the box.",
  });
}

/** An officer signs; with the second signature the box is closed at once. @throws DomainError as `signOrder`, `sendClose` */
export async function signClose(ctx: Ctx, campaignId: string, roundId: string, note: string): Promise<void> {
  const order = await ctx.platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["frozen"]);
    return signOrder(tx, ctx, row, await requireOrder(tx, row, "close"), note);
  });
  if (signedOrder(order) !== null) await sendClose(ctx, campaignId, roundId);
}

/**
 * Give the signed order to the box and take its record. Repeating it is harmless: when the box or this server dies in
 * between, it goes on from where it stopped.
 * @throws DomainError `box-down`, `order-incomplete`, `record-broken`
 */
export async function sendClose(ctx: Ctx, campaignId: string, roundId: string): Promise<void> {
  const { platform } = ctx;
  const row = await findRound(platform.db, ctx.actor.jurisdictionId, campaignId, roundId);
  requireStatus(row, ["frozen"]);
  const order = await requireOrder(platform.db, row, "close");
  const signed = signedOrder(order);
  if (signed === null) throw orderIncomplete();
  const frozen = manifestOf(row);
  await platform.box.close(frozen.manifest.campaign, signed);
  const { checkpoint, root, summary } = await requireSound(
    frozen,
    await platform.box.record(frozen.manifest.campaign),
  );
  await platform.db.transaction(async (tx) => {
    const held = await lockRound(tx, row.jurisdictionId, campaignId, roundId);
    if (held.status !== "frozen") return;
    const now = platform.now();
    await tx
      .update(ballotRound)
      .set({ status: "closed", checkpoint, root, summary, closedAt: now })
      .where(isRound(row));
    const [, second] = order.signatures;
    await tx
      .update(ballotStep)
      .set({ state: "taken", confirmedBy: second!.accountId, confirmedName: second!.name, takenAt: now })
      .where(isOpenClose(row));
    await dropIssuingKeys(tx, row);
    await recordEvent(tx, ctx, {
      action: "ballots.close",
      subjectType: "round",
      subjectId: roundId,
      detail: {
        root,
        ballots: summary.reduce((sum, one) => sum + one.ballots, 0),
        issued: summary.reduce((sum, one) => sum + one.issued, 0),
        void: summary.filter((one) => one.void.length > 0).length,
      },
    });
  });
  shredWrapper(platform, roundId);
  await signLog(ctx, `round ${roundId}: close`);
}

function orderIncomplete() {
  return conflict("order-incomplete", {
    zh: "封箱指令还缺签名,需要两名封箱人签署。",
    en: "The order to close lacks a signature; two officers have to sign it.",
  });
}

/**
 * The supervisor puts the own signature on the record.
 * @param note the checkpoint with one more signature line
 * @throws DomainError `not-the-supervisor`, `bad-signature`, `box-down`, `wrong-round-state`
 */
export async function cosignRecord(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  note: string,
): Promise<void> {
  const { platform } = ctx;
  const row = await findRound(platform.db, ctx.actor.jurisdictionId, campaignId, roundId);
  requireStatus(row, ["closed"]);
  const frozen = manifestOf(row);
  if ((await namedKey(platform.db, ctx, [frozen.manifest.supervisorKey])) === null) throw notTheSupervisor();
  if (!isCosigned(row, note)) throw badSignature();
  // The box first: it checks for itself, and taking the same signature twice changes nothing.
  await platform.box.cosign(frozen.manifest.campaign, note);
  await platform.db.transaction(async (tx) => {
    const held = await lockRound(tx, row.jurisdictionId, campaignId, roundId);
    if (held.cosignedAt !== null) return;
    await tx.update(ballotRound).set({ checkpoint: note, cosignedAt: platform.now() }).where(isRound(row));
    await recordEvent(tx, ctx, {
      action: "ballots.cosign",
      subjectType: "round",
      subjectId: roundId,
      detail: { root: row.root },
      after: note,
    });
  });
}

function isCosigned(row: RoundRow, note: string): boolean {
  const { boxKey, supervisorKey } = manifestOf(row);
  try {
    openCheckpoint(note, [boxKey, supervisorKey]);
    return note.startsWith(row.checkpoint ?? "") && signersOfNote(note, [supervisorKey]).length === 1;
  } catch (error) {
    if (error instanceof CheckpointError) return false;
    throw error;
  }
}

function notTheSupervisor() {
  return forbidden(
    {
      zh: "您不是本轮清单中的监督员,不能签署封箱记录。",
      en: "You are not the supervisor named in this round and cannot cosign its record.",
    },
    "not-the-supervisor",
  );
}

function badSignature() {
  return invalid("bad-signature", {
    zh: "签名与封箱记录或您的密钥不符。请刷新页面后重新签名。",
    en: "The signature does not fit the record or your key. Reload the page and sign again.",
  });
}
