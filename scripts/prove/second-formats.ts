import { constants, createHash, createPublicKey, verify } from "node:crypto";

/** Formats of docs/ballots.md sections 1, 2 and 8 for the second verifier. Imports nothing but Node's own crypto. */

export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Canonical JSON; names of members are ASCII in every format of the page, so plain comparison is RFC 8785's. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(",")}}`;
}

/** The bytes of a Base64 text of exactly so many bytes, or nothing. */
export function base64(text: unknown, bytes: number): Buffer | null {
  if (typeof text !== "string") return null;
  const decoded = Buffer.from(text, "base64");
  return decoded.length === bytes && decoded.toString("base64") === text ? decoded : null;
}

export function hex(text: unknown, bytes: number): Buffer | null {
  return typeof text === "string" && new RegExp(`^[0-9a-f]{${2 * bytes}}$`).test(text)
    ? Buffer.from(text, "hex")
    : null;
}

/** RFC 6962 section 2.1, as it is written there, over lines. */
export function treeRoot(lines: readonly string[]): Buffer {
  const subtree = (from: number, to: number): Buffer => {
    if (to - from === 1) return sha256(Buffer.of(0), lines[from]!);
    let k = 1;
    while (2 * k < to - from) k *= 2;
    return sha256(Buffer.of(1), subtree(from, from + k), subtree(from + k, to));
  };
  return lines.length === 0 ? sha256() : subtree(0, lines.length);
}

/** DER of an Ed25519 key up to its 32 bytes (RFC 8410). */
const ED25519 = Buffer.from("302a300506032b6570032100", "hex");

export function ed25519Holds(key: Buffer, message: Buffer | string, signature: Buffer): boolean {
  const publicKey = createPublicKey({ key: Buffer.concat([ED25519, key]), format: "der", type: "spki" });
  return verify(null, Buffer.from(message), publicKey, signature);
}

/** RSASSA-PSS of a token under the modulus of a group (section 5). */
export function tokenHolds(modulus: string, prepared: Buffer, signature: Buffer): boolean {
  const n = Buffer.from(modulus, "base64").toString("base64url");
  const key = createPublicKey({ key: { kty: "RSA", n, e: "AQAB" }, format: "jwk" });
  return verify(
    "sha384",
    prepared,
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 },
    signature,
  );
}

/** The text of a signed note and which of the keys `name+id+key` signed it, each by its first line. */
export function openedNote(
  note: string,
  keys: readonly string[],
): { text: string; signers: string[] } | null {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split("\n");
  const parsed = lines.map((line) => /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line));
  if (parsed.some((one) => one === null || base64(one[2], 68) === null)) return null;
  const signers = keys.filter((key) => {
    const [, name = "", id = "", encoded = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(key) ?? [];
    const publicKey = base64(encoded, 33);
    const own = parsed.find((one) => one![1] === name && base64(one![2], 68)!.toString("hex", 0, 4) === id);
    if (publicKey === null || own === undefined) return false;
    if (sha256(`${name}\n`, publicKey).toString("hex", 0, 4) !== id) return false;
    return ed25519Holds(publicKey.subarray(1), text, base64(own![2], 68)!.subarray(4));
  });
  return { text, signers };
}
