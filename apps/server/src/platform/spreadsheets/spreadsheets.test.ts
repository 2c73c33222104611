import { expect, test } from "vitest";
import { hostileFiles } from "../../../../../scripts/hostile-files.ts";
import { columnName, readSpreadsheet, writeCsv, writeWorkbook } from "./index.ts";

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

test("a written workbook reads back, and would-be formulas stay texts", async () => {
  const bytes = writeWorkbook([
    {
      name: "表/1",
      header: ["姓名", "分数"],
      rows: [
        ["=1+1", 3.5],
        ["@x", null],
      ],
    },
  ]);
  const grid = await readSpreadsheet(bytes);
  expect(grid.sheets[0]?.rows).toEqual([["姓名", "分数"], ["=1+1", "3.5"], ["@x"]]);
  expect(grid.notices).toEqual([]);
});

test("a written CSV guards would-be formulas and quotes", () => {
  expect(writeCsv(["a"], [["=cmd()"], ['x"y,z'], [-2]])).toBe('\ufeffa\r\n\'=cmd()\r\n"x""y,z"\r\n-2\r\n');
});

test("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});
