import type { Remark, UnderstoodRow } from "./person.ts";
import { isLikelySame } from "./same-person.ts";

/**
 * The same person twice in one file: the first row counts. Two of the same name and birth in different units are one
 * person with two posts where more agrees, else two people.
 */
export function dropRepeats(rows: readonly UnderstoodRow[]): {
  rows: UnderstoodRow[];
  errors: Remark[];
  notices: Remark[];
} {
  const errors: Remark[] = [];
  const notices: Remark[] = [];
  const seen = new Map<string, UnderstoodRow[]>();
  const kept = rows.filter((row) => {
    const key = `${row.person.name}|${row.person.birth}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, [row]);
      return true;
    }
    const repeated = before.find((one) => isSameUnit(one, row) || isLikelySame(one.person, row.person));
    if (repeated !== undefined) {
      errors.push(repeat(row, repeated));
      return false;
    }
    notices.push(namesake(row, before[0]!));
    before.push(row);
    return true;
  });
  return { rows: kept, errors, notices };
}

function isSameUnit(a: UnderstoodRow, b: UnderstoodRow): boolean {
  return a.person.unitCode === b.person.unitCode && a.person.unitName === b.person.unitName;
}

const at = (row: UnderstoodRow) => ({ sheet: row.sheet, row: row.row, column: "", value: row.person.name });

function repeat(row: UnderstoodRow, first: UnderstoodRow): Remark {
  const place = first.sheet === row.sheet ? `${first.row}` : `${first.sheet}!${first.row}`;
  if (isSameUnit(row, first))
    return {
      ...at(row),
      problem: { zh: `与第 ${place} 行是同一个人`, en: `the same person as in row ${place}` },
      remedy: {
        zh: "请删去重复的一行;如确是同名、同年月的两个人,请在干部库中单独添加其中一人。",
        en: "Delete one of the rows; if they really are two people, add one of them by hand in the roster.",
      },
    };
  return {
    ...at(row),
    problem: {
      zh: `与第 ${place} 行(${first.person.unitName})是同一个人,兼任两个单位的职务`,
      en: `the same person as in row ${place} (${first.person.unitName}), with posts in two units`,
    },
    remedy: {
      zh: "一个人只在一个单位考核。请只保留主要职务所在的一行,兼职写在备注中。",
      en: "A person is assessed in one unit. Keep the row of the main post and put the other one in the note.",
    },
  };
}

function namesake(row: UnderstoodRow, first: UnderstoodRow): Remark {
  return {
    ...at(row),
    problem: {
      zh: `与第 ${first.row} 行(${first.person.unitName})同名、同出生年月,按两个人读取`,
      en: `same name and birth as row ${first.row} (${first.person.unitName}); read as two people`,
    },
    remedy: {
      zh: "如是同一个人,请只保留一行。",
      en: "If it is one person, keep one row.",
    },
  };
}
