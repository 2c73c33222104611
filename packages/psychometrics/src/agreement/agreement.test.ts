import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SHROUT_FLEISS } from "../testing/textbook.ts";
import { intraclass } from "./icc.ts";
import { kendallW } from "./kendall.ts";
import { krippendorffAlpha } from "./krippendorff.ts";
import { rwgFromCounts, rwgj, rwgjFromCounts, uniformVariance } from "./rwg.ts";

describe("intraclass correlations", () => {
  const { forms } = intraclass(SHROUT_FLEISS);

  test("are those of Shrout and Fleiss (1979)", () => {
    const expected = [0.1657418, 0.2897638, 0.7148407, 0.4427971, 0.6200505, 0.9093155];
    const got = [forms.icc11, forms.icc21, forms.icc31, forms.icc1k, forms.icc2k, forms.icc3k];
    for (const [i, form] of got.entries()) expect(form.icc).toBeCloseTo(expected[i], 7);
  });

  test("carry the confidence limits that psych prints for them", () => {
    // psych::ICC prints -0.133 0.723, 0.019 0.761, 0.342 0.946 for the single forms.
    const limits = [forms.icc11, forms.icc21, forms.icc31].flatMap((form) => [form.lower, form.upper]);
    const printed = [-0.133, 0.723, 0.019, 0.761, 0.342, 0.946];
    for (const [i, limit] of printed.entries()) expect(limits[i]).toBeCloseTo(limit, 3);
  });

  test("refuse a table with a gap and name the cell", () => {
    expect(() =>
      intraclass([
        [1, 2],
        [3, Number.NaN],
      ]),
    ).toThrow(/Row 2, column 2/);
  });

  test.each([
    [
      "nothing varies",
      [
        [3, 3],
        [3, 3],
      ],
    ],
    [
      "only the raters differ",
      [
        [4, 5],
        [4, 5],
      ],
    ],
  ])("refuse a table where %s", (_, table) => {
    expect(() => intraclass(table)).toThrow(expect.objectContaining({ code: "one-category" }));
  });
});

describe("Krippendorff's alpha", () => {
  const x = Number.NaN;
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, x, x, x],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, x, 3],
    [x, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, x],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, x],
  ];
  const units = Array.from({ length: 12 }, (_, u) => observers.map((observer) => observer[u]));

  test.each([
    ["nominal", 0.743],
    ["ordinal", 0.815],
    ["interval", 0.849],
    ["ratio", 0.797],
  ] as const)("of the worked example with missing values, %s metric, is %f", (metric, expected) => {
    expect(krippendorffAlpha(units, metric).alpha).toBeCloseTo(expected, 3);
  });

  test("is one when all observers agree and something varies", () => {
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [4, 4],
        ],
        "interval",
      ).alpha,
    ).toBe(1);
  });

  test("of a single repeated value is refused", () => {
    expect(() =>
      krippendorffAlpha(
        [
          [2, 2],
          [2, 2],
        ],
        "nominal",
      ),
    ).toThrow(/not defined/);
  });
});

describe("Kendall's W", () => {
  test("is one for raters who rank alike and zero for two opposite ones", () => {
    expect(
      kendallW([
        [1, 2],
        [2, 3],
        [3, 9],
      ]).w,
    ).toBeCloseTo(1, 12);
    expect(
      kendallW([
        [1, 3],
        [2, 2],
        [3, 1],
      ]).w,
    ).toBeCloseTo(0, 12);
  });

  test("stays between 0 and 1 with ties", () => {
    const table = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }), {
      minLength: 4,
      maxLength: 9,
    });
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre([0, 1, 2].some((j) => new Set(rows.map((row) => row[j])).size > 1));
        const { w } = kendallW(rows);
        expect(w).toBeGreaterThanOrEqual(-1e-12);
        expect(w).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe("within-group agreement", () => {
  test("is the same from counts and from ratings", () => {
    const ratings = [
      [1, 2, 2, 5],
      [3, 3, 4, 4],
    ];
    const counts = [
      [1, 2, 0, 0, 1],
      [0, 0, 2, 2, 0],
    ];
    expect(rwgjFromCounts(counts, 2)).toEqual(rwgj(ratings, 2));
  });

  test("is one when all agree, zero and flagged when they split into two camps", () => {
    expect(rwgFromCounts([0, 0, 7, 0, 0], uniformVariance(5)).rwg).toBe(1);
    expect(rwgFromCounts([5, 0, 0, 0, 5], uniformVariance(5))).toMatchObject({ rwg: 0, exceedsRandom: true });
  });
});
