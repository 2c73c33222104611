import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allNodes,
  checkScheme,
  computeScoreSheet,
  countyDepartmentHeads,
  rankScores,
  type SheetInputs,
  type Tally,
  townHeads,
} from "../index.ts";

const scheme = countyDepartmentHeads;
const codes = scheme.indicators.map((one) => one.code);
const inputsOf = (tallies: Tally[], extra: Partial<SheetInputs> = {}): SheetInputs => ({
  ratee: { ref: "r", name: "甲", unit: "局", post: "局长" },
  scheme,
  packs: [],
  tallies,
  sheetStats: [],
  methodScores: [],
  cohort: null,
  source: { kind: "file", ref: "hash", label: { zh: "文件", en: "file" } },
  thresholds: { mean: 5, distribution: 8 },
  ...extra,
});
const tally = (indicator: string, group: string, counts: number[]): Tally => ({
  indicator,
  group,
  counts: Object.fromEntries(counts.map((count, i) => [String(i + 1), count])),
  notKnown: 1,
  abstained: 0,
});
const anyTallies = fc
  .array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 }), {
    minLength: codes.length * 3,
    maxLength: codes.length * 3,
  })
  .map((rows) =>
    rows.map((counts, i) =>
      tally(
        codes[i % codes.length]!,
        ["superiors", "peers", "subordinates"][Math.floor(i / codes.length)]!,
        counts,
      ),
    ),
  );

describe("a score sheet", () => {
  test("every weighted node equals the weighted sum of its children, and the shares add up to one", () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        for (const node of allNodes(computeScoreSheet(inputsOf(tallies)).root)) {
          const parts = node.children.filter((child) => child.weight !== null && child.value !== null);
          if (node.value === null || parts.length === 0) continue;
          expect(parts.reduce((a, child) => a + child.weight!, 0)).toBeCloseTo(1, 12);
          const mean = parts.reduce((a, child) => a + child.weight! * child.value!, 0);
          expect(node.kind === "indicator" ? (mean / 5) * 100 : mean).toBeCloseTo(node.value, 9);
          expect(node.value).toBeGreaterThanOrEqual(node.scale.min);
          expect(node.value).toBeLessThanOrEqual(node.scale.max);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("comes out bit for bit the same from the same inputs, whatever the order of the tallies", () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        const forward = computeScoreSheet(inputsOf(tallies));
        expect(JSON.stringify(computeScoreSheet(inputsOf([...tallies].reverse())))).toBe(
          JSON.stringify(forward),
        );
      }),
      { numRuns: 20 },
    );
  });

  test("one more vote for the highest level never lowers the result", () => {
    fc.assert(
      fc.property(anyTallies, fc.nat({ max: codes.length * 3 - 1 }), (tallies, at) => {
        const raised = tallies.map((one, i) =>
          i === at ? { ...one, counts: { ...one.counts, "5": one.counts["5"]! + 1 } } : one,
        );
        const valid = Object.values(tallies[at]!.counts).reduce((a, b) => a + b);
        fc.pre(valid >= 5);
        expect(computeScoreSheet(inputsOf(raised)).root.value!).toBeGreaterThanOrEqual(
          computeScoreSheet(inputsOf(tallies)).root.value! - 1e-9,
        );
      }),
      { numRuns: 40 },
    );
  });

  test("shows no mean of a group below five votes and no counts below eight", () => {
    const small = codes.flatMap((code) => [
      tally(code, "superiors", [0, 0, 1, 2, 1]),
      tally(code, "peers", [0, 0, 1, 3, 3]),
      tally(code, "subordinates", [1, 2, 3, 4, 5]),
    ]);
    const groups = allNodes(computeScoreSheet(inputsOf(small)).root).filter((node) => node.kind === "group");
    for (const node of groups) {
      const [n] = [node.votes!.valid];
      expect(node.value === null).toBe(n < 5);
      expect(node.votes!.hidden).toBe(n < 8);
      if (n < 8) expect(node.votes!.levels.every((level) => level.count === 0)).toBe(true);
    }
  });

  test("shares out the weight of methods without evidence and says so", () => {
    const { root } = computeScoreSheet(
      inputsOf(codes.map((code) => tally(code, "subordinates", [0, 0, 0, 0, 10]))),
    );
    expect(root.value).toBe(100);
    expect(root.flags.map((flag) => flag.code)).toEqual(["weight-shared-out", "weight-shared-out"]);
    expect(root.children.map((child) => child.weight)).toEqual([1, 0, 0]);
  });

  test("has no value without any evidence", () => {
    expect(computeScoreSheet(inputsOf([])).root.value).toBeNull();
  });

  test("refuses votes for a level that the scheme does not describe", () => {
    expect(() =>
      computeScoreSheet(
        inputsOf([{ indicator: "D1", group: "peers", counts: { "6": 9 }, notKnown: 0, abstained: 0 }]),
      ),
    ).toThrow(/does not describe/);
  });
});

test("both built-in schemes are sound: weights add up, levels are described, eleven items", () => {
  for (const one of [countyDepartmentHeads, townHeads]) {
    expect(checkScheme(one)).toEqual([]);
    expect(one.indicators).toHaveLength(11);
    expect(
      one.indicators.every((indicator) => indicator.levels.length === 5 && indicator.measures.length >= 2),
    ).toBe(true);
  }
});

test("ranks: equal scores share a rank, and the next rank counts them all", () => {
  const ranks = rankScores(
    [
      ["a", 90],
      ["b", 80.004],
      ["c", 80],
      ["d", 70],
      ["e", null],
    ].map(([ref, score]) => ({ ref: ref as string, score: score as number | null })),
    2,
  );
  expect([...ranks]).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 2],
    ["d", 4],
  ]);
});
