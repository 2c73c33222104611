import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, fromBase64, toBase64, utf8 } from "./bytes.ts";
import { equalBytes } from "./merkle.ts";

/**
 * Checkpoints as C2SP tlog-checkpoint: origin, tree size, root in Base64, one a line, inside a C2SP signed note with
 * Ed25519 signatures.
 */
export interface Checkpoint {
  /** Name of the log, for example `hengjian/yunxi/audit`. */
  origin: string;
  size: number;
  root: Uint8Array;
}

/** A key that signs notes under a name; the name takes part in the key's short identity. */
export interface NoteSigner {
  name: string;
  secretKey: Uint8Array;
}

export interface NoteVerifier {
  name: string;
  publicKey: Uint8Array;
}

/** A text that is not a checkpoint or whose signatures do not hold. */
export class CheckpointError extends Error {
  readonly code = "bad-checkpoint";
}

const ED25519 = 1;
const DASH = "\u2014";

export function newSigner(name: string, seed: Uint8Array): NoteSigner {
  if (seed.length !== 32) throw new RangeError(`Got a seed of ${seed.length} bytes, expected 32.`);
  if (/[\s+]/.test(name) || name === "") throw new RangeError("A key name has no blanks and no plus sign.");
  return { name, secretKey: seed };
}

export function verifierOf(signer: NoteSigner): NoteVerifier {
  return { name: signer.name, publicKey: ed25519.getPublicKey(signer.secretKey) };
}

/** `name+hash+key`, the usual text form of a note's public key. */
export function verifierText(verifier: NoteVerifier): string {
  const id = toHex8(keyId(verifier));
  return `${verifier.name}+${id}+${toBase64(concat(Uint8Array.of(ED25519), verifier.publicKey))}`;
}

/** @throws CheckpointError */
export function parseVerifier(text: string): NoteVerifier {
  const [, name, id, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  if (name === undefined || id === undefined || key === undefined)
    throw new CheckpointError("Not a public key of the form name+hash+key.");
  const bytes = decodeBase64(key);
  if (bytes[0] !== ED25519 || bytes.length !== 33) throw new CheckpointError("Not an Ed25519 key.");
  const verifier = { name, publicKey: bytes.slice(1) };
  if (toHex8(keyId(verifier)) !== id) throw new CheckpointError("The key does not fit its own short hash.");
  return verifier;
}

/** SHA-256 of name, newline, algorithm and key; the first four bytes. */
function keyId(verifier: NoteVerifier): Uint8Array {
  return sha256(concat(utf8(`${verifier.name}\n`), Uint8Array.of(ED25519), verifier.publicKey)).slice(0, 4);
}

function toHex8(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
}

/** The checkpoint as a signed note. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  const text = checkpointText(checkpoint);
  const lines = signers.map((signer) => {
    const signature = ed25519.sign(utf8(text), signer.secretKey);
    return `${DASH} ${signer.name} ${toBase64(concat(keyId(verifierOf(signer)), signature))}\n`;
  });
  return `${text}\n${lines.join("")}`;
}

/**
 * Read a signed checkpoint. Every given key must have signed it; signatures of other keys are passed over, as the
 * note format demands.
 * @throws CheckpointError
 */
export function openCheckpoint(note: string, verifiers: readonly NoteVerifier[]): Checkpoint {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n"))
    throw new CheckpointError("Not a signed note: the blank line before the signatures is missing.");
  const text = note.slice(0, end + 1);
  const signatures = note
    .slice(end + 2, -1)
    .split("\n")
    .map(parseSignature);
  for (const verifier of verifiers) {
    const id = keyId(verifier);
    const own = signatures.find((one) => one.name === verifier.name && equalBytes(one.id, id));
    if (own === undefined) throw new CheckpointError(`Not signed by ${verifier.name}.`);
    if (!signatureHolds(own.signature, text, verifier))
      throw new CheckpointError(`The signature of ${verifier.name} does not hold.`);
  }
  return parseText(text);
}

function signatureHolds(signature: Uint8Array, text: string, verifier: NoteVerifier): boolean {
  try {
    return ed25519.verify(signature, utf8(text), verifier.publicKey);
  } catch {
    return false;
  }
}

function parseSignature(line: string): { name: string; id: Uint8Array; signature: Uint8Array } {
  const [, name, base64] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  if (name === undefined || base64 === undefined) throw new CheckpointError("Not a signature line.");
  const bytes = decodeBase64(base64);
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

function parseText(text: string): Checkpoint {
  const [origin, size, root, ...rest] = text.slice(0, -1).split("\n");
  if (!origin || size === undefined || root === undefined || rest.some((line) => line === ""))
    throw new CheckpointError("Not a checkpoint: origin, size and root are expected.");
  if (!/^(0|[1-9]\d{0,15})$/.test(size)) throw new CheckpointError("The size is not a whole number.");
  const bytes = decodeBase64(root);
  if (bytes.length !== 32) throw new CheckpointError("The root is not a SHA-256 hash.");
  return { origin, size: Number(size), root: bytes };
}

function decodeBase64(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    throw new CheckpointError("Not Base64.");
  }
}
