import { expect, test } from "vitest";
import {
  type Mapping,
  valuesFound,
  valuesToMap,
  withItem,
  withRaters,
  withSheetColumn,
  withValue,
} from "./mapping.ts";

const column = (index: number, values: [string, number][]) => ({
  index,
  letter: "A",
  header: "",
  filled: 1,
  distinct: 1,
  values: values.map(([text, count]) => ({ text, count })),
});
const mapping: Mapping = {
  rateeColumn: 0,
  unitColumn: null,
  sheetColumn: null,
  group: { fixed: "peers" },
  items: [
    { column: 1, indicator: "D1" },
    { column: 2, indicator: "N1" },
  ],
  values: [
    { text: "5", level: 5 },
    { text: "优", level: 5 },
  ],
};
const columns = [
  column(0, [["101", 9]]),
  column(1, [
    ["5", 3],
    ["4", 1],
  ]),
  column(2, [
    ["5", 2],
    ["3", 7],
  ]),
];

test("only the columns that bear indicators have values to explain", () => {
  expect(valuesFound(mapping, columns)).toEqual([
    { text: "3", count: 7 },
    { text: "5", count: 5 },
    { text: "4", count: 1 },
  ]);
});

test("a meaning for a value that does not occur is left out", () => {
  expect(valuesToMap(mapping, columns)).toEqual([{ text: "5", level: 5 }]);
});

test("a value means one thing", () => {
  expect(withValue(mapping.values, "5", "not_known")).toContainEqual({ text: "5", level: "not_known" });
  expect(withValue(mapping.values, "5", undefined)).toEqual([{ text: "优", level: 5 }]);
});

test("an indicator has one column and a column one indicator", () => {
  expect(withItem(mapping.items, 2, "D1")).toEqual([{ column: 2, indicator: "D1" }]);
  expect(withItem(mapping.items, 1, null)).toEqual([{ column: 2, indicator: "N1" }]);
});

test("a unit of raters needs numbers that are raters", () => {
  expect(withSheetColumn(3)).toEqual({ sheetColumn: 3 });
  expect(withSheetColumn(null)).toEqual({ sheetColumn: null, sheetIsRater: false, raterUnitColumn: null });
  expect(withRaters(true)).toEqual({ sheetIsRater: true });
  expect(withRaters(false)).toEqual({ sheetIsRater: false, raterUnitColumn: null });
});
