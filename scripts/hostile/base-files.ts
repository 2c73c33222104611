/** A small tidy roster and ratings to match: every hostile file is one of these with one thing spoiled. */
import type { Cell, Sheet } from "../xlsx-bytes.ts";

export const UNITS = [
  { code: "H01", name: "样例县甲局(虚构)" },
  { code: "H02", name: "样例县乙局(虚构)" },
  { code: "H03", name: "样例县丙镇(虚构)" },
] as const;

export const ROSTER_COLUMNS = [
  "序号",
  "单位编码",
  "单位",
  "姓名",
  "性别",
  "民族",
  "籍贯",
  "出生年月",
  "参加工作时间",
  "政治面貌",
  "入党时间",
  "学历",
  "学位",
  "毕业院校及专业",
  "现任职务",
  "任现职时间",
  "任现职级时间",
  "职级",
  "是否班子成员",
  "分管工作",
  "备注",
] as const;

const PEOPLE = ["甲一", "甲二", "乙一", "乙二", "丙一", "丙二"] as const;

/** Two people for each of the three units: the head first, then a deputy. */
export function rosterRows(): Cell[][] {
  return PEOPLE.map((name, i) => {
    const unit = UNITS[Math.floor(i / 2)] ?? UNITS[0];
    const head = i % 2 === 0;
    const row: Cell[] = [i + 1, unit.code, unit.name, name, i % 3 === 0 ? "女" : "男", "汉", "样例"];
    row.push(
      `19${70 + i}.05`,
      `19${92 + i}.07`,
      "中共党员",
      `19${93 + i}.06`,
      "大学",
      "学士",
      "样例大学法学",
    );
    row.push(head ? "党组书记、局长" : "党组成员、副局长", "2021.03", "2019.08");
    row.push(head ? "正科级" : "副科级", "是", head ? "全面工作" : "办公室、财务", "");
    return row;
  });
}

export function rosterSheet(rows: readonly (readonly Cell[])[] = rosterRows()): Sheet {
  return { name: "花名册", rows: [ROSTER_COLUMNS, ...rows], headerRows: 1 };
}

export const RATING_COLUMNS = [
  "ratee",
  "sheet",
  ...Array.from({ length: 11 }, (_, i) => `LEAD${String(i + 1).padStart(2, "0")}`),
];

/** Ten sheets for each unit's head, eleven items from 2 to 5. */
export function ratingRows(): string[][] {
  return UNITS.flatMap((unit, u) =>
    Array.from({ length: 10 }, (_, s) => [
      unit.code,
      `${u + 1}-${s + 1}`,
      ...Array.from({ length: 11 }, (_, item) => String(2 + ((u + s * 3 + item * 5) % 4))),
    ]),
  );
}

export function csv(rows: readonly (readonly Cell[])[]): string {
  return `${rows.map((row) => row.map(csvField).join(",")).join("\r\n")}\r\n`;
}

function csvField(cell: Cell): string {
  if (cell === null || typeof cell === "object") return "";
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
