import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { hostileFiles } from "./hostile-files.ts";

const ZIP = "504b0304";
const OLE = "d0cf11e0a1b11ae1";
const head = (bytes: Buffer, length: number) => bytes.subarray(0, length).toString("hex");

describe("hostile files", () => {
  test("are the same bytes each time they are made", () => {
    for (const [name, file] of Object.entries(hostileFiles)) {
      if (name.toLowerCase().includes("bomb") || name === "millionEmptyRows") continue;
      expect(file.build().equals(file.build()), name).toBe(true);
    }
  });

  test("an encrypted workbook carries Office's container and stream names", () => {
    const bytes = hostileFiles.encrypted.build();
    expect(head(bytes, 8)).toBe(OLE);
    expect(bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))).toBe(true);
  });

  test("the bombs are small outside and large inside", () => {
    for (const file of [hostileFiles.zipBomb, hostileFiles.lyingZipBomb]) {
      const bytes = file.build();
      expect(head(bytes, 4)).toBe(ZIP);
      expect(bytes.length).toBeLessThan(4_000_000);
    }
    const { start, length } = lastEntryData(hostileFiles.lyingZipBomb.build());
    const bomb = hostileFiles.lyingZipBomb.build().subarray(start, start + length);
    expect(() => inflateRawSync(bomb, { maxOutputLength: 64 << 20 })).toThrow(
      /Cannot create a Buffer|larger/,
    );
  });

  test("GBK comes back as the text that went in", () => {
    const text = new TextDecoder("gbk").decode(hostileFiles.gbkRosterCsv.build());
    expect(text.startsWith("序号,单位编码,单位,姓名")).toBe(true);
    expect(() =>
      new TextDecoder("utf-8", { fatal: true }).decode(hostileFiles.gbkRosterCsv.build()),
    ).toThrow();
  });
});

/** Where the data of the entry that the central directory names last stands. */
function lastEntryData(zip: Buffer): { start: number; length: number } {
  const central = zip.lastIndexOf(Buffer.from("504b0102", "hex"));
  const local = zip.readUInt32LE(central + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  return { start, length: zip.readUInt32LE(central + 20) };
}
