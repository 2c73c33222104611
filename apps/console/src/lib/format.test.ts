import { expect, test } from "vitest";
import { fixed, instantText, percentText, shareText, todayInChina } from "./format.ts";

test("numbers keep their decimals and round half up", () => {
  expect(fixed(2.675, 2)).toBe("2.68");
  expect(fixed(-2.675, 2)).toBe("-2.68");
  expect(fixed(3, 2)).toBe("3.00");
  expect(fixed(null, 2)).toBe("—");
  expect(fixed(Number.NaN, 2)).toBe("—");
});

test("shares are percents without needless zeros", () => {
  expect(percentText(0.2)).toBe("20%");
  expect(percentText(0.153)).toBe("15.3%");
  expect(percentText(0)).toBe("0%");
  expect(percentText(0.1, 0)).toBe("10%");
});

test("counted shares keep one decimal in every row", () => {
  expect([0, 0.25, 1 / 3, 1, null].map(shareText)).toEqual(["0.0%", "25.0%", "33.3%", "100.0%", "—"]);
});

test("an instant is written year first, to the minute", () => {
  expect(instantText(new Date(2026, 10, 24, 15, 3).toISOString())).toBe("2026-11-24 15:03");
  expect(instantText(null)).toBe("—");
});

test("a day begins at midnight in China, whatever the computer's own zone", () => {
  expect(todayInChina(new Date("2026-11-26T15:59:59Z"))).toBe("2026-11-26");
  expect(todayInChina(new Date("2026-11-26T16:00:00Z"))).toBe("2026-11-27");
});
