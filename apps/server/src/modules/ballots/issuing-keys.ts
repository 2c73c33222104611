import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type IssuingKey, issuingKeyFromPem, issuingKeyToPem } from "@hengjian/ballot/node";
import { and, eq } from "drizzle-orm";
import { seal, unseal } from "../../platform/auth/sealed.ts";
import type { Platform } from "../../platform/context.ts";
import type { Db, Tx } from "../../platform/db/database.ts";
import { conflict } from "../../platform/errors.ts";
import { ballotIssuingKey } from "./schema.ts";
import type { RoundKey } from "./types.ts";

/**
 * Private issuing keys lie in the database, sealed with a key that lies in a file beside it. Rows that are deleted live
 * on in the write-ahead log and in backups; without the file they are worth nothing.
 */
const WRAPPER_BYTES = 32;

function wrapperPath(platform: Platform, roundId: string): string {
  return join(platform.config.dataFolder, "keys", "issuing", `${roundId}.key`);
}

const contextOf = (roundId: string, groupId: string) => `issuing:${roundId}:${groupId}`;

export async function keepIssuingKeys(
  tx: Tx,
  platform: Platform,
  { jurisdictionId, roundId }: RoundKey,
  keys: ReadonlyMap<string, IssuingKey>,
): Promise<void> {
  const path = wrapperPath(platform, roundId);
  mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
  const wrapper = randomBytes(WRAPPER_BYTES);
  // An earlier attempt to freeze may have left one that seals nothing.
  writeFileSync(path, wrapper.toString("hex"), { mode: 0o600 });
  const rows = Array.from(keys, ([groupId, key]) => ({
    ...{ jurisdictionId, roundId, groupId },
    sealed: seal(wrapper, Buffer.from(issuingKeyToPem(key)), contextOf(roundId, groupId)),
  }));
  await tx.insert(ballotIssuingKey).values(rows);
}

/** Keys of running rounds, read once; dropped with the round. */
const loaded = new WeakMap<Db, Map<string, ReadonlyMap<string, IssuingKey>>>();

function loadedOf(platform: Platform) {
  const known = loaded.get(platform.db) ?? new Map<string, ReadonlyMap<string, IssuingKey>>();
  loaded.set(platform.db, known);
  return known;
}

/** @throws DomainError `issuing-keys-lost` when the file beside the database is not there */
export async function issuingKeysOf(
  platform: Platform,
  { jurisdictionId, roundId }: RoundKey,
): Promise<ReadonlyMap<string, IssuingKey>> {
  const known = loadedOf(platform).get(roundId);
  if (known !== undefined) return known;
  const rows = await platform.db
    .select()
    .from(ballotIssuingKey)
    .where(and(eq(ballotIssuingKey.jurisdictionId, jurisdictionId), eq(ballotIssuingKey.roundId, roundId)));
  const path = wrapperPath(platform, roundId);
  if (rows.length === 0 || !existsSync(path)) throw keysLost();
  const wrapper = Buffer.from(readFileSync(path, "utf8").trim(), "hex");
  const keys = new Map(
    rows.map(({ groupId, sealed }) => {
      const pem = unseal(wrapper, sealed, contextOf(roundId, groupId)).toString("utf8");
      return [groupId, issuingKeyFromPem(pem)] as const;
    }),
  );
  loadedOf(platform).set(roundId, keys);
  return keys;
}

/** Part of the transaction that ends issuing; `shredWrapper` follows when it is committed. */
export async function dropIssuingKeys(tx: Tx, { jurisdictionId, roundId }: RoundKey): Promise<void> {
  await tx
    .delete(ballotIssuingKey)
    .where(and(eq(ballotIssuingKey.jurisdictionId, jurisdictionId), eq(ballotIssuingKey.roundId, roundId)));
}

/** From here on no token can be made for this round, by nobody; the file is overwritten before it is removed. */
export function shredWrapper(platform: Platform, roundId: string): void {
  loadedOf(platform).delete(roundId);
  const path = wrapperPath(platform, roundId);
  if (!existsSync(path)) return;
  writeFileSync(path, randomBytes(WRAPPER_BYTES).toString("hex"), { flush: true });
  rmSync(path, { force: true });
}

function keysLost() {
  return conflict("issuing-keys-lost", {
    zh: "签发密钥不在服务器上(可能只恢复了数据库而没有恢复 keys 文件夹),不能再签发凭证。请从同一次备份恢复 keys 文件夹。",
    en: "The issuing keys are not on this server (perhaps only the database was restored, not the folder keys), so no token can be issued. Restore the folder keys from the same backup.",
  });
}
