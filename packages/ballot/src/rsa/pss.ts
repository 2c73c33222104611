import { sha384 } from "@noble/hashes/sha2.js";
import { concat } from "../bytes.ts";
import { equalBytes } from "../merkle.ts";

/** EMSA-PSS with SHA-384 and MGF1-SHA-384 (RFC 8017 section 9.1). */
const HASH_LENGTH = 48;
const TRAILER = 0xbc;

/**
 * EMSA-PSS-ENCODE.
 * @param bits length of the encoded message: the bits of the modulus less one
 * @throws RangeError when salt and hash do not fit
 */
export function encodePss(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8);
  const dbLength = length - HASH_LENGTH - 1;
  const padding = dbLength - salt.length - 1;
  if (padding < 0) throw new RangeError(`Got a modulus of ${bits + 1} bits, too short for this salt.`);
  const hash = hashOf(message, salt);
  const db = concat(new Uint8Array(padding), Uint8Array.of(1), salt);
  const masked = xor(db, mask(hash, dbLength));
  masked[0]! &= 0xff >> (8 * length - bits);
  return concat(masked, hash, Uint8Array.of(TRAILER));
}

/** EMSA-PSS-VERIFY. */
export function verifyPss(
  message: Uint8Array,
  encoded: Uint8Array,
  bits: number,
  saltLength: number,
): boolean {
  const length = Math.ceil(bits / 8);
  const dbLength = length - HASH_LENGTH - 1;
  const padding = dbLength - saltLength - 1;
  if (encoded.length !== length || padding < 0 || encoded[length - 1] !== TRAILER) return false;
  const unused = 8 * length - bits;
  if (encoded[0]! >> (8 - unused) !== 0) return false;
  const hash = encoded.slice(dbLength, dbLength + HASH_LENGTH);
  const db = xor(encoded.slice(0, dbLength), mask(hash, dbLength));
  db[0]! &= 0xff >> unused;
  if (db.slice(0, padding).some((byte) => byte !== 0) || db[padding] !== 1) return false;
  return equalBytes(hash, hashOf(message, db.slice(padding + 1)));
}

function hashOf(message: Uint8Array, salt: Uint8Array): Uint8Array {
  return sha384(concat(new Uint8Array(8), sha384(message), salt));
}

/** MGF1 (RFC 8017 appendix B.2.1). */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let i = 0; i * HASH_LENGTH < length; i++)
    blocks.push(sha384(concat(seed, Uint8Array.of(i >>> 24, (i >>> 16) & 255, (i >>> 8) & 255, i & 255))));
  return concat(...blocks).slice(0, length);
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ b[i]!);
}
