import { ed25519 } from "@noble/curves/ed25519.js";
import {
  ballotHash,
  castMessage,
  commitmentOf,
  envelopeSize,
  type SaltedSheet,
  type Sheet,
  sheetReader,
  sheetText,
  type Token,
  tokenMessage,
} from "./ballot.ts";
import { fromBase64, fromUtf8, toBase64, toHex, utf8 } from "./bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Checks } from "./checks.ts";
import { type Form, type FrozenGroup, type FrozenManifest, NOT_KNOWN } from "./manifest.ts";
import { Refusal } from "./refusal.ts";
import { prepareRandomized, type RandomBytes } from "./rsa/blind.ts";
import { base64, exactly, hex, listOf, oneOf, readJson, type Shape, ShapeError, text } from "./shape.ts";

/** No envelope of any campaign is longer (bytes); the box refuses more before reading it. */
export const LARGEST_ENVELOPE = 2 ** 22;

const token = exactly({ key: base64(32), prefix: base64(32), signature: base64(384) });
const envelope = exactly({
  format: oneOf("hengjian-envelope/1"),
  manifest: hex(32),
  group: text(64),
  token,
  sheets: listOf(exactly({ salt: base64(32), sheet: sheetReader }), 1, 2000),
  blinder: base64(32),
  signature: base64(64),
  /** Spaces up to the one size of the group. */
  pad: text(LARGEST_ENVELOPE, /^ *$/),
});
type Envelope = Shape<typeof envelope>;

/** A ballot that passed every check, in the parts that the box stores apart. */
export interface Ballot {
  group: string;
  token: Token;
  h: Uint8Array;
  signature: Uint8Array;
  sheets: CommittedSheet[];
}

export interface CommittedSheet extends SaltedSheet {
  commitment: Uint8Array;
  /** Canonical JSON of the sheet. */
  text: string;
}

/** A sealed ballot on the phone: the envelope to send, and what proves later that it was not counted. */
export interface Sealed {
  envelope: string;
  h: Uint8Array;
  blinder: Uint8Array;
  sheets: CommittedSheet[];
}

/**
 * Seal a ballot on the phone.
 * @param sheets one per ratee of the group, in any order
 * @throws Refusal with the code that the box would answer
 */
export function sealBallot(
  frozen: FrozenManifest,
  groupId: string,
  tokenKey: Uint8Array,
  token: Token,
  sheets: readonly Sheet[],
  random: RandomBytes,
): Sealed {
  const group = groupOf(frozen, groupId);
  const ordered = checkSheets(group, sheets);
  const committed = ordered.map((sheet) => {
    return committedSheet(frozen, groupId, { sheet, salt: random(32) });
  });
  const blinder = random(32);
  const h = ballotHash(
    frozen,
    groupId,
    blinder,
    committed.map((one) => one.commitment),
  );
  const body: Envelope = {
    format: "hengjian-envelope/1",
    manifest: frozen.hashText,
    group: groupId,
    token: {
      key: toBase64(token.publicKey),
      prefix: toBase64(token.prefix),
      signature: toBase64(token.signature),
    },
    sheets: committed.map(({ salt, sheet }) => ({ salt: toBase64(salt), sheet })),
    blinder: toBase64(blinder),
    signature: toBase64(ed25519.sign(castMessage(frozen, groupId, h), tokenKey)),
    pad: "",
  };
  return { envelope: padded(body, envelopeSize(frozen, groupId)), h, blinder, sheets: committed };
}

function padded(body: Envelope, size: number): string {
  const missing = size - utf8(canonicalJson(body)).length;
  if (missing < 0) throw new RangeError(`The ballot is ${-missing} bytes longer than its size class.`);
  return canonicalJson({ ...body, pad: " ".repeat(missing) });
}

/**
 * Everything the box checks before it stores a ballot, in memory and without a trace.
 * @throws Refusal
 */
export function openEnvelope(frozen: FrozenManifest, bytes: Uint8Array, checks: Checks): Ballot {
  const ballot = readEnvelope(frozen, bytes);
  const { token, cast } = signaturesOf(frozen, ballot, checks);
  requireSigned(token, cast);
  return ballot;
}

/** Whether the issuer signed the token, and the token's key the ballot: the costly part, for threads beside. */
export function signaturesOf<Answer>(
  frozen: FrozenManifest,
  { group, token, h, signature }: Ballot,
  checks: Checks<Answer>,
): { token: Answer; cast: Answer } {
  return {
    token: tokenHolds(frozen, groupOf(frozen, group), token, checks),
    cast: checks.ed25519(token.publicKey, castMessage(frozen, group, h), signature),
  };
}

/** @throws Refusal */
export function requireSigned(token: boolean, cast: boolean): void {
  if (!token) throw new Refusal("bad-token");
  if (!cast) throw new Refusal("bad-signature");
}

/**
 * The ballot of an envelope with everything checked but its signatures.
 * @throws Refusal
 */
export function readEnvelope(frozen: FrozenManifest, bytes: Uint8Array): Ballot {
  const read = parseEnvelope(bytes);
  if (read.manifest !== frozen.hashText) throw new Refusal("wrong-campaign");
  const group = groupOf(frozen, read.group);
  if (bytes.length !== envelopeSize(frozen, read.group)) throw new Refusal("wrong-size");
  const token: Token = {
    publicKey: fromBase64(read.token.key),
    prefix: fromBase64(read.token.prefix),
    signature: fromBase64(read.token.signature),
  };
  const sheets = orderedSheets(frozen, group, read);
  const h = ballotHash(
    frozen,
    read.group,
    fromBase64(read.blinder),
    sheets.map((one) => one.commitment),
  );
  return { group: read.group, token, h, signature: fromBase64(read.signature), sheets };
}

function parseEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length > LARGEST_ENVELOPE) throw new Refusal("too-large");
  try {
    return readJson(fromUtf8(bytes), envelope, "envelope");
  } catch (error) {
    if (error instanceof ShapeError || error instanceof TypeError)
      throw new Refusal("malformed", error.message);
    throw error;
  }
}

/** Whether the issuer of this group signed the token. */
export function tokenHolds<Answer>(
  frozen: FrozenManifest,
  { group, key }: FrozenGroup,
  token: Token,
  checks: Checks<Answer>,
): Answer {
  const prepared = prepareRandomized(tokenMessage(frozen, group.id, token.publicKey), token.prefix);
  return checks.token(key, prepared, token.signature);
}

function groupOf(frozen: FrozenManifest, id: string): FrozenGroup {
  const group = frozen.groups.get(id);
  if (group === undefined) throw new Refusal("wrong-group");
  return group;
}

function orderedSheets(frozen: FrozenManifest, group: FrozenGroup, read: Envelope): CommittedSheet[] {
  const salts = new Map(read.sheets.map(({ salt, sheet }) => [sheet.ratee, fromBase64(salt)]));
  const ordered = checkSheets(
    group,
    read.sheets.map((one) => one.sheet),
  );
  return ordered.map((sheet) => {
    return committedSheet(frozen, group.group.id, { sheet, salt: salts.get(sheet.ratee)! });
  });
}

function committedSheet(frozen: FrozenManifest, group: string, salted: SaltedSheet): CommittedSheet {
  const text = sheetText(salted.sheet);
  return { ...salted, text, commitment: commitmentOf(frozen, group, salted, text) };
}

/**
 * One sheet per ratee, every item answered with a level of the form, comments within bounds, limits kept.
 * @returns the sheets in the order of the group's ratees
 * @throws Refusal
 */
export function checkSheets({ group, form }: FrozenGroup, sheets: readonly Sheet[]): Sheet[] {
  const byRatee = new Map(sheets.map((sheet) => [sheet.ratee, sheet]));
  if (sheets.length !== group.ratees.length || byRatee.size !== sheets.length)
    throw new Refusal("bad-answers", "one sheet per ratee");
  const ordered = group.ratees.map(({ id }) => {
    const sheet = byRatee.get(id);
    if (sheet === undefined) throw new Refusal("bad-answers", `no sheet on ${id}`);
    checkSheet(form, sheet);
    return sheet;
  });
  for (const limit of group.limits) {
    const given = ordered.filter(
      (sheet) => !sheet.recused && sheet.answers[limit.item] === limit.level,
    ).length;
    if (given > limit.atMost)
      throw new Refusal("over-limit", `${limit.item} ${limit.level}: ${given} of ${limit.atMost}`);
  }
  return ordered;
}

/** @throws Refusal */
export function checkSheet(form: Form, sheet: Sheet): void {
  if (sheet.recused) return;
  if (sheet.comment.length > form.commentLength) throw new Refusal("bad-answers", "comment too long");
  if (Object.keys(sheet.answers).length !== form.items.length)
    throw new Refusal("bad-answers", "one answer per item");
  for (const item of form.items) {
    const answer = sheet.answers[item.id];
    const allowed = answer === NOT_KNOWN ? item.notKnown : item.levels.some((level) => level.id === answer);
    if (!allowed) throw new Refusal("bad-answers", `${item.id} is not answered with a level of the form`);
  }
}

/** Short name of a ballot for people: the first 16 digits of H. */
export function shortHash(h: Uint8Array): string {
  return toHex(h.slice(0, 8));
}
