import { randomUUID } from "node:crypto";
import { CheckpointError, keyProofText, openNote, parseVerifier } from "@hengjian/ballot";
import { keyName } from "@hengjian/ballot/sealed-key";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { recordEvent } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { invalid } from "../../platform/errors.ts";
import { type SigningKeyRow, signingKey } from "./schema.ts";
import type { signingKeyShape } from "./shapes.ts";
import type { KeyBlob } from "./types.ts";

type SigningKeyView = z.infer<typeof signingKeyShape>;

/** The own key in force, and the text that proves a new one. */
export async function mySigningKey(ctx: Ctx) {
  const row = await keyInForce(ctx.platform.db, ctx);
  return { key: row === null ? null : keyView(row), proofText: keyProofText(keyName(ctx.actor.username)) };
}

async function keyInForce(db: Db | Tx, { actor }: Ctx): Promise<SigningKeyRow | null> {
  const [row] = await db
    .select()
    .from(signingKey)
    .where(
      and(
        eq(signingKey.jurisdictionId, actor.jurisdictionId),
        eq(signingKey.accountId, actor.userId),
        isNull(signingKey.replacedAt),
      ),
    );
  return row ?? null;
}

export function keyView({ keyId, publicKey, blob, createdAt }: SigningKeyRow): SigningKeyView {
  return { keyId, publicKey, blob, createdAt: createdAt.toISOString() };
}

export interface NewSigningKey {
  publicKey: string;
  blob: KeyBlob;
  /** The proof text as a note signed with the key. */
  proof: string;
}

/**
 * Enter a key that the own browser made. The private part comes sealed with a passphrase that never leaves the browser,
 * so the server can keep it for the next time and cannot use it. A key before it stays for manifests that name it.
 * @throws DomainError `key-unproven`
 */
export async function enterSigningKey(ctx: Ctx, input: NewSigningKey): Promise<SigningKeyView> {
  requireProof(ctx, input);
  const { jurisdictionId, userId } = ctx.actor;
  return ctx.platform.db.transaction(async (tx) => {
    const now = ctx.platform.now();
    const before = await keyInForce(tx, ctx);
    if (before !== null)
      await tx
        .update(signingKey)
        .set({ replacedAt: now })
        .where(and(eq(signingKey.jurisdictionId, jurisdictionId), eq(signingKey.keyId, before.keyId)));
    const [made] = await tx
      .insert(signingKey)
      .values({
        ...{ jurisdictionId, keyId: randomUUID(), accountId: userId },
        ...{ publicKey: input.publicKey, blob: input.blob, createdAt: now },
      })
      .returning();
    await recordEvent(tx, ctx, {
      action: "ballots.key",
      subjectType: "account",
      subjectId: userId,
      detail: { key: made!.keyId, publicKey: input.publicKey },
      before: before?.publicKey ?? null,
      after: input.publicKey,
    });
    return keyView(made!);
  });
}

function requireProof({ actor }: Ctx, { publicKey, proof }: NewSigningKey): void {
  try {
    const verifier = parseVerifier(publicKey);
    const name = keyName(actor.username);
    if (verifier.name === name && openNote(proof, [verifier]) === keyProofText(name)) return;
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
  }
  throw invalid("key-unproven", {
    zh: "签名密钥与账号或证明不符,没有保存。请刷新页面后重新生成。",
    en: "The key does not fit the account or its proof and was not kept. Reload the page and make one again.",
  });
}

/** Keys of an account, with earlier ones: a manifest may name any of them. */
export async function keysOfAccount(
  db: Db | Tx,
  jurisdictionId: string,
  accountId: string,
): Promise<SigningKeyRow[]> {
  return db
    .select()
    .from(signingKey)
    .where(and(eq(signingKey.jurisdictionId, jurisdictionId), eq(signingKey.accountId, accountId)));
}
