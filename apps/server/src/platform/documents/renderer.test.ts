import { unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { DomainError } from "../errors.ts";
import { renderDocx } from "./docx.ts";
import { createDocumentRenderer, type RenderedDocument } from "./renderer.ts";
import { sampleDocument } from "./testing.ts";

const renderer = createDocumentRenderer({ workers: 2 });
afterAll(() => renderer.close());

const documents = (count: number) =>
  Array.from({ length: count }, (_, i) => sampleDocument({ title: `第${i}份` }));

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof DomainError ? error.code : `no domain error: ${String(error)}`;
}

describe("rendering many documents", () => {
  test("keeps the order of the list, each document's formats together, and counts them", async () => {
    const seen: RenderedDocument[] = [];
    const progress: number[] = [];
    const onProgress = (p: { done: number; total: number }) => progress.push(p.done / p.total);
    for await (const file of renderer.renderMany(documents(5), ["docx", "pdf"], { onProgress }))
      seen.push(file);
    expect(seen.map((file) => `${file.index}${file.format}`)).toEqual(
      [0, 1, 2, 3, 4].flatMap((i) => [`${i}docx`, `${i}pdf`]),
    );
    expect(progress).toEqual(Array.from({ length: 10 }, (_, i) => (i + 1) / 10));
  });

  test("gives the same bytes in a thread as without one", async () => {
    const { bytes } = await renderer.render(sampleDocument(), "docx");
    expect(Buffer.compare(bytes, await renderDocx(sampleDocument()))).toBe(0);
  });

  test("leaves the caller's thread free", async () => {
    let turns = 0;
    let running = true;
    const spin = () => {
      turns++;
      if (running) setImmediate(spin);
    };
    spin();
    const rendering = renderer.renderMany(documents(10), ["pdf"]);
    let files = 0;
    for await (const file of rendering) files += file.bytes.length > 0 ? 1 : 0;
    running = false;
    // A caller whose thread does the work turns a handful of times for each file.
    expect(turns / files).toBeGreaterThan(100);
  });

  test("stops when the signal aborts, and goes on with the next list", async () => {
    const controller = new AbortController();
    let files = 0;
    const run = async () => {
      for await (const _ of renderer.renderMany(documents(50), ["docx"], { signal: controller.signal })) {
        if (++files === 3) controller.abort(new Error("the officer left"));
      }
    };
    await expect(run()).rejects.toThrow("the officer left");
    expect(files).toBe(3);
    expect((await renderer.render(sampleDocument(), "pdf")).complete).toBe(true);
  });

  test("a document that cannot be made says why, in both languages, and the next one is made", async () => {
    const wrong = renderer.render(sampleDocument({ date: "2026-02-30" }), "docx");
    await expect(wrong).rejects.toMatchObject({
      code: "document-not-rendered",
      details: { reason: expect.stringContaining("2026-02-30") },
    });
    expect(unzipSync((await renderer.render(sampleDocument(), "docx")).bytes)).toHaveProperty(
      "word/document.xml",
    );
  });
});

describe("a rendering thread", () => {
  test("that runs out of memory is a clear error and is replaced", async () => {
    const small = createDocumentRenderer({ workers: 1, memoryMb: 24 });
    const rows = Array.from({ length: 30_000 }, (_, i) => [`第${i}行`, "甲", "乙", "丙"]);
    const columns = ["一", "二", "三", "四"].map((header) => ({ header }));
    const huge = sampleDocument({ blocks: [{ kind: "table", columns, rows }] });
    expect(await codeOf(small.render(huge, "docx"))).toBe("document-renderer-crashed");
    expect((await small.render(sampleDocument(), "pdf")).bytes.length).toBeGreaterThan(1000);
    await small.close();
  });

  test("that takes too long is stopped and is replaced", async () => {
    const hasty = createDocumentRenderer({ workers: 1, timeoutMs: 1 });
    expect(await codeOf(hasty.render(sampleDocument(), "docx"))).toBe("document-renderer-timeout");
    expect(await codeOf(hasty.render(sampleDocument(), "docx"))).toBe("document-renderer-timeout");
    await hasty.close();
  });
});
