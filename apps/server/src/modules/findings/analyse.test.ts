import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyse } from "./analyse.ts";
import { type Plan, simulate } from "./testing/simulate.ts";
import type { AnalysisInput, GradedPerson, History } from "./types.ts";

const NOTHING: History = {
  category: { zh: "县直单位主要负责人", en: "heads of county departments" },
  awards: [],
  grades: [],
  records: [],
};
const group = (rater: number) => (rater < 8 ? 0 : rater < 20 ? 1 : 2);
const nested = { ratees: 20, raters: 40, items: 11, nested: true, group };

function run(plan: Plan, history: Partial<History> = {}) {
  const input: AnalysisInput = {
    set: simulate(plan),
    history: { ...NOTHING, ...history },
    severity: null,
    hindrance: null,
  };
  return analyse(input);
}

const named = (result: ReturnType<typeof analyse>) =>
  result.leads.map(
    (one) => `${one.test} ${one.subject.kind === "ratee" ? one.subject.cadreId : one.subject.kind}`,
  );

describe("distortion tests over a campaign", () => {
  test("ratings without distortion give no leads beyond the false-discovery rate", () => {
    const leads = Array.from({ length: 12 }, (_, seed) => run({ ...nested, seed: seed + 1 }).leads.length);
    // At a rate of 5 % about one campaign in twenty has a false alarm.
    expect(leads.filter((count) => count > 0).length).toBeLessThanOrEqual(2);
  });

  test("one group that marks one person far higher stands out, and nobody else does", () => {
    const result = run({
      ...{ ...nested, seed: 32 },
      plant: (marks, { ratee, rater }) => (ratee === 4 && group(rater) === 2 ? marks.map(() => 5) : marks),
    });
    expect(named(result)).toContain("group-gap c4");
    expect(named(result).filter((one) => !one.endsWith(" c4"))).toEqual([]);
    const lead = result.leads.find((one) => one.test === "group-gap")!;
    expect(lead.sentence.zh).toContain("subordinates平均 5.00");
    expect(lead.evidence.chart?.points).toHaveLength(3);
  });

  test("copied sheets stand out as identical, straight lines as straight lines", () => {
    const copied = [5, 4, 4, 3, 5, 4, 3, 5, 4, 3, 4];
    const result = run({
      ...{ ...nested, seed: 9 },
      plant: (marks, { ratee, rater }) => {
        if (ratee === 5 && rater >= 30) return copied;
        return ratee === 7 && rater % 3 === 0 ? marks.map(() => 4) : marks;
      },
    });
    expect(named(result)).toContain("identical-sheets c5");
    expect(named(result)).toContain("straight-lining c7");
    const lead = result.leads.find((one) => one.test === "identical-sheets")!;
    expect(lead.sentence.zh).toContain("40 张票中有 10 张雷同");
    expect(lead.q).toBeLessThan(0.001);
  });

  test("raters who give everybody the same are counted, not named", () => {
    const result = run({
      ...{ seed: 12, ratees: 12, raters: 30, items: 8, group },
      plant: (marks, { rater }) => (rater >= 20 && rater < 26 ? marks.map(() => 4) : marks),
    });
    const lead = result.leads.find((one) => one.test === "no-differences")!;
    expect(lead.subject).toEqual({ kind: "group", group: "subordinates" });
    expect(lead.statistic).toBeGreaterThanOrEqual(6);
    expect(JSON.stringify(lead)).not.toMatch(/"rater"/);
  });

  test("two camps are a lead, and a camp too small for a mean is not shown", () => {
    const camps = (small: number) =>
      run({
        ...{ ...nested, seed: 41 },
        plant: (marks, { ratee, rater }) => (ratee === 3 ? marks.map(() => (rater < small ? 1 : 5)) : marks),
      }).leads.filter((one) => one.test === "blocs");
    const [lead] = camps(12);
    expect(lead!.subject).toEqual({ kind: "ratee", cadreId: "c3" });
    expect(lead!.sentence.zh).toContain("12 张平均 1.00，28 张平均 5.00");
    expect(lead!.evidence.chart!.points.every((point) => point.n! >= 5)).toBe(true);
    const few = run({
      ...{ ...nested, seed: 41, raters: 14, group: () => 0 },
      plant: (marks, { ratee, rater }) => (ratee === 3 ? marks.map(() => (rater < 4 ? 1 : 5)) : marks),
    });
    expect(named(few)).not.toContain("blocs c3");
  });

  test("sheets of a group too small for a mean enter no mean that is shown", () => {
    const result = run({
      ...{ ...nested, seed: 43, raters: 24, group: (rater: number) => (rater < 4 ? 0 : 1) },
      plant: (marks, { ratee, rater }) => (ratee === 3 ? marks.map(() => (rater < 10 ? 1 : 5)) : marks),
    });
    const lead = result.leads.find((one) => one.test === "blocs")!;
    // Twenty sheets of the large group; the four of the small one would follow from a total of all 24.
    expect(lead.sentence.zh).toContain("20 张票分成两群:6 张平均 1.00，14 张平均 5.00");
  });

  test("error bars are drawn for eight sheets or more: with fewer they would tell the votes", () => {
    const result = run({
      ...{ ...nested, seed: 32, group: (rater: number) => (rater < 6 ? 0 : 1) },
      plant: (marks, { ratee, rater }) => (ratee === 4 && rater < 6 ? marks.map(() => 1) : marks),
    });
    const points = result.leads.find((one) => one.test === "group-gap")!.evidence.chart!.points;
    expect(points.map(({ n, low }) => [n, low !== undefined])).toEqual([
      [6, false],
      [34, true],
    ]);
  });

  test("no lead tells of fewer than eight sheets or of a group below five", () => {
    const result = run({
      ...{ ...nested, seed: 14, raters: 12 },
      group: (rater) => (rater < 4 ? 0 : 1),
      plant: (marks, { ratee, rater }) => (ratee < 4 && rater < 4 ? marks.map(() => 1) : marks),
    });
    const charts = result.leads.flatMap((one) => one.evidence.chart?.points ?? []);
    expect(result.leads.some((one) => one.test === "group-gap")).toBe(false);
    expect(charts.every((point) => point.n === undefined || point.n >= 5)).toBe(true);
  });

  test("every test was made or says why not", () => {
    const { tests } = run({ ...nested, seed: 2 });
    expect(tests).toHaveLength(16);
    for (const one of tests) expect(one.tried > 0 || one.notRun !== null, one.test).toBe(true);
  });

  test.each([
    ["nobody was rated", { ratees: 3, rates: () => false }],
    ["one ratee", { ratees: 1 }],
    ["every mark is the highest", { plant: (marks: number[]) => marks.map(() => 5) }],
    ["every sheet is a straight line", { plant: (marks: number[]) => marks.map(() => marks[0]!) }],
    ["marks are missing everywhere", { plant: (marks: number[]) => marks.map((m, i) => (i % 2 ? m : NaN)) }],
    ["one indicator", { items: 1 }],
    ["seven sheets on each", { raters: 7 }],
    ["all of one group", { group: () => 2 }],
  ] as [string, Partial<Plan>][])("%s: every test was made or says why not", (_what, extra) => {
    const { tests, leads } = run({ ...nested, seed: 2, ratees: 6, ...extra });
    for (const one of tests) expect(one.tried > 0 || one.notRun !== null, one.test).toBe(true);
    for (const lead of leads) expect(Number.isFinite(lead.effect) && Number.isFinite(lead.q)).toBe(true);
  });

  test("how far the work is can be told", () => {
    const steps: string[] = [];
    analyse(
      { set: simulate({ ...nested, seed: 2, ratees: 3 }), history: NOTHING, severity: null, hindrance: null },
      (done, total) => steps.push(`${done}/${total}`),
    );
    expect(steps).toEqual(Array.from({ length: 11 }, (_, i) => `${i + 1}/11`));
  });

  test("the same input gives the same leads", () => {
    const plan: Plan = { ...nested, seed: 3, plant: (m, { ratee }) => (ratee === 1 ? m.map(() => 3) : m) };
    expect(run(plan)).toEqual(run(plan));
  });
});

describe("tests over the years", () => {
  const person = (year: number, i: number, excellent: boolean): GradedPerson => ({
    ...{ year, cadreId: `p${i}`, name: `甲${i}`, excellent },
    score: 80 + ((i * 7 + year * 3) % 11),
    service: 5 + i,
  });

  test("excellent grades that go round in turns are a lead", () => {
    const years = Array.from({ length: 12 }, (_, i) => 2014 + i);
    const awards = years.flatMap((year, y) =>
      Array.from({ length: 12 }, (_, i) => person(year, i, i % 4 === y % 4)),
    );
    expect(named(run({ ...nested, seed: 5 }, { awards }))).toContain("turn-taking category");
  });

  test("excellent grades by years of service are a lead", () => {
    const awards = [2024, 2025].flatMap((year) =>
      Array.from({ length: 24 }, (_, i) => person(year, i, i >= 19)),
    );
    expect(named(run({ ...nested, seed: 5 }, { awards }))).toContain("seniority category");
  });

  test("low scores with high grades are a lead; grades in order are none", () => {
    const grades = (swap: boolean) =>
      Array.from({ length: 20 }, (_, i) => ({
        ...{ cadreId: `p${i}`, name: `甲${i}`, score: 70 + i, se: 1 },
        grade: (swap ? i < 5 : i >= 15) ? 4 : 3,
        gradeLabel: { zh: "等次", en: "grade" },
      }));
    expect(named(run({ ...nested, seed: 5 }, { grades: grades(true) }))).toContain("score-grade campaign");
    expect(named(run({ ...nested, seed: 5 }, { grades: grades(false) }))).not.toContain(
      "score-grade campaign",
    );
  });
});

const REAL = new URL("../../../../../../shared/data/leadership-ratings.csv", import.meta.url);

describe("real upward ratings of 49 companies", () => {
  test.skipIf(!existsSync(REAL))("no severity is told where every sheet rates one leader", () => {
    const rows = readFileSync(REAL, "utf8").trim().split("\n").slice(1);
    const cells = rows.map((row) => row.split(","));
    const names = [...new Set(cells.map((row) => row[0]!))];
    const result = analyse({
      set: {
        ratees: names.map((name) => ({ cadreId: name, name, unitName: name })),
        groups: [{ code: "subordinates", label: { zh: "下级", en: "Subordinates" } }],
        items: Array.from({ length: 11 }, (_, i) => ({ code: `L${i}`, label: { zh: "项", en: "item" } })),
        sheets: cells.map((row) => ({
          ...{ ratee: names.indexOf(row[0]!), group: 0, rater: -1, raterUnit: -1 },
          marks: row.slice(2).map(Number),
        })),
        raterUnits: [],
        numbersRecur: false,
        thresholds: { mean: 5, distribution: 8 },
      },
      history: NOTHING,
      severity: null,
      hindrance: null,
    });
    expect(result.severity.code).toBe("sheets-rate-one");
    expect(result.severity.text.zh).toContain("2042 张测评票各自只评一人(共 49 人)");
    // About nine in a hundred of these raters marked one level straight down; no company stands out. Two of the 18
    // sheets on C16 mark all 11 items alike, up and down the scale, where three equal marks were to be expected.
    expect(named(result)).toEqual(["straight-lining campaign", "identical-sheets C16"]);
  });
});
