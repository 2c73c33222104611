import XLSX from "@e965/xlsx";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { hostileFiles } from "../../../../../scripts/hostile-files.ts";
import { columnName, parseSpreadsheet, readSpreadsheet, writeCsv, writeWorkbook } from "./index.ts";

const all = Object.entries(hostileFiles);
/** These are tables; what is wrong with them only the importer of rosters or ratings can see. */
const tables = all.filter(
  ([name, file]) => file.expect !== "refuse" || name === "entityBomb" || /missing|no rows/.test(file.about),
);
const unreadable = all.filter((entry) => !tables.includes(entry));

test.each(unreadable)("%s is refused with a remedy", async (_, file) => {
  const refusal = {
    name: "DomainError",
    text: { zh: expect.stringContaining("请"), en: expect.any(String) },
  };
  await expect(readSpreadsheet(file.build())).rejects.toMatchObject(refusal);
});

test.each(tables.filter(([name]) => name !== "raggedRatings"))("%s is read as a table", async (_, file) => {
  const grid = await readSpreadsheet(file.build());
  expect(grid.sheets.some((sheet) => sheet.rows.length > 0)).toBe(true);
});

test("entities that would grow to a billion characters are not expanded", async () => {
  const grid = await readSpreadsheet(hostileFiles.entityBomb.build());
  expect(JSON.stringify(grid).length).toBeLessThan(100_000);
});

test("an open quotation mark is named by its line", async () => {
  const refusal = { code: "csv-malformed", text: { zh: expect.stringMatching(/第 \d+ 行/) } };
  await expect(readSpreadsheet(hostileFiles.raggedRatings.build())).rejects.toMatchObject(refusal);
});

test("a table in GBK gives the same cells as in UTF-8", async () => {
  const text = "单位,得分\n县委办公室,5\n";
  const gbk = Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0x31, 0x0a]);
  expect((await readSpreadsheet(gbk)).sheets[0]?.rows).toEqual([["单位", "1"]]);
  expect((await readSpreadsheet(Buffer.from(`\ufeff${text}`))).sheets[0]?.rows).toEqual([
    ["单位", "得分"],
    ["县委办公室", "5"],
  ]);
});

const WRITTEN = [
  {
    name: "表/1",
    header: ["姓名", "分数"],
    rows: [
      ["=1+1", 3.5],
      ["@x", null],
    ],
  },
];

test("a written workbook reads back, and would-be formulas stay texts", async () => {
  const grid = await readSpreadsheet(await writeWorkbook(WRITTEN));
  expect(grid.sheets[0]?.rows).toEqual([["姓名", "分数"], ["=1+1", "3.5"], ["@x"]]);
  expect(grid.notices).toEqual([]);
});

test("a written workbook has a frozen header, and would-be formulas keep their quote after an edit", async () => {
  const parts = unzipSync(await writeWorkbook(WRITTEN));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).toMatch(/<c r="A2" t="inlineStr" s="2">/);
  expect(strFromU8(parts["xl/styles.xml"]!)).toContain('quotePrefix="1"');
  expect(await writeWorkbook(WRITTEN)).toEqual(await writeWorkbook(WRITTEN));
});

test("whatever text is exported is read back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 20 }),
      async (texts) => {
        const shown = texts.map((text) => text.replaceAll(/[\r\n\t]/g, " "));
        const grid = await parseSpreadsheet(
          await writeWorkbook([{ name: "t", header: ["h", "序"], rows: shown.map((text, i) => [text, i]) }]),
        );
        const read = grid.sheets[0]!.rows.slice(1).map((row) => row[0]);
        expect(read).toEqual(shown.map((text) => (text.trim() === "" ? "" : text)));
      },
    ),
    { numRuns: 40 },
  );
});

test("rows may come from a cursor, and its failure ends the file instead of cutting it short", async () => {
  async function* rows() {
    yield* Array.from({ length: 450 }, (_, i) => [i]);
    throw new Error("the database went away");
  }
  await expect(writeWorkbook([{ name: "t", header: ["n"], rows: rows() }])).rejects.toThrow("went away");
});

test("sheets named alike or unspeakably get names that spreadsheets accept", async () => {
  const sheet = { header: ["a"], rows: [["1"]] };
  const bytes = await writeWorkbook([
    { name: "名册", ...sheet },
    { name: "名册", ...sheet },
    { name: "[/]", ...sheet },
  ]);
  expect((await parseSpreadsheet(bytes)).sheets.map((one) => one.name)).toEqual(["名册", "名册(2)", "(3)"]);
});

test("dates of a workbook that counts from 1904 are not four years off", async () => {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet([["出生年月"]]);
  sheet.A2 = { t: "n", v: 23_467, z: "yyyy-mm-dd" };
  sheet["!ref"] = "A1:A2";
  XLSX.utils.book_append_sheet(book, sheet, "s");
  book.Workbook = { WBProps: { date1904: true } };
  const bytes: Buffer = XLSX.write(book, { type: "buffer", bookType: "xlsx" });
  // 23,467 days after 1904-01-01
  expect((await parseSpreadsheet(bytes)).sheets[0]?.rows[1]).toEqual(["1968-04-01"]);
});

test("cells far to the right are named, not read into memory", async () => {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet([["a"]]);
  sheet.XFD3 = { t: "s", v: "x" };
  sheet["!ref"] = "A1:XFD3";
  XLSX.utils.book_append_sheet(book, sheet, "s");
  const grid = await parseSpreadsheet(XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
  expect(grid.sheets[0]?.rows).toEqual([["a"]]);
  expect(grid.notices).toMatchObject([{ zh: expect.stringContaining("s!XFD3") }]);
});

test("formulas are said with the place of the first", async () => {
  const grid = await readSpreadsheet(hostileFiles.formulas.build());
  expect(grid.notices).toMatchObject([
    { zh: expect.stringMatching(/公式\(第一个在 花名册![A-Z]+\d+\)/) },
    {},
  ]);
});

test("one file is read at a time, and a refused one does not hold up the next", async () => {
  const [refused, read] = await Promise.allSettled([
    readSpreadsheet(hostileFiles.truncatedZip.build()),
    readSpreadsheet(hostileFiles.tidyRoster.build()),
  ]);
  expect([refused.status, read.status]).toEqual(["rejected", "fulfilled"]);
});

test("a file that needs more memory than the cap is stopped, and reading goes on", async () => {
  const cells = Array.from({ length: 120_000 }, (_, i) => `${i},${"甲乙丙丁".repeat(12)}${i}`).join("\n");
  await expect(
    readSpreadsheet(Buffer.from(cells), { cap: { memoryMb: 8, seconds: 60 } }),
  ).rejects.toMatchObject({
    code: "file-too-heavy",
  });
  expect((await readSpreadsheet(hostileFiles.tidyRoster.build())).format).toBe("xlsx");
});

test("a written CSV guards would-be formulas and quotes", () => {
  expect(writeCsv(["a"], [["=cmd()"], ['x"y,z'], [-2]])).toBe('\ufeffa\r\n\'=cmd()\r\n"x""y,z"\r\n-2\r\n');
});

test("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});
