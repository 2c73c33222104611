import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPdfRenderer } from "./pdf.ts";
import { pdfText, sampleDocument } from "./testing.ts";

const renderer = createPdfRenderer();
const ascii = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

describe("an official document as .pdf", () => {
  test("is PDF/A-2a with title, language and tags", () => {
    const { bytes, complete } = renderer.render(sampleDocument());
    const file = ascii(bytes);
    expect(complete).toBe(true);
    expect(file.startsWith("%PDF-1.7")).toBe(true);
    expect(Buffer.from(bytes).toString("utf8")).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(Buffer.from(bytes).toString("utf8")).toContain("关于年度考核结果的反馈意见</rdf:li>");
    expect(file).toMatch(/\/Lang \(zh-CN\)/i);
    expect(file).toContain("/StructTreeRoot");
  });

  test("embeds only the glyphs it needs", () => {
    expect(renderer.render(sampleDocument()).bytes.length).toBeLessThan(200_000);
  });

  test("can be read and searched", async () => {
    const text = await pdfText(renderer.render(sampleDocument()).bytes);
    for (const words of ["一、主要优点", "38张有效票的均值为4.21分", "第60项", "2026年11月24日"])
      expect(text).toContain(words);
  });

  test("a name that looks like markup comes out as it is written", async () => {
    const marks = fc.constantFrom(..."#*_$@`~<>[]{}()\\/\"'-=+|;:&%^!?.,甲乙丙0aZ");
    await fc.assert(
      fc.asyncProperty(fc.array(marks, { minLength: 1, maxLength: 12 }), async (characters) => {
        const name = `始${characters.join("")}终`;
        const { bytes } = renderer.render(
          sampleDocument({
            title: name,
            blocks: [
              { kind: "salutation", text: name },
              { kind: "paragraph", text: name },
            ],
          }),
        );
        expect((await pdfText(bytes)).split(name)).toHaveLength(4);
      }),
      { numRuns: 60 },
    );
  });

  test("a character that no font has does not keep the letter back, and is reported", async () => {
    const file = renderer.render(sampleDocument({ title: "甲\u{10fffd}乙" }));
    expect(file.complete).toBe(false);
    expect(await pdfText(file.bytes)).toContain("主要优点");
  });

  test("is the same bytes for the same input", () => {
    const once = renderer.render(sampleDocument()).bytes;
    expect(Buffer.compare(once, createPdfRenderer().render(sampleDocument()).bytes)).toBe(0);
  });
});
