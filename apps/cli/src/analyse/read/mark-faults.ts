/** What to do about a cell that is no mark. */
import type { Bilingual } from "@hengjian/psychometrics";
import { both } from "../language.ts";

/** Marks are kept in 16 bits, and the lowest of them means none. */
export const LARGEST_MARK = 32_767;

const LONGEST = 40;

/** @param plain what the cell says, in plain letters */
export function remedyFor(plain: string): Bilingual {
  const number = Number(plain.replace(",", "."));
  if (!/\d/.test(plain)) {
    return both(
      "表示没有评的记号可用 --missing 指出；用文字表示的等级请先换成整数，例如优秀=4、良好=3。",
      "Name marks that mean no rating with --missing; turn categories in words into whole numbers first, say excellent = 4, good = 3.",
    );
  }
  if (Number.isInteger(2 * number) && !Number.isInteger(number)) {
    return both(
      "有半分的，请先把全部评分乘以2（3.5记为7）：模型只看等级的次序。",
      "With half points, multiply all ratings by 2 first (3.5 becomes 7): the model looks at the order of the categories only.",
    );
  }
  if (Number.isFinite(number) && !Number.isInteger(number)) {
    return both("小数请先归成整数等级。", "Cut decimals into whole-number categories first.");
  }
  if (Number.isInteger(number)) {
    return both(
      `评分须在−${LARGEST_MARK}到${LARGEST_MARK}之间。`,
      `Ratings run from −${LARGEST_MARK} to ${LARGEST_MARK}.`,
    );
  }
  return both(
    "格内只留整数，不带单位或其他字；表示没有评的记号可用 --missing 指出。",
    "Leave whole numbers only, without units or words; name marks that mean no rating with --missing.",
  );
}

/** Text of a cell as it is quoted in a fault. */
export function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST).join("")}…`;
}
