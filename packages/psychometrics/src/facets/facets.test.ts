import { describe, expect, test } from "vitest";
import { correlation } from "../agreement/cronbach.ts";
import { hasReference, readReference } from "../testing/reference.ts";
import { biasTerms } from "./bias.ts";
import { buildDesign } from "./design.ts";
import { estimateJoint } from "./joint.ts";
import { estimateJointThreaded } from "./joint-threads.ts";
import { estimateMarginal } from "./marginal.ts";
import { reportFacets } from "./report.ts";
import { type SimulationPlan, simulateRatings } from "./simulate.ts";
import type { Solution } from "./solution.ts";
import type { RatingTable } from "./table.ts";

const PLAN: SimulationPlan = {
  ratees: 300,
  raters: 20,
  items: 4,
  ratersPerRatee: 4,
  steps: [-1, 0, 1],
  abilitySd: 1,
  severitySd: 0.5,
  difficultySd: 0.5,
  seed: 7,
};

function column(values: (string | number)[], name: string) {
  const ids = [...new Set(values.map(String))];
  const place = new Map(ids.map((id, i) => [id, i]));
  return { name, ids, index: values.map((value) => place.get(String(value))!) };
}

/** Ratings as ratee, rater, item, score. */
function tableOf(rows: [string, string, string, number][]): RatingTable {
  return {
    facets: [
      column(
        rows.map((row) => row[0]),
        "ratee",
      ),
      column(
        rows.map((row) => row[1]),
        "rater",
      ),
      column(
        rows.map((row) => row[2]),
        "item",
      ),
    ],
    scores: rows.map((row) => row[3]),
  };
}

function measureOf(solution: Solution, facet: string, id: string): number {
  const f = solution.design.facets.findIndex(({ name }) => name === facet);
  return solution.facets[f].measure[solution.design.facets[f].ids.indexOf(id)];
}

function slope(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const sd = (v: ArrayLike<number>) => {
    const mean = Array.from(v).reduce((a, b) => a + b, 0) / v.length;
    return Math.sqrt(Array.from(v).reduce((a, b) => a + (b - mean) ** 2, 0));
  };
  return (correlation(x, y)! * sd(y)) / sd(x);
}

describe.skipIf(!hasReference).each(["1000x20x5", "10000x100x5"])("the TAM reference %s", (name) => {
  const rows = hasReference ? readReference(`mfrm-${name}.csv`) : [];
  const items = ["I1", "I2", "I3", "I4", "I5"];
  const design = () =>
    buildDesign({
      facets: [
        column(
          rows.flatMap((row) => items.map(() => row.p)),
          "ratee",
        ),
        column(
          rows.flatMap((row) => items.map(() => row.r)),
          "rater",
        ),
        column(
          rows.flatMap(() => items),
          "item",
        ),
      ],
      scores: rows.flatMap((row) => items.map((item) => Number(row[item]))),
    });
  const tam = hasReference ? readReference(`mfrm-${name}.tam.csv`) : [];

  function ours(solution: Solution, parameter: string, facet: string): { value: number; se: number } {
    if (facet === "step") {
      const k = Number(parameter.slice(4)) - 1;
      return { value: solution.steps[0][k], se: solution.stepErrors[0][k] };
    }
    const id = facet === "item" ? parameter : parameter.replace("rater_", "").replaceAll("_", "");
    const f = facet === "item" ? 2 : 1;
    const e = solution.design.facets[f].ids.indexOf(id);
    return { value: solution.facets[f].measure[e], se: solution.facets[f].se[e] };
  }

  test("has the item, rater and step parameters of TAM within 0.005 logits", () => {
    const solution = estimateMarginal(design());
    expect(solution.converged).toBe(true);
    // TAM estimates all raters but the last, whose value is minus the sum of the others and so collects what
    // they all lack at TAM's stopping point; its standard error there is several times the others'.
    const errors = tam.filter((row) => row.facet === "rater").map((row) => Number(row["se.xsi"]));
    const isDerived = (row: Record<string, string>) =>
      row.facet === "rater" && Number(row["se.xsi"]) === Math.max(...errors);
    for (const row of tam.filter((parameter) => !isDerived(parameter))) {
      expect(Math.abs(ours(solution, row.parameter, row.facet).value - Number(row.xsi))).toBeLessThan(0.005);
    }
    const last = tam.find(isDerived)!;
    const allowed = 1e-4 * errors.length;
    expect(Math.abs(ours(solution, last.parameter, "rater").value - Number(last.xsi))).toBeLessThan(allowed);
  });

  test("is met by the joint estimator: correlation above 0.999, slope as its bias says", () => {
    const raters = tam.filter((row) => row.facet === "rater");
    const reference = raters.map((row) => Number(row.xsi));
    for (const [biasCorrection, expected] of [
      ["none", 25 / 24],
      ["ratio", 1],
    ] as const) {
      const solution = estimateJoint(design(), { biasCorrection });
      const values = raters.map((row) => ours(solution, row.parameter, "rater").value);
      expect(correlation(reference, values)).toBeGreaterThan(0.999);
      expect(Math.abs(slope(reference, values) - expected)).toBeLessThan(0.003);
    }
  });
});

describe("standard errors of the marginal estimator", () => {
  test("give 95 % intervals that cover the truth in 93 to 97 %", () => {
    let inside = 0;
    let total = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { table, severity } = simulateRatings({ ...PLAN, raters: 50, ratees: 400, seed });
      const solution = estimateMarginal(buildDesign(table));
      severity.forEach((truth, r) => {
        const { measure, se } = solution.facets[1];
        if (Math.abs(measure[r] - truth) < 1.959964 * se[r]) inside++;
        total++;
      });
    }
    expect(inside / total).toBeGreaterThan(0.93);
    expect(inside / total).toBeLessThan(0.97);
  });
});

describe("the joint estimator", () => {
  const { table, severity, difficulty } = simulateRatings({ ...PLAN, ratees: 1500 });
  const design = buildDesign(table);

  test("recovers severity and difficulty once the bias is taken out", () => {
    const solution = estimateJoint(design, { biasCorrection: "ratio" });
    expect(Math.abs(slope(severity, solution.facets[1].measure) - 1)).toBeLessThan(0.05);
    expect(correlation(difficulty, solution.facets[2].measure)).toBeGreaterThan(0.99);
  });

  test("gives the same on two threads", async () => {
    const one = estimateJoint(design);
    const two = await estimateJointThreaded(design, 2);
    one.facets[1].measure.forEach((value, r) => {
      expect(two.facets[1].measure[r]).toBeCloseTo(value, 9);
    });
  });

  test("keeps anchors and moves everything else with them", () => {
    const free = estimateJoint(design);
    const anchored = estimateJoint(design, {
      anchors: { rater: { R1: measureOf(free, "rater", "R1") + 1 } },
    });
    for (const id of ["R1", "R2", "R9"]) {
      expect(measureOf(anchored, "rater", id)).toBeCloseTo(measureOf(free, "rater", id) + 1, 3);
    }
    expect(measureOf(anchored, "ratee", "P5")).toBeCloseTo(measureOf(free, "ratee", "P5") + 1, 3);
  });

  test("fits data of its own model: mean squares near one", () => {
    const report = reportFacets(estimateJoint(design));
    for (const facet of report.facets.slice(1)) {
      for (const { infit, outfit } of facet.elements) {
        expect(Math.abs(infit - 1)).toBeLessThan(0.2);
        expect(Math.abs(outfit - 1)).toBeLessThan(0.25);
      }
    }
  });

  test("finds the one pair that departs from it", () => {
    const scores = Array.from(table.scores);
    const [, rater, item] = table.facets;
    for (let i = 0; i < scores.length; i++)
      if (rater.index[i] === 2 && item.index[i] === 1) scores[i] = Math.min(3, scores[i] + 1);
    const [most, next] = biasTerms(estimateJoint(buildDesign({ ...table, scores })), "rater", "item");
    expect(most).toMatchObject({ first: "R3", second: "I2" });
    expect(most.bias).toBeGreaterThan(0.5);
    expect(next.q).toBeGreaterThan(most.q);
  });
});

describe("steps of each item (partial credit)", () => {
  test("are told apart by both estimators", () => {
    const { table } = simulateRatings({ ...PLAN, ratees: 1200 });
    const scores = Array.from(table.scores);
    // The last item is used in halves only: its middle categories become one.
    for (let i = 0; i < scores.length; i++)
      if (table.facets[2].index[i] === 3) scores[i] = scores[i] > 1 ? 1 : 0;
    const design = buildDesign({ ...table, scores }, { stepsBy: "item" });
    expect(design.coding.groups.map((group) => group.values.length)).toEqual([4, 4, 4, 2]);
    const marginal = estimateMarginal(design);
    const joint = estimateJoint(design, { biasCorrection: "ratio" });
    for (const g of [0, 1, 2]) {
      marginal.steps[g].forEach((step, k) => {
        expect(Math.abs(step - [-1, 0, 1][k])).toBeLessThan(0.2);
        expect(Math.abs(step - joint.steps[g][k])).toBeLessThan(0.15);
      });
    }
    expect(marginal.steps[3]).toEqual(new Float64Array([0]));
  });
});

describe("awkward tables", () => {
  const full: [string, string, string, number][] = [];
  for (const [p, ability] of [
    ["甲", 0],
    ["乙", 1],
    ["丙", 2],
  ] as const) {
    for (const [r, lenient] of [
      ["张", 0],
      ["王", 1],
    ] as const) {
      for (const i of ["德", "能", "勤"])
        full.push([p, r, i, Math.min(4, ability + lenient + (i === "能" ? 1 : 0))]);
    }
  }

  test("ids in any script come back as they were", () => {
    const solution = estimateJoint(buildDesign(tableOf(full)));
    expect(measureOf(solution, "rater", "张")).toBeGreaterThan(measureOf(solution, "rater", "王"));
    expect(measureOf(solution, "ratee", "丙")).toBeGreaterThan(measureOf(solution, "ratee", "甲"));
  });

  test("an extreme ratee gets a finite measure and is named as extreme", () => {
    const rows: typeof full = [...full, ["满", "张", "德", 4], ["满", "张", "能", 4], ["满", "王", "勤", 4]];
    const report = reportFacets(estimateJoint(buildDesign(tableOf(rows))));
    const element = report.facets[0].elements.find(({ id }) => id === "满")!;
    expect(element.extreme).toBe("highest");
    expect(Number.isFinite(element.measure) && element.se > 0).toBe(true);
    expect(element.measure).toBeGreaterThan(
      Math.max(...report.facets[0].elements.slice(0, 3).map(({ measure }) => measure)),
    );
  });

  test("disjoint subsets are counted and a link is proposed", () => {
    const other = full.map(([p, r, i, x]): (typeof full)[number] => [`${p}2`, `${r}2`, i, x]);
    const { connectedness } = estimateJoint(buildDesign(tableOf([...full, ...other])));
    expect(connectedness.subsets).toBe(2);
    expect(connectedness.links).toHaveLength(1);
    const { rater, ratee } = connectedness.links[0];
    expect(rater.endsWith("2")).not.toBe(ratee.endsWith("2"));
    const joined = [...full, ...other, [ratee, rater, "德", 2] as (typeof full)[number]];
    expect(estimateJoint(buildDesign(tableOf(joined))).connectedness.subsets).toBe(1);
  });

  test("raters split by item are not called connected with each other's items", () => {
    const split = full.map(([p, r, i, x]): (typeof full)[number] => [p, i === "德" ? `${r}-德` : r, i, x]);
    const { connectedness } = estimateJoint(buildDesign(tableOf(split)));
    expect(connectedness.classes[0]).toBe(1);
    expect(connectedness.classes[1]).toBe(2);
  });

  test("a category nobody uses is closed up and reported", () => {
    const rows = full.map(([p, r, i, x]): (typeof full)[number] => [p, r, i, x >= 2 ? x + 1 : x]);
    const { coding } = buildDesign(tableOf(rows));
    expect(coding.groups[0].unused).toEqual([2]);
    expect(coding.groups[0].values).not.toContain(2);
  });

  test.each([
    ["no ratings", [], "empty-data"],
    ["one category only", full.map(([p, r, i]) => [p, r, i, 3]), "one-category"],
    ["a fraction", [...full, ["甲", "张", "德", 2.5]], "bad-value"],
  ])("%s is refused", (_, rows, code) => {
    expect(() => buildDesign(tableOf(rows as typeof full))).toThrow(expect.objectContaining({ code }));
  });

  test("only extreme ratees are refused", () => {
    const rows: typeof full = [
      ["甲", "张", "德", 0],
      ["甲", "王", "德", 0],
      ["乙", "张", "德", 1],
      ["乙", "王", "德", 1],
    ];
    expect(() => estimateJoint(buildDesign(tableOf(rows)))).toThrow(
      expect.objectContaining({ code: "all-extreme" }),
    );
  });
});
