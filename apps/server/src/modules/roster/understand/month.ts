import type { Text } from "../../../platform/errors.ts";

export type MonthReading = { month: string; notice?: Text } | { problem: Text; remedy: Text };

const REMEDY: Text = { zh: "请写成“1978.03”这样的年月。", en: 'Write year and month like "1978.03".' };

/** What offices write where there is no date. */
const NONE = /^(无|暂无|没有|[-—–－/\\]+)$/;

/** How a column writes its months, which decides what "1991.1" means there. */
export interface MonthStyle {
  /** Months are padded (1991.02) and kept as numbers: a final 0 is lost, so "1991.1" is October. */
  losesZero: boolean;
}

/** @param cells of one column */
export function monthStyle(cells: Iterable<string>): MonthStyle {
  let padded = false;
  let bare = false;
  for (const cell of cells) {
    const text = plain(cell);
    padded ||= /^\d{4}\.0[2-9]$/.test(text);
    bare ||= /^\d{4}\.([2-9]|10)$/.test(text);
    if (padded && bare) break;
  }
  return { losesZero: padded && !bare };
}

/**
 * A month in any of the ways that offices write it: 1968.4, 199203, 1989年7月, 1994/02/01, 1993.09, 2021-04, and the
 * day number of a spreadsheet; an age in brackets behind it does not matter. Blank is no month and no problem.
 * @returns `YYYY-MM`, or what is wrong and how to mend it
 */
export function readMonth(text: string, style: MonthStyle = { losesZero: false }): MonthReading | null {
  const written = plain(text);
  if (written === "" || NONE.test(written)) return null;
  const parts = split(written);
  if (parts === null)
    return {
      problem: { zh: `看不懂的日期“${text.trim()}”`, en: `"${text.trim()}" is not a date` },
      remedy: REMEDY,
    };
  const [year, month] = parts;
  if (month < 1 || month > 12)
    return { problem: { zh: `没有 ${month} 月`, en: `there is no month ${month}` }, remedy: REMEDY };
  if (year < 1900 || year > 2100)
    return { problem: { zh: `年份 ${year} 不合理`, en: `the year ${year} cannot be right` }, remedy: REMEDY };
  if (/^\d{4}\.1$/.test(written)) return januaryOrOctober(written, style);
  return { month: `${year}-${String(month).padStart(2, "0")}` };
}

/** "1991.1": spreadsheets drop the 0 of a number 1991.10. */
function januaryOrOctober(written: string, style: MonthStyle): MonthReading {
  const year = written.slice(0, 4);
  if (style.losesZero)
    return {
      month: `${year}-10`,
      notice: {
        zh: `“${written}”按 10 月读取(本列其他月份写成两位,末尾的 0 应是丢失了);如原为 1 月,请改正`,
        en: `"${written}" was read as October (other months of this column have two digits, so a final 0 was lost); correct it if January was meant`,
      },
    };
  return {
    month: `${year}-01`,
    notice: {
      zh: `“${written}”按 1 月读取;如原为 10 月(末尾的 0 丢失),请改正`,
      en: `"${written}" was read as January; correct it if October was meant and the last 0 was lost`,
    },
  };
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replace(/\(.*\)$/, "")
    .replace(/出?生$/, "")
    .replaceAll(/[。．,、]/g, ".");
}

function split(written: string): [year: number, month: number] | null {
  const separated = /^(\d{4})[.\-/年](\d{1,2})(?:月|[.\-/月]\d{1,2}日?)?$/.exec(written);
  if (separated !== null) return [Number(separated[1]), Number(separated[2])];
  const packed = /^(\d{4})(\d{2})(?:\d{2})?$/.exec(written);
  if (packed !== null) return [Number(packed[1]), Number(packed[2])];
  const serial = /^(\d{5})$/.exec(written);
  if (serial === null) return null;
  // Day 1 of spreadsheets is 1900-01-01, with a 29 February 1900 that never was.
  const date = new Date(Date.UTC(1899, 11, 30) + Number(serial[1]) * 86_400_000);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1];
}

/** Whole months from one month to another; negative when the other lies before. */
export function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}
