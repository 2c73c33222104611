import { concat } from "../bytes.ts";
import { equalBytes } from "../merkle.ts";
import { inverseMod, powerMod, toInteger, toOctets } from "./integers.ts";
import { encodePss, verifyPss } from "./pss.ts";

/**
 * RSA blind signatures (RFC 9474). Everything here is plain BigInt, so that it runs where `crypto.subtle` is missing
 * (plain HTTP, old browsers). Ballots use RSABSSA-SHA384-PSS-Randomized: salt of 48 bytes, prefix of 32.
 */
export interface RsaPublicKey {
  n: bigint;
  e: bigint;
}

export interface RsaPrivateKey extends RsaPublicKey {
  d: bigint;
}

/** Source of random bytes, for example `crypto.getRandomValues` or `node:crypto`. */
export type RandomBytes = (length: number) => Uint8Array;

export interface Blinded {
  /** What the signer sees. */
  blinded: Uint8Array;
  /** What turns the blind signature into a signature; secret. */
  inverse: Uint8Array;
}

/** A request or answer that cannot belong to an honest run of RFC 9474. */
export class BlindSignatureError extends Error {
  readonly code = "bad-blind-signature";
}

export const SALT_LENGTH = 48;
export const PREFIX_LENGTH = 32;

/** Octets of the modulus. */
export function modulusLength(key: RsaPublicKey): number {
  return Math.ceil(bitsOf(key.n) / 8);
}

function bitsOf(n: bigint): number {
  return n.toString(2).length;
}

/** Prepare (section 4.1), PrepareRandomize: the message behind a random prefix. */
export function prepareRandomized(message: Uint8Array, prefix: Uint8Array): Uint8Array {
  if (prefix.length !== PREFIX_LENGTH)
    throw new RangeError(`Got a prefix of ${prefix.length} bytes, expected ${PREFIX_LENGTH}.`);
  return concat(prefix, message);
}

/**
 * Blind (section 4.2).
 * @param salt of 48 bytes for PSS, of 0 for PSSZERO
 */
export function blind(
  key: RsaPublicKey,
  prepared: Uint8Array,
  salt: Uint8Array,
  random: RandomBytes,
): Blinded {
  const length = modulusLength(key);
  const message = toInteger(encodePss(prepared, salt, bitsOf(key.n) - 1));
  if (inverseMod(message, key.n) === null)
    throw new BlindSignatureError("The message shares a divisor with the modulus.");
  const [r, inverse] = unit(key, length, random);
  const blinded = (message * powerMod(r, key.e, key.n)) % key.n;
  return { blinded: toOctets(blinded, length), inverse: toOctets(inverse, length) };
}

/** A uniform r in [1, n) with its inverse, by rejection. */
function unit(key: RsaPublicKey, length: number, random: RandomBytes): [bigint, bigint] {
  const excess = 8 * length - bitsOf(key.n);
  for (;;) {
    const bytes = random(length);
    bytes[0]! &= 0xff >> excess;
    const r = toInteger(bytes);
    if (r === 0n || r >= key.n) continue;
    const inverse = inverseMod(r, key.n);
    if (inverse !== null) return [r, inverse];
  }
}

/** BlindSign (section 4.3), in the plain form; the issuer uses the faster one of `node.ts`. */
export function blindSign(key: RsaPrivateKey, blinded: Uint8Array): Uint8Array {
  const m = toRepresentative(key, blinded);
  const s = powerMod(m, key.d, key.n);
  if (powerMod(s, key.e, key.n) !== m) throw new BlindSignatureError("The signing key does not fit itself.");
  return toOctets(s, modulusLength(key));
}

/** @throws BlindSignatureError for what is not an octet string of the modulus' length below it */
export function toRepresentative(key: RsaPublicKey, blinded: Uint8Array): bigint {
  const length = modulusLength(key);
  if (blinded.length !== length)
    throw new BlindSignatureError(`Got ${blinded.length} bytes, expected ${length}.`);
  const m = toInteger(blinded);
  if (m >= key.n) throw new BlindSignatureError("Got an integer above the modulus.");
  return m;
}

/**
 * Finalize (section 4.4): unblind and check.
 * @throws BlindSignatureError when the signer answered something else
 */
export function finalize(
  key: RsaPublicKey,
  prepared: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
  saltLength: number = SALT_LENGTH,
): Uint8Array {
  const z = toRepresentative(key, blindSignature);
  const signature = toOctets((z * toInteger(inverse)) % key.n, modulusLength(key));
  if (!verifySignature(key, prepared, signature, saltLength))
    throw new BlindSignatureError("The answer is not a blind signature over this request.");
  return signature;
}

/** RSASSA-PSS-VERIFY with SHA-384 (RFC 8017 section 8.1.2). */
export function verifySignature(
  key: RsaPublicKey,
  prepared: Uint8Array,
  signature: Uint8Array,
  saltLength: number = SALT_LENGTH,
): boolean {
  if (signature.length !== modulusLength(key)) return false;
  const s = toInteger(signature);
  if (s >= key.n) return false;
  const bits = bitsOf(key.n) - 1;
  const encoded = toOctets(powerMod(s, key.e, key.n), modulusLength(key));
  // When the modulus has 8k + 1 bits the encoded message is an octet shorter (RFC 8017 section 8.1.2, step 2c).
  const surplus = encoded.length - Math.ceil(bits / 8);
  if (!equalBytes(encoded.slice(0, surplus), new Uint8Array(surplus))) return false;
  return verifyPss(prepared, encoded.slice(surplus), bits, saltLength);
}
