import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { type Bundle, documentBundle } from "./document-bundle.ts";
import { safeFileName, uniqueFileNames } from "./file-names.ts";
import { createDocumentRenderer } from "./renderer.ts";
import { sampleDocument } from "./testing.ts";
import { type ZipItem, zipStream } from "./zip-stream.ts";

const renderer = createDocumentRenderer({ workers: 1 });
afterAll(() => renderer.close());

const bundleOf = (names: string[]): Bundle => ({
  folder: "letters",
  items: names.map((name) => ({ name, doc: sampleDocument({ title: name }), index: [name] })),
  formats: ["docx", "pdf"],
  indexColumns: ["姓名"],
  modified: new Date("2026-11-24T00:00:00Z"),
});

describe("a bundle of documents", () => {
  test("holds every document in every format and an index with their hashes", async () => {
    const files = unzipSync(await buffer(documentBundle(renderer, bundleOf(["甲", "甲", "乙"]))));
    expect(Object.keys(files).sort()).toEqual(
      ["甲.docx", "甲.pdf", "甲 (2).docx", "甲 (2).pdf", "乙.docx", "乙.pdf"]
        .map((name) => `letters/${name}`)
        .concat("index.csv")
        .sort(),
    );
    const index = files["index.csv"] ?? new Uint8Array();
    expect([...index.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = strFromU8(index).trim().split("\r\n");
    expect(lines[0]).toBe("姓名,文件,SHA-256,备注");
    expect(lines).toHaveLength(7);
    expect(lines[1]).toMatch(/^甲,letters\/甲\.docx,[0-9a-f]{64},$/);
  });

  test("marks its names as UTF-8, and writes formulas in the index as text", async () => {
    const bytes = await buffer(documentBundle(renderer, bundleOf(["=1+1"])));
    const local = bytes.indexOf(Buffer.from("504b0304", "hex"));
    expect(bytes.readUInt16LE(local + 6) & 0x0800).toBe(0x0800);
    expect(strFromU8(unzipSync(bytes)["index.csv"] ?? new Uint8Array())).toContain("\n'=1+1,");
  });

  test("a document that cannot be made ends the stream with its error", async () => {
    const bundle = bundleOf(["甲"]);
    const items = [{ name: "乙", doc: sampleDocument({ date: "x" }), index: ["乙"] }];
    await expect(buffer(documentBundle(renderer, { ...bundle, items }))).rejects.toMatchObject({
      code: "document-not-rendered",
    });
  });
});

describe("a zip stream", () => {
  test("is not made faster than it is read", async () => {
    let made = 0;
    async function* items(): AsyncGenerator<ZipItem> {
      for (; made < 200; made++) yield { path: `${made}.pdf`, bytes: new Uint8Array(100_000) };
    }
    const stream = zipStream(items(), new Date(0));
    await new Promise((resolve) => stream.once("readable", resolve));
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBeLessThan(5);
    expect(Object.keys(unzipSync(await buffer(stream)))).toHaveLength(200);
  });

  test("stops its source when the reader goes away", async () => {
    let stopped = false;
    async function* endless(): AsyncGenerator<ZipItem> {
      try {
        for (let i = 0; ; i++) yield { path: `${i}.pdf`, bytes: new Uint8Array(100_000) };
      } finally {
        stopped = true;
      }
    }
    const stream = zipStream(endless(), new Date(0));
    await new Promise((resolve) => stream.once("readable", resolve));
    stream.destroy();
    for (let turn = 0; turn < 50 && !stopped; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(true);
  });
});

describe("file names", () => {
  test("are safe on every system, whatever the person is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        const safe = safeFileName(name);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be in a name
        expect(safe).toMatch(/^[^<>:"/\\|?*\u0000-\u001f]+$/);
        expect(safe).not.toMatch(/^\.|[. ]$/);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(121);
      }),
    );
    for (const device of ["CON", "nul", "com1", "LPT9.txt"]) expect(safeFileName(device)).toBe(`_${device}`);
  });

  test("are unique on a file system that ignores case", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("甲", "A", "a", "a (2)", "", "/")), (names) => {
        const nameOf = uniqueFileNames();
        const given = names.map((name) => nameOf(name, "pdf").toLowerCase());
        expect(new Set(given).size).toBe(names.length);
      }),
    );
  });
});
