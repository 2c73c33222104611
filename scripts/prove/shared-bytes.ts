/** Finding byte strings of eight that two piles of files share. */
const WIDTH = 8;
const FILTER_BITS = 26;

/** The strings of a pile, with a filter in front so that hundreds of megabytes can be held against it. */
class Strings {
  readonly #filter = new Uint8Array(2 ** (FILTER_BITS - 3));
  readonly #all = new Set<bigint>();

  add(bytes: Uint8Array): void {
    const view = viewOf(bytes);
    for (let at = 0; at + WIDTH <= bytes.length; at++) {
      if (!telling(bytes, at)) continue;
      const slot = slotOf(view, at);
      this.#filter[slot >>> 3]! |= 1 << (slot & 7);
      this.#all.add(view.getBigUint64(at));
    }
  }

  /** Those that also stand in these bytes. */
  in(bytes: Uint8Array, found: Set<bigint>): void {
    const view = viewOf(bytes);
    for (let at = 0; at + WIDTH <= bytes.length; at++) {
      const slot = slotOf(view, at);
      if ((this.#filter[slot >>> 3]! & (1 << (slot & 7))) === 0) continue;
      const string = view.getBigUint64(at);
      if (this.#all.has(string)) found.add(string);
    }
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function slotOf(view: DataView, at: number): number {
  const mixed = Math.imul(view.getUint32(at), 0x9e3779b1) ^ Math.imul(view.getUint32(at + 4), 0x85ebca6b);
  return mixed >>> (32 - FILTER_BITS);
}

/**
 * At least 6 different bytes, and not hexadecimal text: a key, hash or signature of 16 bytes always holds such
 * strings, runs of zeros and page structure do not, and 8 hexadecimal digits are 4 bytes, which meet by chance.
 */
function telling(bytes: Uint8Array, at: number): boolean {
  let different = 0;
  let digits = 0;
  for (let i = at; i < at + WIDTH; i++) {
    const byte = bytes[i]!;
    if ((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102)) digits += 1;
    let seen = false;
    for (let j = at; j < i; j++) if (bytes[j] === byte) seen = true;
    if (!seen) different += 1;
  }
  return different >= 6 && digits < WIDTH;
}

/** @param known strings of these are public or were there before, such as the manifest and empty files */
export function sharedStrings(
  left: readonly Uint8Array[],
  right: readonly Uint8Array[],
  known: readonly Uint8Array[],
): Set<bigint> {
  const own = new Strings();
  for (const bytes of left) own.add(bytes);
  const shared = new Set<bigint>();
  for (const bytes of right) own.in(bytes, shared);
  const open = new Set<bigint>();
  for (const bytes of known) own.in(bytes, open);
  for (const string of open) shared.delete(string);
  return shared;
}

/** Bytes with whatever they hold as hexadecimal or Base64 text written out as bytes too. */
export function decoded(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString("latin1");
  const runs = (pattern: RegExp, encoding: "hex" | "base64") =>
    (text.match(pattern) ?? []).map((run) => Buffer.from(run, encoding));
  return [
    bytes,
    Buffer.concat(runs(/(?:[0-9a-f]{2}){16,}/g, "hex")),
    Buffer.concat(runs(/[A-Za-z0-9+/]{22,}={0,2}/g, "base64")),
  ];
}
