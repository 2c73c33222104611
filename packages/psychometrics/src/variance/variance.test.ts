import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PsychometricsError } from "../errors.ts";
import { createRandom } from "../numeric/random.ts";
import { hasReference, leadershipSheets } from "../testing/reference.ts";
import { conditionsNeeded, generalizability } from "./generalizability.ts";
import { varianceComponents } from "./reml.ts";
import { sheetComponents } from "./strata.ts";

describe.skipIf(!hasReference)("the leadership ratings", () => {
  const sheets = hasReference ? leadershipSheets() : [];
  const ratees = [...new Set(sheets.map((sheet) => sheet.ratee))];
  const rateeOf = sheets.map((sheet) => ratees.indexOf(sheet.ratee));
  const repeat = (values: number[]) => values.flatMap((value) => Array.from({ length: 11 }, () => value));

  test("have the REML components of lme4", () => {
    const ratee = repeat(rateeOf);
    const item = sheets.flatMap(() => Array.from({ length: 11 }, (_, j) => j));
    const result = varianceComponents(
      sheets.flatMap((sheet) => sheet.values),
      [
        { name: "ratee", index: ratee, levels: 49 },
        { name: "sheet", index: repeat(sheets.map((_, s) => s)), levels: sheets.length },
        { name: "item", index: item, levels: 11 },
        { name: "ratee:item", index: ratee.map((r, i) => r * 11 + item[i]), levels: 49 * 11 },
      ],
    );
    expect(result.converged).toBe(true);
    const expected = [0.07258076, 0.55102232, 0.07689883, 0.01943586];
    // Four significant digits; the criterion as printed.
    for (const [k, value] of expected.entries())
      expect(Math.abs(result.components[k].variance / value - 1)).toBeLessThan(5e-5);
    expect(Math.abs(result.residual.variance / 0.70528148 - 1)).toBeLessThan(5e-5);
    expect(result.intercept).toBeCloseTo(3.042207, 6);
    expect(result.criterion).toBeCloseTo(60993.62, 2);
  });

  test("have them in two strata of complete sheets too", () => {
    const result = sheetComponents({
      values: sheets.flatMap((sheet) => sheet.values),
      items: 11,
      ratee: rateeOf,
      ratees: 49,
      rater: sheets.map((_, s) => s),
      raters: sheets.length,
    });
    expect(result).toMatchObject({ isNested: true, isExact: true, converged: true });
    const expected = { ratee: 0.07258076, rater: 0.55102232, item: 0.07689883, "ratee:item": 0.01943586 };
    for (const [name, value] of Object.entries({ ...expected, residual: 0.70528148 })) {
      const component = result.components.find((one) => one.name === name)!;
      expect(component.variance / value).toBeCloseTo(1, 4);
    }
    expect(result.intercept).toBeCloseTo(3.042207, 5);
    expect(result.criterion).toBeCloseTo(60993.62, 1);
  });
});

describe("two strata of complete sheets", () => {
  const random = createRandom(5);
  const [ratees, raters, items] = [40, 12, 4];
  const normals = (count: number, sd: number) => Array.from({ length: count }, () => sd * random.normal());
  const effects = {
    ratee: normals(ratees, 1),
    rater: normals(raters, 0.6),
    item: normals(items, 0.5),
    rateeItem: normals(ratees * items, 0.4),
    raterItem: normals(raters * items, 0.3),
  };
  // Every ratee is rated by five of the raters.
  const pairs = Array.from({ length: ratees }, (_, p) =>
    [...random.sample(raters, 5)].map((r) => ({ p, r, halo: 0.5 * random.normal() })),
  ).flat();
  const values = pairs.flatMap(({ p, r, halo }) =>
    Array.from({ length: items }, (_, i) => {
      const main = effects.ratee[p] + effects.rater[r] + effects.item[i] + halo;
      return main + effects.rateeItem[p * items + i] + effects.raterItem[r * items + i] + random.normal();
    }),
  );
  const each = (of: (pair: { p: number; r: number }, s: number, i: number) => number) =>
    pairs.flatMap((pair, s) => Array.from({ length: items }, (_, i) => of(pair, s, i)));

  test("give the components, errors and criterion of one fit of all values", () => {
    const direct = varianceComponents(values, [
      { name: "ratee", index: each(({ p }) => p), levels: ratees },
      { name: "rater", index: each(({ r }) => r), levels: raters },
      { name: "item", index: each((_, __, i) => i), levels: items },
      { name: "ratee:rater", index: each((_, s) => s), levels: pairs.length },
      { name: "ratee:item", index: each(({ p }, _, i) => p * items + i), levels: ratees * items },
      { name: "rater:item", index: each(({ r }, _, i) => r * items + i), levels: raters * items },
    ]);
    const strata = sheetComponents({
      values,
      items,
      ratee: pairs.map(({ p }) => p),
      ratees,
      rater: pairs.map(({ r }) => r),
      raters,
    });
    expect(strata.isExact).toBe(true);
    for (const { name, variance, se } of [...direct.components, direct.residual]) {
      const component = strata.components.find((one) => one.name === name)!;
      expect(component.variance).toBeCloseTo(variance, 5);
      expect(component.se! / se!).toBeCloseTo(1, 1);
    }
    expect(strata.intercept).toBeCloseTo(direct.intercept, 5);
    expect(strata.criterion).toBeCloseTo(direct.criterion, 4);
  });

  test("of 400 raters on ten items, 3,600 contrasts of raters, are recovered within their errors", () => {
    const many = createRandom(12);
    const drawn = (count: number, sd: number) =>
      Float64Array.from({ length: count }, () => sd * many.normal());
    const [people, judges, topics] = [1200, 400, 10];
    const truth = {
      ratee: 1,
      rater: 0.6,
      item: 0.5,
      "ratee:rater": 0.5,
      "ratee:item": 0.4,
      "rater:item": 0.3,
      residual: 1,
    };
    const own = {
      ratee: drawn(people, truth.ratee),
      rater: drawn(judges, truth.rater),
      item: drawn(topics, truth.item),
      rateeItem: drawn(people * topics, truth["ratee:item"]),
      raterItem: drawn(judges * topics, truth["rater:item"]),
    };
    const ratee: number[] = [];
    const rater: number[] = [];
    const marks: number[] = [];
    for (let p = 0; p < people; p++) {
      for (const r of many.sample(judges, 4)) {
        ratee.push(p);
        rater.push(r);
        const level = own.ratee[p] + own.rater[r] + truth["ratee:rater"] * many.normal();
        for (let i = 0; i < topics; i++) {
          const profile = own.item[i] + own.rateeItem[p * topics + i] + own.raterItem[r * topics + i];
          marks.push(level + profile + truth.residual * many.normal());
        }
      }
    }
    const found = sheetComponents({
      values: marks,
      items: topics,
      ...{ ratee, ratees: people, rater, raters: judges },
    });
    expect(found).toMatchObject({ converged: true, isExact: true, observations: 48_000 });
    const expected = (name: keyof typeof truth) =>
      // Ten items are drawn from their population, not the population.
      name === "item" ? own.item.reduce((sum, one) => sum + one ** 2, 0) / topics : truth[name] ** 2;
    for (const { name, variance, se, levels } of found.components) {
      expect(Math.abs(variance - expected(name)), name).toBeLessThan(3.5 * se!);
      expect(levels, name).toBeGreaterThanOrEqual(topics);
    }
  });

  test("say so when a component would be negative", () => {
    // Ratees differ in their profiles only, which alone would make their means differ.
    const noise = createRandom(8);
    const result = sheetComponents({
      values: Array.from({ length: 240 }, (_, v) => ((Math.floor(v / 24) + v) % 4) + 0.3 * noise.normal()),
      items: 4,
      ratee: Array.from({ length: 60 }, (_, s) => Math.floor(s / 6)),
      ratees: 10,
      rater: Array.from({ length: 60 }, (_, s) => s),
      raters: 60,
    });
    expect(result.isExact).toBe(false);
    expect(result.components.every(({ variance }) => variance >= 0)).toBe(true);
  });

  test("need two items", () => {
    const one = { values: [1, 2], items: 1, ratee: [0, 1], ratees: 2, rater: [0, 1], raters: 2 };
    expect(() => sheetComponents(one)).toThrow(expect.objectContaining({ code: "too-few-items" }));
  });
});

describe("variance components", () => {
  const random = createRandom(3);
  const ratees = 60;
  const raters = 12;
  const index = (of: (r: number, j: number) => number) =>
    Array.from({ length: ratees * raters }, (_, i) => of(Math.floor(i / raters), i % raters));
  const ability = Array.from({ length: ratees }, () => random.normal());
  const severity = Array.from({ length: raters }, () => 0.5 * random.normal());
  const y = index((r, j) => 3 + ability[r] - severity[j]).map((value) => value + 0.7 * random.normal());

  test("of a balanced crossed design are those of the analysis of variance", () => {
    const result = varianceComponents(y, [
      { name: "ratee", index: index((r) => r), levels: ratees },
      { name: "rater", index: index((_, j) => j), levels: raters },
    ]);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const grand = mean(y);
    const rows = Array.from({ length: ratees }, (_, r) => mean(y.slice(r * raters, (r + 1) * raters)));
    const columns = Array.from({ length: raters }, (_, j) => mean(y.filter((_, i) => i % raters === j)));
    const msRows = (raters * rows.reduce((s, m) => s + (m - grand) ** 2, 0)) / (ratees - 1);
    const msColumns = (ratees * columns.reduce((s, m) => s + (m - grand) ** 2, 0)) / (raters - 1);
    const residual = y.reduce(
      (s, v, i) => s + (v - rows[Math.floor(i / raters)] - columns[i % raters] + grand) ** 2,
      0,
    );
    const msResidual = residual / ((ratees - 1) * (raters - 1));
    expect(result.components[0].variance).toBeCloseTo((msRows - msResidual) / raters, 6);
    expect(result.components[1].variance).toBeCloseTo((msColumns - msResidual) / ratees, 6);
    expect(result.residual.variance).toBeCloseTo(msResidual, 6);
  });

  test("that do not exist are zero and flagged", () => {
    const noise = createRandom(11);
    const flat = index(() => 0).map(() => noise.normal());
    const result = varianceComponents(flat, [
      { name: "ratee", index: index((r) => r), levels: ratees },
      { name: "odd", index: index((r, j) => (r + j) % 2), levels: 2 },
    ]);
    for (const component of result.components) {
      expect(component.variance).toBeLessThan(0.05);
      expect(component.atBoundary ? component.se : 0).toBe(component.atBoundary ? null : 0);
    }
    expect(result.components.some((component) => component.atBoundary)).toBe(true);
  });

  test("of an effect that repeats another are refused, not shared out between the two", () => {
    const ratee = { index: index((r) => r), levels: ratees };
    expect(() =>
      varianceComponents(y, [
        { name: "ratee", ...ratee },
        { name: "again", ...ratee },
      ]),
    ).toThrow(expect.objectContaining({ code: "not-identified" }));
  });

  test.each<[string, () => unknown, string]>([
    ["no values", () => varianceComponents([], []), "empty-data"],
    ["no effect", () => varianceComponents(y, []), "bad-option"],
    [
      "a constant",
      () =>
        varianceComponents(
          y.map(() => 3.3),
          [{ name: "ratee", index: index((r) => r), levels: ratees }],
        ),
      "one-category",
    ],
    [
      "a missing value",
      () => varianceComponents([Number.NaN, 1, 2], [{ name: "a", index: [0, 1, 0], levels: 2 }]),
      "bad-value",
    ],
    [
      "an effect with one level",
      () => varianceComponents(y, [{ name: "a", index: index(() => 0), levels: 1 }]),
      "too-few-groups",
    ],
    [
      "a level beyond the last",
      () => varianceComponents(y, [{ name: "a", index: index((r) => r), levels: 2 }]),
      "bad-value",
    ],
    [
      "an effect of another length",
      () => varianceComponents(y, [{ name: "a", index: [0, 1], levels: 2 }]),
      "bad-shape",
    ],
  ])("of %s are refused", (_, attempt, code) => {
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });

  test("have standard errors that hold the truth in 93 to 97 of 100 samples", () => {
    let inside = 0;
    const samples = 300;
    for (let s = 0; s < samples; s++) {
      const own = createRandom(100 + s);
      const level = Array.from({ length: 150 }, () => own.normal());
      const values = Array.from({ length: 900 }, (_, i) => level[i % 150] + own.normal());
      const { components } = varianceComponents(values, [
        { name: "ratee", index: values.map((_, i) => i % 150), levels: 150 },
      ]);
      if (Math.abs(components[0].variance - 1) < 1.96 * components[0].se!) inside++;
    }
    expect(inside / samples).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / samples));
    expect(inside / samples).toBeLessThan(0.99);
  });

  test("of an effect with one value per level are refused", () => {
    const each = y.map((_, i) => i);
    expect(() => varianceComponents(y, [{ name: "each", index: each, levels: y.length }])).toThrow(
      expect.objectContaining({ code: "not-identified" }),
    );
  });
});

describe("whatever values come in", () => {
  const observations = fc.array(
    fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 1e6), fc.nat(3), fc.nat(4), fc.nat(2)),
    { minLength: 1, maxLength: 40 },
  );

  test("variance components are finite and not negative, or an error says what to do", () => {
    fc.assert(
      fc.property(observations, (rows) => {
        const effect = (name: string, at: 1 | 2 | 3, levels: number) => ({
          name,
          index: rows.map((row) => row[at]),
          levels,
        });
        try {
          const { components, residual, intercept, criterion } = varianceComponents(
            rows.map((row) => row[0]),
            [effect("ratee", 1, 4), effect("rater", 2, 5), effect("item", 3, 3)],
          );
          for (const { variance, se } of [...components, residual]) {
            expect(Number.isFinite(variance) && variance >= 0).toBe(true);
            expect(se === null || Number.isFinite(se)).toBe(true);
          }
          expect([intercept, criterion].every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(PsychometricsError);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe("generalizability", () => {
  // Sheets nested in ratees, items crossed: the design of the leadership ratings.
  const components = [
    { facets: ["ratee"], variance: 0.07 },
    { facets: ["ratee", "sheet"], variance: 0.55 },
    { facets: ["item"], variance: 0.08 },
    { facets: ["ratee", "item"], variance: 0.02 },
    { facets: ["ratee", "sheet", "item"], variance: 0.7 },
  ];

  test("counts every component into its error", () => {
    const result = generalizability(components, "ratee", { sheet: 10, item: 4 });
    expect(result.relativeError).toBeCloseTo(0.055 + 0.005 + 0.0175, 12);
    expect(result.absoluteError).toBeCloseTo(0.055 + 0.005 + 0.0175 + 0.02, 12);
    expect(result.generalizability).toBeCloseTo(0.07 / (0.07 + 0.0775), 12);
  });

  test("says how many raters are enough, and null when no number is", () => {
    const needed = conditionsNeeded(components, "ratee", { item: 11 }, "sheet", 0.8)!;
    const at = (sheet: number) =>
      generalizability(components, "ratee", { sheet, item: 11 }).generalizability!;
    expect(at(needed)).toBeGreaterThanOrEqual(0.8);
    expect(at(needed - 1)).toBeLessThan(0.8);
    expect(conditionsNeeded(components, "ratee", { item: 1 }, "sheet", 0.8)).toBeNull();
  });
});
