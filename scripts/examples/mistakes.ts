/** The mistakes in the example roster: where, what, and what an importer should make of each. */
import type { Cell } from "../xlsx-bytes.ts";
import type { Field } from "./columns.ts";

export interface Mistake {
  unitCode: string;
  /** Place in the unit's block before anything is added, the head is 0. */
  position: number;
  /** The field an importer should point at. */
  field: Field;
  change: Partial<Record<Field, Cell>> | "repeat";
  what: string;
  /** `error`: the row cannot be taken; `doubt`: it can, but somebody should look. */
  weight: "error" | "doubt";
}

/** Never a head of a unit: the ratings need all forty. */
export const MISTAKES: readonly Mistake[] = [
  at("Y03", 2, "birth", { birth: "1978.13" }, "月份为13", "error"),
  at("Y05", 1, "birth", { birth: "2031.02" }, "出生年月晚于截止日期", "error"),
  at("Y08", 3, "name", { name: null }, "缺姓名", "error"),
  at("Y10", 4, "sex", { sex: null }, "缺性别", "error"),
  at("Y14", 2, "sex", { sex: "不详" }, "性别不是男、女", "error"),
  at(
    "Y17",
    3,
    "partyDate",
    { birth: "1985.06", politicalStatus: "中共党员", partyDate: "1996.07" },
    "入党时只有11岁",
    "error",
  ),
  at("Y20", 1, "partyDate", { politicalStatus: "中共党员", partyDate: "去年" }, "入党时间不是日期", "error"),
  at("Y22", 2, "workStart", { birth: "1984.03", workStart: "1991.09" }, "参加工作时只有7岁", "error"),
  at("Y25", 2, "name", "repeat", "同一人整行重复", "error"),
  at("Y27", 4, "postDate", { postDate: "2026-12" }, "任现职时间晚于截止日期", "doubt"),
  at(
    "Y33",
    2,
    "rankDate",
    { workStart: "2015.04", rankDate: "2013.01" },
    "任现职级时间早于参加工作时间",
    "doubt",
  ),
  at("Y36", 3, "partyDate", { politicalStatus: "群众", partyDate: "2009.07" }, "群众却有入党时间", "doubt"),
  at("Y38", 2, "teamMember", { teamMember: "√" }, "是否班子成员写成对号", "doubt"),
  at("Y43", 1, "nativePlace", { nativePlace: null }, "缺籍贯", "doubt"),
];

function at(
  unitCode: string,
  position: number,
  field: Field,
  change: Mistake["change"],
  what: string,
  weight: Mistake["weight"],
): Mistake {
  return { unitCode, position, field, change, what, weight };
}
