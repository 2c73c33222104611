import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { fromBase64, toBase64 } from "./bytes.ts";
import type { RandomBytes } from "./rsa/blind.ts";

/** The seed of a signing key as its owner's browser sealed it; all texts but names in Base64. */
export interface SealedKey {
  format: "hengjian-signing-key/1";
  kdf: "scrypt";
  n: number;
  r: number;
  p: number;
  salt: string;
  cipher: string;
  nonce: string;
  sealed: string;
}

/**
 * scrypt (RFC 7914) with 32 MiB: about half a second in the browser of an office machine. Plain JavaScript, because
 * browsers keep `crypto.subtle` from pages on plain HTTP.
 */
const COST = { n: 2 ** 15, r: 8, p: 1 };
/** No server asks for more; a larger cost would freeze the page. */
const HIGHEST_N = 2 ** 18;
const CIPHER = "xchacha20-poly1305";
export const SHORTEST_PASSPHRASE = 10;

/** Seal the seed of a signing key with a passphrase that stays in the browser. */
export async function sealKey(seed: Uint8Array, passphrase: string, random: RandomBytes): Promise<SealedKey> {
  const salt = random(16);
  const nonce = random(24);
  const key = await stretched(passphrase, salt, COST);
  return {
    format: "hengjian-signing-key/1",
    kdf: "scrypt",
    ...COST,
    salt: toBase64(salt),
    cipher: CIPHER,
    nonce: toBase64(nonce),
    sealed: toBase64(xchacha20poly1305(key, nonce).encrypt(seed)),
  };
}

/** @returns the seed, or null for another passphrase or a damaged text */
export async function openKey(sealed: SealedKey, passphrase: string): Promise<Uint8Array | null> {
  if (sealed.cipher !== CIPHER || sealed.n > HIGHEST_N) return null;
  try {
    const key = await stretched(passphrase, fromBase64(sealed.salt), sealed);
    return xchacha20poly1305(key, fromBase64(sealed.nonce)).decrypt(fromBase64(sealed.sealed));
  } catch {
    return null;
  }
}

/** The same characters give the same key however the keyboard composed them. */
function stretched(passphrase: string, salt: Uint8Array, cost: typeof COST): Promise<Uint8Array> {
  const { n, r, p } = cost;
  return scryptAsync(passphrase.normalize("NFKC"), salt, { N: n, r, p, dkLen: 32 });
}

/** The name inside a key: letters, digits and a few marks of the user name, as signed notes allow. */
export function keyName(username: string): string {
  return username.replace(/[^A-Za-z0-9._-]/g, "-");
}
