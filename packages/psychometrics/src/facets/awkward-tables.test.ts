import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PsychometricsError } from "../errors.ts";
import { measureOf, type Rating, tableOf } from "../testing/rating-tables.ts";
import { biasTerms } from "./bias.ts";
import { buildDesign } from "./design.ts";
import { estimateJoint } from "./joint.ts";
import { estimateMarginal } from "./marginal.ts";
import { reportFacets } from "./report.ts";
import type { Solution } from "./solution.ts";

const FULL: Rating[] = (
  [
    ["甲", 0],
    ["乙", 1],
    ["丙", 2],
  ] as const
).flatMap(([ratee, ability]) =>
  (
    [
      ["张", 0],
      ["王", 1],
    ] as const
  ).flatMap(([rater, lenient]) =>
    ["德", "能", "勤"].map(
      (item): Rating => [ratee, rater, item, Math.min(4, ability + lenient + (item === "能" ? 1 : 0))],
    ),
  ),
);

/** Where a number of a result is not finite; null when all are. */
function firstNotFinite(value: unknown, path = ""): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : `${path} = ${value}`;
  if (typeof value !== "object" || value === null) return null;
  const entries = ArrayBuffer.isView(value)
    ? Object.entries(Array.from(value as Float64Array))
    : Object.entries(value);
  for (const [key, own] of entries) {
    const found = firstNotFinite(own, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

describe("whatever table comes in", () => {
  const anything = fc
    .record({
      facets: fc.integer({ min: 2, max: 4 }),
      categories: fc.integer({ min: 1, max: 7 }),
      places: fc.array(fc.tuple(fc.nat(6), fc.nat(3), fc.nat(3), fc.nat(2), fc.nat(99)), { maxLength: 60 }),
    })
    .map(({ facets, categories, places }) => ({
      facets: ["ratee", "rater", "item", "occasion"].slice(0, facets).map((name, f) => ({
        name,
        ids: ["一", "二", "三", "四", "五", "六", "七"],
        index: places.map((place) => place[f]),
      })),
      scores: places.map((place) => place[4] % categories),
    }));

  const estimators: [string, (table: Parameters<typeof buildDesign>[0]) => Solution][] = [
    ["joint", (table) => estimateJoint(buildDesign(table))],
    ["corrected joint", (table) => estimateJoint(buildDesign(table), { biasCorrection: "ratio" })],
    ["anchored joint", (table) => estimateJoint(buildDesign(table), { anchors: { rater: { 一: 0.5 } } })],
    ["marginal", (table) => estimateMarginal(buildDesign(table))],
    [
      "anchored marginal",
      (table) => estimateMarginal(buildDesign(table), { anchors: { rater: { 一: 0.5 } } }),
    ],
    ["joint with steps of each rater", (table) => estimateJoint(buildDesign(table, { stepsBy: "rater" }))],
    [
      "marginal with steps of each rater",
      (table) => estimateMarginal(buildDesign(table, { stepsBy: "rater" })),
    ],
  ];

  test.each(estimators)(
    "the %s estimator ends in finite numbers or an error that says what to do",
    (_, estimate) => {
      fc.assert(
        fc.property(anything, (table) => {
          let solution: Solution;
          try {
            solution = estimate(table);
          } catch (error) {
            expect(error).toBeInstanceOf(PsychometricsError);
            return;
          }
          const { facets, steps, stepErrors } = solution;
          const numbers = { facets, steps, stepErrors, report: reportFacets(solution) };
          expect(firstNotFinite({ ...numbers, bias: biasTerms(solution, "ratee", "rater") })).toBeNull();
        }),
        { numRuns: 120, seed: 4 },
      );
    },
  );
});

describe("awkward tables", () => {
  test("ids in any script come back as they were", () => {
    const solution = estimateJoint(buildDesign(tableOf(FULL)));
    expect(measureOf(solution, "rater", "张")).toBeGreaterThan(measureOf(solution, "rater", "王"));
    expect(measureOf(solution, "ratee", "丙")).toBeGreaterThan(measureOf(solution, "ratee", "甲"));
  });

  test("an extreme ratee gets a finite measure and is named as extreme", () => {
    const rows: Rating[] = [...FULL, ["满", "张", "德", 4], ["满", "张", "能", 4], ["满", "王", "勤", 4]];
    const report = reportFacets(estimateJoint(buildDesign(tableOf(rows))));
    const element = report.facets[0].elements.find(({ id }) => id === "满")!;
    expect(element.extreme).toBe("highest");
    expect(Number.isFinite(element.measure) && element.se > 0).toBe(true);
    expect(element.measure).toBeGreaterThan(
      Math.max(...report.facets[0].elements.slice(0, 3).map(({ measure }) => measure)),
    );
  });

  test("one rater leaves severity at zero, known without error, and still measures the ratees", () => {
    const rows = FULL.filter(([, rater]) => rater === "张");
    const { facets } = estimateJoint(buildDesign(tableOf(rows)));
    expect([...facets[1].measure, ...facets[1].se]).toEqual([0, 0]);
    expect(facets[0].measure[2]).toBeGreaterThan(facets[0].measure[0]);
  });

  test("one ratee is measured by the joint estimator and refused by the marginal one", () => {
    const design = buildDesign(tableOf(FULL.filter(([ratee]) => ratee === "乙")));
    expect(estimateJoint(design).facets[0].measure).toHaveLength(1);
    expect(() => estimateMarginal(design)).toThrow(expect.objectContaining({ code: "too-few-groups" }));
  });

  test("an element without any rating is named unsupported", () => {
    const table = tableOf(FULL);
    const [ratee, ...others] = table.facets;
    const { facets } = reportFacets(
      estimateJoint(buildDesign({ ...table, facets: [{ ...ratee, ids: [...ratee.ids, "缺"] }, ...others] })),
    );
    expect(facets[0].elements[3]).toMatchObject({ id: "缺", count: 0, extreme: "unsupported" });
  });

  test("a category nobody uses is closed up and reported", () => {
    const rows = FULL.map(([p, r, i, x]): Rating => [p, r, i, x >= 2 ? x + 1 : x]);
    const { coding } = buildDesign(tableOf(rows));
    expect(coding.groups[0].unused).toEqual([2]);
    expect(coding.groups[0].values).not.toContain(2);
  });

  test.each<[string, Rating[], string]>([
    ["no ratings", [], "empty-data"],
    ["one category only", FULL.map(([p, r, i]) => [p, r, i, 3]), "one-category"],
    ["a fraction", [...FULL, ["甲", "张", "德", 2.5]], "bad-value"],
    ["a missing score", [...FULL, ["甲", "张", "德", Number.NaN]], "bad-value"],
    ["more than 101 categories", [...FULL, ["甲", "张", "德", 101]], "bad-option"],
  ])("%s is refused", (_, rows, code) => {
    expect(() => buildDesign(tableOf(rows))).toThrow(expect.objectContaining({ code }));
  });

  test("only extreme ratees are refused", () => {
    const rows: Rating[] = [
      ["甲", "张", "德", 0],
      ["甲", "王", "德", 0],
      ["乙", "张", "德", 1],
      ["乙", "王", "德", 1],
    ];
    expect(() => estimateJoint(buildDesign(tableOf(rows)))).toThrow(
      expect.objectContaining({ code: "all-extreme" }),
    );
  });

  test("columns of unequal length, one facet alone, or steps by a facet that does not exist are refused", () => {
    const { facets, scores } = tableOf(FULL);
    expect(() => buildDesign({ facets, scores: [...Array.from(scores), 1] })).toThrow(/entries for/);
    expect(() => buildDesign({ facets: facets.slice(0, 1), scores })).toThrow(/two facets/);
    expect(() => buildDesign({ facets, scores }, { stepsBy: "topic" })).toThrow(
      /expected one of rater, item/,
    );
  });

  test("facets that cannot be told apart are refused by the marginal estimator", () => {
    const doubled = tableOf(FULL);
    const [ratee, rater, item] = doubled.facets;
    const copy = { ...rater, name: "copy" };
    expect(() =>
      estimateMarginal(buildDesign({ facets: [ratee, rater, copy, item], scores: doubled.scores })),
    ).toThrow(expect.objectContaining({ code: "not-identified" }));
  });
});
