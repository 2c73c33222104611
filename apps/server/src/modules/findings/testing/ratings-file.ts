import { countyDepartmentHeads } from "@hengjian/appraisal";
import { type Plan, simulate } from "./simulate.ts";

const CODES = countyDepartmentHeads.indicators.map((one) => one.code);
const GROUPS = ["上级", "同级", "下级"];

/**
 * Simulated sheets as an office gets them: one row each, the unit's code for the ratee, the number of the sheet or,
 * where raters rate several people, that of the rater, with the code of the rater's unit where the plan says it.
 */
export function ratingsFile(plan: Omit<Plan, "items" | "ratees">, unitCodes: readonly string[]): string {
  const { sheets } = simulate({ ...plan, items: CODES.length, ratees: unitCodes.length });
  const number = plan.nested === true ? "票号" : "评价人编号";
  const hasUnits = plan.raterUnit !== undefined;
  const lines = sheets.map(({ ratee, group, rater, raterUnit, marks }, i) =>
    [
      unitCodes[ratee],
      rater < 0 ? `S${i + 1}` : `P${rater + 1}`,
      ...(hasUnits ? [unitCodes[raterUnit]] : []),
      GROUPS[group],
      ...marks,
    ].join(),
  );
  const header = ["单位编码", number, ...(hasUnits ? ["评价人单位"] : []), "评价主体", ...CODES];
  return [header.join(), ...lines].join("\n");
}
