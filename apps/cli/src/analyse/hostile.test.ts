/** Rating tables as they come from elsewhere: the right numbers, or a sentence that says where and what to do. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analysed, bareNulls, outcomeOf, type Result } from "./testing/run.ts";
import { csvOf, drawSheets, fileWith, type Sheet } from "./testing/tables.ts";

const SHEETS = drawSheets({ ratees: 40, raters: 8, each: 4, items: 4, seed: 3 });
const PLAIN = csvOf(SHEETS);
const COLUMNS = ["--ratee", "ratee", "--rater", "rater", "--items", "Q1,Q2,Q3,Q4"];

/** `PLAIN` with other marks; `of` gets mark, sheet and item. */
const marked = (of: (mark: number, sheet: Sheet, item: number) => number | string) =>
  csvOf(
    SHEETS.map((sheet) => ({ ...sheet, marks: sheet.marks.map((mark, i) => of(Number(mark), sheet, i)) })),
  );
/** `PLAIN` with other names. */
const named = (of: (sheet: Sheet, s: number) => Partial<Sheet>) =>
  csvOf(SHEETS.map((sheet, s) => ({ ...sheet, ...of(sheet, s) })));
const withHeader = (header: string) => PLAIN.replace(/^.*\n/, `${header}\n`);
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

/** Tables that say the same as `PLAIN`, with the options that read them. */
const SAME: [string, string | Uint8Array, string[]][] = [
  ["a byte-order mark and Windows line ends", `\ufeff${PLAIN.replaceAll("\n", "\r\n")}`, COLUMNS],
  ["line ends of old Macs", PLAIN.replaceAll("\n", "\r"), COLUMNS],
  ["semicolons", PLAIN.replaceAll(",", ";"), COLUMNS],
  ["tabs", PLAIN.replaceAll(",", "\t"), COLUMNS],
  ["bars", PLAIN.replaceAll(",", "|"), COLUMNS],
  ["UTF-16, as Excel saves Unicode text", utf16(PLAIN.replaceAll(",", "\t")), COLUMNS],
  ["everything in quotation marks", PLAIN.replaceAll(/[^,\n]+/g, '"$&"'), COLUMNS],
  ["empty columns and lines at the end", `${PLAIN.replaceAll("\n", ",,\n")}\n\n`, COLUMNS],
  [
    "names with commas, line ends and quotation marks",
    withHeader('ratee,rater,"A, x","B\nline","C ""q""",D'),
    [...COLUMNS.slice(0, 5), '"A, x", "B\nline" ,"C ""q""",D'],
  ],
  [
    "Chinese commas between the names of the call",
    withHeader("被考核人,评价人,德,能,勤,绩"),
    ["--ratee", "被考核人", "--rater", "评价人", "--items", "德，能、勤，绩"],
  ],
  ["whole numbers written as decimals", marked((mark) => `${mark}.0`), COLUMNS],
  ["wide digits", marked((mark) => "０１２３４５"[mark]!), COLUMNS],
  ["categories below zero", marked((mark) => mark - 3), COLUMNS],
  ["categories ten apart", marked((mark) => 10 * mark), COLUMNS],
  [
    "names that programs stumble over",
    withHeader("__proto__,constructor,toString,Q2,Q3,Q4"),
    [...["--ratee", "__proto__", "--rater", "constructor", "--items", "toString,Q2,Q3,Q4"]],
  ],
];

const numbersOf = ({ facets, steps }: Result) => [
  ...["ratee", "rater", "item"].flatMap((facet) =>
    facets[facet]!.flatMap(({ measure, se, infit, outfit, count }) => [measure, se, infit, outfit, count]),
  ),
  ...steps.flatMap(({ measure, se }) => [measure, se]),
];

describe("the same table with", () => {
  const plain = analysed([fileWith(PLAIN), ...COLUMNS]);

  test.each(SAME)("%s gives the same numbers", async (_, content, args) => {
    expect(numbersOf(await analysed([fileWith(content), ...args]))).toEqual(numbersOf(await plain));
  });
});

/** Cells that mean no rating without being told to. */
const BLANKS = [
  "",
  "NA",
  "n/a",
  "N.A.",
  "NaN",
  "#N/A",
  "NULL",
  "None",
  "\\N",
  ".",
  "/",
  "-",
  "--",
  "—",
  "不了解",
  "未评",
  "弃权",
  "缺",
];

/** Tables that can be analysed, with the codes of the notes that they must have. */
const READ: [string, string, string[], string[]][] = [
  ["scales from 0 to 10", marked((mark, _, i) => 2 * mark + (i % 2) - 2), COLUMNS, []],
  [
    "marks from 0 to 100",
    marked((mark, { ratee }) => (mark - 1) * 25 + (mark === 3 ? ratee.length : 0)),
    COLUMNS,
    ["unused-categories"],
  ],
  [
    "every usual word for no rating",
    marked((mark, { ratee }, i) => (i === 0 ? (BLANKS[Number(ratee.slice(1))] ?? mark) : mark)),
    COLUMNS,
    [],
  ],
  ["one item", PLAIN, [...COLUMNS.slice(0, 5), "Q1"], []],
  ["two raters", named((_, s) => ({ ratee: `P${s >> 1}`, rater: `R${s % 2}` })), COLUMNS, []],
  ["one rater for all", named((_, s) => ({ ratee: `P${s}`, rater: "R" })), COLUMNS, ["one-rater"]],
  ["one ratee", named((_, s) => ({ ratee: "P", rater: `R${s}` })), COLUMNS, ["one-ratee"]],
  ["two ratees alike", named((_, s) => ({ ratee: `P${s % 2}`, rater: `R${s >> 1}` })), COLUMNS, []],
  [
    "raters whose sheets agree in their means",
    marked((_, { ratee, rater }, i) => {
      const turn = (Number(rater.slice(1)) + Number(ratee.slice(1)) + i) % 4;
      return 2 + (Number(ratee.slice(1)) % 3) + [1, -1, 0, 0][turn]!;
    }),
    COLUMNS,
    [],
  ],
  ["a constant item", marked((mark, _, i) => (i === 2 ? 3 : mark)), COLUMNS, ["constant-item"]],
  ["a rater without differences", marked((mark, { rater }) => (rater === "R1" ? 3 : mark)), COLUMNS, []],
  [
    "a rater with highest marks only",
    marked((mark, { rater }) => (rater === "R1" ? 5 : mark)),
    COLUMNS,
    ["extreme-elements"],
  ],
  [
    "disjoint blocks",
    named(({ ratee, rater }) => ({ rater: Number(ratee.slice(1)) > 20 ? `另${rater}` : rater })),
    COLUMNS,
    ["disjoint-subsets"],
  ],
  ["rows twice", `${PLAIN}${PLAIN.split("\n").slice(1, 40).join("\n")}`, COLUMNS, ["repeated-pairs"]],
  [
    "long names of any script",
    named(({ ratee }) => ({ ratee: `${"长".repeat(5000)}👩🏽‍🚒مقيّم${ratee}` })),
    COLUMNS,
    [],
  ],
  ["unused categories", marked((mark) => (mark === 3 ? 2 : mark)), COLUMNS, ["unused-categories"]],
  [
    "few ratings",
    csvOf(drawSheets({ ratees: 80, raters: 40, each: 2, items: 2, seed: 5 })),
    [...COLUMNS.slice(0, 5), "Q1,Q2"],
    [],
  ],
  [
    "one group",
    csvOf(
      SHEETS.map((sheet) => ({ ...sheet, more: ["甲"] })),
      ["g"],
    ),
    [...COLUMNS, "--group", "g"],
    ["one-group"],
  ],
];

describe("a table with", () => {
  test.each(READ)(
    "%s is analysed: every number finite or flagged, in every form",
    async (_, content, args, expected) => {
      const file = fileWith(content);
      for (const steps of ["shared", "item"]) {
        const json = await analysed([file, ...args, "--steps", steps]);
        expect(Object.keys(json)).toEqual([
          "model",
          "facets",
          "steps",
          "variance",
          "reliability",
          "subsets",
          "findings",
        ]);
        expect(bareNulls(json)).toEqual([]);
        expect(json.model.notes.map(({ code }) => code)).toEqual(expect.arrayContaining(expected));
        const joint = await analysed([file, ...args, "--steps", steps, "--estimator", "joint"]);
        expect(bareNulls(joint)).toEqual([]);
        expect(Object.keys(joint.facets)).toEqual(Object.keys(json.facets));
        const marginal = await outcomeOf([
          file,
          ...args,
          "--steps",
          steps,
          "--estimator",
          "marginal",
          "--json",
        ]);
        if (marginal.code === 2) expect(marginal.stderr).toMatch(/请改用 --estimator joint/);
        else expect(bareNulls(JSON.parse(marginal.stdout))).toEqual([]);
      }
      const page = file.replace("ratings.csv", "page.html");
      for (const language of ["zh", "en"]) {
        const { code, stdout } = await outcomeOf([file, ...args, "--lang", language, "--html", page]);
        expect(code).toBe(0);
        expect(`${stdout}${readFileSync(page, "utf8")}`).not.toMatch(/\bNaN\b|undefined|Infinity|\bnull\b/);
      }
    },
  );

  test("ratees who do not differ says so instead of ranking them", async () => {
    const sheets = drawSheets({ ratees: 30, raters: 6, each: 4, items: 3, seed: 12, abilitySd: 0 });
    const { model } = await analysed([fileWith(csvOf(sheets)), ...COLUMNS.slice(0, 5), "Q1,Q2,Q3"]);
    expect(model).toMatchObject({ converged: true, population: { variance: 0, flag: "at-boundary" } });
    expect(model.notes.map(({ code }) => code)).toContain("no-population-variance");
  });
});

test("Ratings that set one rater apart from all others are not passed off as measures", async () => {
  const rows = [
    "0,0,4",
    "0,1,4",
    "0,5,1",
    "1,5,2",
    "2,1,5",
    "2,2,3",
    "2,3,4",
    "3,1,5",
    "3,4,1",
    "4,0,2",
    "4,1,3",
  ];
  const file = fileWith(["ratee,rater,Q1", ...rows, "4,2,5", "4,5,1"].join("\n"));
  const joint = await analysed([file, ...COLUMNS.slice(0, 5), "Q1", "--estimator", "joint"]);
  expect(joint.facets.rater!.find(({ id }) => id === "5")!.flag).toBe("unbounded");
  const others = joint.facets.rater!.filter(({ flag }) => flag === undefined).map(({ measure }) => measure!);
  expect(others.length).toBe(4);
  expect(others.reduce((sum, measure) => sum + measure, 0)).toBeCloseTo(0, 9);
  for (const measure of others) expect(Math.abs(measure)).toBeLessThan(5);
  expect(joint.model.notes.map(({ code }) => code)).toContain("unbounded-elements");
});

/** Tables and calls that are refused, with the words that say what to do. */
const REFUSED: [string, string, string[], RegExp][] = [
  ["nothing in it", "", COLUMNS, /是空文件/],
  ["empty lines only", "\n \n\n", COLUMNS, /没有内容/],
  ["a header only", "ratee,rater,Q1,Q2,Q3,Q4\n", COLUMNS, /只有表头，没有评分/],
  ["no rating at all", marked(() => ""), COLUMNS, /没有一个评分/],
  ["equal marks", marked(() => 3), COLUMNS, /没有可比较的差异/],
  ["words for marks", marked((mark) => (mark > 3 ? "优秀" : "良好")), COLUMNS, /第2行“Q1”列是“[\s\S]*优秀=4/],
  ["half points", marked((mark) => mark / 2), COLUMNS, /第\d+行“Q\d”列是“\d\.5”[\s\S]*乘以2/],
  ["decimals", marked((mark) => mark + 0.3), COLUMNS, /小数请先归成整数等级/],
  ["units behind the marks", marked((mark) => `${mark}分`), COLUMNS, /只留整数/],
  ["numbers beyond any scale", marked((mark) => 40_000 * mark), COLUMNS, /−32767到32767/],
  ["more than 101 categories", marked((mark) => 50 * mark), COLUMNS, /先划分档次/],
  ["a row that is too short", `${PLAIN}P1,R1,3\n`, COLUMNS, /第162行有3格，表头有6格/],
  ["an open quotation mark", `${PLAIN}"P1,R1,3,3,3,3\n`, COLUMNS, /第162行不是合格的 CSV/],
  [
    "a ratee without a name",
    named((_, s) => (s === 4 ? { ratee: "" } : {})),
    COLUMNS,
    /第6行“ratee”列是空的/,
  ],
  ["a column named twice", withHeader("ratee,rater,Q1,Q1,Q3,Q4"), COLUMNS, /“Q1”这一列出现了两次/],
  ["another name for the column", PLAIN, ["--ratee", "Ratee", ...COLUMNS.slice(2)], /最接近的是：“ratee”/],
  ["one column for two things", PLAIN, ["--ratee", "rater", ...COLUMNS.slice(2)], /“rater”写了两次/],
  ["one column twice behind Chinese commas", PLAIN, [...COLUMNS.slice(0, 5), "Q1，Q2，Q1"], /“Q1”写了两次/],
  [
    "a group in every row",
    csvOf(
      SHEETS.map((sheet, s) => ({ ...sheet, more: [`g${s}`] })),
      ["g"],
    ),
    [...COLUMNS, "--group", "g"],
    /各不相同，不能作分组/,
  ],
  ["a picture in it", "\u0000\u0001\u0002", COLUMNS, /不是文本文件/],
  ["a workbook", "PK\u0003\u0004rest", COLUMNS, /另存为“CSV UTF-8”/],
];

describe("refused in words is a table with", () => {
  test.each(REFUSED)("%s", async (_, content, args, expected) => {
    const file = fileWith(content);
    const page = file.replace("ratings.csv", "page.html");
    const { code, stdout, stderr } = await outcomeOf([file, ...args, "--lang", "zh", "--html", page]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(expected);
    expect(existsSync(page)).toBe(false);
    const english = await outcomeOf([file, ...args, "--lang", "en"]);
    expect(english.stderr.split("\n")[0]).not.toMatch(/[\u3001\u3002\uff0c]/);
  });
});
