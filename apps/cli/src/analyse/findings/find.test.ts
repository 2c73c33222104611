import { beforeAll, describe, expect, test } from "vitest";
import { analysed, type Result } from "../testing/run.ts";
import { csvOf, drawSheets, fileWith, itemNames, randomFrom, type Sheet } from "../testing/tables.ts";

const ITEMS = 12;
const args = ["--ratee", "ratee", "--rater", "rater", "--items", itemNames(ITEMS).join(",")];
const plan = { ratees: 40, raters: 14, each: 7, items: ITEMS, severity: (r: number) => (r === 0 ? -1.5 : 0) };

/** Rater 1 is lenient, 2 sees no differences between items, one sheet is straight, two are copies. */
function distorted(): Sheet[] {
  const sheets = drawSheets(plan);
  for (const sheet of sheets) {
    if (sheet.rater !== "R2") continue;
    const mean = sheet.marks.reduce<number>((sum, mark) => sum + Number(mark), 0) / ITEMS;
    sheet.marks = sheet.marks.map(() => Math.round(mean));
    sheet.marks[0] = Math.min(5, Math.round(mean) + 1);
  }
  sheets[20]!.marks = sheets[20]!.marks.map(() => 3);
  const pattern = [1, 5, 2, 4, 1, 5, 1, 4, 2, 5, 1, 3];
  const pair = sheets
    .filter(({ ratee, rater }) => ratee === "P10" && rater !== "R2" && rater !== "R1")
    .slice(0, 2);
  for (const sheet of pair) sheet.marks = [...pattern];
  return sheets;
}

describe("the findings of a table", () => {
  let result: Result;
  beforeAll(async () => {
    result = await analysed([fileWith(csvOf(distorted())), ...args]);
  });
  const found = (test: string) => result.findings.filter((finding) => finding.test === test);

  test("name the lenient rater, with the effect in points and the rows", () => {
    const [first] = found("leniency");
    expect(first!.about).toEqual({ rater: "R1" });
    expect(first!.effect).toBeGreaterThan(0.5);
    expect(first!.q).toBeLessThan(0.05);
    expect(first!.text.zh).toMatch(/“R1”的\d+张票平均比同一被考核人的各票高/);
  });

  test("name the rater who tells no items apart", () => {
    expect(found("halo").map(({ about }) => about.rater)).toEqual(["R2"]);
  });

  test("name the copied sheets by their rows", () => {
    const pair = found("identical-sheets")[0]!;
    expect(pair.about).toMatchObject({ ratee: "P10" });
    expect(pair.rows).toHaveLength(2);
  });

  test("say of every test how often it was tried, or why it was not", () => {
    for (const { test: name, tried, notRun } of result.model.tests.list) {
      expect(notRun === undefined ? tried : notRun.flag, name).toBeTruthy();
    }
    expect(result.model.tests.list.find(({ test: name }) => name === "blocs")!.notRun!.flag).toBe(
      "too-few-raters",
    );
  });
});

describe("honest tables", () => {
  test("with severe and lenient raters give no lead on halo or missing differences", async () => {
    const severity = (r: number) => (r % 7) / 2 - 1.5;
    const sheets = [11, 12, 13].map((seed) => drawSheets({ ...plan, seed, severity }));
    const results = await Promise.all(sheets.map((own) => analysed([fileWith(csvOf(own)), ...args])));
    const leads = results.flatMap(({ findings }) => findings.filter(({ test: name }) => name !== "leniency"));
    // Three tables with eight tests at a false-discovery rate of 5 %: one lead may come by chance.
    expect(leads.length).toBeLessThanOrEqual(1);
  });
});

describe("groups of raters", () => {
  const unitOf = (id: string) => `单位${Number(id.slice(1)) % 2}`;
  const inUnits = (marksOf: (sheet: Sheet) => Sheet["marks"]) =>
    drawSheets({ ...plan, each: 14, severity: () => 0 }).map((sheet) => ({
      ...sheet,
      marks: marksOf(sheet),
      more: [unitOf(sheet.rater), unitOf(sheet.ratee)],
    }));
  const run = (sheets: Sheet[]) =>
    analysed([
      fileWith(csvOf(sheets, ["raterUnit", "rateeUnit"])),
      ...args,
      "--group",
      "raterUnit,rateeUnit",
    ]);

  test("whose raters favour their own are told, and not taken for lenient groups", async () => {
    const random = randomFrom(5);
    const { findings, model } = await run(
      inUnits(({ ratee, rater, marks }) =>
        marks.map((mark) =>
          unitOf(ratee) === unitOf(rater) && random() < 0.7 ? Math.min(5, Number(mark) + 1) : mark,
        ),
      ),
    );
    expect(model.groups.map(({ role }) => role)).toEqual(["rater", "ratee"]);
    expect(findings.find(({ test: name }) => name === "in-group")!.effect).toBeGreaterThan(0.2);
    expect(findings.some(({ test: name }) => name === "group-leniency")).toBe(false);
  });

  test("that are worlds apart on one ratee, or lenient towards all, are told", async () => {
    const { findings } = await run(
      inUnits(({ ratee, rater, marks }) => {
        const isFirst = unitOf(rater) === "单位0";
        if (ratee === "P1") return marks.map(() => (isFirst ? 5 : 1));
        return marks.map((mark) => (isFirst ? Math.min(5, Number(mark) + 1) : mark));
      }),
    );
    const of = (test: string) => findings.filter((finding) => finding.test === test);
    expect(
      of("group-leniency")
        .map(({ about }) => about.group)
        .sort(),
    ).toEqual(["单位0", "单位1"]);
    expect(of("group-gap").find(({ about }) => about.ratee === "P1")!.text.zh).toMatch(
      /“单位0”组的平均比“单位1”组高4.00分/,
    );
  });
});

describe("straight-lined sheets", () => {
  test("are told once", async () => {
    const sheets = drawSheets({ ...plan, severity: () => 0 });
    for (let s = 0; s < sheets.length; s += 20) sheets[s]!.marks = sheets[s]!.marks.map(() => 3);
    const { findings } = await analysed([fileWith(csvOf(sheets)), ...args]);
    const straight = findings.filter(({ test: name }) => name === "long-string");
    expect(straight.length).toBeGreaterThan(5);
    const flat = findings.filter(({ test: name }) => name === "low-variability").flatMap(({ rows }) => rows);
    for (const { rows } of straight) expect(flat).not.toContain(rows[0]);
  });
});
