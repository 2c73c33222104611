import { sha256 } from "#sha256";
import { concat, toHex, utf8 } from "./bytes.ts";
import type { RandomBytes } from "./rsa/blind.ts";

/**
 * Codes that let somebody sign in for a token: printed on a card [二维码卡], or handed to an account's phone. 24 digits
 * of Crockford's base 32 are 120 bits. Only the hash is stored, and the box never sees either.
 */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 24;

export function newCode(random: RandomBytes): string {
  // 256 is a multiple of 32, so every digit is equally likely.
  return Array.from(random(CODE_LENGTH), (byte) => DIGITS[byte % 32]).join("");
}

/** As typed or scanned: blanks and dashes dropped, O read as 0, I and L as 1; null when it is no code. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return code.length === CODE_LENGTH && [...code].every((digit) => DIGITS.includes(digit)) ? code : null;
}

/** In groups of four, for people who type it. */
export function readableCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** Hexadecimal SHA-256, bound to the campaign by its manifest hash: all that the issuer keeps of a code. */
export function codeHash(manifestHash: Uint8Array, code: string): string {
  return toHex(sha256(concat(utf8("hengjian/code/1\n"), manifestHash, utf8(code))));
}

/**
 * What a card's QR code holds. The code stands in the fragment, which browsers do not send; 128 bits of the manifest
 * hash go with it, so that the phone notices another manifest.
 * @param booth address of the campaign's page on the box
 */
export function codeAddress(booth: string, code: string, manifestHash: string): string {
  return `${booth}#c=${code}&m=${manifestHash.slice(0, 32)}`;
}

/** The two parts of such a fragment; null where one is missing. */
export function readFragment(fragment: string): { code: string | null; manifest: string | null } {
  const part = (name: string) => new RegExp(`(?:^#?|&)${name}=([^&]*)`).exec(fragment)?.[1] ?? "";
  const manifest = part("m");
  return { code: readCode(part("c")), manifest: /^[0-9a-f]{32}$/.test(manifest) ? manifest : null };
}
