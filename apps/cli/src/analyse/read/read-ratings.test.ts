import { describe, expect, test } from "vitest";
import { AnalyseFault } from "../fault.ts";
import { fileWith } from "../testing/tables.ts";
import { NO_MARK, type Ratings } from "./ratings.ts";
import { readRatings } from "./read-ratings.ts";

const COLUMNS = { ratee: "被考核人", rater: "评价人", groups: [] as string[], items: ["德", "能"] };
const HEADER = "被考核人,评价人,德,能";
const LINES = ["张三,甲,1,2", "李四,乙,3,", "张三,乙,不了解,5"];
const TEXT = `${HEADER}\n${LINES.join("\n")}\n`;

const read = (content: string | Uint8Array, choice: Partial<Parameters<typeof readRatings>[0]> = {}) =>
  readRatings({ file: fileWith(content), missing: [], ...COLUMNS, ...choice });

const faultOf = (content: string | Uint8Array, choice: Partial<Parameters<typeof readRatings>[0]> = {}) =>
  read(content, choice).then(
    () => expect.unreachable("it was read"),
    (error: unknown) => {
      expect(error).toBeInstanceOf(AnalyseFault);
      return (error as AnalyseFault).text;
    },
  );

function expectTheThree(ratings: Ratings): void {
  expect(ratings.ratee.ids).toEqual(["张三", "李四"]);
  expect([...ratings.ratee.index]).toEqual([0, 1, 0]);
  expect(ratings.rater.ids).toEqual(["甲", "乙"]);
  expect([...ratings.marks]).toEqual([1, 2, 3, NO_MARK, NO_MARK, 5]);
  expect([...ratings.row]).toEqual([2, 3, 4]);
}

/** GBK of the text above; Node writes no GBK, so the few characters are spelt out. */
function gbk(text: string): Buffer {
  const codes: Record<string, string> = {
    ...{ 被: "b1bb", 考: "bfbc", 核: "bacb", 人: "c8cb", 评: "c6c0", 价: "bcdb", 德: "b5c2", 能: "c4dc" },
    ...{
      张: "d5c5",
      三: "c8fd",
      李: "c0ee",
      四: "cbc4",
      甲: "bcd7",
      乙: "d2d2",
      不: "b2bb",
      了: "c1cb",
      解: "bde2",
    },
  };
  return Buffer.concat([...text].map((one) => Buffer.from(codes[one] ?? one, codes[one] ? "hex" : "latin1")));
}

describe("a rating table is read the same", () => {
  test.each([
    ["in UTF-8", TEXT, "utf-8"],
    ["in UTF-8 with a mark", `\ufeff${TEXT}`, "utf-8"],
    ["in UTF-16 with a mark", Buffer.from(`\ufeff${TEXT}`, "utf16le"), "utf-8"],
    ["in GBK, as Excel saves it in China", gbk(TEXT), "gb18030"],
    [
      "with Windows line ends and a tail of empty cells",
      TEXT.replaceAll("\n", ",,\r\n").concat(",,,,,\r\n"),
      "utf-8",
    ],
    ["with the line ends of old Macs", TEXT.replaceAll("\n", "\r"), "utf-8"],
    ["without a line end at the end", TEXT.trimEnd(), "utf-8"],
    ["between tabs", TEXT.replaceAll(",", "\t"), "utf-8"],
    ["between semicolons", TEXT.replaceAll(",", ";"), "utf-8"],
    [
      "in quotation marks, with blanks around",
      TEXT.replaceAll("张三", ' "张三" ').replaceAll(",甲", ', "甲"'),
      "utf-8",
    ],
  ])("%s", async (_, content, encoding) => {
    const ratings = await read(content);
    expectTheThree(ratings);
    expect(ratings.encoding).toBe(encoding);
  });

  test("whose first letters beyond ASCII come late in the file", async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => `p${i % 7},r${i % 5},1,2`);
    const file = Buffer.concat([Buffer.from(`a,b,c,d\n${many.join("\n")}\n`), gbk("张三,甲,3,4\n")]);
    const ratings = await read(file, { ratee: "a", rater: "b", items: ["c", "d"] });
    expect(ratings.row).toHaveLength(200_001);
    expect(ratings.ratee.ids.at(-1)).toBe("张三");
    expect([...ratings.marks.subarray(-2)]).toEqual([3, 4]);
  });

  test("with commas, quotation marks and line ends inside quotation marks", async () => {
    const content = 'who,"by, whom",q\n"a ""x"", b","c\nd",4\n';
    const ratings = await read(content, { ratee: "who", rater: "by, whom", items: ["q"] });
    expect(ratings.ratee.ids).toEqual(['a "x", b']);
    expect(ratings.rater.ids).toEqual(["c\nd"]);
  });

  test("with full-width digits, 4.0 for 4, and marks of one's own for no rating", async () => {
    const content = `${HEADER}\n张三,甲,３,4.0\n李四,乙,99,x\n`;
    const { marks } = await read(content, { missing: ["99", "X"] });
    expect([...marks]).toEqual([3, 4, NO_MARK, NO_MARK]);
  });
});

describe("what cannot be read is told with its place and what to do", () => {
  test("a wrong column, with the nearest names and all there are", async () => {
    const text = await faultOf(TEXT, { ratee: "被考核" });
    expect(text.zh).toMatch(/没有“被考核”这一列.*最接近的是：“被考核人”/);
    expect(text.en).toMatch(/The file has: 被考核人, 评价人, 德, 能/);
  });

  test.each([
    ["words for marks", `${HEADER}\n张三,甲,优秀,2\n`, /第2行“德”列是“优秀”/],
    ["halves", `${HEADER}\n张三,甲,2.5,2\n`, /第2行“德”列是“2.5”/],
    ["an empty name", `${HEADER}\n,甲,1,2\n`, /第2行“被考核人”列是空的/],
    ["a short row", `${HEADER}\n张三,甲,1\n`, /第2行有3格，表头有4格/],
    ["an unpaired quotation mark", `${HEADER}\n张三,"甲,1,2\n`, /第2行不是合格的 CSV/],
    ["a column given twice in the file", `${HEADER},能\n张三,甲,1,2,3\n`, /“能”这一列出现了两次/],
    ["a header alone", `${HEADER}\n`, /只有表头/],
    ["nothing", "", /是空文件/],
    ["a workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), /Excel 工作簿/],
    ["no text", Uint8Array.from([1, 0, 2, 0]), /不是文本文件/],
    ["Latin-1", Buffer.from("被考核人,评价人,德,能\nJos,A,1,2\n").fill(0xe9, 35, 36), /无法识别的字符/],
  ])("%s", async (_, content, expected) => {
    expect((await faultOf(content)).zh).toMatch(expected);
  });

  test("a file that is not there, or a folder", async () => {
    expect((await faultOf("", { file: "/no/such/file.csv" })).en).toMatch(/no file/);
    expect((await faultOf("", { file: "/" })).en).toMatch(/not a file/);
  });

  test("a few faults by their place, the rest by their number", async () => {
    const lines = Array.from({ length: 20 }, () => "张三,甲,好,2");
    const { zh } = await faultOf(`${HEADER}\n${lines.join("\n")}\n`);
    expect(zh.split("\n")).toHaveLength(7);
    expect(zh).toMatch(/另有15处[\s\S]*--missing/);
  });
});
