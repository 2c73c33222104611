import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messyRoster } from "../../../../../../scripts/examples/messy-roster.ts";
import { parseSpreadsheet } from "../../../platform/spreadsheets/index.ts";
import { readMonth } from "./month.ts";
import { understandRoster } from "./roster.ts";

const ROOT = join(import.meta.dirname, "../../../../../..");
const REAL = join(ROOT, "../shared/data/roster-qinglan.xlsx");

describe("months", () => {
  test("are read in every way that offices write them", () => {
    const ways = [
      "1968.4",
      "1968.04",
      "196804",
      "1968年4月",
      "1968/04/01",
      "1968-04",
      "1968-04-01",
      " 1968 . 4 ",
      "24929",
    ];
    expect(ways.map((way) => readMonth(way))).toEqual(ways.map(() => ({ month: "1968-04" })));
  });

  test("survive every way of writing", () => {
    const ways: ((y: number, m: number) => string)[] = [
      (y, m) => `${y}.${String(m).padStart(2, "0")}`,
      (y, m) => `${y}年${m}月`,
      (y, m) => `${y}/${m}/1`,
      (y, m) => `${y}${String(m).padStart(2, "0")}`,
      (y, m) => `${y}-${m}`,
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...ways),
        (y, m, way) => {
          expect(readMonth(way(y, m))).toEqual({ month: `${y}-${String(m).padStart(2, "0")}` });
        },
      ),
    );
  });

  test("say what is wrong: month 13, a word, a year that cannot be", () => {
    for (const bad of ["1978.13", "不详", "0198.01", "1978"])
      expect(readMonth(bad)).toHaveProperty("problem");
    expect(readMonth("1991.1")).toMatchObject({
      month: "1991-01",
      notice: { zh: expect.stringContaining("10 月") },
    });
    expect(readMonth("  ")).toBeNull();
  });
});

test.skipIf(!existsSync(REAL))(
  "the roster of Qinglan: every planted mistake is found, every other row is read",
  async () => {
    const understood = understandRoster(await parseSpreadsheet(readFileSync(REAL)), "2026-11");
    const places = understood.errors.map(({ row, column }) => `${column}${row}`);
    expect(places).toEqual(expect.arrayContaining(["H21", "H121", "D58", "E89", "142"]));
    expect(places).toHaveLength(5);
    expect(understood.dataRows).toBe(297);
    expect(understood.rows).toHaveLength(292);
    expect(understood.skippedSheets).toEqual(["填表说明"]);
    expect(understood.rows.filter((row) => row.isHead)).toHaveLength(49);
    expect(new Set(understood.rows.map((row) => row.person.unitCode)).size).toBe(49);
    expect(understood.rows[0]?.person).toMatchObject({
      unitCode: "C02",
      name: "陈鑫",
      birth: "1968-04",
      workStart: "1992-03",
      title: "党组书记、主任",
    });
    expect(
      understood.rows.some((row) => row.person.name === "曾宁" && row.person.nameAsWritten === "曾　宁"),
    ).toBe(true);
  },
);

test("the project's own untidy roster: every planted mistake is found", async () => {
  const understood = understandRoster(
    await parseSpreadsheet(readFileSync(join(ROOT, "examples/roster.xlsx"))),
    "2026-11",
  );
  const errors = understood.errors.map((one) => one.row);
  const said = [...errors, ...understood.notices.map((one) => one.row)];
  // A tick for 是 is plain enough: it is read as yes without a remark.
  const planted = messyRoster().planted.filter((one) => !one.mistake.what.includes("对号"));
  expect(planted.filter((one) => !said.includes(one.row)).map((one) => one.mistake.what)).toEqual([]);
  const grave = planted.filter((one) => one.mistake.weight === "error");
  expect(grave.filter((one) => !errors.includes(one.row)).map((one) => one.mistake.what)).toEqual([]);
});

test("columns may stand in any order, with titles above", () => {
  const columns = ["序号", "单位", "姓名", "性别", "出生年月", "现任职务", "职级", "备注"];
  const values: Record<string, string> = {
    序号: "1",
    单位: "甲局",
    姓名: "乙　丙",
    性别: "女",
    出生年月: "1980.05",
    现任职务: "局长",
    职级: "正科级",
    备注: "x",
  };
  fc.assert(
    fc.property(
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      fc.integer({ min: 0, max: 5 }),
      (order, titles) => {
        const rows = [
          ...Array.from({ length: titles }, () => ["某某花名册"]),
          order,
          order.map((one) => values[one]!),
          ["合计", "1"],
        ];
        const understood = understandRoster(
          { format: "csv", sheets: [{ name: "s", rows, merges: [] }], notices: [] },
          "2026-11",
        );
        expect(understood.rows).toMatchObject([
          {
            isHead: true,
            person: {
              unitName: "甲局",
              name: "乙丙",
              sex: "女",
              birth: "1980-05",
              title: "局长",
              rank: "正科级",
            },
          },
        ]);
      },
    ),
  );
});

test("a table without names is no roster", () => {
  const grid = {
    format: "csv" as const,
    sheets: [
      {
        name: "s",
        rows: [
          ["a", "b"],
          ["1", "2"],
        ],
        merges: [],
      },
    ],
    notices: [],
  };
  expect(() => understandRoster(grid, "2026-11")).toThrow(
    expect.objectContaining({ code: "no-roster-header" }),
  );
});
