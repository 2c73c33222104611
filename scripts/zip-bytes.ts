/**
 * A zip writer with every byte in the caller's hand (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16).
 *
 * The generators need two things that archive libraries rightly refuse: the same input must give the same bytes
 * on every machine, and test files must be able to lie in their headers.
 */
import { constants, crc32, deflateRawSync } from "node:zlib";
import { deflateSync } from "fflate";

export type ZipEntry = {
  name: string;
  /** Deflated bytes as they go into the archive. */
  deflated: Uint8Array;
  crc: number;
  /** Length in bytes that the headers state; an honest entry states the real one. */
  statedSize: number;
};

/** 1980-01-01, the earliest date the format can say: no clock in the output. */
const DOS_DATE = (1 << 5) | 1;
const UTF8_NAMES = 1 << 11;
const METHOD_DEFLATE = 8;

/** Deflated in JavaScript: the bytes of Node's zlib differ between processors and versions. */
export function zipEntry(name: string, content: string | Uint8Array): ZipEntry {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return { name, deflated: deflateSync(bytes, { level: 6 }), crc: crc32(bytes), statedSize: bytes.length };
}

/**
 * An entry that repeats `block` `times` times without ever holding the whole in memory: a fully flushed deflate
 * block does not look back, so its bytes may be repeated as they are.
 */
export function repeatedEntry(name: string, block: Uint8Array, times: number, statedSize?: number): ZipEntry {
  const flushed = deflateRawSync(block, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(new Uint8Array(0));
  let crc = 0;
  for (let i = 0; i < times; i++) crc = crc32(block, crc);
  const parts = Array.from({ length: times }, () => flushed);
  return {
    name,
    deflated: Buffer.concat([...parts, end]),
    crc,
    statedSize: statedSize ?? block.length * times,
  };
}

export function zipBytes(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const header = localHeader(entry, name.length);
    central.push(centralHeader(entry, name.length, offset), name);
    local.push(header, name, Buffer.from(entry.deflated));
    offset += header.length + name.length + entry.deflated.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, endRecord(entries.length, directory.length, offset)]);
}

function localHeader(entry: ZipEntry, nameLength: number): Buffer {
  const b = Buffer.alloc(30);
  b.writeUInt32LE(0x04034b50, 0);
  b.writeUInt16LE(20, 4);
  writeCommonFields(b, 6, entry, nameLength);
  return b;
}

function centralHeader(entry: ZipEntry, nameLength: number, offset: number): Buffer {
  const b = Buffer.alloc(46);
  b.writeUInt32LE(0x02014b50, 0);
  b.writeUInt16LE(20, 4);
  b.writeUInt16LE(20, 6);
  writeCommonFields(b, 8, entry, nameLength);
  b.writeUInt32LE(offset, 42);
  return b;
}

/** Flags, method, time, date, CRC, both sizes and the name length stand in the same order in both headers. */
function writeCommonFields(b: Buffer, at: number, entry: ZipEntry, nameLength: number): void {
  b.writeUInt16LE(UTF8_NAMES, at);
  b.writeUInt16LE(METHOD_DEFLATE, at + 2);
  b.writeUInt16LE(0, at + 4);
  b.writeUInt16LE(DOS_DATE, at + 6);
  b.writeUInt32LE(entry.crc, at + 8);
  b.writeUInt32LE(entry.deflated.length, at + 12);
  b.writeUInt32LE(entry.statedSize, at + 16);
  b.writeUInt16LE(nameLength, at + 20);
}

function endRecord(count: number, directoryLength: number, directoryOffset: number): Buffer {
  const b = Buffer.alloc(22);
  b.writeUInt32LE(0x06054b50, 0);
  b.writeUInt16LE(count, 8);
  b.writeUInt16LE(count, 10);
  b.writeUInt32LE(directoryLength, 12);
  b.writeUInt32LE(directoryOffset, 16);
  return b;
}
