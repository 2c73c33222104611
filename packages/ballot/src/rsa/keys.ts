import { fromBase64, toBase64 } from "../bytes.ts";
import { modulusLength, type RsaPublicKey } from "./blind.ts";
import { toInteger, toOctets } from "./integers.ts";

/** All issuing keys have this exponent and this length; a manifest names only the modulus. */
export const ISSUING_EXPONENT = 65537n;
export const ISSUING_KEY_BITS = 3072;

/** The modulus as Base64 of its octets, the form of the manifest. */
export function issuingKeyText(key: RsaPublicKey): string {
  return toBase64(toOctets(key.n, modulusLength(key)));
}

/** @throws RangeError for anything but a modulus of exactly 3072 bits, odd */
export function parseIssuingKey(text: string): RsaPublicKey {
  const n = toInteger(fromBase64(text));
  if (n.toString(2).length !== ISSUING_KEY_BITS || n % 2n === 0n)
    throw new RangeError(`Got a key that is not an RSA modulus of ${ISSUING_KEY_BITS} bits.`);
  return { n, e: ISSUING_EXPONENT };
}
