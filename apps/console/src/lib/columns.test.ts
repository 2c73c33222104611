import { expect, test } from "vitest";
import { columnLetter } from "./columns.ts";

test("columns are named as a spreadsheet names them", () => {
  expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual(["A", "Z", "AA", "AB", "ZZ", "AAA"]);
});
