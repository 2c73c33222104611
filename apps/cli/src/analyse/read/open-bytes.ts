/** A text file as chunks of bytes, whatever its size, in UTF-8 or GB18030 (GBK); UTF-16 is turned into UTF-8. */
import { type FileHandle, open } from "node:fs/promises";
import { AnalyseFault } from "../fault.ts";

const CHUNK = 1 << 20;

/** "ascii": nothing in the first chunk tells UTF-8 from GB18030. */
export type Encoding = "utf-8" | "gb18030" | "ascii";

export interface Opened {
  encoding: Encoding;
  /** Code of the character between cells; the same byte in both encodings. */
  delimiter: number;
  chunks: AsyncIterable<Buffer>;
}

/** @throws AnalyseFault when the file cannot be read, is empty or is not text */
export async function openBytes(path: string): Promise<Opened> {
  const file = await openFile(path);
  try {
    const first = await read(file);
    if (first.length === 0) throw new AnalyseFault({ zh: `${path} 是空文件。`, en: `${path} is empty.` });
    const wide = wideEncodingOf(first);
    if (wide === null) requireText(first, path);
    const chunks = wide === null ? bytesOf(file, withoutMark(first)) : transcoded(file, first, wide);
    const head = wide === null ? first : Buffer.from(new TextDecoder(wide).decode(first));
    const encoding = encodingOf(head);
    return { encoding, delimiter: delimiterOf(head, encoding), chunks };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    throw new AnalyseFault(unreadable(path, error));
  }
  throw new AnalyseFault({ zh: `${path} 不是文件。`, en: `${path} is not a file.` });
}

function unreadable(path: string, error: unknown) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return { zh: `没有 ${path} 这个文件。`, en: `There is no file ${path}.` };
  if (code === "EACCES") return { zh: `没有读取 ${path} 的权限。`, en: `No permission to read ${path}.` };
  return { zh: `无法读取 ${path}（${code}）。`, en: `Cannot read ${path} (${code}).` };
}

async function read(file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const { bytesRead } = await file.read(buffer, 0, CHUNK);
  return buffer.subarray(0, bytesRead);
}

async function* bytesOf(file: FileHandle, first: Buffer): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    for (let bytes = await read(file); bytes.length > 0; bytes = await read(file)) yield bytes;
  } finally {
    await file.close();
  }
}

async function* transcoded(file: FileHandle, first: Buffer, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  try {
    for (let bytes = first; bytes.length > 0; bytes = await read(file)) {
      yield Buffer.from(decoder.decode(bytes, { stream: true }));
    }
    yield Buffer.from(decoder.decode());
  } finally {
    await file.close();
  }
}

function wideEncodingOf([a, b]: Buffer): "utf-16le" | "utf-16be" | null {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

function withoutMark(bytes: Buffer): Buffer {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}

function requireText(bytes: Buffer, path: string): void {
  const [a, b, c, d] = bytes;
  const isZip = a === 0x50 && b === 0x4b && c === 3 && d === 4;
  const isCompound = a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0;
  if (isZip || isCompound) {
    throw new AnalyseFault({
      zh: `${path} 是 Excel 工作簿或压缩包。请在 WPS 或 Excel 中另存为“CSV UTF-8”后再分析。`,
      en: `${path} is a workbook or an archive. Save it as "CSV UTF-8" in WPS or Excel and analyse that.`,
    });
  }
  if (bytes.includes(0)) {
    throw new AnalyseFault({ zh: `${path} 不是文本文件。`, en: `${path} is not a text file.` });
  }
}

function encodingOf(bytes: Buffer): Encoding {
  if (!bytes.some((byte) => byte >= 0x80)) return "ascii";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}

const DELIMITERS = codes(",\t;");
/** The bar is half of a character in GB18030. */
const DELIMITERS_OF_UTF8 = codes(",\t;|");

function codes(marks: string): number[] {
  return [...marks].map((mark) => mark.charCodeAt(0));
}

/** The mark that occurs most in the first line outside quotes. */
function delimiterOf(head: Buffer, encoding: Encoding): number {
  const marks = encoding === "gb18030" ? DELIMITERS : DELIMITERS_OF_UTF8;
  const counts = new Map(marks.map((mark) => [mark, 0]));
  let isQuoted = false;
  for (const byte of head) {
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === 10 || byte === 13)) break;
    else if (!isQuoted && counts.has(byte)) counts.set(byte, counts.get(byte)! + 1);
  }
  return marks.reduce((best, mark) => (counts.get(mark)! > counts.get(best)! ? mark : best));
}
