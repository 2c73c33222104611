import { expect, test } from "vitest";
import { concat, fromHex, toHex, utf8 } from "../bytes.ts";
import { plainChecks } from "../checks.ts";
import {
  blindSignNative,
  issuingKeyFromPem,
  issuingKeyToPem,
  nativeChecks,
  newIssuingKey,
  nodeRandom,
} from "../node.ts";
import vectors from "../testing/rfc9474-vectors.json" with { type: "json" };
import {
  BlindSignatureError,
  blind,
  blindSign,
  finalize,
  modulusLength,
  prepareRandomized,
  SALT_LENGTH,
  verifySignature,
} from "./blind.ts";
import { inverseMod, powerMod, toInteger, toOctets } from "./integers.ts";
import { issuingKeyText, parseIssuingKey } from "./keys.ts";

test.each(vectors)("RFC 9474 appendix A: $name", (vector) => {
  const bytes = (field: keyof typeof vector) => fromHex(vector[field]);
  const key = {
    n: toInteger(bytes("n")),
    e: toInteger(bytes("e")),
    d: toInteger(bytes("d")),
  };
  const prepared =
    vector.prefix === "" ? bytes("message") : prepareRandomized(bytes("message"), bytes("prefix"));
  expect(toHex(prepared)).toBe(vector.prepared);

  const inverse = toInteger(bytes("inverse"));
  const r = toOctets(inverseMod(inverse, key.n)!, modulusLength(key));
  const blinded = blind(key, prepared, bytes("salt"), () => r);
  expect(toHex(blinded.blinded)).toBe(vector.blinded);
  expect(toInteger(blinded.inverse)).toBe(inverse);

  const blindSignature = blindSign(key, blinded.blinded);
  expect(toHex(blindSignature)).toBe(vector.blindSignature);
  const saltLength = bytes("salt").length;
  const signature = finalize(key, prepared, blindSignature, blinded.inverse, saltLength);
  expect(toHex(signature)).toBe(vector.signature);
  expect(verifySignature(key, concat(prepared, utf8("x")), signature, saltLength)).toBe(false);
});

const key = newIssuingKey();

test("the signer's view is unrelated to the signature, and both kinds of check accept it", () => {
  const prepared = prepareRandomized(utf8("a token"), nodeRandom(32));
  const { blinded, inverse } = blind(key.publicKey, prepared, nodeRandom(SALT_LENGTH), nodeRandom);
  const blindSignature = blindSignNative(key, blinded);
  const signature = finalize(key.publicKey, prepared, blindSignature, inverse);
  expect(blindSignature).not.toEqual(signature);
  for (const checks of [plainChecks, nativeChecks]) {
    expect(checks.token(key.publicKey, prepared, signature)).toBe(true);
    expect(checks.token(key.publicKey, utf8("another"), signature)).toBe(false);
    expect(checks.token(newIssuingKey().publicKey, prepared, signature)).toBe(false);
    expect(checks.token(key.publicKey, prepared, signature.slice(1))).toBe(false);
  }
});

test("every flipped bit of a signature is found, by both kinds of check alike", () => {
  const prepared = utf8("prepared");
  const { blinded, inverse } = blind(key.publicKey, prepared, nodeRandom(SALT_LENGTH), nodeRandom);
  const signature = finalize(key.publicKey, prepared, blindSignNative(key, blinded), inverse);
  for (let bit = 0; bit < 8 * signature.length; bit += 97) {
    const flipped = signature.slice();
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(plainChecks.token(key.publicKey, prepared, flipped)).toBe(false);
    expect(nativeChecks.token(key.publicKey, prepared, flipped)).toBe(false);
  }
});

test("requests that are no residue are refused, and a wrong answer is noticed by the phone", () => {
  expect(() => blindSignNative(key, new Uint8Array(383))).toThrow(BlindSignatureError);
  expect(() => blindSignNative(key, new Uint8Array(384).fill(255))).toThrow(BlindSignatureError);
  const prepared = utf8("prepared");
  const { inverse } = blind(key.publicKey, prepared, nodeRandom(SALT_LENGTH), nodeRandom);
  const other = blind(key.publicKey, prepared, nodeRandom(SALT_LENGTH), nodeRandom);
  expect(() => finalize(key.publicKey, prepared, blindSignNative(key, other.blinded), inverse)).toThrow(
    BlindSignatureError,
  );
});

test("keys survive their text forms; short and even ones are refused", () => {
  const kept = issuingKeyFromPem(issuingKeyToPem(key));
  expect(kept.publicKey).toEqual(key.publicKey);
  expect(parseIssuingKey(issuingKeyText(key.publicKey))).toEqual(key.publicKey);
  expect(() => parseIssuingKey(issuingKeyText({ ...key.publicKey, n: key.publicKey.n >> 8n }))).toThrow(
    RangeError,
  );
  expect(() => parseIssuingKey(issuingKeyText({ ...key.publicKey, n: key.publicKey.n - 1n }))).toThrow(
    RangeError,
  );
});

test("integers: powers and inverses fit each other", () => {
  expect(powerMod(3n, 200n, 13n)).toBe(9n);
  expect(inverseMod(3n, 11n)).toBe(4n);
  expect(inverseMod(6n, 9n)).toBeNull();
  expect(() => toOctets(256n, 1)).toThrow(RangeError);
});
