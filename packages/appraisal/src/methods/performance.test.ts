import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Achievement,
  allNodes,
  barsOf,
  bonusGuard,
  computeScoreSheet,
  type Goal,
  GoalError,
  goalPoints,
  nationalPack,
  type PerformanceRecord,
  sampleLocalPack,
  vetoFacts,
} from "../index.ts";
import { inputsOf } from "../testing/inputs.ts";

const source = { kind: "department", ref: "2026-12", label: { zh: "统计局", en: "Statistics office" } };
const goal = (achievement: Achievement, extra: Partial<Goal> = {}): Goal => ({
  code: "G1",
  label: { zh: "招商到位资金", en: "Investment received" },
  weight: 1,
  achievement,
  source,
  ...extra,
});
const points = (achievement: Achievement, extra: Partial<Goal> = {}) =>
  goalPoints(goal(achievement, extra)).points;
const bands = [
  { from: 0, points: 40 },
  { from: 60, points: 70 },
  { from: 90, points: 100 },
];

describe("a goal earns points", () => {
  test.each<[string, Achievement, number]>([
    ["by completion", { by: "completion", target: 50, actual: 40, cap: 1 }, 80],
    ["by completion, at most the cap", { by: "completion", target: 50, actual: 80, cap: 1 }, 100],
    [
      "by completion where less is better",
      { by: "completion", target: 4, actual: 5, cap: 1, lessIsBetter: true },
      80,
    ],
    [
      "by completion where nothing happened",
      { by: "completion", target: 4, actual: 0, cap: 1, lessIsBetter: true },
      100,
    ],
    ["by reaching the target", { by: "reached", target: 90, actual: 90 }, 100],
    ["by not reaching it", { by: "reached", target: 90, actual: 89.9 }, 0],
    ["by staying below a limit", { by: "reached", target: 3, actual: 2, lessIsBetter: true }, 100],
    ["by its ratio to the best", { by: "ratio_to_best", actual: 30, best: 40 }, 75],
    ["by rank", { by: "rank", rank: 4, of: 17, step: 2.5 }, 92.5],
    ["by bands", { by: "bands", actual: 89.9, bands }, 70],
    ["per point above a base", { by: "per_point", actual: 8, base: 6, basePoints: 80, perPoint: 5 }, 90],
    [
      "per point below a base, not below 0",
      { by: "per_point", actual: 1, base: 60, basePoints: 80, perPoint: 5 },
      0,
    ],
  ])("%s", (_name, achievement, expected) => {
    expect(points(achievement)).toBeCloseTo(expected, 10);
  });

  test("beyond 100 only to make up for a difficulty or share below 1", () => {
    const beyond = { by: "completion", target: 50, actual: 80, cap: 1.2 } as const;
    expect(points(beyond)).toBe(100);
    expect(points(beyond, { difficulty: 0.75 })).toBeCloseTo(90, 10);
    expect(goalPoints(goal(beyond)).formula.zh).toBe(
      "100.00 = 120.00，最高 100 分；其中 120.00 = 完成率 120%（80 ÷ 50，最多计 120%）× 100。",
    );
  });

  test("times its difficulty, at most 100, and times the share of those who assist", () => {
    const done = { by: "completion", target: 100, actual: 80, cap: 1 } as const;
    expect(points(done, { difficulty: 1.1 })).toBeCloseTo(88, 10);
    expect(points(done, { difficulty: 1.5 })).toBe(100);
    expect(points(done, { part: { role: "assist", share: 0.4 } })).toBeCloseTo(32, 10);
    expect(goalPoints(goal(done, { difficulty: 1.1, part: { role: "lead", share: 0.6 } })).formula.zh).toBe(
      "52.80 = 80.00 × 难度系数 1.1 × 牵头 60%；其中 80.00 = 完成率 80%（80 ÷ 100）× 100。",
    );
  });

  test.each<[string, Achievement]>([
    ["a target of zero", { by: "completion", target: 0, actual: 4, cap: 1 }],
    ["a missing figure", { by: "completion", target: 4, actual: Number.NaN, cap: 1 }],
    ["a rank beyond the last", { by: "rank", rank: 18, of: 17, step: 1 }],
    ["a value above the best", { by: "ratio_to_best", actual: 41, best: 40 }],
    ["a value in no band", { by: "bands", actual: -1, bands }],
  ])("and refuses %s", (_name, achievement) => {
    expect(() => points(achievement)).toThrow(GoalError);
  });

  test("that never fall when more is done", () => {
    const value = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 300 }), (a, b, target) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const of = (actual: number) => [
          points({ by: "completion", target, actual, cap: 1.2 }),
          points({ by: "reached", target, actual }),
          points({ by: "bands", actual, bands }),
          points({ by: "per_point", actual, base: target, basePoints: 80, perPoint: 0.5 }),
        ];
        for (const [i, one] of of(more).entries()) expect(one).toBeGreaterThanOrEqual(of(less)[i]!);
        for (const one of [...of(less), ...of(more)]) expect(one >= 0 && one <= 100).toBe(true);
      }),
    );
  });
});

describe("real performance on the score sheet", () => {
  const record = (extra: Partial<PerformanceRecord>): PerformanceRecord => ({
    method: "performance",
    goals: [
      goal({ by: "completion", target: 100, actual: 90, cap: 1 }, { weight: 0.6 }),
      goal({ by: "rank", rank: 3, of: 17, step: 5 }, { code: "G2", weight: 0.4 }),
    ],
    deductions: [],
    bonuses: [],
    bonusCap: 5,
    vetoes: [],
    ...extra,
  });
  const adjustment = (value: number, times = 1) => ({
    label: { zh: "事项", en: "Matter" },
    points: value,
    times,
    source,
  });
  const nodeOf = (extra: Partial<PerformanceRecord>) =>
    computeScoreSheet(inputsOf([], { performance: [record(extra)] })).root.children.find((node) =>
      node.id.endsWith("/performance"),
    )!;

  test("weighs the goals, takes deductions off and adds bonuses up to their cap", () => {
    const node = nodeOf({ deductions: [adjustment(2, 3)], bonuses: [adjustment(4), adjustment(4)] });
    expect(node.value).toBeCloseTo(90 - 6 + 5, 10);
    expect(node.formula.zh).toBe("89.00 = 90.00 − 扣分 6.00 + 加分 5.00（最多 5）。");
    expect(node.children.map((child) => child.value)).toEqual([90, -6, 4, 4]);
  });

  test("carries the whole result where it is the only evidence, down to each goal", () => {
    const { root } = computeScoreSheet(inputsOf([], { performance: [record({})] }));
    expect(root.value).toBeCloseTo(90, 10);
    const goals = allNodes(root).filter((node) => /\/G\d$/.test(node.id));
    expect(goals.map((node) => node.effectiveWeight)).toEqual([0.6, 0.4]);
    expect(goals[0]!.source).toEqual(source);
  });

  test("stays within 0 and 100 and never gains by a deduction", () => {
    const amount = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 5 }),
        fc.array(amount, { maxLength: 3 }),
        amount,
        (off, plus, cap) => {
          const extra = { bonuses: plus.map((one) => adjustment(one)), bonusCap: cap };
          const value = nodeOf({ ...extra, deductions: off.map((one) => adjustment(one)) }).value!;
          expect(value >= 0 && value <= 100).toBe(true);
          expect(value).toBeLessThanOrEqual(nodeOf(extra).value!);
          expect(nodeOf(extra).value!).toBeLessThanOrEqual(90 + cap);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("starts from 100 where only deductions are kept", () => {
    expect(nodeOf({ goals: [], deductions: [adjustment(3)] }).value).toBe(97);
    expect(nodeOf({ goals: [], deductions: [adjustment(300)] }).value).toBe(0);
  });

  test("a veto moves no points and closes excellent", () => {
    const veto = { label: { zh: "较大安全生产事故", en: "Serious accident" }, date: "2026-05-02", source };
    expect(nodeOf({ vetoes: [veto] }).value).toBeCloseTo(90, 10);
    const bars = barsOf(vetoFacts([record({ vetoes: [veto] })]), 2026, [nationalPack]);
    expect(bars.map((bar) => bar.effect)).toEqual(["no_excellent"]);
    expect(bars[0]!.text.zh).toContain("较大安全生产事故");
  });
});

describe("the guard on bonuses", () => {
  const units = (n: number, deducted: number, bonus: number) =>
    Array.from({ length: n }, (_, i) => ({ deducted: i < deducted, bonus: i < bonus }));

  test("opens at 15% of units with deductions and lets through 10%", () => {
    const packs = [nationalPack, sampleLocalPack];
    expect(bonusGuard(units(20, 3, 4), packs)).toMatchObject({ open: true, most: 2, asked: 4 });
    expect(bonusGuard(units(20, 2, 4), packs)).toMatchObject({ open: false, most: 0 });
    expect(bonusGuard(units(20, 2, 4), [nationalPack])).toBeNull();
  });
});

describe("daily assessment", () => {
  const quarters = (...grades: string[]) =>
    grades.map((grade, i) => ({ quarter: `2026-Q${i + 1}`, grade, source }));
  const daily = (...grades: string[]) =>
    computeScoreSheet(inputsOf([], { daily: [{ method: "daily", quarters: quarters(...grades) }] })).root;

  test("is the mean of the quarters, and says when some are missing", () => {
    expect(daily("good", "good", "fairly_good", "fair").value).toBeCloseTo((100 + 100 + 85 + 70) / 4, 10);
    const node = daily("good", "fair").children.find((child) => child.id.endsWith("/daily"))!;
    expect(node.value).toBeCloseTo(85, 10);
    expect(node.flags.map((flag) => flag.code)).toEqual(["quarters-missing"]);
  });

  test("refuses a grade that is not on the scale", () => {
    expect(() => daily("splendid")).toThrow(/not on the scale/);
  });
});
