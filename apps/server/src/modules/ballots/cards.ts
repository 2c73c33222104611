import {
  codeAddress,
  codeHash,
  type FrozenManifest,
  newCode,
  readableCode,
  readableHash,
} from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { portions } from "../../platform/db/portions.ts";
import { type CardSheet, rendererOf } from "../../platform/documents/index.ts";
import { conflict, invalid, notFound } from "../../platform/errors.ts";
import { isSamePerson } from "../campaigns/service.ts";
import { proposeStep, requireSecond, requireStepRole, takeStep } from "./advance.ts";
import { qrPicture } from "./card-pictures.ts";
import { ballotCode, ballotGroup, ballotIssued, type GroupRow, type RoundRow } from "./schema.ts";
import type { cardsShape } from "./shapes.ts";
import {
  findRound,
  groupsOf,
  lockRound,
  manifestOf,
  newCardHolder,
  openStep,
  requireStatus,
} from "./store.ts";
import { spanText } from "./times.ts";

type CardsView = z.infer<typeof cardsShape>;

/** Cards of a group that are printed and not void. */
const living = ({ printed, voided }: GroupRow) => printed - voided;
const wantedOf = ({ cards }: GroupRow) => cards ?? 0;

export async function cardsView(ctx: Ctx, campaignId: string, roundId: string): Promise<CardsView> {
  const { db } = ctx.platform;
  const row = await findRound(db, ctx.actor.jurisdictionId, campaignId, roundId);
  const groups = (await groupsOf(db, row)).filter((group) => wantedOf(group) > 0);
  const used = await usedCards(db, row);
  const pending = await openStep(db, row);
  return {
    groups: groups.map((group) => {
      const spent = used.get(group.groupId) ?? 0;
      const { returned, printed, voided, label, groupId } = group;
      const missing = returned === null ? null : Math.max(0, living(group) - spent - returned);
      return {
        group: groupId,
        label,
        wanted: wantedOf(group),
        printed,
        voided,
        used: spent,
        returned,
        missing,
      };
    }),
    reprint:
      pending?.step === "reprint"
        ? {
            group: pending.groupId ?? "",
            proposedBy: pending.proposedName,
            note: pending.note,
            mayConfirm: !isSamePerson(ctx, pending),
          }
        : null,
  };
}

/** Cards with which somebody got a token, by group. */
async function usedCards(db: Db | Tx, { jurisdictionId, roundId }: RoundRow): Promise<Map<string, number>> {
  const rows = await db
    .select({ groupId: ballotIssued.groupId, n: sql<number>`count(*)::int` })
    .from(ballotIssued)
    .innerJoin(
      ballotCode,
      and(
        eq(ballotCode.jurisdictionId, ballotIssued.jurisdictionId),
        eq(ballotCode.roundId, ballotIssued.roundId),
        eq(ballotCode.holder, ballotIssued.holder),
        eq(ballotCode.way, "card"),
      ),
    )
    .where(and(eq(ballotIssued.jurisdictionId, jurisdictionId), eq(ballotIssued.roundId, roundId)))
    .groupBy(ballotIssued.groupId);
  return new Map(rows.map((one) => [one.groupId, one.n]));
}

/**
 * Make the cards that are still to be printed, and hand them out once: the codes exist in this file and nowhere else.
 * They are made at random, stored by their hashes in the order of these, and printed in a random order [三重随机].
 * @throws DomainError `cards-printed`, `no-cards`, `wrong-round-state`
 */
export async function printCards(ctx: Ctx, campaignId: string, roundId: string): Promise<Uint8Array> {
  const { platform } = ctx;
  const sheet = await platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["frozen"]);
    const groups = (await groupsOf(tx, row)).filter((group) => wantedOf(group) > 0);
    if (groups.length === 0) throw noCards();
    const due = groups.filter((group) => wantedOf(group) > living(group));
    if (due.length === 0) throw cardsPrinted();
    const frozen = manifestOf(row);
    const made = due.map((group) => ({
      group,
      codes: Array.from({ length: wantedOf(group) - living(group) }, () => newCode(nodeRandom)),
    }));
    await keepHashes(tx, row, frozen, made);
    await countPrinted(tx, row, made);
    await recordEvent(tx, ctx, {
      action: "ballots.cards",
      subjectType: "round",
      subjectId: roundId,
      detail: { cards: made.map(({ group, codes }) => ({ group: group.groupId, cards: codes.length })) },
    });
    return sheetOf(row, frozen, made);
  });
  return (await rendererOf(platform).renderCards(sheet)).bytes;
}

interface MadeCards {
  group: GroupRow;
  codes: readonly string[];
}

async function keepHashes(
  tx: Tx,
  { jurisdictionId, roundId }: RoundRow,
  frozen: FrozenManifest,
  made: readonly MadeCards[],
): Promise<void> {
  const rows = made.flatMap(({ group, codes }) =>
    codes.map((code) => ({
      ...{ jurisdictionId, roundId, codeHash: codeHash(frozen.hash, code), holder: newCardHolder() },
      ...{ way: "card" as const, groupIds: [group.groupId] },
    })),
  );
  // In the order of the hashes, so that the place of a row says nothing about the place of a card on the sheets.
  rows.sort((a, b) => (a.codeHash < b.codeHash ? -1 : 1));
  for (const some of portions(rows)) await tx.insert(ballotCode).values(some);
}

async function countPrinted(tx: Tx, row: RoundRow, made: readonly MadeCards[]): Promise<void> {
  const values = sql.join(
    made.map(({ group, codes }) => sql`(${group.groupId}, ${codes.length}::int)`),
    sql`, `,
  );
  await tx
    .update(ballotGroup)
    .set({ printed: sql`${ballotGroup.printed} + made.cards` })
    .from(sql`(values ${values}) as made (group_id, cards)`)
    .where(
      and(
        eq(ballotGroup.jurisdictionId, row.jurisdictionId),
        eq(ballotGroup.roundId, row.roundId),
        sql`${ballotGroup.groupId} = made.group_id`,
      ),
    );
}

function sheetOf(row: RoundRow, frozen: FrozenManifest, made: readonly MadeCards[]): CardSheet {
  const { issuing, casting } = frozen.manifest;
  return {
    title: row.title,
    mark: row.mode === "mock" ? "模拟测试，不计入结果" : "",
    lines: [`签到 ${spanText(issuing)}`, `投票 ${spanText(casting)}`],
    hash: `清单 ${readableHash(frozen.hashText.slice(0, 16))}`,
    groups: made.map(({ group, codes }) => ({
      label: group.label.zh,
      cards: codes.map((code) => ({
        picture: qrPicture(codeAddress(row.boothUrl ?? "", code, frozen.hashText)),
        code: readableCode(code),
      })),
    })),
  };
}

function noCards() {
  return conflict("no-cards", {
    zh: "本轮没有用卡片参加的评价人,不需要印卡片。",
    en: "Nobody takes part by card in this round; there is nothing to print.",
  });
}

function cardsPrinted() {
  return conflict("cards-printed", {
    zh: "卡片已经印过,代码没有留存,不能再次下载。文件遗失或印坏的,请由两人办理重印,未用的旧卡随即作废。",
    en: "The cards were printed already; their codes were not kept and cannot be downloaded again. If the file is lost, two people order a new printing, which makes unused cards void.",
  });
}

/**
 * Make the unused cards of a group void, so that they can be printed anew; two people.
 * @throws DomainError `second-person-needed`, `step-pending`, `not-found`
 */
export async function reprintCards(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  { group: groupId, note }: { group: string; note: string },
): Promise<"proposed" | "taken"> {
  return ctx.platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["frozen"]);
    requireStepRole(ctx, "reprint");
    const group = (await groupsOf(tx, row)).find((one) => one.groupId === groupId);
    if (group === undefined || group.printed === 0)
      throw notFound({ zh: "已印卡片的评价主体", en: "A group with printed cards" });
    const pending = await openStep(tx, row);
    const request = { step: "reprint" as const, note, earlyReason: null, groupId };
    if (pending === null) {
      await proposeStep(tx, ctx, row, request);
      return "proposed";
    }
    requireSecond(ctx, pending, "reprint");
    if (pending.groupId !== groupId) throw otherGroup();
    await voidUnused(tx, row, groupId);
    await takeStep(tx, ctx, row, request, pending);
    return "taken";
  });
}

async function voidUnused(tx: Tx, { jurisdictionId, roundId }: RoundRow, groupId: string): Promise<void> {
  const voided = await tx
    .update(ballotCode)
    .set({ void: true })
    .where(
      and(
        eq(ballotCode.jurisdictionId, jurisdictionId),
        eq(ballotCode.roundId, roundId),
        eq(ballotCode.way, "card"),
        eq(ballotCode.void, false),
        sql`${groupId} = any(${ballotCode.groupIds})`,
        sql`not exists (select 1 from ${ballotIssued} i where i.jurisdiction_id = ${jurisdictionId}
          and i.round_id = ${roundId} and i.holder = ${ballotCode.holder})`,
      ),
    )
    .returning({ codeHash: ballotCode.codeHash });
  await tx
    .update(ballotGroup)
    .set({ voided: sql`${ballotGroup.voided} + ${voided.length}`, returned: null })
    .where(
      and(
        eq(ballotGroup.jurisdictionId, jurisdictionId),
        eq(ballotGroup.roundId, roundId),
        eq(ballotGroup.groupId, groupId),
      ),
    );
}

function otherGroup() {
  return conflict("step-pending", {
    zh: "已有人提出重印另一评价主体的卡片,请先确认或撤回。",
    en: "A new printing for another group waits for its second person. Confirm or withdraw it first.",
  });
}

/** Enter how many unused cards came back [回收]. @throws DomainError `cards-unfit`, `not-found` */
export async function returnCards(
  ctx: Ctx,
  campaignId: string,
  roundId: string,
  { group: groupId, unused }: { group: string; unused: number },
): Promise<void> {
  await ctx.platform.db.transaction(async (tx) => {
    const row = await lockRound(tx, ctx.actor.jurisdictionId, campaignId, roundId);
    requireStatus(row, ["frozen", "closed"]);
    const group = (await groupsOf(tx, row)).find((one) => one.groupId === groupId);
    if (group === undefined) throw notFound({ zh: "该评价主体", en: "The rater group" });
    const used = (await usedCards(tx, row)).get(groupId) ?? 0;
    if (unused > living(group) - used) throw tooMany(living(group), used);
    await tx
      .update(ballotGroup)
      .set({ returned: unused })
      .where(
        and(
          eq(ballotGroup.jurisdictionId, row.jurisdictionId),
          eq(ballotGroup.roundId, roundId),
          eq(ballotGroup.groupId, groupId),
        ),
      );
    await recordEvent(tx, ctx, {
      action: "ballots.cards-returned",
      subjectType: "round",
      subjectId: roundId,
      detail: { group: groupId, unused, printed: living(group), used },
      before: group.returned,
      after: unused,
    });
  });
}

function tooMany(printed: number, used: number) {
  return invalid("cards-unfit", {
    zh: `收回的未用卡片多于应有的数:印制 ${printed} 张,已用 ${used} 张。请重新清点。`,
    en: `More unused cards than there can be: ${printed} printed, ${used} used. Count again.`,
  });
}
