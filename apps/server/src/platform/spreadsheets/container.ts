import yauzl from "yauzl";
import { refusals } from "./refusals.ts";

/** 100,000 roster rows unpack to about 130 MB; the reader needs three times what a file unpacks to. */
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_ENTRIES = 2_000;
/** Real sheets pack 5 to 40 times; far beyond that it is a bomb, unless it is small anyway. */
const MAX_RATIO = 150;
const RATIO_FROM = 50 * 1024 * 1024;

/** What kind of container the bytes are, by their content; the name of the file is not trusted. */
export type Kind = "zip" | "cfb" | "text" | "other";

export function kindOf(bytes: Uint8Array): Kind {
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return "zip";
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "cfb";
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return "text";
  const head = bytes.subarray(0, 4096);
  if (head.includes(0)) return "other";
  const text = Buffer.from(head).toString("latin1").trimStart().toLowerCase();
  return /^(%pdf|<[!?a-z]|\{\\rtf|mime-version:)/.test(text) ? "other" : "text";
}

/**
 * Look into the zip before anything unpacks it: names, macros, links, and the true size of every entry, counted while
 * unpacking into nothing.
 * @returns whether cells refer to other files; nothing ever follows such a link
 * @throws DomainError of `refusals`
 */
export async function checkZip(bytes: Buffer): Promise<{ externalLinks: boolean }> {
  const zip = await openZip(bytes);
  if (zip.entryCount > MAX_ENTRIES) throw refusals.tooLarge();
  let unpacked = 0;
  let workbook = false;
  let externalLinks = false;
  await eachEntry(zip, async (entry) => {
    const name = entry.fileName.toLowerCase();
    if (/(^|\/)workbook\.(xml|bin)$/.test(name)) workbook = true;
    if (/vbaproject|(^|\/)macrosheets\//.test(name)) throw refusals.macros();
    if (/(^|\/)externallinks\//.test(name)) externalLinks = true;
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw refusals.encrypted();
    if (unpacked + entry.uncompressedSize > MAX_BYTES) throw refusals.tooLarge();
    const size = await trueSize(zip, entry, MAX_BYTES - unpacked);
    if (size > RATIO_FROM && size / Math.max(1, entry.compressedSize) > MAX_RATIO) throw refusals.tooLarge();
    unpacked += size;
  });
  if (!workbook) throw refusals.notSpreadsheet();
  return { externalLinks };
}

function openZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((accept, reject) => {
    yauzl.fromBuffer(
      bytes,
      { lazyEntries: true, strictFileNames: true, validateEntrySizes: true },
      (error, zip) => {
        if (error !== null || zip === undefined) reject(refusals.damaged());
        else accept(zip);
      },
    );
  });
}

function eachEntry(zip: yauzl.ZipFile, visit: (entry: yauzl.Entry) => Promise<void>): Promise<void> {
  return new Promise((accept, reject) => {
    zip.on("error", () => reject(refusals.damaged()));
    zip.on("end", accept);
    zip.on("entry", (entry: yauzl.Entry) => {
      visit(entry).then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}

function trueSize(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<number> {
  return new Promise((accept, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) {
        reject(refusals.damaged());
        return;
      }
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limit) return;
        stream.destroy();
        reject(refusals.tooLarge());
      });
      stream.on("error", () => reject(refusals.damaged()));
      stream.on("end", () => accept(size));
    });
  });
}
