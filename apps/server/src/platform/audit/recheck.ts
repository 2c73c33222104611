import {
  CheckpointError,
  equalBytes,
  Frontier,
  fromHex,
  type NoteVerifier,
  openCheckpoint,
  toHex,
} from "@hengjian/ballot";
import { DomainError } from "../errors.ts";
import { leafOf } from "./leaf.ts";
import type { CheckpointRow, Entry } from "./read.ts";
import { saltedHash } from "./record.ts";
import type { LogProblem, LogProblemKind } from "./schema.ts";

const WORDS: Readonly<Record<LogProblemKind, readonly [zh: string, en: string]>> = {
  "entry-changed": ["内容与入树时不符", "differs from what was put into the tree"],
  "entry-missing": ["已被删除", "was removed"],
  "entry-unplaced": ["不在树中,也不在等待之列", "stands neither in the tree nor in the queue"],
  "personal-changed": [
    "旁存的文字与入树时的散列不符",
    "has a text beside it that does not fit the hash in the tree",
  ],
  "root-differs": ["与已签名的检查点不符", "does not lead to the signed checkpoint"],
  signature: ["检查点的签名不成立", "has a checkpoint whose signature does not hold"],
};

/** The log was changed behind the server's back. */
export class LogBroken extends DomainError {
  readonly problem: LogProblem;

  constructor(kind: LogProblemKind, index: number | null, eventId: string | null) {
    const [zh, en] = WORDS[kind];
    const place = index === null ? { zh: "审计记录", en: "The audit log" } : placeOf(index, eventId);
    super(
      "audit-broken",
      500,
      {
        zh: `${place.zh}${zh}:有人在服务器之外改动过数据。请立即保存现场并通知审计管理员。`,
        en: `${place.en} ${en}: somebody changed the data behind the server's back. Keep everything as it is and tell the audit officer.`,
      },
      { kind, index, eventId },
    );
    this.problem = { kind, index, eventId };
  }
}

function placeOf(index: number, eventId: string | null): { zh: string; en: string } {
  const id = eventId === null ? "" : ` (${eventId})`;
  return { zh: `第 ${index + 1} 条审计记录${id}`, en: `Entry ${index + 1} of the audit log${id}` };
}

/**
 * The tree as a checkpoint left it, ready to be continued, once its signature holds over just that tree.
 * @throws LogBroken
 */
export function reopen(checkpoint: CheckpointRow, verifier: NoteVerifier): Frontier {
  const tree = new Frontier(checkpoint.treeSize, checkpoint.peaks.map(fromHex));
  checkSignedRoot(checkpoint, tree, verifier);
  return tree;
}

/** @throws LogBroken unless the note is signed and says just this size and root */
export function checkSignedRoot(checkpoint: CheckpointRow, tree: Frontier, verifier: NoteVerifier): void {
  const signed = openOwn(checkpoint, verifier);
  if (signed.size === tree.size && equalBytes(signed.root, tree.root())) return;
  throw new LogBroken("root-differs", checkpoint.treeSize - 1, null);
}

function openOwn(checkpoint: CheckpointRow, verifier: NoteVerifier) {
  try {
    return openCheckpoint(checkpoint.note, [verifier]);
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    throw new LogBroken("signature", checkpoint.treeSize - 1, null);
  }
}

/**
 * Append entries to a tree, each computed anew from its event and compared with its leaf.
 * @throws LogBroken at the first that differs
 */
export async function appendChecked(
  tree: Frontier,
  entries: AsyncIterable<Entry>,
  after: (entry: Entry) => void = () => {},
): Promise<void> {
  for await (const entry of entries) {
    const { leafIndex, eventId, event, leafHash } = entry;
    if (leafIndex !== tree.size) throw new LogBroken("entry-missing", tree.size, null);
    if (event === null) throw new LogBroken("entry-missing", leafIndex, eventId);
    const leaf = leafOf(event);
    if (toHex(leaf) !== leafHash) throw new LogBroken("entry-changed", leafIndex, eventId);
    checkPersonal(entry);
    tree.append(leaf);
    after(entry);
  }
}

/** A text that was erased is no fault; one that is there must be the one that was recorded. */
function checkPersonal({ leafIndex, eventId, event, personal }: Entry): void {
  if (personal === null || personal.text === null || event === null) return;
  if (saltedHash(personal.salt, personal.text) === event.personalHash) return;
  throw new LogBroken("personal-changed", leafIndex, eventId);
}
