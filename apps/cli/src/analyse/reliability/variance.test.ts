import { describe, expect, test } from "vitest";
import type { Ratings } from "../read/ratings.ts";
import { randomFrom } from "../testing/tables.ts";
import { varianceOf } from "./variance.ts";

/** Rater r rates the ratees r and r + 1; both differ in level, and there is chance. */
function chain(raters: number, ratees: number): Ratings {
  const sheets = 2 * raters;
  const index = (of: (s: number) => number) => Uint32Array.from({ length: sheets }, (_, s) => of(s));
  const ids = (letter: string, count: number) => Array.from({ length: count }, (_, k) => `${letter}${k}`);
  const rater = index((s) => s >> 1);
  const random = randomFrom(1);
  const [levels, severities] = [ratees, raters].map((count) =>
    Array.from({ length: count }, () => 2 * random()),
  );
  const ratee = index((s) => ((s >> 1) + (s & 1)) % ratees);
  return {
    ratee: { column: "ratee", ids: ids("P", ratees), index: ratee },
    rater: { column: "rater", ids: ids("R", raters), index: rater },
    groups: [],
    items: ["Q1", "Q2", "Q3"],
    marks: Int16Array.from({ length: 3 * sheets }, (_, i) => {
      const s = Math.floor(i / 3);
      return Math.round(3 + levels![ratee[s]!]! - severities![rater[s]!]! + 2 * random() + (i % 3) / 2);
    }),
    row: rater.map((_, s) => s + 2),
    encoding: "ascii",
  };
}

describe("variance components", () => {
  test("go by the fewer of raters and ratees: five thousand raters of forty ratees are no trouble", () => {
    const found = varianceOf({ ratings: chain(5000, 40), isNested: false }, false);
    expect(found).toMatchObject({ observations: 30_000, converged: true });
  });

  test("that would take minutes wait until they are asked for", () => {
    const found = varianceOf({ ratings: chain(1200, 1300), isNested: false }, false);
    expect(found).toMatchObject({ flag: "too-costly" });
    expect("text" in found && found.text.zh).toMatch(/1200名评价人的方差分解要算几分钟；要计算请加 --full/);
  });

  test("beyond the method say how to get them all the same", () => {
    const found = varianceOf({ ratings: chain(4000, 3500), isNested: false }, true);
    expect(found).toMatchObject({ flag: "too-many-levels" });
    expect("text" in found && found.text.zh).toMatch(/3000名以内的被考核人[\s\S]*--full/);
    expect("text" in found && found.text.en).toMatch(/fewer than 3000 of the ratees/);
  });
});
