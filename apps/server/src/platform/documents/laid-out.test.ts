import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chineseDate, chineseNumber, cleanText, layOut } from "./laid-out.ts";
import type { Block } from "./official-document.ts";

const withBlocks = (blocks: Block[]) =>
  layOut({ title: "题", date: "2026-11-24", author: "部", blocks }).blocks;
const texts = (blocks: Block[]) => withBlocks(blocks).map((block) => ("text" in block ? block.text : ""));
const heading = (level: 1 | 2 | 3): Block => ({ kind: "heading", level, text: "题" });

describe("headings", () => {
  test("are numbered 一、 (一) 1. and begin anew below a higher one", () => {
    const levels = [1, 2, 3, 3, 2, 3, 1, 2] as const;
    expect(texts(levels.map(heading))).toEqual(
      ["一、", "(一)", "1.", "2.", "(二)", "1.", "二、", "(一)"].map(
        (label) => `${label.replace("(", "\uff08").replace(")", "\uff09")}题`,
      ),
    );
  });

  test("begin anew in an annex", () => {
    expect(texts([heading(1), { kind: "annex", label: "附件1", title: "表" }, heading(1)])).toEqual([
      "一、题",
      "",
      "一、题",
    ]);
  });

  test("count as Chinese does", () => {
    expect([1, 9, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual([
      "一",
      "九",
      "十",
      "十一",
      "二十",
      "二十一",
      "九十九",
    ]);
    expect(() => chineseNumber(100)).toThrow("1 to 99, got 100");
  });
});

describe("texts", () => {
  test("a date is written without leading zeros, and a day that does not exist is refused", () => {
    expect(chineseDate("2026-01-05")).toBe("2026年1月5日");
    for (const wrong of ["2026-02-30", "2026-13-01", "26-1-1", "2026"])
      expect(() => chineseDate(wrong)).toThrow(wrong);
  });

  test("a salutation ends in exactly one full-width colon", () => {
    for (const text of ["张伟同志", "张伟同志:", "张伟同志\uff1a"])
      expect(texts([{ kind: "salutation", text }])).toEqual(["张伟同志\uff1a"]);
  });

  test("a text of several lines becomes several paragraphs, and only the last keeps with the sign-off", () => {
    const blocks = withBlocks([
      { kind: "paragraph", text: "甲\r\n\n 乙 " },
      { kind: "signOff", signer: "部", date: "2026-11-24" },
    ]);
    expect(blocks.slice(0, 2)).toEqual([
      { kind: "paragraph", text: "甲", keep: false },
      { kind: "paragraph", text: "乙", keep: true },
    ]);
  });

  test("whatever comes in, only characters that XML 1.0 allows go out", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cleanText(text)).toMatch(/^[\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  });
});

describe("tables", () => {
  test("columns share the width in full", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }), (shares) => {
        const [table] = withBlocks([
          { kind: "table", columns: shares.map((share) => ({ header: "列", share })), rows: [] },
        ]);
        if (table?.kind !== "table") throw new Error("not a table");
        expect(table.columns.reduce((sum, column) => sum + column.fraction, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("a row of the wrong length is refused with its number", () => {
    const columns = [{ header: "甲" }, { header: "乙" }];
    expect(() => withBlocks([{ kind: "table", columns, rows: [["1", "2"], ["3"]] }])).toThrow(
      "Row 2 of the table has 1 cells, expected 2.",
    );
  });
});
