import { expect, test } from "vitest";
import { pasted, readNumber, sumOf, zeroFilled } from "./cells.ts";

const label = { zh: "", en: "" };
const cell = (key: string, mayBeEmpty = false) => ({ key, indicator: null, label, mayBeEmpty });
const GRID = [
  ["a1", "a2"],
  ["b1", "b2"],
];

test("numbers are read in both widths, and nothing else is one", () => {
  expect(["12", " １２ ", "", "1.5", "-1", "十", "1234567"].map(readNumber)).toEqual([
    ...[12, 12, null, undefined],
    ...[undefined, undefined, undefined],
  ]);
});

test("a block copied from a spreadsheet lies over the cells from the one that has the focus", () => {
  expect(pasted("1\t2\r\n3\t4\r\n", GRID, "a1")).toEqual({ a1: 1, a2: 2, b1: 3, b2: 4 });
  expect(pasted("5\t6\n7\t8\n9\t9", GRID, "a2")).toEqual({ a2: 5, b2: 7 });
  expect(pasted("好\t2", GRID, "a1")).toBeNull();
});

test("a row has a sum once every cell is filled", () => {
  const cells = [cell("a1"), cell("a2")];
  expect(sumOf(cells, { a1: 3, a2: 0 })).toBe(3);
  expect(sumOf(cells, { a1: 3 })).toBeNull();
});

test("empty cells become 0, but what may be unknown stays so", () => {
  expect(zeroFilled([cell("a1"), cell("a2", true)], { a1: null, a2: null })).toEqual({ a1: 0, a2: null });
});
