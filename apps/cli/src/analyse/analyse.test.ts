import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../server-process.ts";
import { analysed, analysedByProcess, bareNulls, type Result, runAnalyse } from "./testing/run.ts";
import { csvOf, drawSheets, fileWith, itemNames, type Sheet } from "./testing/tables.ts";

const DATA = join(ROOT, "../shared/data");
const hasReference = existsSync(join(DATA, "leadership-ratings.csv"));

const columns = (items: number) => [
  "--ratee",
  "ratee",
  "--rater",
  "rater",
  "--items",
  itemNames(items).join(","),
];

/** A table whose raters and ratees all hang together. */
const CROSSED = drawSheets({ ratees: 60, raters: 10, each: 5, items: 6 });

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
  const square = (values: readonly number[], m: number) => sum((i) => (values[i]! - m) ** 2);
  return sum((i) => (x[i]! - mx) * (y[i]! - my)) / Math.sqrt(square(x, mx) * square(y, my));
}

describe.skipIf(!hasReference)("the reference data", () => {
  const args = ["--ratee", "p", "--rater", "r", "--items", "I1,I2,I3,I4,I5"];
  const tam = (name: string) =>
    readFileSync(join(DATA, `${name}.tam.csv`), "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.replaceAll('"', "").split(","))
      .map(([parameter, facet, xsi, se]) => ({
        parameter: parameter!,
        facet: facet!,
        xsi: Number(xsi),
        se: Number(se),
      }));

  function measureIn(
    { facets, steps }: Result,
    { parameter, facet }: { parameter: string; facet: string },
  ): number {
    if (facet === "step") return steps.find(({ id }) => id === parameter)!.measure;
    const id = facet === "rater" ? parameter.replace("rater_", "").replaceAll("_", "") : parameter;
    return facets[facet]!.find((element) => element.id === id)!.measure!;
  }

  test.each(["mfrm-1000x20x5", "mfrm-10000x100x5"])("%s: within 0.005 logits of TAM", async (name) => {
    const result = await analysedByProcess([join(DATA, `${name}.csv`), ...args, "--estimator", "marginal"]);
    expect(result.model.converged).toBe(true);
    const reference = tam(name);
    // TAM derives the last rater from all the others, so it collects what they lack at TAM's stopping point.
    const derived = Math.max(...reference.filter(({ facet }) => facet === "rater").map(({ se }) => se));
    for (const row of reference.filter(({ facet, se }) => facet !== "rater" || se !== derived)) {
      expect(Math.abs(measureIn(result, row) - row.xsi), row.parameter).toBeLessThan(0.005);
    }
  });

  test("the joint estimator correlates with TAM above 0.999 over all parameters", async () => {
    const result = await analysedByProcess([
      join(DATA, "mfrm-1000x20x5.csv"),
      ...args,
      "--estimator",
      "joint",
    ]);
    const reference = tam("mfrm-1000x20x5");
    const ours = reference.map((row) => measureIn(result, row));
    expect(
      correlation(
        reference.map(({ xsi }) => xsi),
        ours,
      ),
    ).toBeGreaterThan(0.999);
  });

  describe("the leadership ratings", () => {
    const items = Array.from({ length: 11 }, (_, i) => `LEAD${String(i + 1).padStart(2, "0")}`).join(",");
    const run = analysedByProcess([
      join(DATA, "leadership-ratings.csv"),
      "--ratee",
      "ratee",
      "--rater",
      "sheet",
      "--items",
      items,
    ]);

    test("have the variance components of lme4", async () => {
      const { variance } = await run;
      const expected = {
        ratee: 0.07258076,
        rater: 0.55102232,
        item: 0.07689883,
        "ratee:item": 0.01943586,
        residual: 0.70528148,
      };
      for (const [name, value] of Object.entries(expected)) {
        const found = variance.components.find((component) => component.name === name)!;
        expect(found.variance / value, name).toBeCloseTo(1, 4);
      }
      expect(variance.components).toHaveLength(5);
      expect(variance.intercept).toBeCloseTo(3.042207, 5);
      expect(variance.criterion).toBeCloseTo(60993.62, 1);
    });

    test("have the agreement of multilevel and psych", async () => {
      const { icc, rwg, alpha } = (await run).reliability;
      expect(icc.icc1).toBeCloseTo(0.08795622, 7);
      expect(icc.icc2).toBeCloseTo(0.8007544, 7);
      expect([rwg.mean, rwg.min, rwg.max].map((value) => value.toFixed(7))).toEqual([
        "0.8677849",
        "0.7748996",
        "0.9423067",
      ]);
      expect(rwg.ratees.find(({ id }) => id === "C02")!.rwg).toBeCloseTo(0.8075273, 7);
      expect(alpha.alpha).toBeCloseTo(0.9022366, 7);
    });

    test("are told to be 49 subsets that only an assumption compares", async () => {
      const { model, subsets, reliability } = await run;
      expect(subsets).toMatchObject({ count: 49, comparable: false, nested: true });
      expect(subsets.links).toHaveLength(48);
      expect(subsets.text.zh).toMatch(/这是约定而不是数据的结论/);
      expect(model.notes.map(({ code }) => code)).toContain("disjoint-subsets");
      expect(model.identification.find(({ facet }) => facet === "rater")!.how.en).toMatch(
        /within each disjoint subset/,
      );
      expect(reliability.facets.ratee).toMatchObject({ flag: "not-comparable" });
    });

    test("are refused by the marginal estimator, which would answer without meaning", async () => {
      const file = join(DATA, "leadership-ratings.csv");
      const { code, stdout, stderr } = await runAnalyse([
        file,
        "--ratee",
        "ratee",
        "--rater",
        "sheet",
        "--items",
        items,
        "--estimator",
        "marginal",
      ]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/请改用 --estimator joint/);
    });
  });
});

describe("the JSON", () => {
  test("holds exactly the promised parts, and every number is one or has a flag beside it", async () => {
    const result = await analysed([fileWith(csvOf(CROSSED)), ...columns(6)]);
    expect(Object.keys(result)).toEqual([
      "model",
      "facets",
      "steps",
      "variance",
      "reliability",
      "subsets",
      "findings",
    ]);
    expect(Object.keys(result.facets)).toEqual(["ratee", "rater", "item"]);
    expect(Object.keys(result.facets.rater![0]!)).toEqual([
      "id",
      "measure",
      "se",
      "infit",
      "outfit",
      "count",
    ]);
    expect(bareNulls(result)).toEqual([]);
    expect(result.subsets).toMatchObject({ count: 1, comparable: true });
    expect(result.facets.rater!.reduce((sum, { measure }) => sum + measure!, 0)).toBeCloseTo(0, 9);
  });

  test("has steps of each item on request, which sum to zero", async () => {
    const { steps } = await analysed([fileWith(csvOf(CROSSED)), ...columns(6), "--steps", "item"]);
    const own = steps.filter(({ id }) => id.startsWith("Q3:"));
    expect(own.map(({ id }) => id)).toEqual(["Q3:step1", "Q3:step2", "Q3:step3", "Q3:step4"]);
    expect(own.reduce((sum, { measure }) => sum + measure, 0)).toBeCloseTo(0, 9);
  });

  test("is the same for the same seed", async () => {
    const file = fileWith(csvOf(CROSSED));
    const [one, two] = await Promise.all(
      [1, 2].map(() => runAnalyse([file, ...columns(6), "--json", "--seed", "7"])),
    );
    expect(one!.stdout).toBe(two!.stdout);
  });

  test("puts both estimators on the same origin", async () => {
    const file = fileWith(csvOf(CROSSED));
    const marginal = await analysed([file, ...columns(6), "--estimator", "marginal"]);
    const joint = await analysed([file, ...columns(6), "--estimator", "joint", "--bias-correction", "ratio"]);
    for (const facet of ["rater", "item"]) {
      joint.facets[facet]!.forEach(({ measure }, e) => {
        expect(Math.abs(measure! - marginal.facets[facet]![e]!.measure!)).toBeLessThan(0.15);
      });
    }
  });
});

describe("the nodes of the marginal estimator", () => {
  const sheets = drawSheets({ ratees: 100, raters: 8, each: 8, items: 9 });
  const file = fileWith(csvOf(sheets));
  const run = (...more: string[]) => analysed([file, ...columns(9), "--no-findings", ...more]);
  const severities = ({ facets }: Result) => facets.rater!.map(({ measure }) => measure!);
  const coarse = ({ model }: Result) => model.notes.some(({ code }) => code === "coarse-grid");

  const furthest = (one: Result, other: Result) =>
    Math.max(...severities(one).map((severity, r) => Math.abs(severity - severities(other)[r]!)));

  test("are TAM's when it is asked for, which a note calls coarse where it is", async () => {
    const asked = await run("--estimator", "marginal");
    expect(severities(asked)).toEqual(severities(await run("--nodes", "21")));
    expect(coarse(asked)).toBe(true);
    expect(asked.model.nodeSpacing).toBeGreaterThan(3);
  });

  test("are as many as the integral needs on request, and where the program chose the estimator", async () => {
    const exact = await run("--nodes", "601");
    for (const one of [await run("--estimator", "marginal", "--nodes", "auto"), await run()]) {
      expect(one.model.estimator).toBe("marginal");
      expect(furthest(one, exact)).toBeLessThan(1e-5);
      expect(coarse(one)).toBe(false);
    }
    expect(furthest(await run("--nodes", "21"), exact)).toBeGreaterThan(5e-4);
  });

  test("are TAM's without a word while those are near enough", async () => {
    const { model } = await analysed([fileWith(csvOf(CROSSED)), ...columns(4), "--no-findings"]);
    expect(model).toMatchObject({ estimator: "marginal", nodes: 21 });
  });
});

describe("a group", () => {
  const withGroup = (of: (sheet: Sheet, s: number) => string) =>
    fileWith(
      csvOf(
        CROSSED.map((sheet, s) => ({ ...sheet, more: [of(sheet, s)] })),
        ["g"],
      ),
    );
  const args = [...columns(6), "--group", "g"];

  test("that crosses raters and ratees is a facet of the model and sums to zero", async () => {
    const harsher = CROSSED.map((sheet, s) => ({
      ...sheet,
      marks: sheet.marks.map((mark) => (s % 2 === 0 ? Math.max(1, Number(mark) - 1) : mark)),
      more: [s % 2 === 0 ? "上午" : "下午"],
    }));
    const { facets, model } = await analysed([fileWith(csvOf(harsher, ["g"])), ...args]);
    expect(model.groups).toMatchObject([{ facet: "group", role: "crossed" }]);
    const [morning, afternoon] = ["上午", "下午"].map(
      (id) => facets.group!.find((one) => one.id === id)!.measure!,
    );
    expect(morning! - afternoon!).toBeGreaterThan(0.8);
    expect(morning! + afternoon!).toBeCloseTo(0, 9);
  });

  test("of raters is the mean of their severity and leaves theirs as it is", async () => {
    const file = withGroup(({ rater }) => (Number(rater.slice(1)) % 2 === 0 ? "上级" : "同级"));
    const grouped = await analysed([file, ...args]);
    const plain = await analysed([file, ...columns(6)]);
    expect(grouped.facets.rater).toEqual(plain.facets.rater);
    const even = plain.facets.rater!.filter(({ id }) => Number(id.slice(1)) % 2 === 0);
    const mean = even.reduce((sum, { measure }) => sum + measure!, 0) / even.length;
    const group = grouped.facets.group!.find(({ id }) => id === "上级")!;
    expect(group.measure).toBeCloseTo(mean, 12);
    expect(group.count).toBe(even.reduce((sum, { count }) => sum + count, 0));
    expect(Math.abs(group.infit! - 1)).toBeLessThan(0.25);
  });

  test("of ratees is the mean of their measures", async () => {
    const { facets, model } = await analysed([
      withGroup(({ ratee }) => `单位${Number(ratee.slice(1)) % 3}`),
      ...args,
    ]);
    expect(model.groups).toMatchObject([{ role: "ratee" }]);
    const own = facets.ratee!.filter(({ id }) => Number(id.slice(1)) % 3 === 1);
    const mean = own.reduce((sum, { measure }) => sum + measure!, 0) / own.length;
    expect(facets.group!.find(({ id }) => id === "单位1")!.measure).toBeCloseTo(mean, 12);
  });
});

describe("an awkward table", () => {
  const marked = (change: (sheet: Sheet, s: number) => Sheet) => fileWith(csvOf(CROSSED.map(change)));

  test("in disjoint parts says so, and who would join them", async () => {
    const file = marked((sheet) =>
      Number(sheet.ratee.slice(1)) > 30 ? { ...sheet, rater: `另-${sheet.rater}` } : sheet,
    );
    const { subsets, model } = await analysed([file, ...columns(6)]);
    expect(subsets).toMatchObject({ count: 2, comparable: false, nested: false });
    const [link] = subsets.links;
    const isOther = (rater: string) => rater.startsWith("另-");
    expect(isOther(link!.rater)).not.toBe(Number(link!.ratee.slice(1)) > 30);
    expect(model.estimator).toBe("joint");
  });

  test("with an unrated item, a constant one and a category that nobody used has flags and notes", async () => {
    const file = marked((sheet) => ({
      ...sheet,
      marks: sheet.marks.map((mark, i) => (i === 0 ? "" : i === 1 ? 4 : mark === 3 ? 2 : mark)),
    }));
    const result = await analysed([file, ...columns(6), "--steps", "item"]);
    expect(result.facets.item!.find(({ id }) => id === "Q1")).toMatchObject({
      measure: null,
      flag: "no-ratings",
      count: 0,
    });
    expect(result.facets.item!.find(({ id }) => id === "Q2")).toMatchObject({
      measure: null,
      flag: "one-category",
    });
    expect(result.model.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["unused-categories", "empty-item", "constant-item"]),
    );
    expect(bareNulls(result)).toEqual([]);
  });

  test("with a ratee whom everybody gave the highest mark flags it and keeps its measure finite", async () => {
    const file = marked((sheet) =>
      sheet.ratee === "P1" ? { ...sheet, marks: sheet.marks.map(() => 5) } : sheet,
    );
    const result = await analysed([file, ...columns(6), "--estimator", "joint"]);
    const best = result.facets.ratee!.find(({ id }) => id === "P1")!;
    expect(best.flag).toBe("highest");
    expect(best.measure).toBe(Math.max(...result.facets.ratee!.map(({ measure }) => measure!)));
  });

  test("of one rater, of one ratee or of one item says what is missing", async () => {
    const oneRater = await analysed([
      marked((sheet, s) => ({ ...sheet, ratee: `P${s}`, rater: "R" })),
      ...columns(6),
    ]);
    expect(oneRater.facets.rater).toMatchObject([{ measure: 0, se: null, flag: "only-element" }]);
    expect(oneRater.reliability.icc.flag).toBe("too-few-raters");
    const oneRatee = await analysed([
      marked((sheet, s) => ({ ...sheet, ratee: "P", rater: `R${s}` })),
      ...columns(6),
    ]);
    expect(oneRatee.model.notes.map(({ code }) => code)).toContain("one-ratee");
    expect(oneRatee.variance.flag).toBe("too-few-groups");
    const oneItem = await analysed([fileWith(csvOf(CROSSED)), ...columns(1)]);
    expect(oneItem.variance.flag).toBe("too-few-items");
    for (const result of [oneRater, oneRatee, oneItem]) expect(bareNulls(result)).toEqual([]);
  });

  test.each([
    ["equal marks", () => 3, /所有评分都是3/],
    ["extremes only", (sheet: Sheet) => (sheet.ratee < "P3" ? 1 : 5), /全是最低或全是最高/],
    ["a mark typed twice", (_: Sheet, s: number) => (s === 4 ? 55 : 3 + (s % 3)), /第6行“Q1”列是55/],
  ])("of %s is refused", async (_, of, expected) => {
    const { code, stdout, stderr } = await runAnalyse([
      marked((sheet, s) => ({ ...sheet, marks: sheet.marks.map(() => of(sheet, s)) })),
      ...columns(6),
      "--json",
    ]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(expected);
  });
});

describe("the command", () => {
  test("says what is wrong with a call, in the language of the reader first", async () => {
    const file = fileWith(csvOf(CROSSED));
    const wrong = await runAnalyse([
      file,
      "--ratee",
      "ratee",
      "--rater",
      "rater",
      "--items",
      "Q1,Q99",
      "--lang",
      "en",
    ]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/^There is no column "Q99"[\s\S]*没有“Q99”这一列/);
    expect((await runAnalyse([file])).stderr).toMatch(/^缺少选项 --ratee 列名/);
    expect((await runAnalyse([file], { LANG: "en_US.UTF-8" })).stderr).toMatch(
      /^Option --ratee COLUMN is missing/,
    );
    expect((await runAnalyse([file, ...columns(6), "--estimator", "best"])).stderr).toMatch(
      /joint、marginal/,
    );
    expect((await runAnalyse([])).code).toBe(2);
    expect(await runAnalyse(["--help"])).toMatchObject({ code: 0, stderr: "" });
  });

  test("prints tables with a plain explanation, in Chinese or English, free of control characters", async () => {
    const file = fileWith(csvOf(CROSSED).replaceAll("R1,", "R1\u001b[31m,"));
    const zh = await runAnalyse([file, ...columns(6)]);
    expect(zh).toMatchObject({ code: 0, stderr: "" });
    expect(zh.stdout).toMatch(/== 评价人宽严 ==[\s\S]*怎样读这些数/);
    expect(zh.stdout).not.toContain("\u001b");
    const en = await runAnalyse([file, ...columns(6), "--lang", "en"]);
    expect(en.stdout).toMatch(/== Severity of raters ==/);
    expect(en.stdout).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test("writes one page with its charts, in which names of the file stay text", async () => {
    const file = fileWith(csvOf(CROSSED).replaceAll("P1,", "<script>alert(1)</script>,"));
    const page = file.replace("ratings.csv", "页.html");
    expect((await runAnalyse([file, ...columns(6), "--html", page])).code).toBe(0);
    const html = readFileSync(page, "utf8");
    expect(html).not.toContain("<script");
    expect(html.match(/role="img"/g)!.length).toBeGreaterThanOrEqual(5);
    expect(html).not.toMatch(/(?:src|href)="(?!#|data:)/);
    expect((await runAnalyse([file, ...columns(6), "--html", "/no/such/folder/x.html"])).code).toBe(2);
  });
});
