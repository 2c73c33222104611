import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../server-process.ts";

const REHEARSE_HELP = `hengjian rehearse [演练] --roster FILE --ratings FILE --out DIR
    从花名册和测评票走完全程,不用浏览器:导入、冻结、录入、封箱、核算、评议、公示、定等、反馈、签收、导出审计记录。
    The whole line without a browser, over the HTTP API of a temporary server. Without files it takes examples/.
    --roster FILE   花名册 .xlsx/.xls/.csv(默认 examples/roster.xlsx)
    --ratings FILE  测评票 .csv/.xlsx(默认 examples/ratings.csv)
    --out DIR       输出文件夹(默认 ./rehearsal):results.csv letters/*.docx letters/*.pdf audit.jsonl checkpoint.txt summary.json
    --year N        年度(默认 2026)`;

export interface RehearsalOptions {
  roster: string;
  ratings: string;
  out: string;
  year: number;
}

/** @returns the options, or what is wrong with the call */
export function readOptions(args: string[]): RehearsalOptions | string {
  const options = {
    roster: { type: "string" },
    ratings: { type: "string" },
    out: { type: "string" },
    year: { type: "string" },
  } as const;
  try {
    const { values } = parseArgs({ args, options, strict: true });
    const roster = resolve(values.roster ?? join(ROOT, "examples/roster.xlsx"));
    const ratings = resolve(values.ratings ?? join(ROOT, "examples/ratings.csv"));
    const missing = [roster, ratings].filter((file) => !existsSync(file));
    if (missing.length > 0) return `找不到文件:${missing.join("、")}\nNo such file: ${missing.join(", ")}`;
    const year = Number(values.year ?? 2026);
    if (!Number.isInteger(year))
      return `年度应为整数:${values.year}\nThe year must be a whole number: ${values.year}`;
    return { roster, ratings, out: resolve(values.out ?? "rehearsal"), year };
  } catch (error) {
    return `${(error as Error).message}\n\n${REHEARSE_HELP}`;
  }
}
