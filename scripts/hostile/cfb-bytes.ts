/**
 * The OLE compound file container ([MS-CFB] 2.2 to 2.6.1, version 3) that Office wraps around an encrypted workbook
 * and that old .xls files are made of. Streams are padded past the mini-stream cutoff, so one FAT is all it needs.
 */
const SECTOR = 512;
const MINI_STREAM_CUTOFF = 4096;
const FREE = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const FAT_SECTOR = 0xfffffffd;
const NO_STREAM = 0xffffffff;

export type CfbStream = { name: string; content: Uint8Array };

/** Streams must come in the order of [MS-CFB] 2.6.4: shorter names first. At most about 60 kB in all. */
export function cfbBytes(streams: readonly CfbStream[]): Buffer {
  const padded = streams.map((s) => ({ name: s.name, content: padStream(s.content) }));
  const directorySectors = Math.ceil((padded.length + 1) / 4);
  const fat = new Uint32Array(SECTOR / 4).fill(FREE);
  fat[0] = FAT_SECTOR;
  chain(fat, 1, directorySectors);

  let next = 1 + directorySectors;
  const directory: Buffer[] = [
    directoryEntry("Root Entry", 5, NO_STREAM, padded.length > 0 ? 1 : NO_STREAM, END_OF_CHAIN, 0),
  ];
  padded.forEach((stream, i) => {
    const sibling = i + 1 < padded.length ? i + 2 : NO_STREAM;
    directory.push(directoryEntry(stream.name, 2, sibling, NO_STREAM, next, stream.content.length));
    chain(fat, next, stream.content.length / SECTOR);
    next += stream.content.length / SECTOR;
  });
  if (next > fat.length)
    throw new RangeError(`Streams need ${next} sectors, one FAT sector holds ${fat.length}.`);

  const directoryBytes = Buffer.alloc(directorySectors * SECTOR);
  Buffer.concat(directory).copy(directoryBytes);
  return Buffer.concat([header(), Buffer.from(fat.buffer), directoryBytes, ...padded.map((s) => s.content)]);
}

function padStream(content: Uint8Array): Buffer {
  const length = Math.ceil(Math.max(content.length, MINI_STREAM_CUTOFF) / SECTOR) * SECTOR;
  const padded = Buffer.alloc(length, 0x20);
  padded.set(content);
  return padded;
}

function chain(fat: Uint32Array, first: number, count: number): void {
  for (let i = first; i < first + count; i++) fat[i] = i + 1 < first + count ? i + 1 : END_OF_CHAIN;
}

function header(): Buffer {
  const b = Buffer.alloc(SECTOR);
  b.write("d0cf11e0a1b11ae1", 0, "hex");
  b.writeUInt16LE(0x003e, 24);
  b.writeUInt16LE(3, 26);
  b.writeUInt16LE(0xfffe, 28);
  b.writeUInt16LE(9, 30);
  b.writeUInt16LE(6, 32);
  b.writeUInt32LE(1, 44);
  b.writeUInt32LE(1, 48);
  b.writeUInt32LE(MINI_STREAM_CUTOFF, 56);
  b.writeUInt32LE(END_OF_CHAIN, 60);
  b.writeUInt32LE(END_OF_CHAIN, 68);
  b.fill(0xff, 76);
  b.writeUInt32LE(0, 76);
  return b;
}

function directoryEntry(
  name: string,
  type: number,
  right: number,
  child: number,
  first: number,
  size: number,
): Buffer {
  const b = Buffer.alloc(128);
  const encoded = Buffer.from(name, "utf16le");
  encoded.copy(b);
  b.writeUInt16LE(encoded.length + 2, 64);
  b.writeUInt8(type, 66);
  b.writeUInt8(1, 67);
  b.writeUInt32LE(NO_STREAM, 68);
  b.writeUInt32LE(right, 72);
  b.writeUInt32LE(child, 76);
  b.writeUInt32LE(first, 116);
  b.writeUInt32LE(size, 120);
  return b;
}
