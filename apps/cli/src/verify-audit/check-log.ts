import {
  CheckpointError,
  canonicalJson,
  equalBytes,
  Frontier,
  leafHash,
  type NoteVerifier,
  openCheckpoint,
  parseVerifier,
  toHex,
  utf8,
} from "@hengjian/ballot";
import { type AnchorCheck, type Anchors, anchorCheck } from "./anchors.ts";
import { LogFault } from "./fault.ts";
import type { Line } from "./lines.ts";
import { type CheckpointLine, type EntryLine, type Head, readBody, readHead } from "./parse.ts";

/** What an intact log says about itself. */
export interface IntactLog {
  origin: string;
  key: string;
  entries: number;
  checkpoints: number;
  /** SHA-256 in hexadecimal. */
  root: string;
}

/**
 * Check an exported log from its bytes alone: every leaf and every root is computed anew, every checkpoint is opened
 * with the key, and what was kept outside is met on the way.
 * @throws LogFault at the first thing that does not fit
 */
export async function checkLog(lines: AsyncIterable<Line>, anchors: Anchors): Promise<IntactLog> {
  let log: LogCheck | null = null;
  for await (const line of lines) {
    if (log === null) log = new LogCheck(readHead(line), line, anchors);
    else log.take(readBody(line), line);
  }
  if (log === null) throw new LogFault({ zh: "文件是空的", en: "the file is empty" });
  return log.finish();
}

class LogCheck {
  readonly #head: Head;
  readonly #verifier: NoteVerifier;
  readonly #anchors: AnchorCheck;
  readonly #tree = new Frontier();
  #checkpoints = 0;
  /** Size of the tree at the last checkpoint. */
  #signed = 0;

  constructor(head: Head, line: Line, anchors: Anchors) {
    this.#head = head;
    this.#verifier = verifierOfHead(head, line, anchors.key);
    this.#anchors = anchorCheck(anchors, head.origin, this.#verifier);
  }

  take(body: EntryLine | CheckpointLine, line: Line): void {
    if ("checkpoint" in body) this.#takeCheckpoint(body, line);
    else this.#takeEntry(body, line);
  }

  #takeEntry({ index, leaf, event }: EntryLine, line: Line): void {
    const eventId = typeof event.eventId === "string" ? event.eventId : null;
    const place = { line: line.number, index: this.#tree.size, eventId };
    if (index !== this.#tree.size) {
      const n = this.#tree.size + 1;
      throw new LogFault(
        {
          zh: `应为第 ${n} 条,却是第 ${index + 1} 条:记录缺失或次序被改`,
          en: `should be entry ${n} but says ${index + 1}: entries are missing or out of order`,
        },
        place,
      );
    }
    const hash = leafHash(utf8(canonicalJson(event)));
    if (toHex(hash) !== leaf)
      throw new LogFault(
        {
          zh: "内容与其叶散列不符:内容或散列被改动过",
          en: "its content does not have its leaf hash: one of the two was changed",
        },
        place,
      );
    this.#tree.append(hash);
    this.#anchors.look(this.#tree.size, () => this.#tree.root(), false);
  }

  #takeCheckpoint({ checkpoint: note }: CheckpointLine, line: Line): void {
    const { origin, size, root } = this.#open(note, line);
    const place = { line: line.number };
    if (origin !== this.#head.origin)
      throw new LogFault(
        { zh: `检查点属于另一份记录(${origin})`, en: `the checkpoint is of another log (${origin})` },
        place,
      );
    if (size !== this.#tree.size)
      throw new LogFault(
        {
          zh: `检查点覆盖 ${size} 条记录,这里却有 ${this.#tree.size} 条:有记录被删除或插入`,
          en: `the checkpoint covers ${size} entries, but ${this.#tree.size} stand before it: entries were removed or inserted`,
        },
        place,
      );
    if (!equalBytes(root, this.#tree.root()))
      throw new LogFault(
        {
          zh: `第 ${this.#signed + 1} 至 ${size} 条记录得不出签名的根:其中有记录连同散列被一起改写`,
          en: `entries ${this.#signed + 1} to ${size} do not lead to the signed root: one of them was rewritten together with its hash`,
        },
        { ...place, index: this.#signed },
      );
    this.#signed = size;
    this.#checkpoints += 1;
    this.#anchors.look(size, () => root, true);
  }

  #open(note: string, line: Line) {
    try {
      return openCheckpoint(note, [this.#verifier]);
    } catch (error) {
      if (!(error instanceof CheckpointError)) throw error;
      throw new LogFault(
        { zh: "检查点的签名不成立", en: `the checkpoint does not hold: ${error.message}` },
        { line: line.number },
      );
    }
  }

  finish(): IntactLog {
    const { entries, checkpoints, origin, key } = this.#head;
    const { size } = this.#tree;
    this.#anchors.finish(size);
    if (size !== entries || this.#checkpoints !== checkpoints)
      throw new LogFault({
        zh: `文件头称有 ${entries} 条记录、${checkpoints} 个检查点,实际为 ${size} 条、${this.#checkpoints} 个:文件被截断或删改`,
        en: `the head speaks of ${entries} entries and ${checkpoints} checkpoints, there are ${size} and ${this.#checkpoints}: lines were cut off or removed`,
      });
    if (this.#checkpoints === 0 || this.#signed !== size)
      throw new LogFault(
        {
          zh: `第 ${this.#signed + 1} 条起的记录没有检查点签名`,
          en: `from entry ${this.#signed + 1} on, no checkpoint is signed`,
        },
        { index: this.#signed },
      );
    return { origin, key, entries, checkpoints, root: toHex(this.#tree.root()) };
  }
}

function verifierOfHead(head: Head, line: Line, expected: string | null): NoteVerifier {
  if (expected !== null && expected.trim() !== head.key)
    throw new LogFault(
      { zh: "文件头的公钥不是给出的公钥", en: "the public key in the head is not the given one" },
      { line: line.number },
    );
  try {
    return parseVerifier(head.key);
  } catch {
    throw new LogFault(
      { zh: "文件头的公钥无法读取", en: "the public key in the head cannot be read" },
      { line: line.number },
    );
  }
}
