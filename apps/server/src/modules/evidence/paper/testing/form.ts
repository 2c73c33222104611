import { countyDepartmentHeads, type PaperCounts, paperCells } from "@hengjian/appraisal";

/** A counting form that adds up: the same votes by level on every indicator. */
export function paperForm(byLevel: Readonly<Record<number, number>>, change: PaperCounts = {}): PaperCounts {
  const valid = Object.values(byLevel).reduce((total, n) => total + n, 0);
  const cells = Object.fromEntries(paperCells(countyDepartmentHeads).map(({ key }) => [key, 0]));
  const rows = countyDepartmentHeads.indicators.flatMap(({ code }) =>
    Object.entries(byLevel).map(([level, n]): [string, number] => [`${code}/${level}`, n]),
  );
  const totals = { eligible: valid, issued: valid, returned: valid, valid, invalid: 0 };
  return { ...cells, ...Object.fromEntries(rows), ...totals, ...change };
}
