import { shown, sum } from "../numbers.ts";
import { findRule } from "../rules.ts";
import { makeNode, POINT_DECIMALS } from "../score/parts.ts";
import type { DailyRecord, Flag, Method, ScoreNode, SheetInputs } from "../types.ts";

/** A quarter carries a grade that the scale does not have, or stands twice. */
export class DailyGradeError extends Error {
  readonly code = "daily-grade";
}

/**
 * Daily assessment [平时考核]: the mean of the quarters that were graded, each by the points of its grade.
 * @throws DailyGradeError
 */
export function dailyNode(inputs: SheetInputs, method: Method, record: DailyRecord, path: string): ScoreNode {
  const id = `${path}/${method.code}`;
  const scale = findRule(inputs.packs, "grades.daily").rule.value;
  const { rule, ref } = findRule(inputs.packs, "daily.values");
  const quarters = [...record.quarters].sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
  if (new Set(quarters.map((one) => one.quarter)).size < quarters.length)
    throw new DailyGradeError(`A quarter of ${method.code} is graded twice.`);
  const children = quarters.map(({ quarter, grade, source }) => {
    const at = scale.findIndex((one) => one.code === grade);
    const points = rule.value[at];
    if (points === undefined) throw new DailyGradeError(`The daily grade "${grade}" is not on the scale.`);
    const label = scale[at]!.label;
    return makeNode({
      id: `${id}/${quarter}`,
      kind: "fact",
      label: { zh: quarter, en: quarter },
      value: points,
      weight: 1 / quarters.length,
      formula: {
        zh: `${quarter} 评为“${label.zh}”，计 ${points} 分。`,
        en: `${quarter}: "${label.en}" counts ${points}.`,
      },
      rule: ref,
      source,
    });
  });
  const value = children.length === 0 ? null : sum(children.map((node) => node.value!)) / children.length;
  const terms = children.map((node) => node.value!).join(" + ");
  return makeNode({
    id,
    kind: "method",
    label: method.label,
    value,
    formula:
      value === null
        ? { zh: "没有季度等次。", en: "No quarter was graded." }
        : {
            zh: `${shown(value, POINT_DECIMALS)} = (${terms}) ÷ ${children.length} 个季度。`,
            en: `${shown(value, POINT_DECIMALS)} = (${terms}) ÷ ${children.length} quarters.`,
          },
    rule: ref,
    flags: children.length > 0 && children.length < 4 ? [incomplete(children.length)] : [],
    children,
  });
}

function incomplete(graded: number): Flag {
  return {
    code: "quarters-missing",
    text: {
      zh: `四个季度中只有 ${graded} 个有等次，按有等次的平均。`,
      en: `Only ${graded} of four quarters carry a grade; the mean is taken over those.`,
    },
  };
}
