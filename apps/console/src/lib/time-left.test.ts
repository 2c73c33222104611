import { expect, test } from "vitest";
import { clockText, timeLeft } from "./time-left.ts";

const UNTIL = "2026-11-24T10:00:00.000Z";
const at = (seconds: number) => Date.parse(UNTIL) - seconds * 1000;

test.each([
  [1, "0:01"],
  [309, "5:09"],
  [3909, "1:05:09"],
  [36_000, "10:00:00"],
])("%i seconds before the end the clock shows %s", (seconds, shown) => {
  expect(clockText(timeLeft(UNTIL, at(seconds))!)).toBe(shown);
});

test("a part of a second still counts, and at the end nothing is left", () => {
  expect(timeLeft(UNTIL, at(0.2))).toEqual({ hours: 0, minutes: 0, seconds: 1 });
  expect(timeLeft(UNTIL, at(0))).toBeNull();
  expect(timeLeft("no instant", 0)).toBeNull();
});
