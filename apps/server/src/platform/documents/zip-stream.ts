/** Files to one zip while they are being made; never more than a few are in memory. */
import { PassThrough, type Readable } from "node:stream";
import { ZipFile } from "yazl";

export interface ZipItem {
  /** Path inside the archive; written as UTF-8 with the flag that Windows looks for (APPNOTE 4.4.4, bit 11). */
  path: string;
  bytes: Uint8Array;
}

/**
 * @param modified date of all entries: the same files give the same archive
 * An error of `items` destroys the stream with it; destroying the stream ends `items`.
 */
export function zipStream(items: AsyncIterable<ZipItem>, modified: Date): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream;
  if (!(out instanceof PassThrough)) throw new TypeError("yazl no longer writes to a PassThrough.");
  zip.on("error", (error: Error) => out.destroy(error));
  fill(zip, out, items, modified).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return out;
}

async function fill(
  zip: ZipFile,
  out: PassThrough,
  items: AsyncIterable<ZipItem>,
  modified: Date,
): Promise<void> {
  for await (const { path, bytes } of items) {
    if (out.destroyed) return;
    const packed = /\.(docx|pdf|xlsx|zip)$/i.test(path);
    // Without DOS time the writer adds a time stamp field that some archivers of Windows do not know.
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, {
      mtime: modified,
      compress: !packed,
      forceDosTimestamp: true,
    });
    await room(out);
    if (out.destroyed) return;
  }
  zip.end();
}

/** Waits until the reader has taken what is there, or has gone away. */
function room(out: PassThrough): Promise<void> {
  if (out.destroyed || !out.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      out.off("drain", done).off("close", done);
      resolve();
    };
    out.on("drain", done).on("close", done);
  });
}
