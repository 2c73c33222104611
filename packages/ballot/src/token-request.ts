import { ed25519 } from "@noble/curves/ed25519.js";
import { type Token, tokenMessage } from "./ballot.ts";
import { fromBase64, toBase64 } from "./bytes.ts";
import type { FrozenManifest } from "./manifest.ts";
import { Refusal } from "./refusal.ts";
import {
  blind,
  finalize,
  PREFIX_LENGTH,
  prepareRandomized,
  type RandomBytes,
  SALT_LENGTH,
} from "./rsa/blind.ts";
import { base64, exactly, oneOf, type Shape, text } from "./shape.ts";

/** What the phone keeps from before it asks for a token until it has cast; never leaves the phone but for `blinded`. */
const request = exactly({
  format: oneOf("hengjian-token-request/1"),
  group: text(64),
  /** Seed of the token's Ed25519 key, Base64. */
  seed: base64(32),
  prefix: base64(32),
  inverse: base64(384),
  blinded: base64(384),
});

export type TokenRequest = Shape<typeof request>;
export const tokenRequestReader = request;

/** Save the result before sending `blinded`: without it the answer is worth nothing. @throws Refusal */
export function newTokenRequest(frozen: FrozenManifest, group: string, random: RandomBytes): TokenRequest {
  const key = frozen.groups.get(group)?.key;
  if (key === undefined) throw new Refusal("wrong-group");
  const seed = random(32);
  const prefix = random(PREFIX_LENGTH);
  const prepared = prepareRandomized(tokenMessage(frozen, group, ed25519.getPublicKey(seed)), prefix);
  const { blinded, inverse } = blind(key, prepared, random(SALT_LENGTH), random);
  return {
    format: "hengjian-token-request/1",
    group,
    seed: toBase64(seed),
    prefix: toBase64(prefix),
    inverse: toBase64(inverse),
    blinded: toBase64(blinded),
  };
}

/** The token as it was finished before, from its kept signature. */
export function finishedToken({ seed, prefix }: TokenRequest, signature: Uint8Array): Token {
  return { publicKey: ed25519.getPublicKey(fromBase64(seed)), prefix: fromBase64(prefix), signature };
}

/**
 * Unblind the issuer's answer.
 * @throws BlindSignatureError when the answer is not over this request
 */
export function finishToken(
  frozen: FrozenManifest,
  { group, seed, prefix, inverse }: TokenRequest,
  blindSignature: Uint8Array,
): Token {
  const publicKey = ed25519.getPublicKey(fromBase64(seed));
  const prepared = prepareRandomized(tokenMessage(frozen, group, publicKey), fromBase64(prefix));
  const { key } = frozen.groups.get(group)!;
  const signature = finalize(key, prepared, blindSignature, fromBase64(inverse));
  return { publicKey, prefix: fromBase64(prefix), signature };
}
