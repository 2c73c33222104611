import {
  type Checkpoint,
  CheckpointError,
  equalBytes,
  fromBase64,
  fromHex,
  type NoteVerifier,
  openCheckpoint,
} from "@hengjian/ballot";
import { LogFault, type Text } from "./fault.ts";

/** What was kept outside the system, and makes a cut or a replacement visible. */
export interface Anchors {
  /** A printed root; the size when it was printed with it. */
  root: { size: number | null; root: Uint8Array } | null;
  /** A signed checkpoint, as the supervisor keeps it. */
  checkpoint: string | null;
  /** The public key, `name+hash+key`. */
  key: string | null;
}

/** `ROOT` or `SIZE:ROOT`, the root in hexadecimal or Base64; null for anything else. */
export function parseRoot(text: string): Anchors["root"] {
  const [, size, root = ""] = /^(?:(\d{1,15}):)?(.+)$/.exec(text.trim()) ?? [];
  const bytes = decodeRoot(root);
  return bytes === null ? null : { size: size === undefined ? null : Number(size), root: bytes };
}

function decodeRoot(text: string): Uint8Array | null {
  try {
    const bytes = /^[0-9a-f]{64}$/i.test(text) ? fromHex(text.toLowerCase()) : fromBase64(text);
    return bytes.length === 32 ? bytes : null;
  } catch {
    return null;
  }
}

/** Compares a growing tree with what was kept outside. */
export interface AnchorCheck {
  /** Call whenever the tree has grown. @param isSigned the tree stands at a checkpoint of the log */
  look(size: number, root: () => Uint8Array, isSigned: boolean): void;
  /** Call at the end. @throws LogFault when something kept outside was never met */
  finish(size: number): void;
}

/** @throws LogFault when the outside checkpoint is not one of this log */
export function anchorCheck(anchors: Anchors, origin: string, verifier: NoteVerifier): AnchorCheck {
  const outside = anchors.checkpoint === null ? null : openOutside(anchors.checkpoint, origin, verifier);
  const { root: printed } = anchors;
  let isMet = printed === null;
  return {
    look(size, root, isSigned) {
      if (outside !== null && outside.size === size && !equalBytes(outside.root, root()))
        throw new LogFault(differs("外部检查点", "the outside checkpoint", size), { index: size - 1 });
      if (printed === null || isMet) return;
      if (printed.size === null ? !isSigned : printed.size !== size) return;
      isMet = equalBytes(printed.root, root());
      if (!isMet && printed.size !== null)
        throw new LogFault(differs("外部的根", "the outside root", size), { index: size - 1 });
    },
    finish(size) {
      const wanted = Math.max(outside?.size ?? 0, printed?.size ?? 0);
      if (wanted > size) throw new LogFault(cutOff(wanted, size), { index: size });
      if (!isMet) throw new LogFault(neverMet());
    },
  };
}

function openOutside(note: string, origin: string, verifier: NoteVerifier): Checkpoint {
  try {
    const checkpoint = openCheckpoint(note, [verifier]);
    if (checkpoint.origin === origin) return checkpoint;
    throw new LogFault({
      zh: `外部检查点属于另一份记录(${checkpoint.origin})`,
      en: `the outside checkpoint is of another log (${checkpoint.origin})`,
    });
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    throw new LogFault({
      zh: "外部检查点不是由这份记录的密钥签名的",
      en: `the outside checkpoint is not signed with the key of this log: ${error.message}`,
    });
  }
}

function differs(zh: string, en: string, size: number): Text {
  return {
    zh: `前 ${size} 条记录的根与${zh}不同:记录已被整体替换或改写`,
    en: `the first ${size} entries do not have the root of ${en}: the log was replaced or rewritten`,
  };
}

function cutOff(wanted: number, size: number): Text {
  return {
    zh: `记录被截断:外部凭据覆盖 ${wanted} 条,文件只有 ${size} 条`,
    en: `the log is cut off: what was kept outside covers ${wanted} entries, the file has ${size}`,
  };
}

function neverMet(): Text {
  return {
    zh: "没有任何检查点具有给出的根:记录被截断、替换,或根属于别的记录",
    en: "no checkpoint has the given root: the log was cut off or replaced, or the root is of another log",
  };
}
