import type { Sheet } from "../../../platform/spreadsheets/index.ts";

/** What a column of a roster can mean. */
export const FIELDS = [
  "serial",
  "unitCode",
  "unitName",
  "name",
  "sex",
  "ethnicity",
  "nativePlace",
  "birth",
  "idNumber",
  "workStart",
  "politicalStatus",
  "partyDate",
  "education",
  "degree",
  "school",
  "title",
  "positionSince",
  "rankSince",
  "rank",
  "isTeamMember",
  "duties",
  "reserve",
  "note",
] as const;
export type Field = (typeof FIELDS)[number];

/** Headers as offices write them, blanks, line breaks and brackets taken out. The first that fits wins. */
const HEADERS: readonly [Field, RegExp][] = [
  ["serial", /^(序号?|编号|序列|no\.?)$/i],
  ["unitCode", /^(单位|机构|部门)(编码|代码|编号|码)$/],
  ["unitName", /^(所在|所属|工作|现|现工作|任职)?(单位|部门|机构|乡镇|单位部门)(名称|全称)?$/],
  ["name", /^(干部|人员)?(姓名|名字)$/],
  ["sex", /^性别$/],
  ["ethnicity", /^(民族|族别)$/],
  ["nativePlace", /^(籍贯|祖籍|出生地)$/],
  ["idNumber", /^(居民)?身份证(件)?号码?$/],
  ["birth", /^(出生|生)(年月日?|日期|时间)/],
  ["workStart", /^((参加)?工作|参工|参加工作起始)(时间|年月|日期)$/],
  ["partyDate", /^(何时)?(入党|加入(中共|党派|组织|中国共产党))(时间|年月|日期)$/],
  ["politicalStatus", /^(政治面[貌目]|党派)$/],
  ["degree", /^(最高|全日制|现)?学位$/],
  ["education", /^(最高|全日制|全日制教育|现)?(学历|文化程度|学历学位)$/],
  ["school", /^(全日制)?(毕业)?院校/],
  ["positionSince", /^(任?现?职务?|现任职务?)(时间|年月|日期)$/],
  ["rankSince", /^(任?[现同该]?职级|任同级|任现级)(时间|年月|日期)$/],
  ["rank", /^(现)?(职级|级别|职务层次|职务级别|行政级别)$/],
  ["title", /^(现任|担任|现)?(职务|岗位)(名称|全称)?$|^(工作)?单位[及和、]?(现任)?职务$/],
  ["isTeamMember", /班子成员$/],
  ["duties", /^(分管|工作分工|分工|负责)/],
  ["reserve", /^(是否)?(后备|优秀年轻)干部$|^是否后备$/],
  ["note", /^备注$/],
];

export interface Column {
  index: number;
  header: string;
  field: Field | null;
}

export interface Header {
  /** First row of data, counted from 0. */
  dataStart: number;
  /** Rows of the header, counted from 1 as people see them. */
  rows: number[];
  columns: Column[];
}

/** Rows in which a header is looked for; above it stand titles. */
const SEARCHED = 30;

/** The header of a roster, of one row or two; null when the sheet is none (notes, statistics). */
export function findHeader(sheet: Sheet): Header | null {
  const limit = Math.min(SEARCHED, sheet.rows.length);
  let best: Header | null = null;
  let most = 2;
  for (let r = 0; r < limit; r++) {
    for (const depth of [1, 2]) {
      const header = readHeader(sheet, r, depth);
      const known = new Set(
        header.columns.flatMap((column) => (column.field === null ? [] : [column.field])),
      );
      if (!known.has("name") || known.size <= most) continue;
      best = header;
      most = known.size;
    }
  }
  return best;
}

function readHeader(sheet: Sheet, top: number, depth: number): Header {
  const rows = Array.from({ length: depth }, (_, i) => top + i);
  const width = Math.max(...rows.map((r) => sheet.rows[r]?.length ?? 0));
  const taken = new Set<Field>();
  const columns = Array.from({ length: width }, (_, index): Column => {
    const levels = rows.map((r) => cleanHeader(headerText(sheet, r, index)));
    const header = [...new Set(levels.filter((text) => text !== ""))].join("/");
    // Education while in office [在职教育] repeats the heads of full-time education; the first block counts.
    const inService = levels.length > 1 && /^在职/.test(levels[0] ?? "");
    // Below a shared head such as 学历学位 the lower cell says which.
    const candidates = inService ? [] : [...levels].reverse().filter((text) => text !== "");
    const field = candidates.map(fieldOf).find((one) => one !== null && !taken.has(one)) ?? null;
    if (field !== null) taken.add(field);
    return { index, header, field };
  });
  return {
    dataStart: top + depth,
    rows: rows.map((r) => r + 1),
    columns: columns.filter((column) => column.header !== ""),
  };
}

/** A merged head stands in its first cell only. */
function headerText(sheet: Sheet, row: number, column: number): string {
  const own = sheet.rows[row]?.[column] ?? "";
  if (own !== "") return own;
  const merge = sheet.merges.find(
    (one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right,
  );
  return merge === undefined ? "" : (sheet.rows[merge.top]?.[merge.left] ?? "");
}

function fieldOf(text: string): Field | null {
  return HEADERS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

export function cleanHeader(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s:()*★]/g, "");
}
