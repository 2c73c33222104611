import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analysed, bareNulls, outcomeOf, type Result } from "./testing/run.ts";
import { csvOf, drawSheets, fileWith, itemNames } from "./testing/tables.ts";

const ITEMS = 5;
const COLUMNS = ["--ratee", "ratee", "--rater", "rater", "--items", itemNames(ITEMS).join(",")];
const SHEETS = drawSheets({ ratees: 80, raters: 8, each: 4, items: ITEMS, seed: 21 });
const FILE = fileWith(csvOf(SHEETS));

const anchorsFile = (...rows: string[]) => fileWith(`facet,id,measure\n${rows.join("\n")}\n`, "anchors.csv");
const elementOf = ({ facets }: Result, facet: string, id: string) =>
  facets[facet]!.find((element) => element.id === id)!;
/** Exact integrals, so that a shift of the origin is nothing but a shift. */
const analyse = (...more: string[]) =>
  analysed([FILE, ...COLUMNS, "--no-findings", "--nodes", "auto", ...more]);

describe.each(["joint", "marginal"])("anchors under the %s estimator", (estimator) => {
  const free = analyse("--estimator", estimator);

  test("of an item keep it and move the other items and the ratees by as much", async () => {
    const before = elementOf(await free, "item", "Q2").measure!;
    const file = anchorsFile(`item,Q2,${before + 1}`);
    const held = await analyse("--estimator", estimator, "--anchors", file);
    expect(elementOf(held, "item", "Q2")).toMatchObject({ measure: before + 1, se: null, flag: "anchored" });
    for (const [facet, by] of [
      ["item", 1],
      ["ratee", 1],
      ["rater", 0],
    ] as const) {
      for (const { id, measure, flag } of (await free).facets[facet]!) {
        if (flag === undefined && id !== "Q2")
          expect(elementOf(held, facet, id).measure! - measure!).toBeCloseTo(by, 2);
      }
    }
    expect(bareNulls(held)).toEqual([]);
  });

  test("of all raters leave nothing of theirs to the data, and say so", async () => {
    const rows = Array.from({ length: 8 }, (_, r) => `评价人,R${r + 1},${(r - 3) / 4}`);
    const held = await analyse("--estimator", estimator, "--anchors", anchorsFile(...rows));
    expect(held.facets.rater!.map(({ id, measure }) => [id, measure]).sort()).toEqual(
      Array.from({ length: 8 }, (_, r) => [`R${r + 1}`, (r - 3) / 4]),
    );
    const told = held.model.identification.find(({ facet }) => facet === "rater")!;
    expect(told.how.en).toMatch(/^8 are held at given values/);
    expect(held.model).toMatchObject({ anchored: { ratee: 0, rater: 8, item: 0 }, converged: true });
    expect(elementOf(held, "ratee", "P7").measure).not.toBeCloseTo(
      elementOf(await free, "ratee", "P7").measure!,
      2,
    );
  });
});

describe("anchors", () => {
  test("of ratees call for the joint estimator, which is chosen, and put everything on their scale", async () => {
    const free = await analyse("--estimator", "joint");
    const file = anchorsFile(`ratee,P1,${elementOf(free, "ratee", "P1").measure! + 2}`);
    const held = await analyse("--anchors", file);
    expect(held.model.estimator).toBe("joint");
    expect(elementOf(held, "ratee", "P9").measure! - elementOf(free, "ratee", "P9").measure!).toBeCloseTo(
      2,
      2,
    );
    const asked = await outcomeOf([FILE, ...COLUMNS, "--estimator", "marginal", "--anchors", file]);
    expect(asked).toMatchObject({ code: 2, stdout: "" });
    expect(asked.stderr).toMatch(/不能锚定其中的元素/);
  });

  test("in both of two disjoint blocks compare them", async () => {
    const blocks = SHEETS.map((sheet) =>
      Number(sheet.ratee.slice(1)) > 40 ? { ...sheet, rater: `另${sheet.rater}` } : sheet,
    );
    const file = fileWith(csvOf(blocks));
    const apart = await analysed([file, ...COLUMNS, "--no-findings"]);
    expect(apart.subsets.text.zh).toMatch(/约定/);
    const anchors = anchorsFile("rater,R1,0.3", "rater,另R1,0.3");
    const held = await analysed([file, ...COLUMNS, "--no-findings", "--anchors", anchors]);
    expect(held.subsets.text.zh).toMatch(/以锚定值为准/);
    expect([elementOf(held, "rater", "R1").measure, elementOf(held, "rater", "另R1").measure]).toEqual([
      0.3, 0.3,
    ]);
  });

  test.each([
    ["a ratee that there is not", "ratee,P1,0\nratee,P999,0.5", /锚定文件第3行：ratee中没有“P999”/],
    ["a facet that there is not", "town,P1,0", /第2行：模型中没有侧面“town”，可用：ratee, rater, item/],
    ["no number", "item,Q1,high", /第2行：“high”不是/],
    ["no measure", "item,Q1,", /第2行：“”不是/],
    ["a measure off any scale", "item,Q1,300", /−25到25/],
    ["one element twice", "item,Q1,0\nitem,Q1,1", /第3行：“Q1”锚定了两次/],
    ["nothing", "", /没有锚定值/],
  ])("that name %s are refused by row", async (_, rows, expected) => {
    const { code, stdout, stderr } = await outcomeOf([
      FILE,
      ...COLUMNS,
      "--lang",
      "zh",
      "--anchors",
      anchorsFile(rows),
    ]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(expected);
  });

  test("without the three columns, without a file, or with a correction for bias are refused", async () => {
    const refused = async (...more: string[]) =>
      (await outcomeOf([FILE, ...COLUMNS, "--lang", "zh", ...more])).stderr;
    expect(await refused("--anchors", fileWith("a,b\n1,2\n"))).toMatch(/表头应有 facet,id,measure/);
    expect(await refused("--anchors", "/no/such/file.csv")).toMatch(/没有 \/no\/such\/file.csv 这个文件/);
    expect(await refused("--anchors", anchorsFile("item,Q1,0"), "--bias-correction", "ratio")).toMatch(
      /会移动锚定值/,
    );
  });

  test("are what the measures of an earlier analysis can be, as they stand in its JSON", async () => {
    const earlier = await analyse("--estimator", "marginal");
    const rows = earlier.facets.item!.map(({ id, measure }) => `item,${id},${measure}`);
    const again = await analyse("--estimator", "marginal", "--anchors", anchorsFile(...rows));
    for (const { id, measure } of earlier.facets.rater!)
      expect(elementOf(again, "rater", id).measure).toBeCloseTo(measure!, 3);
  });
});

describe("interactions", () => {
  /** R3 marks Q2 two categories higher than anybody else. */
  const odd = fileWith(
    csvOf(
      SHEETS.map((sheet) => ({
        ...sheet,
        marks: sheet.marks.map((mark, i) =>
          sheet.rater === "R3" && i === 1 ? Math.min(5, Number(mark) + 2) : mark,
        ),
      })),
    ),
  );

  test.each(["joint", "marginal"])(
    "of raters and items find the pair that departs, under the %s estimator",
    async (estimator) => {
      const { bias } = await analysed([odd, ...COLUMNS, "--estimator", estimator, "--bias", "rater,item"]);
      expect(bias).toMatchObject([{ facets: ["rater", "item"], pairs: 40, leftOut: 0 }]);
      const [most, ...others] = bias![0]!.terms!;
      expect(most).toMatchObject({ first: "R3", second: "Q2" });
      expect(most!.bias).toBeGreaterThan(1);
      expect(most!.q).toBeLessThan(0.001);
      expect(Math.abs(most!.t - most!.bias / most!.se)).toBeLessThan(1e-9);
      expect(others.filter(({ q }) => q < 0.05 && q > 0).length).toBeLessThan(10);
    },
  );

  test("are in the JSON only when asked for, in the tables and on the page as well", async () => {
    expect(await analyse()).not.toHaveProperty("bias");
    const page = odd.replace("ratings.csv", "page.html");
    const args = [odd, ...COLUMNS, "--bias", "评价人，题目", "--bias", "ratee,rater", "--html", page];
    const { code, stdout } = await outcomeOf([...args, "--lang", "zh"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /== 相互作用 ==[\s\S]*评价人 × 题目：40对中有\d+对[\s\S]*R3 +Q2[\s\S]*被考核人 × 评价人/,
    );
    expect(existsSync(page)).toBe(true);
    expect(readFileSync(page, "utf8")).toMatch(/id="bias"/);
    expect((await outcomeOf([...args, "--lang", "en"])).stdout).toMatch(/== Interactions ==/);
  });

  test("of pairs with one rating each are left out in words", async () => {
    const one = await analysed([FILE, ...COLUMNS.slice(0, 5), "Q1", "--bias", "ratee,rater"]);
    expect(one.bias).toMatchObject([{ facets: ["ratee", "rater"], flag: "too-few-ratings" }]);
    expect(bareNulls(one)).toEqual([]);
  });

  test.each([
    ["rater,town", /模型中没有侧面“town”，可用：ratee, rater, item/],
    ["rater", /要两个侧面/],
    ["rater,item,ratee", /要两个侧面/],
    ["rater,评价人", /不能两次都是/],
  ])("of %s are refused", async (pair, expected) => {
    const { code, stdout, stderr } = await outcomeOf([FILE, ...COLUMNS, "--lang", "zh", "--bias", pair]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(expected);
  });
});
