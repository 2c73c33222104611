import type { RowCells } from "./cells.ts";
import { withoutBlanks } from "./person.ts";

/** Weights of the check digit (GB 11643-1999, ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/**
 * Birth and sex as an identity number tells them, for rosters without these columns. The number itself is not kept.
 * @returns null when there is none or it is wrong, which is said as a notice
 */
export function readIdNumber(cells: RowCells): { birth: string; sex: "男" | "女" } | null {
  const text = withoutBlanks(cells.raw("idNumber").normalize("NFKC")).toUpperCase();
  if (text === "") return null;
  const month = Number(text.slice(10, 12));
  if (!/^\d{17}[\dX]$/.test(text) || CHECKS[sumOf(text) % 11] !== text[17] || month < 1 || month > 12) {
    cells.notice("idNumber", {
      zh: "身份证号的位数或校验码不对,没有使用",
      en: "the identity number has a wrong length or check digit and was not used",
    });
    return null;
  }
  return {
    birth: `${text.slice(6, 10)}-${text.slice(10, 12)}`,
    sex: Number(text[16]) % 2 === 1 ? "男" : "女",
  };
}

function sumOf(text: string): number {
  return WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0);
}
