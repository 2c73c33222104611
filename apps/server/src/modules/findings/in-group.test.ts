import { countyDepartmentHeads, nationalPack } from "@hengjian/appraisal";
import { describe, expect, test } from "vitest";
import { guessMapping } from "../evidence/guess.ts";
import { rateeIndex } from "../evidence/ratees.ts";
import { readSheets } from "../evidence/read-sheets.ts";
import type { tableOf } from "../evidence/table.ts";
import { analyse } from "./analyse.ts";
import { type Plan, simulate } from "./testing/simulate.ts";
import { inGroupTest } from "./tests/in-group.ts";

const RATEES = 12;
const raterUnit = (rater: number) => rater % RATEES;
const PLAN: Plan = { seed: 1, ratees: RATEES, raters: 36, items: 8, raterUnit };
/** Every rater gives the head of the own unit one mark more on half of the items. */
const favour: Plan["plant"] = (marks, { ratee, rater }) =>
  ratee === raterUnit(rater) ? marks.map((mark, i) => Math.min(5, mark + (i % 2))) : marks;

function run(plan: Plan) {
  const category = { zh: "县直单位主要负责人", en: "heads of county departments" };
  return analyse({
    set: simulate(plan),
    history: { category, awards: [], grades: [], records: [] },
    severity: null,
    hindrance: null,
  });
}

describe("in-group favour", () => {
  test("is a lead over the whole campaign, in plain words, that names no rater and no unit", () => {
    const lead = run({ ...PLAN, plant: favour }).leads.find((one) => one.test === "in-group")!;
    expect(lead.subject).toEqual({ kind: "campaign" });
    expect(lead.effect).toBeGreaterThan(0.4);
    expect(lead.sentence.zh).toMatch(/^36 名评价人对本单位的人平均比对外单位的人高 0\.\d\d/);
    expect(lead.sentence.en).toMatch(/^36 raters mark people of their own unit 0\.\d\d higher/);
    expect(lead.evidence.facts.map(({ value }) => value)).toEqual([
      36,
      36,
      36 * (RATEES - 1),
      expect.any(Number),
    ]);
    expect(JSON.stringify(lead)).not.toMatch(/单位\d/);
  });

  test("is found in nine of ten campaigns, and called in about one of twenty honest ones", () => {
    const called = (plant?: Plan["plant"]) =>
      Array.from({ length: 40 }, (_, seed) => {
        const { candidates } = inGroupTest(
          simulate({ ...PLAN, seed: seed + 1, ...(plant ? { plant } : {}) }),
        );
        return candidates[0]!.p <= 0.05;
      }).filter(Boolean).length;
    expect(called(favour)).toBeGreaterThanOrEqual(36);
    // Three binomial errors above one in twenty.
    expect(called()).toBeLessThanOrEqual(6);
  });

  test("is not tested where nobody knows the units, or where it would single people out", () => {
    const { raterUnit: _, ...unknown } = PLAN;
    expect(inGroupTest(simulate(unknown)).notRun!.zh).toMatch(/评价人单位/);
    expect(inGroupTest(simulate({ ...PLAN, nested: true })).notRun!.en).toMatch(/do not say who/);
    const few = inGroupTest(simulate({ ...PLAN, raterUnit: (rater) => (rater < 7 ? rater : RATEES) }));
    expect(few.notRun!.zh).toMatch(/评过本单位的有 7 名、评过外单位的有 36 名;/);
  });

  test("leaves out raters of one ratee and raters whose unit the file gives twice", () => {
    const set = simulate({ ...PLAN, plant: favour, rates: (rater, ratee) => rater > 0 || ratee === 0 });
    const sheets = set.sheets.map((sheet, s) =>
      sheet.rater === 1 && s % 2 === 0 ? { ...sheet, raterUnit: 5 } : sheet,
    );
    const [one] = inGroupTest({ ...set, sheets }).candidates;
    expect(one!.evidence.facts[0]!.value).toBe(34);
  });
});

describe("the unit of the rater in a file", () => {
  const scheme = countyDepartmentHeads;
  const ratees = rateeIndex([
    { cadreId: "a", unitCode: "101", unitName: "甲局", name: "张三" },
    { cadreId: "b", unitCode: "102", unitName: "乙局", name: "李四" },
  ]);
  const codes = scheme.indicators.map(({ code }) => code);
  const table = {
    ...{ sheet: "", headerRow: 1, isText: true, notices: [] },
    header: ["单位编码", "评价人编号", "评价人单位", ...codes],
    rows: [
      { row: 2, cells: ["101", "P1", "乙局", ...codes.map(() => "4")] },
      { row: 3, cells: ["102", "P1", "", ...codes.map(() => "5")] },
    ],
  } satisfies ReturnType<typeof tableOf>;

  test("is found by its header and read sheet by sheet", () => {
    const mapping = guessMapping(table, ratees, scheme, [nationalPack]);
    expect(mapping).toMatchObject({
      sheetColumn: 1,
      sheetIsRater: true,
      raterUnitColumn: 2,
      unitColumn: null,
    });
    const read = readSheets(table, mapping, ratees, scheme);
    expect(read.faults).toEqual([]);
    expect(read.sheets.map(({ number, raterUnit: unit }) => [number, unit])).toEqual([
      ["P1", "乙局"],
      ["P1", null],
    ]);
  });

  test("cannot be a column that says something else, and is not asked for", () => {
    const mapping = guessMapping(table, ratees, scheme, [nationalPack]);
    const twice = readSheets(table, { ...mapping, raterUnitColumn: 0 }, ratees, scheme);
    expect(twice.faults.map(({ code }) => code)).toContain("column-twice");
    const without = readSheets(table, { ...mapping, raterUnitColumn: undefined }, ratees, scheme);
    expect(without.sheets.map(({ raterUnit: unit }) => unit)).toEqual([null, null]);
  });
});
