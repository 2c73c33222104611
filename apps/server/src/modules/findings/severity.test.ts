import { buildDesign, estimateMarginal } from "@hengjian/psychometrics";
import { describe, expect, test } from "vitest";
import { adjustedMeans } from "./adjusted.ts";
import { severityOf } from "./severity.ts";
import { expectedMark, simulate } from "./testing/simulate.ts";

/** A fixed number between 0 and 1 for each pair. */
const scattered = (rater: number, ratee: number) =>
  (Math.abs(Math.sin((rater + 1) * 12.9898 + (ratee + 1) * 78.233)) * 43_758.5453) % 1;

const values = (result: ReturnType<typeof severityOf>) => Object.values(result.ratees);

describe("severity of raters", () => {
  test("where everybody rated everybody the adjusted mean is the raw one", () => {
    const result = severityOf(simulate({ seed: 1, ratees: 12, raters: 30 }));
    expect(result.code).toBe("adjusted");
    for (const one of values(result)) expect(Math.abs(one.adjusted! - one.raw!)).toBeLessThan(0.02);
  });

  test("a ratee who drew strict raters is lifted to what all raters would have given", () => {
    // Raters 0–19 are strict, 20–39 lenient; ratees 0–9 meet mostly the strict ones.
    const set = simulate({
      ...{ seed: 2, ratees: 20, raters: 40 },
      severity: (r) => (r < 20 ? 1.2 : -1.2),
      rates: (r, ratee) => r < 20 === ratee < 10 || (r + ratee) % 5 === 0,
    });
    const result = severityOf(set);
    expect(result.code).toBe("adjusted");
    const truth = (ratee: number) =>
      [1.2, -1.2].reduce(
        (sum, severity) =>
          sum +
          set.difficulty.reduce((own, d) => own + expectedMark(set.ability[ratee]! - severity - d), 0) /
            set.difficulty.length /
            2,
        0,
      );
    const errors = (pick: "raw" | "adjusted") =>
      values(result).map((one, i) => Math.abs(one[pick]! - truth(i)));
    const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    expect(mean(errors("raw"))).toBeGreaterThan(0.3);
    expect(mean(errors("adjusted"))).toBeLessThan(0.08);
  });

  test("about 95 of 100 intervals cover what all raters would have given", () => {
    let covered = 0;
    let all = 0;
    for (let seed = 10; seed < 30; seed++) {
      const set = simulate({
        ...{ seed, ratees: 20, raters: 40 },
        severity: (r) => Math.sin(r * 2.4) * 1.2,
        rates: (r, ratee) => scattered(r, ratee) < 0.28,
      });
      values(severityOf(set)).forEach((one, i) => {
        const truth = Array.from({ length: 40 }, (_, r) =>
          set.difficulty.map((d) => expectedMark(set.ability[i]! - Math.sin(r * 2.4) * 1.2 - d)),
        ).flat();
        const target = truth.reduce((sum, value) => sum + value, 0) / truth.length;
        all++;
        if (Math.abs(one.adjusted! - target) <= 1.96 * one.se!) covered++;
      });
    }
    expect(covered / all).toBeGreaterThan(0.92);
    expect(covered / all).toBeLessThan(0.98);
  });

  test("the intervals hold as well where most raters rated their own head only", () => {
    const OWN = 20;
    const LINKS = 16;
    const group = (rater: number) => (rater < 4 ? 0 : rater < LINKS ? 1 : 2);
    const ofOwn = (rater: number) => Math.floor((rater - LINKS) / OWN);
    let covered = 0;
    let all = 0;
    for (let seed = 40; seed < 52; seed++) {
      const severity = (rater: number) => 2.4 * scattered(rater, seed) - 1.2;
      const set = simulate({
        ...{ seed, ratees: 14, raters: LINKS + 14 * OWN, group, severity },
        rates: (r, ratee) => (r < LINKS ? scattered(r + seed, ratee) < 0.6 : ofOwn(r) === ratee),
      });
      const pools = [0, 1, 2].map((g) =>
        Array.from({ length: LINKS + 14 * OWN }, (_, r) => r).filter((r) => group(r) === g),
      );
      values(severityOf(set)).forEach((one, i) => {
        const own = set.sheets.filter((sheet) => sheet.ratee === i);
        const shown = pools
          .map((_, g) => own.filter((sheet) => sheet.group === g))
          .filter((g) => g.length >= 5);
        const target = shown.reduce((sum, sheets) => {
          const pool = pools[sheets[0]!.group]!;
          const marks = pool.flatMap((r) =>
            set.difficulty.map((d) => expectedMark(set.ability[i]! - severity(r) - d)),
          );
          return (
            sum + (sheets.length / shown.flat().length) * (marks.reduce((a, b) => a + b, 0) / marks.length)
          );
        }, 0);
        all++;
        if (Math.abs(one.adjusted! - target) <= 1.96 * one.se!) covered++;
      });
    }
    expect(covered / all).toBeGreaterThan(0.91);
    expect(covered / all).toBeLessThan(0.985);
  });

  test("many ratings of each ratee are integrated exactly: fifteen times as many nodes move nothing", () => {
    const set = simulate({
      ...{ seed: 9, ratees: 12, raters: 24, items: 7 },
      rates: (r, ratee) => scattered(r, ratee) < 0.3,
    });
    const marks = set.sheets.flatMap(({ ratee, rater, marks: own }) =>
      own.map((mark, item) => ({ ratee, rater, item, mark })),
    );
    const facet = (name: "ratee" | "rater" | "item") => ({
      name,
      ids: Array.from({ length: 1 + Math.max(...marks.map((one) => one[name])) }, (_, i) => String(i)),
      index: marks.map((one) => one[name]),
    });
    const design = buildDesign({
      facets: [facet("ratee"), facet("rater"), facet("item")],
      scores: marks.map(({ mark }) => mark),
    });
    const furthest = (nodes: number) => {
      const other = adjustedMeans(set, estimateMarginal(design, { nodes }))!;
      const own = severityOf(set).ratees;
      return Math.max(
        ...set.ratees.map(({ cadreId: id }) => Math.abs(own[id]!.adjusted! - other[id]!.adjusted!)),
      );
    };
    expect(furthest(601)).toBeLessThan(1e-4);
    expect(furthest(21)).toBeGreaterThan(1e-3);
  });

  test("sheets that rate one person each are not adjusted, and the result says why", () => {
    const result = severityOf(simulate({ seed: 3, ratees: 6, raters: 12, nested: true }));
    expect(result.code).toBe("sheets-rate-one");
    expect(result.text.zh).toContain("72 张测评票各自只评一人");
    for (const one of values(result)) expect(one).toMatchObject({ adjusted: null, reason: result.text });
  });

  test("two groups without a common rater are not adjusted, and the result says how many would join them", () => {
    const result = severityOf(
      simulate({ seed: 4, ratees: 8, raters: 20, rates: (r, ratee) => r < 10 === ratee < 4 }),
    );
    expect(result.code).toBe("not-connected");
    expect(result.connectedness).toMatchObject({ subsets: 2, largest: 4, raters: 20 });
    expect(values(result).every((one) => one.adjusted === null)).toBe(true);
  });

  test("groups below the threshold take no part in what is shown", () => {
    const set = simulate({ seed: 5, ratees: 6, raters: 24, group: (r) => (r < 3 ? 0 : 1) });
    const result = severityOf(set);
    expect(values(result).map((one) => one.n)).toEqual(Array(6).fill(21));
    const few = severityOf({ ...set, thresholds: { mean: 22, distribution: 30 } });
    expect(values(few).every((one) => one.raw === null && one.adjusted === null)).toBe(true);
  });

  test("marks without differences are an explained absence, not a number", () => {
    const result = severityOf(simulate({ seed: 6, ratees: 4, raters: 6, plant: (m) => m.map(() => 5) }));
    expect(result.code).toBe("not-estimable");
    expect(result.text.zh).toContain("无法估计");
  });

  test("a large campaign with thousands of raters is estimated", () => {
    const set = simulate({
      ...{ seed: 8, ratees: 700, raters: 3000, items: 11 },
      rates: (r, ratee) => scattered(r, ratee) < 1 / 60,
    });
    expect(set.sheets.length * 11).toBeGreaterThan(300_000);
    expect(severityOf(set).code).toBe("adjusted");
  });

  test("the same ratings give the same result", () => {
    const make = () => severityOf(simulate({ seed: 7, ratees: 9, raters: 14 }));
    expect(make()).toEqual(make());
  });
});
