import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PsychometricsError } from "../errors.ts";
import { SHROUT_FLEISS } from "../testing/textbook.ts";
import { cronbachAlpha } from "./cronbach.ts";
import { intraclass } from "./icc.ts";
import { kendallW } from "./kendall.ts";
import { krippendorffAlpha } from "./krippendorff.ts";
import { oneWay } from "./one-way.ts";
import { rwgj } from "./rwg.ts";

describe("whatever comes in", () => {
  const value = fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 5 }), weight: 8 },
    { arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -3, 0), weight: 1 },
  );
  const table = fc.tuple(fc.nat(5), fc.nat(4)).chain(([rows, columns]) =>
    fc.array(fc.array(value, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  const measures: [string, (rows: number[][]) => unknown][] = [
    [
      "intraclass correlation",
      (rows) =>
        Object.values(intraclass(rows).forms).map((form) => [form.icc, form.lower, form.upper, form.p]),
    ],
    ["ICC(1) and ICC(2)", (rows) => oneWay(rows)],
    ["rwg(j)", (rows) => rwgj(rows, 2)],
    ["Cronbach's alpha", (rows) => cronbachAlpha(rows)],
    ["Kendall's W", (rows) => kendallW(rows)],
    ...(["nominal", "ordinal", "interval", "ratio"] as const).map(
      (metric): [string, (rows: number[][]) => unknown] => [
        `Krippendorff's alpha, ${metric}`,
        (rows) => krippendorffAlpha(rows, metric),
      ],
    ),
  ];

  test.each(measures)("%s is a number, null, or an error that says what to do", (_, measure) => {
    fc.assert(
      fc.property(table, (rows) => {
        try {
          // JSON would turn NaN into null, so numbers are looked at one by one.
          const numbers = Object.values(measure(rows) as object)
            .flat(2)
            .filter((one) => typeof one === "number");
          expect(numbers.filter((one) => Number.isNaN(one))).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(PsychometricsError);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test.each([0, 1, Number.NaN])("a confidence of %d is refused", (confidence) => {
    for (const attempt of [
      () => intraclass(SHROUT_FLEISS, confidence),
      () => oneWay(SHROUT_FLEISS, confidence),
      () => cronbachAlpha(SHROUT_FLEISS, confidence),
    ])
      expect(attempt).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});
