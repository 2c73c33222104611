import { sha256 } from "#sha256";
import { fromBase64, toBase64, toHex } from "./bytes.ts";
import { codeHash, readCode } from "./codes.ts";
import type { FrozenManifest } from "./manifest.ts";
import { Refusal } from "./refusal.ts";
import { BlindSignatureError } from "./rsa/blind.ts";
import { base64, exactly, hex, text } from "./shape.ts";

/** The issuer without its storage: who gets a blind signature, once. */

/** Asked by the phone. */
export const issueRequestReader = exactly({
  manifest: hex(32),
  code: text(64),
  group: text(64),
  blinded: base64(384),
});
/** Asked first, to know which groups a code opens. */
export const eligibilityRequestReader = exactly({ manifest: hex(32), code: text(64) });

export interface IssueRequest {
  manifest: string;
  code: string;
  group: string;
  /** Base64 of 384 bytes. */
  blinded: string;
}

/** Whoever stands behind a code: a rater with an account, or the unknown bearer of a card. */
export interface Holder {
  holder: string;
  groups: string[];
}

export interface IssuerStore {
  /** The holder of a code by its hash, or null. */
  holderOf(codeHash: string): Promise<Holder | null>;
  /**
   * Keep the hash of the first request of a holder in a group, durably; the first one stays.
   * @returns the hash that is kept now
   */
  keepFirst(group: string, holder: string, requestHash: string): Promise<string>;
}

/** What is kept of a request: enough to know it again, nothing that the token resembles. */
export function requestHash(blinded: Uint8Array): string {
  return toHex(sha256(blinded));
}

/** @throws Refusal */
export async function eligibility(
  frozen: FrozenManifest,
  store: IssuerStore,
  request: { manifest: string; code: string },
): Promise<Holder> {
  if (request.manifest !== frozen.hashText) throw new Refusal("wrong-campaign");
  const code = readCode(request.code);
  const found = code === null ? null : await store.holderOf(codeHash(frozen.hash, code));
  if (found === null) throw new Refusal("unknown-code");
  return found;
}

/**
 * Answer a request for a token. The same request gets the same answer however often it is sent (RSA is deterministic,
 * so only its hash is kept); another request of the same holder is refused.
 * @param sign the raw private operation with the group's key
 * @param now milliseconds since 1970
 * @throws Refusal
 */
export async function issueToken(
  frozen: FrozenManifest,
  store: IssuerStore,
  sign: (group: string, blinded: Uint8Array) => Uint8Array,
  now: number,
  request: IssueRequest,
): Promise<{ signature: string }> {
  const { holder, groups } = await eligibility(frozen, store, request);
  if (!frozen.groups.has(request.group)) throw new Refusal("wrong-group");
  if (!groups.includes(request.group)) throw new Refusal("not-eligible");
  if (!within(frozen.manifest.issuing, now)) throw new Refusal("issuing-closed");
  const blinded = fromBase64(request.blinded);
  const signature = signOrRefuse(sign, request.group, blinded);
  // Kept only after the request proved signable, so that a broken one does not use up the rater's only turn.
  const asked = requestHash(blinded);
  if ((await store.keepFirst(request.group, holder, asked)) !== asked) throw new Refusal("other-request");
  return { signature: toBase64(signature) };
}

function signOrRefuse(
  sign: (group: string, blinded: Uint8Array) => Uint8Array,
  group: string,
  blinded: Uint8Array,
): Uint8Array {
  try {
    return sign(group, blinded);
  } catch (error) {
    if (error instanceof BlindSignatureError) throw new Refusal("malformed", error.message);
    throw error;
  }
}

export function within({ from, until }: { from: string; until: string }, now: number): boolean {
  return now >= Date.parse(from) && now < Date.parse(until);
}

/** Whether two people may replace a lost token [补发]: they must differ, and neither may be the holder. */
export function mayReplace(proposer: string, confirmer: string, holder: string): boolean {
  return proposer !== confirmer && proposer !== holder && confirmer !== holder;
}
