import type { LetterContent } from "@hengjian/appraisal";
import { describe, expect, test } from "vitest";
import { layOut } from "./laid-out.ts";
import { letterDocument } from "./letter.ts";

const letter: LetterContent = {
  title: "2026年度考核反馈意见书",
  addressee: "甲同志",
  period: "2026年度",
  unit: "样例局",
  post: "局长",
  grade: "称职",
  score: "87.36",
  rank: 9,
  cohortSize: 42,
  opening: "现将考核结果反馈如下。",
  strengths: [{ nodeId: "n1", text: "依法办事。" }],
  shortcomings: [{ nodeId: "n2", text: "调研不够。" }],
  measures: [
    { nodeId: "n2", text: "每季度下基层。", owner: "甲", due: "2027-03-01" },
    { nodeId: "n3", text: "参加培训,写出心得。", owner: "甲", due: "2027-06-30" },
  ],
  rights: ["可在2026-12-24前申请复核;编号2026-13-99不是日期。"],
  signer: "样例县委组织部",
  date: "2026-11-24",
};

const said = (value: LetterContent) =>
  layOut(letterDocument(value)).blocks.flatMap((block) => ("text" in block ? [block.text] : []));

describe("a feedback letter", () => {
  test("says strengths, shortcomings, measures with owner and date, and rights, dates in words", () => {
    expect(said(letter)).toEqual([
      "甲同志\uff1a",
      "现将考核结果反馈如下。",
      "一、主要优点",
      "依法办事。",
      "二、主要不足",
      "调研不够。",
      "三、改进措施",
      "1.每季度下基层。\uff08责任人\uff1a甲\uff0c完成时限\uff1a2027年3月1日前\uff09",
      "2.参加培训\uff0c写出心得。\uff08责任人\uff1a甲\uff0c完成时限\uff1a2027年6月30日前\uff09",
      "四、告知事项",
      "可在2026年12月24日前申请复核\uff1b编号2026-13-99不是日期。",
    ]);
  });

  test("names the score-sheet node behind every sentence in an annex", () => {
    const tables = letterDocument(letter).blocks.filter((block) => block.kind === "table");
    expect(tables[1]?.rows.map((row) => [row[0], row[2]])).toEqual([
      ["优点 1", "n1"],
      ["不足 1", "n2"],
      ["措施 1", "n2"],
      ["措施 2", "n3"],
    ]);
  });

  test("leaves out the rank where it is not given back, and headings with nothing below them", () => {
    const doc = letterDocument({ ...letter, rank: null, strengths: [], rights: [] });
    const table = doc.blocks.find((block) => block.kind === "table");
    expect(table?.columns.map((column) => column.header)).not.toContain("名次");
    expect(said({ ...letter, strengths: [], rights: [] })).not.toContain("一、主要优点");
  });
});
