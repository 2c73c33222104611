import {
  CheckpointError,
  closeOrderText,
  type IssuedCounts,
  type NoteVerifier,
  openNote,
  parseVerifier,
  recountOrderText,
} from "@hengjian/ballot";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict, forbidden, invalid, notFound } from "../../platform/errors.ts";
import { activePeople } from "../identity/service.ts";
import { roundNumbers } from "./numbers.ts";
import { ballotOrder, type OrderRow, type RoundRow, type SigningKeyRow } from "./schema.ts";
import type { orderShape } from "./shapes.ts";
import { keysOfAccount, keyView } from "./signing-keys.ts";
import { manifestOf } from "./store.ts";

export type OrderKind = OrderRow["kind"];
export type OrderView = z.infer<typeof orderShape>;

/** Two officers must sign an order. */
const SIGNATURES = 2;

const isOrder = ({ jurisdictionId, roundId }: RoundRow, kind: OrderKind) =>
  and(
    eq(ballotOrder.jurisdictionId, jurisdictionId),
    eq(ballotOrder.roundId, roundId),
    eq(ballotOrder.kind, kind),
  );

export async function findOrder(db: Db | Tx, row: RoundRow, kind: OrderKind): Promise<OrderRow | null> {
  const [order] = await db.select().from(ballotOrder).where(isOrder(row, kind));
  return order ?? null;
}

/** The order as two officers signed it; null while it is not complete. */
export function signedOrder({ text, signatures }: OrderRow): string | null {
  if (signatures.length < SIGNATURES) return null;
  return `${text}\n${signatures.map((one) => one.line).join("")}`;
}

export async function drawUpOrder(
  tx: Tx,
  ctx: Ctx,
  row: RoundRow,
  kind: OrderKind,
  counts: readonly IssuedCounts[] | null,
): Promise<OrderRow> {
  const frozen = manifestOf(row);
  const text = counts === null ? recountOrderText(frozen) : closeOrderText(frozen, counts);
  const [made] = await tx
    .insert(ballotOrder)
    .values({
      ...{ jurisdictionId: row.jurisdictionId, roundId: row.roundId, kind, text },
      counts: counts === null ? null : [...counts],
      createdBy: ctx.actor.userId,
      createdAt: ctx.platform.now(),
    })
    .returning();
  return made!;
}

export async function dropOrder(tx: Tx, row: RoundRow, kind: OrderKind): Promise<void> {
  await tx.delete(ballotOrder).where(isOrder(row, kind));
}

/**
 * Put an officer's signature on an order.
 * @param note the order's text with the one signature line of the person signed in
 * @throws DomainError `not-an-officer`, `bad-signature`, `signed-already`
 */
export async function signOrder(
  tx: Tx,
  ctx: Ctx,
  row: RoundRow,
  order: OrderRow,
  note: string,
): Promise<OrderRow> {
  const { userId, displayName } = ctx.actor;
  const verifier = await officerKey(tx, ctx, row);
  const line = signatureLine(note, order.text, verifier);
  if (order.signatures.some((one) => one.accountId === userId)) throw signedAlready();
  if (order.signatures.length >= SIGNATURES) return order;
  const at = ctx.platform.now().toISOString();
  const signatures = [...order.signatures, { accountId: userId, name: displayName, line, at }];
  const [signed] = await tx
    .update(ballotOrder)
    .set({ signatures })
    .where(isOrder(row, order.kind))
    .returning();
  await recordEvent(tx, ctx, {
    action: "ballots.sign",
    subjectType: "round",
    subjectId: row.roundId,
    detail: { order: order.kind, signatures: signatures.length },
    after: line,
  });
  return signed!;
}

/** The one line that a note adds to a text. @throws DomainError `bad-signature` */
export function signatureLine(note: string, text: string, verifier: NoteVerifier): string {
  const head = `${text}\n`;
  try {
    const line = note.startsWith(head) ? note.slice(head.length) : "";
    if (/^[^\n]+\n$/.test(line) && openNote(head + line, [verifier]) === text) return line;
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
  }
  throw invalid("bad-signature", {
    zh: "签名与指令或您的密钥不符。请刷新页面后重新签名。",
    en: "The signature does not fit the order or your key. Reload the page and sign again.",
  });
}

/** The key with which this person is named as an officer. @throws DomainError `not-an-officer` */
async function officerKey(tx: Tx, ctx: Ctx, row: RoundRow): Promise<NoteVerifier> {
  const key = await namedKey(tx, ctx, manifestOf(row).manifest.officerKeys);
  if (key !== null) return parseVerifier(key.publicKey);
  throw forbidden(
    {
      zh: "您不是本轮清单中的封箱人,不能签署。",
      en: "You are not named as an officer of this round and cannot sign.",
    },
    "not-an-officer",
  );
}

/** Which of the own keys stands among those that a manifest names. */
export async function namedKey(
  db: Db | Tx,
  { actor }: Ctx,
  named: readonly string[],
): Promise<SigningKeyRow | null> {
  const own = await keysOfAccount(db, actor.jurisdictionId, actor.userId);
  return own.find((one) => named.includes(one.publicKey)) ?? null;
}

function signedAlready() {
  return conflict("signed-already", {
    zh: "您已经签署,还需另一名封箱人签署。",
    en: "You signed already; another officer has to sign too.",
  });
}

/** @throws DomainError `not-found` */
export async function requireOrder(db: Db | Tx, row: RoundRow, kind: OrderKind): Promise<OrderRow> {
  const order = await findOrder(db, row, kind);
  if (order === null) throw notFound({ zh: "待签署的指令", en: "The order to sign" });
  return order;
}

export async function orderView(db: Db | Tx, ctx: Ctx, row: RoundRow, order: OrderRow): Promise<OrderView> {
  const people = new Map(
    (await activePeople(db, row.jurisdictionId)).map((one) => [one.accountId, one.displayName]),
  );
  const key = await namedKey(db, ctx, manifestOf(row).manifest.officerKeys);
  const signed = new Set(order.signatures.map((one) => one.accountId));
  return {
    kind: order.kind,
    text: order.text,
    officers: row.settings.officers.map((accountId) => ({
      accountId,
      name: people.get(accountId) ?? "",
      signed: signed.has(accountId),
    })),
    signatures: order.signatures.map(({ name, at }) => ({ name, at })),
    complete: signedOrder(order) !== null,
    myKey: key === null ? null : keyView(key),
    counts: order.counts === null ? null : await roundNumbers(db, ctx.platform, row),
  };
}
