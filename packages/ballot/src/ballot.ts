import { sha256 } from "#sha256";
import { concat, utf8 } from "./bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Form, type FrozenManifest, NOT_KNOWN } from "./manifest.ts";
import { exactly, flag, mapOf, type Reader, ShapeError, text } from "./shape.ts";

/** What one rater said about one ratee [测评票]: a rating, or a recusal [回避], which the own row always is. */
export type Sheet =
  | { ratee: string; recused: true }
  | { ratee: string; recused: false; answers: Record<string, string>; comment: string };

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const recusal = exactly({ ratee: text(64, ID), recused: flag });
const rating = exactly({
  ratee: text(64, ID),
  recused: flag,
  answers: mapOf(ID, text(64, ID), 100),
  comment: text(2000),
});

export const sheetReader: Reader<Sheet> = (value, path) => {
  if (typeof value === "object" && value !== null && "recused" in value && value.recused === true) {
    return { ratee: recusal(value, path).ratee, recused: true };
  }
  const { ratee, recused, answers, comment } = rating(value, path);
  if (recused) throw new ShapeError(`${path}: expected a recusal without answers.`);
  return { ratee, recused: false, answers, comment };
};

/** A sheet with the 32 random bytes that hide it behind its commitment. */
export interface SaltedSheet {
  sheet: Sheet;
  salt: Uint8Array;
}

/** The text of a sheet that its commitment is made of and that the box stores: canonical JSON. */
export function sheetText(sheet: Sheet): string {
  return canonicalJson(sheet);
}

/** `SHA-256("hengjian/sheet/1\n" ‖ manifest hash ‖ group ‖ "\n" ‖ salt ‖ canonical JSON of the sheet)`. */
export function commitmentOf(
  frozen: FrozenManifest,
  group: string,
  { sheet, salt }: SaltedSheet,
  text = sheetText(sheet),
): Uint8Array {
  return sha256(concat(utf8("hengjian/sheet/1\n"), frozen.hash, utf8(`${group}\n`), salt, utf8(text)));
}

/**
 * H, the commitment to a whole ballot: `SHA-256("hengjian/ballot/1\n" ‖ manifest hash ‖ group ‖ "\n" ‖ blinder ‖
 * commitments in the order of the group's ratees)`. The blinder never enters the box's store: without it nobody can
 * try out which published commitments belong to one H.
 */
export function ballotHash(
  frozen: FrozenManifest,
  group: string,
  blinder: Uint8Array,
  commitments: readonly Uint8Array[],
): Uint8Array {
  return sha256(
    concat(utf8("hengjian/ballot/1\n"), frozen.hash, utf8(`${group}\n`), blinder, ...commitments),
  );
}

/** What the token's key signs when casting. */
export function castMessage(frozen: FrozenManifest, group: string, h: Uint8Array): Uint8Array {
  return concat(utf8("hengjian/cast/1\n"), frozen.hash, utf8(`${group}\n`), h);
}

/** What the issuer signs blindly: the token's public key, bound to campaign and group. */
export function tokenMessage(frozen: FrozenManifest, group: string, publicKey: Uint8Array): Uint8Array {
  return concat(utf8("hengjian/token/1\n"), frozen.hash, utf8(`${group}\n`), publicKey);
}

/** A voting token: a public key with the unblinded signature of the issuer. */
export interface Token {
  publicKey: Uint8Array;
  prefix: Uint8Array;
  signature: Uint8Array;
}

/** What the box signs: this H was taken. */
export function receiptMessage(frozen: FrozenManifest, group: string, h: Uint8Array): Uint8Array {
  return concat(utf8("hengjian/receipt/1\n"), frozen.hash, utf8(`${group}\n`), h);
}

/** Bytes that JSON text takes at most per UTF-16 unit: three in UTF-8, six for an escaped control character. */
const BYTES_PER_CHARACTER = 6;

/**
 * The one length in bytes of every envelope of a group: what the longest possible ballot needs, rounded up to the
 * next power of two, so that length says nothing about what was chosen or written.
 */
export function envelopeSize(frozen: FrozenManifest, groupId: string): number {
  const { group, form } = frozen.groups.get(groupId)!;
  const answers = form.items.reduce((sum, item) => sum + item.id.length + longestAnswer(item) + 6, 0);
  const comment = form.commentLength * BYTES_PER_CHARACTER;
  const sheets = group.ratees.reduce((sum, ratee) => sum + ratee.id.length + answers + comment + 160, 0);
  return 2 ** Math.ceil(Math.log2(1400 + groupId.length + sheets));
}

function longestAnswer(item: Form["items"][number]): number {
  return Math.max(NOT_KNOWN.length, ...item.levels.map((level) => level.id.length));
}
