import { createReadStream } from "node:fs";

export interface Line {
  /** Counted from 1. */
  number: number;
  bytes: Uint8Array;
  /** False for a last line without its newline. */
  ended: boolean;
}

/** The longest line of a log, in bytes; anything longer is no log. */
const LONGEST = 4 * 1024 * 1024;
const NEWLINE = 10;

/** Lines of a file byte for byte, without holding the file in memory. */
export function linesOfFile(path: string): AsyncGenerator<Line> {
  return linesOf(createReadStream(path, { highWaterMark: 1024 * 1024 }));
}

export async function* linesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Line> {
  let number = 1;
  let rest = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      yield { number, bytes: bytes.subarray(from, at), ended: true };
      number += 1;
      from = at + 1;
    }
    rest = Uint8Array.from(bytes.subarray(from));
    if (rest.length > LONGEST) break;
  }
  if (rest.length > 0) yield { number, bytes: rest.subarray(0, LONGEST), ended: false };
}
