import { type SealedKey, sealKey as sealWith } from "@hengjian/ballot/sealed-key";

export { keyName, openKey, SHORTEST_PASSPHRASE } from "@hengjian/ballot/sealed-key";

/** Seal the seed of a signing key with a passphrase that stays in this browser. */
export function sealKey(seed: Uint8Array, passphrase: string): Promise<SealedKey> {
  return sealWith(seed, passphrase, (length) => crypto.getRandomValues(new Uint8Array(length)));
}
