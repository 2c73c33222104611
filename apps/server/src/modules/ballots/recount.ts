import { recountOrderText } from "@hengjian/ballot";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import { conflict } from "../../platform/errors.ts";
import {
  drawUpOrder,
  findOrder,
  type OrderView,
  orderView,
  requireOrder,
  signedOrder,
  signOrder,
} from "./orders.ts";
import type { OrderRow, RoundRow } from "./schema.ts";
import { findRound, lockRound, manifestOf, requireStatus } from "./store.ts";
import { zipOf } from "./zip.ts";

/** The order that opens answers and salts to a recount, and with it the release. @throws DomainError `wrong-round-state` */
export async function recountView(ctx: Ctx, campaignId: string, roundId: string): Promise<OrderView> {
  const { db } = ctx.platform;
  const row = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  requireStatus(row, ["closed", "released"]);
  return orderView(db, ctx, row, (await findOrder(db, row, "recount")) ?? unsigned(ctx, row));
}

/** The text follows from the manifest; the row comes with the first signature. */
function unsigned(ctx: Ctx, { jurisdictionId, roundId, ...row }: RoundRow): OrderRow {
  const text = recountOrderText(manifestOf({ jurisdictionId, roundId, ...row }));
  const { userId: createdBy } = ctx.actor;
  return {
    ...{ jurisdictionId, roundId, kind: "recount", text, counts: null, signatures: [] },
    ...{ createdBy, createdAt: ctx.platform.now() },
  };
}

/** @throws DomainError as `signOrder` */
export async function signRecount(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  note: string,
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["closed", "released"]);
    const order = (await findOrder(tx, row, "recount")) ?? (await drawUpOrder(tx, ctx, row, "recount", null));
    await signOrder(tx, ctx, row, order, note);
  });
}

/** The record with answers and salts, for the recount team; nothing of it stays here. @throws DomainError `order-incomplete` */
export async function recountZip(ctx: Ctx, campaignId: string, roundId: string): Promise<Uint8Array> {
  const { platform } = ctx;
  const row = await findRound(platform.db, ctx.actor.jurisdictionId, campaignId, roundId);
  const files = await openedFiles(ctx, row);
  await recordEvent(platform.db, ctx, {
    action: "ballots.recount",
    subjectType: "round",
    subjectId: roundId,
    detail: { files: files.size },
  });
  return zipOf(files);
}

/** What the box opens on the order of two officers. @throws DomainError `order-incomplete`, `box-down` */
export async function openedFiles(ctx: Ctx, row: RoundRow): Promise<Map<string, Uint8Array>> {
  requireStatus(row, ["closed", "released"]);
  const signed = signedOrder(await requireOrder(ctx.platform.db, row, "recount"));
  if (signed === null)
    throw conflict("order-incomplete", {
      zh: "复核指令还缺签名,需要两名封箱人签署。",
      en: "The recount order lacks a signature; two officers have to sign it.",
    });
  return ctx.platform.box.recount(manifestOf(row).manifest.campaign, signed);
}

/** The published record, for anybody who wants to verify it. @throws DomainError `box-down`, `wrong-round-state` */
export async function recordZip(ctx: Ctx, campaignId: string, roundId: string): Promise<Uint8Array> {
  const row = await findRound(ctx.platform.db, ctx.actor.jurisdictionId, campaignId, roundId);
  requireStatus(row, ["closed", "released"]);
  return zipOf(await ctx.platform.box.record(manifestOf(row).manifest.campaign));
}
