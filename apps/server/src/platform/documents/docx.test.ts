import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { renderDocx, signOffIndents } from "./docx.ts";
import { sampleDocument } from "./testing.ts";

async function partsOf(doc = sampleDocument()): Promise<(name: string) => string> {
  const parts = unzipSync(await renderDocx(doc));
  return (name) => {
    const part = parts[name];
    if (!part) throw new Error(`The file has no part ${name}.`);
    return strFromU8(part);
  };
}

/** The text as Word shows it: a break of the line is one line end. */
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
    .map(([, text]) => (text === undefined ? "\n" : unescapeXml(text)))
    .join("");

/** U+FFFD marks a character that was lost already, which no typeface prints. */
const printed = (name: string) => name.replaceAll(/[\u2028\u2029]/g, "\n").replaceAll("\ufffd", "");

function unescapeXml(text: string): string {
  const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "");
}

describe("an official document as .docx", () => {
  test("has the page of GB/T 9704-2012", async () => {
    const document = (await partsOf())("word/document.xml");
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    for (const margin of ['w:top="2098"', 'w:right="1474"', 'w:bottom="1984"', 'w:left="1587"'])
      expect(document).toContain(margin);
    expect(document).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"/>');
  });

  test("lies on its side when asked, with the same text area", async () => {
    const document = (await partsOf(sampleDocument({ orientation: "landscape" })))("word/document.xml");
    expect(document).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(document).toContain('w:top="1587" w:right="1984" w:bottom="1474" w:left="2098"');
  });

  test("sets 22 lines of 28 characters: 16 pt less 0.25, pitch 28.95 pt", async () => {
    const styles = (await partsOf())("word/styles.xml");
    expect(styles).toContain('<w:spacing w:after="0" w:before="0" w:line="579" w:lineRule="exact"/>');
    expect(styles).toContain('<w:spacing w:val="-5"/><w:sz w:val="32"/>');
    expect(22 * 579).toBeLessThanOrEqual(16838 - 2098 - 1984);
    expect(28 * (320 - 5)).toBeLessThanOrEqual(11906 - 1587 - 1474);
  });

  test("names the typefaces of the standard, each with others to fall back on", async () => {
    const part = await partsOf();
    const styles = part("word/styles.xml");
    for (const face of ["仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"])
      expect(styles).toContain(`w:eastAsia="${face}"`);
    expect(part("word/fontTable.xml")).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="FangSong_GB2312,仿宋,FangSong,',
    );
  });

  test("numbers odd pages on the right and even pages on the left", async () => {
    const part = await partsOf();
    expect(part("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    const footers = [part("word/footer1.xml"), part("word/footer2.xml")];
    expect(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1])).toEqual(["right", "left"]);
    for (const xml of footers) expect(textOf(xml)).toBe("—  —");
  });

  test("says everything, in order", async () => {
    const text = textOf((await partsOf())("word/document.xml"));
    const expected = [
      "反馈意见",
      "甲同志\uff1a",
      "一、主要优点",
      "1.关心下属",
      "第60项",
      "2.整改清单",
      "2026年11月24日",
    ];
    const places = expected.map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("repeats the header row of a table and keeps neighbouring tables apart", async () => {
    const document = (await partsOf())("word/document.xml");
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(document).not.toContain("</w:tbl><w:tbl>");
  });

  test("is the same bytes for the same input, whenever it is made", async () => {
    const before = await renderDocx(sampleDocument());
    const second = Math.floor(Date.now() / 1000);
    while (Math.floor(Date.now() / 1000) < second + 1) await renderDocx(sampleDocument());
    expect(Buffer.compare(before, await renderDocx(sampleDocument()))).toBe(0);
  });

  test("prints any name as it is written, the line separators of Unicode as line ends", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), async (name) => {
        const blocks = [{ kind: "table" as const, columns: [{ header: "姓名" }], rows: [[`«${name}»`]] }];
        const document = (await partsOf(sampleDocument({ blocks })))("word/document.xml");
        expect(textOf(document)).toContain(`«${printed(name)}»`);
      }),
      { numRuns: 60, examples: [["\u2028 "], ["a\u2029b"], ["\ufffd"]] },
    );
  });
});

describe("the sign-off", () => {
  test("is centred over the date, and never leaves the page", () => {
    fc.assert(
      fc.property(
        fc.float({ min: 1, max: 24, noNaN: true }),
        fc.float({ min: 5, max: 9, noNaN: true }),
        (signer, date) => {
          const { signerRight, dateRight } = signOffIndents(signer, date);
          expect(signerRight + signer / 2).toBeCloseTo(dateRight + date / 2, 6);
          expect(signerRight).toBeGreaterThanOrEqual(2);
          expect(signerRight + signer).toBeLessThanOrEqual(28);
        },
      ),
    );
  });
});
