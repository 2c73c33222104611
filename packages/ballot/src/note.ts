import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "#sha256";
import { concat, fromBase64, toBase64, toHex, utf8 } from "./bytes.ts";
import { equalBytes } from "./merkle.ts";

/** C2SP signed notes with Ed25519 keys: a text, a blank line, signature lines. */

/** A key that signs notes under a name; the name takes part in the key's short identity. */
export interface NoteSigner {
  name: string;
  secretKey: Uint8Array;
}

export interface NoteVerifier {
  name: string;
  publicKey: Uint8Array;
}

/** A text that is not a note (or not a checkpoint) or whose signatures do not hold. */
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
  const id = toHex(keyId(verifier));
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
  if (toHex(keyId(verifier)) !== id) throw new CheckpointError("The key does not fit its own short hash.");
  return verifier;
}

/** SHA-256 of name, newline, algorithm and key; the first four bytes. */
function keyId(verifier: NoteVerifier): Uint8Array {
  return sha256(concat(utf8(`${verifier.name}\n`), Uint8Array.of(ED25519), verifier.publicKey)).slice(0, 4);
}

function signatureLine(text: string, signer: NoteSigner): string {
  const signature = ed25519.sign(utf8(text), signer.secretKey);
  return `${DASH} ${signer.name} ${toBase64(concat(keyId(verifierOf(signer)), signature))}\n`;
}

/** What somebody signs to show that he holds the key that he enters under this account [签名密钥]. */
export function keyProofText(account: string): string {
  return `hengjian/signing-key/1\n${account}\n`;
}

/** @param text ends with a newline and has no blank line at its end */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  return `${text}\n${signers.map((signer) => signatureLine(text, signer)).join("")}`;
}

/** The note with one more signature. @throws CheckpointError */
export function cosignNote(note: string, signer: NoteSigner): string {
  return note + signatureLine(splitNote(note).text, signer);
}

interface Signature {
  name: string;
  id: Uint8Array;
  signature: Uint8Array;
}

function splitNote(note: string): { text: string; signatures: Signature[] } {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n"))
    throw new CheckpointError("Not a signed note: the blank line before the signatures is missing.");
  const lines = note.slice(end + 2, -1).split("\n");
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

/**
 * The text of a signed note. Every given key must have signed it; signatures of other keys are passed over, as the
 * note format demands.
 * @throws CheckpointError
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): string {
  const { text, signatures } = splitNote(note);
  for (const verifier of verifiers) {
    const own = signatures.find((one) => isOf(one, verifier));
    if (own === undefined) throw new CheckpointError(`Not signed by ${verifier.name}.`);
    if (!signatureHolds(own.signature, text, verifier))
      throw new CheckpointError(`The signature of ${verifier.name} does not hold.`);
  }
  return text;
}

/** Those of the given keys whose signature stands on the note and holds. @throws CheckpointError for no note */
export function signersOfNote(note: string, verifiers: readonly NoteVerifier[]): NoteVerifier[] {
  const { text, signatures } = splitNote(note);
  return verifiers.filter((verifier) => {
    const own = signatures.find((one) => isOf(one, verifier));
    return own !== undefined && signatureHolds(own.signature, text, verifier);
  });
}

function isOf(signature: Signature, verifier: NoteVerifier): boolean {
  return signature.name === verifier.name && equalBytes(signature.id, keyId(verifier));
}

function signatureHolds(signature: Uint8Array, text: string, verifier: NoteVerifier): boolean {
  try {
    // RFC 8032 as OpenSSL reads it, so that a second verifier agrees on every signature.
    return ed25519.verify(signature, utf8(text), verifier.publicKey, { zip215: false });
  } catch {
    return false;
  }
}

function parseSignature(line: string): Signature {
  const [, name, base64] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  if (name === undefined || base64 === undefined) throw new CheckpointError("Not a signature line.");
  const bytes = decodeBase64(base64);
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}

export function decodeBase64(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    throw new CheckpointError("Not Base64.");
  }
}
