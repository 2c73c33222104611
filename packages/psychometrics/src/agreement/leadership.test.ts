import { describe, expect, test } from "vitest";
import { hasReference, leadershipSheets } from "../testing/reference.ts";
import { cronbachAlpha } from "./cronbach.ts";
import { oneWay, summarize } from "./one-way.ts";
import { rwgj } from "./rwg.ts";

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Equal in six significant digits: within half a unit of the sixth. */
function expectSixDigits(got: number, reference: number): void {
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(reference))) - 5);
  expect(Math.abs(got - reference)).toBeLessThan(unit / 2);
}

describe.skipIf(!hasReference)("the leadership ratings", () => {
  const sheets = hasReference ? leadershipSheets() : [];
  const groups = Map.groupBy(sheets, (sheet) => sheet.ratee);

  const sheetMeans = new Map(
    [...groups].map(([ratee, group]) => [ratee, group.map(({ values }) => mean(values))]),
  );

  test("have the ICC(1) and ICC(2) of the R package multilevel", () => {
    const result = oneWay([...sheetMeans.values()]);
    expectSixDigits(result.icc1!, 0.08795622);
    expectSixDigits(result.icc2!, 0.8007544);
    expect(result.icc1Limits!.lower).toBeLessThan(result.icc1!);
    expect(result.icc1Limits!.upper).toBeGreaterThan(result.icc1!);
  });

  test("have the ratee means of R, their spread, and who is best and lowest", () => {
    const means = [...sheetMeans].map(([ratee, own]) => ({ ratee, mean: mean(own) }));
    const { mean: centre, variance } = summarize(means.map((one) => one.mean));
    expect(means).toHaveLength(49);
    expectSixDigits(centre, 3.056716);
    expectSixDigits(Math.sqrt(variance), 0.3202388);
    const ranked = means.sort((a, b) => b.mean - a.mean);
    const shown = (own: typeof means) => own.map((one) => `${one.ratee} ${one.mean.toFixed(4)}`);
    expect(shown(ranked.slice(0, 5))).toEqual([
      "C38 3.7394",
      "C48 3.6923",
      "C30 3.6646",
      "C49 3.6515",
      "C07 3.4606",
    ]);
    expect(shown(ranked.slice(-3).reverse())).toEqual(["C16 2.3794", "C25 2.4435", "C57 2.5944"]);
  });

  // The reference calls it r*wg(j); its values are those of James, Demaree and Wolf's rwg(j).
  test("have its rwg(j) against a random variance of 2", () => {
    const of = (ratee: string) =>
      rwgj(
        Array.from({ length: 11 }, (_, j) => groups.get(ratee)!.map(({ values }) => values[j])),
        2,
      ).rwg;
    const all = [...groups.keys()].map(of);
    expectSixDigits(mean(all), 0.8677849);
    expectSixDigits(Math.min(...all), 0.7748996);
    expectSixDigits(Math.max(...all), 0.9423067);
    const named = { C02: 0.8075273, C03: 0.8959383, C04: 0.860012, C05: 0.8635585, C06: 0.8876629 };
    for (const [ratee, value] of Object.entries(named)) expectSixDigits(of(ratee), value);
  });

  test("have Cronbach's alpha of psych", () => {
    expectSixDigits(cronbachAlpha(sheets.map((sheet) => sheet.values)).alpha, 0.9022366);
  });
});
