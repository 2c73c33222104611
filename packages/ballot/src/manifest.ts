import { sha256 } from "#sha256";
import { toHex, utf8 } from "./bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type NoteVerifier, parseVerifier } from "./note.ts";
import type { RsaPublicKey } from "./rsa/blind.ts";
import { parseIssuingKey } from "./rsa/keys.ts";
import {
  exactly,
  flag,
  hex,
  listOf,
  nullable,
  number,
  oneOf,
  readJson,
  type Shape,
  ShapeError,
  text,
  whole,
} from "./shape.ts";

/** The answer that counts in neither numerator nor denominator [不了解]. */
export const NOT_KNOWN = "not-known";

/** What is frozen before the first token is issued; its hash is on the notice, the cards and the screen. */
const id = text(64, /^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const words = exactly({ zh: text(2000), en: text(2000) });
const instant = text(24, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
const key = text(512, /^\S+$/);
const span = exactly({ from: instant, until: instant });

/** `points` are what the level counts in a mean. */
const level = exactly({ id, text: words, describes: nullable(words), points: number(-1000, 1000) });
/** Whether "not known" [不了解] may be chosen is `notKnown`; no level bears its id. */
const item = exactly({ id, text: words, levels: listOf(level, 1, 20), notKnown: flag });
const form = exactly({
  id,
  items: listOf(item, 1, 100),
  /** Longest comment on one ratee in characters (UTF-16 units); 0 for no comments. */
  commentLength: whole(0, 2000),
});
const ratee = exactly({ id, name: text(100), post: text(200) });
/** At most so many ratees of the group may get this level on this item in one ballot. */
const limit = exactly({ item: id, level: id, atMost: whole(0, 10_000) });
const group = exactly({
  id,
  name: words,
  form: id,
  /** Raters on the list [应到]. */
  eligible: whole(0, 10_000_000),
  /** RSA-3072 modulus of the issuing key, Base64. */
  key,
  ratees: listOf(ratee, 1, 2000),
  limits: listOf(limit, 0, 100),
});

const manifest = exactly({
  format: oneOf("hengjian-manifest/1"),
  campaign: id,
  title: words,
  /** Who asks [组织测评的单位]: the first thing that a rater wants to know. */
  organiser: words,
  /** Test data [测试模式] can never be taken for formal data: the mode is part of every hash. */
  mode: oneOf("formal", "mock"),
  /** Base address of the issuer, for the phone. */
  issuer: text(300, /^(https?:\/\/\S+)?$/),
  /** Public key of the box: receipts and checkpoints. */
  boxKey: key,
  /** Public key of the supervisor, who co-signs the checkpoint. */
  supervisorKey: key,
  /** Public keys of those of whom two must order the close. */
  officerKeys: listOf(key, 2, 20),
  issuing: span,
  casting: span,
  thresholds: exactly({
    mean: whole(2, 1000),
    distribution: whole(2, 1000),
    comments: whole(2, 1000),
  }),
  /** `boothHash` of the page that votes. */
  booth: hex(32),
  forms: listOf(form, 1, 20),
  groups: listOf(group, 1, 200),
});

export type Manifest = Shape<typeof manifest>;
export type RaterGroup = Manifest["groups"][number];
export type Form = Manifest["forms"][number];
export type FormItem = Form["items"][number];

/** A manifest with what is derived from it once. */
export interface FrozenManifest {
  manifest: Manifest;
  /** The canonical JSON whose hash counts. */
  text: string;
  hash: Uint8Array;
  hashText: string;
  boxKey: NoteVerifier;
  supervisorKey: NoteVerifier;
  officerKeys: NoteVerifier[];
  groups: Map<string, FrozenGroup>;
}

export interface FrozenGroup {
  group: RaterGroup;
  form: Form;
  key: RsaPublicKey;
}

/**
 * Freeze a manifest: check it as a whole and hash its canonical form.
 * @throws ShapeError naming the place
 */
export function freezeManifest(value: unknown): FrozenManifest {
  const read = manifest(value, "manifest");
  checkReferences(read);
  const canonical = canonicalJson(read);
  const hash = sha256(utf8(canonical));
  return {
    manifest: read,
    text: canonical,
    hash,
    hashText: toHex(hash),
    boxKey: readKey(read.boxKey, "manifest.boxKey"),
    supervisorKey: readKey(read.supervisorKey, "manifest.supervisorKey"),
    officerKeys: read.officerKeys.map((one, i) => readKey(one, `manifest.officerKeys[${i}]`)),
    groups: new Map(read.groups.map((one) => [one.id, frozenGroup(read, one)])),
  };
}

/** Read a frozen manifest from its file. @throws ShapeError also when the text is not the canonical one */
export function openManifest(source: string): FrozenManifest {
  const frozen = freezeManifest(readJson(source, (value) => value, "manifest"));
  if (frozen.text !== source) throw new ShapeError("manifest: expected canonical JSON (RFC 8785).");
  return frozen;
}

function checkReferences(manifest: Manifest): void {
  unique(manifest.groups, "manifest.groups");
  unique(manifest.forms, "manifest.forms");
  for (const [name, { from, until }] of Object.entries({
    issuing: manifest.issuing,
    casting: manifest.casting,
  }))
    if (!(Date.parse(from) < Date.parse(until)))
      throw new ShapeError(`manifest.${name}: expected an end after the beginning.`);
  if (new Set(manifest.officerKeys).size !== manifest.officerKeys.length)
    throw new ShapeError("manifest.officerKeys: expected different keys.");
  if (new Set(manifest.groups.map((one) => one.key)).size !== manifest.groups.length)
    throw new ShapeError("manifest.groups: expected one issuing key per group.");
  for (const one of manifest.forms) {
    unique(one.items, `manifest.forms.${one.id}`);
    for (const item of one.items) {
      unique(item.levels, `manifest.forms.${one.id}.${item.id}`);
      if (item.levels.some((level) => level.id === NOT_KNOWN))
        throw new ShapeError(`manifest.forms.${one.id}.${item.id}: expected no level named ${NOT_KNOWN}.`);
    }
  }
}

function frozenGroup(manifest: Manifest, group: RaterGroup): FrozenGroup {
  const path = `manifest.groups.${group.id}`;
  unique(group.ratees, path);
  const form = manifest.forms.find((one) => one.id === group.form);
  if (form === undefined) throw new ShapeError(`${path}.form: expected the id of a form.`);
  for (const { item, level } of group.limits) {
    const known = form.items.find((one) => one.id === item)?.levels.some((one) => one.id === level);
    if (known !== true) throw new ShapeError(`${path}.limits: expected an item and a level of the form.`);
  }
  try {
    return { group, form, key: parseIssuingKey(group.key) };
  } catch {
    throw new ShapeError(`${path}.key: expected a modulus of 3072 bits in Base64.`);
  }
}

function unique(list: readonly { id: string }[], path: string): void {
  if (new Set(list.map((one) => one.id)).size !== list.length)
    throw new ShapeError(`${path}: expected different ids.`);
}

function readKey(source: string, path: string): NoteVerifier {
  try {
    return parseVerifier(source);
  } catch {
    throw new ShapeError(`${path}: expected a public key of the form name+hash+key.`);
  }
}

/** The manifest hash in groups of four, as it is printed and compared by eye. */
export function readableHash(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, "$1 ");
}

/** One hash for the files of the booth: over lines `hash  name`, ordered by name. */
export function boothHash(files: readonly { name: string; bytes: Uint8Array }[]): string {
  const lines = files.map(({ name, bytes }) => `${toHex(sha256(bytes))}  ${name}\n`);
  const byName = files
    .map(({ name }, i) => ({ name, line: lines[i]! }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return toHex(sha256(utf8(byName.map(({ line }) => line).join(""))));
}
