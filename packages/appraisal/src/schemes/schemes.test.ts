import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkScheme,
  countyDepartmentHeads,
  countyDepartmentHeadsByLine,
  estimatedMinutes,
  type Scheme,
  townHeads,
} from "../index.ts";

const built = [countyDepartmentHeads, townHeads, countyDepartmentHeadsByLine];
const faults = (change: (copy: Scheme) => Partial<Scheme>) => {
  const copy = structuredClone(countyDepartmentHeads);
  return checkScheme({ ...copy, ...change(copy) }).map((fault) => fault.code);
};

describe("the built-in schemes", () => {
  test.each(built)("$id is sound: weights, codes, levels", (scheme) => {
    expect(checkScheme(scheme)).toEqual([]);
    expect(scheme.indicators).toHaveLength(11);
    expect(scheme.dimensions.map((one) => one.label.zh).join("")).toBe("德能勤绩廉");
    expect(estimatedMinutes(scheme)).toBeLessThan(5);
  });

  test.each(built)(
    "$id describes five different behaviours for every indicator, in both languages",
    (scheme) => {
      for (const { levels, measures } of scheme.indicators) {
        for (const language of ["zh", "en"] as const) {
          const texts = levels.map((level) => level.behaviour[language]);
          expect(new Set(texts).size).toBe(5);
          expect(texts.every((text) => text.length >= 6)).toBe(true);
        }
        expect(measures.length).toBeGreaterThanOrEqual(2);
      }
    },
  );

  test("differ where the jobs differ", () => {
    const labels = built.map((scheme) => scheme.indicators.map((one) => one.label.zh));
    const own = labels[0]!.filter((label) => !labels[1]!.includes(label));
    expect(own.length).toBeGreaterThanOrEqual(5);
  });
});

describe("a scheme is refused", () => {
  test("when weights do not add up, by however little a person would enter", () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), (hundredths) => {
        const found = faults((copy) => ({
          dimensions: copy.dimensions.map((one, i) =>
            i === 0 ? { ...one, weight: one.weight + hundredths / 100 } : one,
          ),
        }));
        expect(found).toEqual(hundredths === 0 ? [] : ["weights"]);
      }),
    );
  });

  test("when a weight is negative although the sum fits", () => {
    const weights = [1.2, -0.2, 0, 0, 0];
    expect(
      faults((copy) => ({ dimensions: copy.dimensions.map((one, i) => ({ ...one, weight: weights[i]! })) })),
    ).toEqual(["weights"]);
  });

  test("when a level has no description, or levels do not reach over the scale", () => {
    const withLevels = (
      change: (levels: Scheme["indicators"][number]["levels"]) => Scheme["indicators"][number]["levels"],
    ) =>
      faults((copy) => ({
        indicators: copy.indicators.map((one, i) => (i === 0 ? { ...one, levels: change(one.levels) } : one)),
      }));
    expect(
      withLevels((levels) =>
        levels.map((one, i) => (i === 2 ? { ...one, behaviour: { zh: " ", en: "x" } } : one)),
      ),
    ).toEqual(["undescribed-level"]);
    expect(withLevels((levels) => levels.slice(0, 4))).toEqual(["levels"]);
    expect(withLevels((levels) => [...levels].reverse())).toEqual(["levels"]);
  });

  test("when an indicator belongs nowhere, a code stands twice, or the form grows too long", () => {
    const [first] = countyDepartmentHeads.indicators;
    const stray = { ...first!, code: "X1", dimension: "xin", weight: 0 };
    expect(faults((copy) => ({ indicators: [...copy.indicators, stray] }))).toEqual(["unknown-dimension"]);
    expect(faults((copy) => ({ indicators: [...copy.indicators, { ...first!, weight: 0 }] }))).toEqual([
      "repeated-code",
    ]);
    const many = Array.from({ length: 5 }, (_, i) => ({ ...first!, code: `Y${i}`, weight: 0 }));
    expect(faults((copy) => ({ indicators: [...copy.indicators, ...many] }))).toEqual(["too-long"]);
  });
});
