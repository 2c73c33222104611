import type { Text } from "@hengjian/appraisal";
import type { RatingFault } from "./types.ts";

const LONGEST_SHOWN = 40;

function fault(
  code: string,
  [row, column, value]: readonly [row: number, column: string, value: string],
  problem: Text,
  remedy: Text,
): RatingFault {
  return { code, row, column, value: value.slice(0, LONGEST_SHOWN), problem, remedy };
}

/** Every way in which a table of ratings does not fit, with the remedy. */
export const faults = {
  columnAbsent: (column: string) =>
    fault(
      "column-absent",
      [0, column, ""],
      { zh: `文件里没有 ${column} 列。`, en: `The file has no column ${column}.` },
      { zh: "请在对应关系中改选一列。", en: "Choose another column in the mapping." },
    ),
  columnTwice: (column: string) =>
    fault(
      "column-twice",
      [0, column, ""],
      { zh: `${column} 列被用了两次。`, en: `Column ${column} is used twice.` },
      { zh: "请让每一列只对应一项。", en: "Use every column for one thing only." },
    ),
  indicatorUnmapped: (label: Text) =>
    fault(
      "indicator-unmapped",
      [0, "", label.zh],
      { zh: `指标“${label.zh}”没有对应的列。`, en: `No column holds the indicator "${label.en}".` },
      {
        zh: "请选择对应的列;文件里确实缺这一列的,请补齐后重新上传。",
        en: "Choose its column; if the file lacks it, add it and upload again.",
      },
    ),
  rowRagged: (row: number, cells: number, width: number) =>
    fault(
      "row-ragged",
      [row, "", ""],
      {
        zh: `这一行有 ${cells} 格,表头有 ${width} 格,各列对不上。`,
        en: `This row has ${cells} cells, the header has ${width}; the columns do not match.`,
      },
      {
        zh: "请检查这一行是否多了或少了分隔符、引号;弃权的格子也要留出空位。",
        en: "Look for a separator or quotation mark too many or missing; an abstention still takes an empty cell.",
      },
    ),
  rateeEmpty: (row: number, column: string) =>
    fault(
      "ratee-empty",
      [row, column, ""],
      { zh: "没有写被评的是谁。", en: "It does not say who is rated." },
      {
        zh: "请补上单位编码或姓名,或删去这一行。",
        en: "Enter the unit code or the name, or delete the row.",
      },
    ),
  rateeUnknown: (row: number, column: string, value: string) =>
    fault(
      "ratee-unknown",
      [row, column, value],
      { zh: `“${value}”不是本次的被考核人。`, en: `"${value}" is not assessed in this campaign.` },
      {
        zh: "请核对单位编码、单位名称或姓名,与名册快照一致;不属于本次考核的行请删去。",
        en: "Compare the unit code, unit name or name with the roster snapshot; delete rows that do not belong here.",
      },
    ),
  rateeAmbiguous: (row: number, column: string, value: string) =>
    fault(
      "ratee-ambiguous",
      [row, column, value],
      { zh: `被考核人中有几个“${value}”。`, en: `Several people assessed bear the name "${value}".` },
      {
        zh: "请在对应关系中选择单位所在的列,或改用单位编码。",
        en: "Choose the column of the unit in the mapping, or use unit codes.",
      },
    ),
  groupUnknown: (row: number, column: string, value: string) =>
    fault(
      "group-unknown",
      [row, column, value],
      {
        zh: `评价主体“${value}”没有对应到方案。`,
        en: `The rater group "${value}" is not mapped to the scheme.`,
      },
      { zh: "请在对应关系中为它选择评价主体。", en: "Choose a rater group for it in the mapping." },
    ),
  markUnknown: (row: number, column: string, value: string, known: readonly string[]) =>
    fault(
      "mark-unknown",
      [row, column, value],
      {
        zh: `“${value}”不在允许的取值(${known.join("、")})之内。`,
        en: `"${value}" is none of the marks allowed (${known.join(", ")}).`,
      },
      {
        zh: "请对照原票改正;确是弃权的留空;是另一种写法的,在对应关系中加上它的含义。",
        en: "Correct it by the paper; leave it empty for an abstention; if it is another way of writing, add its meaning to the mapping.",
      },
    ),
  sheetEmpty: (row: number, column: string) =>
    fault(
      "sheet-empty",
      [row, column, ""],
      { zh: "没有票号,无法查重。", en: "There is no sheet number, so doubles cannot be found." },
      { zh: "请补上票号,或在对应关系中不选票号列。", en: "Enter it, or choose no column of sheet numbers." },
    ),
  sheetDouble: (row: number, column: string, value: string, first: number) =>
    fault(
      "sheet-double",
      [row, column, value],
      {
        zh: `票号“${value}”对同一被考核人出现两次,第一次在第 ${first} 行。`,
        en: `The sheet "${value}" occurs twice for the same person, first in row ${first}.`,
      },
      { zh: "请删去重复录入的一行,或改正票号。", en: "Delete the row entered twice, or correct the number." },
    ),
};
