import { toBase64 } from "./bytes.ts";
import {
  CheckpointError,
  decodeBase64,
  type NoteSigner,
  type NoteVerifier,
  openNote,
  signNote,
} from "./note.ts";

/**
 * Checkpoints as C2SP tlog-checkpoint: origin, tree size, root in Base64, one a line, inside a signed note.
 */
export interface Checkpoint {
  /** Name of the log, for example `hengjian/yunxi/audit`. */
  origin: string;
  size: number;
  root: Uint8Array;
}

export function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
}

/** The checkpoint as a signed note. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(checkpointText(checkpoint), signers);
}

/**
 * Read a signed checkpoint; every given key must have signed it.
 * @throws CheckpointError
 */
export function openCheckpoint(note: string, verifiers: readonly NoteVerifier[]): Checkpoint {
  return parseText(openNote(note, verifiers));
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
