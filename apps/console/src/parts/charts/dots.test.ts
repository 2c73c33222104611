import { expect, test } from "vitest";
import { rangeOf } from "./dots.ts";

const data = { rows: ["a", "b"], axis: "", decimals: 2 };

test("the axis holds every dot, its limits and the line, with room beside them", () => {
  const series = [{ name: "s", dots: [{ value: 3, low: 2, high: 4 }, null] }];
  expect(rangeOf({ ...data, series })).toEqual([1.8, 4.2]);
  expect(rangeOf({ ...data, series, line: { value: 12, label: "" } })).toEqual([1, 13]);
});

test("a range that is given holds", () => {
  const series = [{ name: "s", dots: [{ value: 3 }] }];
  expect(rangeOf({ ...data, series, range: [1, 5] })).toEqual([1, 5]);
});

test("one value, or none, has an axis too", () => {
  expect(rangeOf({ ...data, series: [{ name: "s", dots: [{ value: 5 }] }] })).toEqual([4.5, 5.5]);
  expect(rangeOf({ ...data, series: [{ name: "s", dots: [{ value: 0 }] }] })).toEqual([-0.1, 0.1]);
  expect(rangeOf({ ...data, series: [] })).toEqual([0, 1]);
});
