import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { messyRoster } from "./examples/messy-roster.ts";
import { ITEMS } from "./examples/ratings.ts";
import { EXAMPLES, makeExamples } from "./make-examples.ts";

const made = makeExamples();
const roster = messyRoster();
const rows = roster.sheets[0]?.rows ?? [];
const people = rows.slice(4, -1);

describe("the checked-in examples", () => {
  test("are what the generator writes, to the byte", () => {
    expect(readdirSync(EXAMPLES).sort()).toEqual([...made.keys()].sort());
    for (const [name, bytes] of made) {
      const same = bytes.equals(readFileSync(path.join(EXAMPLES, name)));
      expect(same, `examples/${name} is stale: run node scripts/make-examples.ts`).toBe(true);
    }
  });
});

describe("the example roster", () => {
  test("has about 250 people in 40 units, and a total that counts its rows", () => {
    expect(roster.units).toHaveLength(40);
    expect(people.length).toBeGreaterThan(230);
    expect(people.length).toBeLessThan(280);
    expect(rows.at(-1)).toEqual(["合计", people.length]);
  });

  test("says in its first row that the county is invented", () => {
    expect(rows[0]?.[0]).toContain("虚构");
  });

  test("spells months in six ways", () => {
    const shape = (cell: unknown) =>
      `${typeof cell} ${String(cell).replaceAll(/\d+/g, (n) => "9".repeat(n.length > 2 ? 4 : n.length))}`;
    const shapes = new Set(people.map((row) => shape(row[8]).replace(/9年99月/, "9年9月")));
    for (const spelling of [
      "string 9999.99",
      "string 9999.9",
      "string 9999年9月",
      "string 9999/99/99",
      "string 9999-99",
      "number 9999",
    ])
      expect(shapes).toContain(spelling);
  });

  test("stretches short names in two ways", () => {
    const names = people.map((row) => String(row[3]));
    expect(names.some((name) => /\S {2}\S/.test(name))).toBe(true);
    expect(names.some((name) => /\S\u3000\S/.test(name))).toBe(true);
  });

  test("has every planted mistake at the cell that the README names, and none in a head's row", () => {
    for (const { mistake, row, column } of roster.planted) {
      const cells = rows[row - 1] ?? [];
      if (mistake.change !== "repeat") {
        const index = column.charCodeAt(0) - 65;
        expect(cells[index] ?? null, `${column}${row}`).toBe(mistake.change[mistake.field] ?? null);
      } else {
        expect(cells[3]).toBe(rows[row - 2]?.[3]);
      }
      expect(cells[19]).not.toBe("全面工作");
    }
  });
});

describe("the example ratings", () => {
  const lines = String(made.get("ratings.csv"))
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const sheets = lines.slice(1);

  test("are about 1,500 whole sheets, every one with a number of its own", () => {
    expect(lines[0]).toEqual(["ratee", "sheet", ...ITEMS]);
    expect(sheets.length).toBeGreaterThan(1300);
    expect(sheets.length).toBeLessThan(1800);
    expect(new Set(sheets.map((sheet) => sheet[1])).size).toBe(sheets.length);
    for (const sheet of sheets) expect(sheet.slice(2).join("")).toMatch(/^[1-5]{11}$/);
  });

  test("rate the head of every unit on the roster, each by ten raters or more", () => {
    for (const unit of roster.units)
      expect(sheets.filter((sheet) => sheet[0] === unit.code).length, unit.code).toBeGreaterThanOrEqual(10);
    expect(new Set(sheets.map((sheet) => sheet[0])).size).toBe(roster.units.length);
  });

  test("differ more between the raters of one head than between heads", () => {
    const means = sheets.map((sheet) => sheet.slice(2).reduce((sum, value) => sum + Number(value), 0) / 11);
    const variance = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    };
    const groups = roster.units.map((unit) => means.filter((_, i) => sheets[i]?.[0] === unit.code));
    const within = groups.reduce((sum, group) => sum + variance(group), 0) / groups.length;
    const between = variance(
      groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length),
    );
    expect(within).toBeGreaterThan(2 * between);
    expect(between).toBeGreaterThan(0.03);
  });
});
