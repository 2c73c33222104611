import { roundTo, shown } from "../numbers.ts";
import type { Flag, Reliability, ScoreNode, SeverityAdjustment, SheetInputs, Text } from "../types.ts";
import { makeNode, POINT_DECIMALS, RAW_DECIMALS, schemeSource, type Weighted } from "./parts.ts";

/** Adjusted means are shown with two decimals in sentences; the node itself has those of the raw mean. */
const SENTENCE_DECIMALS = 2;
/** Normal 95 % limits. */
const LIMIT = 1.96;

/** Beside the raw mean of the sheets: the one adjusted for the severity of raters, or the sentence why there is none. */
export function severityNode(inputs: SheetInputs, path: string): ScoreNode[] {
  const { severity } = inputs;
  if (severity === undefined) return [];
  const { min, max } = inputs.scheme.scale;
  const reliability = severity.adjusted === null ? null : reliabilityOf(severity, min, max);
  return [
    makeNode({
      id: `${path}/severity`,
      kind: "statistic",
      label: { zh: "宽严校正后的平均", en: "Mean adjusted for severity" },
      value: severity.adjusted,
      scale: { min, max },
      decimals: RAW_DECIMALS,
      formula: severity.adjusted === null ? (severity.reason ?? severity.method) : formulaOf(severity),
      ...(reliability === null ? {} : { reliability }),
      source: {
        kind: "analysis",
        ref: severity.ref,
        label: { zh: "测评数据分析", en: "Analysis of the ratings" },
      },
      flags: [isUsed(inputs) ? used : onlyShown],
    }),
  ];
}

function isUsed({ scheme }: SheetInputs): boolean {
  return scheme.severityAdjustment === "used";
}

const used: Flag = {
  code: "severity-used",
  text: {
    zh: "方案规定宽严校正用于计分。",
    en: "The scheme has the score take the adjustment in.",
  },
};
const onlyShown: Flag = {
  code: "severity-shown",
  text: {
    zh: "只供参考，不影响得分；是否用于计分由方案规定。",
    en: "For information only, the score does not depend on it; whether it does is for the scheme to say.",
  },
};

function formulaOf({ n, raw, adjusted, se, method }: SeverityAdjustment): Text {
  const value = shown(adjusted!, SENTENCE_DECIMALS);
  const plain = raw === null ? "" : shown(raw, SENTENCE_DECIMALS);
  const limit = se === null ? "" : ` ± ${shown(LIMIT * se, SENTENCE_DECIMALS)}`;
  return {
    zh: `${n} 张票的平均 ${plain}；宽严校正后 ${value}${limit}（95% 把握）。${method.zh}`,
    en: `Mean of ${n} sheets ${plain}; severity-adjusted ${value}${limit} (95 % confidence). ${method.en}`,
  };
}

function reliabilityOf({ n, adjusted, se }: SeverityAdjustment, min: number, max: number): Reliability {
  return {
    n,
    se,
    interval95:
      se === null ? null : [Math.max(min, adjusted! - LIMIT * se), Math.min(max, adjusted! + LIMIT * se)],
    rwg: null,
    icc1: null,
    icc2: null,
    ofMean: null,
    ratersNeeded: null,
  };
}

/**
 * The points of an evaluation. Where the scheme chooses so, moved by what the severity of raters made of the plain mean:
 *   points + (adjusted − raw) / max × 100,
 * so that the weights of dimensions, indicators and groups stay as they are. Otherwise the points as they came.
 */
export function adjustedPoints(
  inputs: SheetInputs,
  mean: Weighted,
): Pick<Weighted, "value" | "formula" | "flags"> {
  const { severity, scheme } = inputs;
  if (!isUsed(inputs) || mean.value === null) return { value: mean.value, formula: mean.formula, flags: [] };
  if (severity?.adjusted == null || severity.raw === null) {
    const flags = [notUsed(severity?.reason ?? severity?.method)];
    return { value: mean.value, formula: mean.formula, flags };
  }
  const shift = ((severity.adjusted - severity.raw) / scheme.scale.max) * 100;
  const value = Math.min(100, Math.max(0, mean.value + shift));
  const [result, before] = [value, mean.value].map((points) => shown(points, POINT_DECIMALS));
  const sign = roundTo(shift, POINT_DECIMALS) < 0 ? "−" : "+";
  const step = shown(Math.abs(shift), POINT_DECIMALS);
  const [adjusted, raw] = [severity.adjusted, severity.raw].map((one) => shown(one, RAW_DECIMALS));
  const how = `(${adjusted} − ${raw}) ÷ ${scheme.scale.max} × 100`;
  return {
    value,
    formula: {
      zh: `${result} = ${before} ${sign} ${step}（宽严校正：${how}，最低 0、最高 100）；其中 ${mean.formula.zh}`,
      en: `${result} = ${before} ${sign} ${step} (severity: ${how}, from 0 to 100), where ${mean.formula.en}`,
    },
    flags: [
      {
        code: "severity-used",
        text: {
          zh: `得分已按方案“${schemeSource(scheme).label.zh}”的规定作宽严校正。`,
          en: `The score is adjusted for severity, as the scheme "${schemeSource(scheme).label.en}" says.`,
        },
      },
    ],
  };
}

function notUsed(reason: Text | undefined): Flag {
  return {
    code: "severity-not-used",
    text: {
      zh: `方案规定宽严校正用于计分，但无法校正，得分按原始评价计算。${reason?.zh ?? "评价数据没有分析。"}`,
      en: `The scheme has the score adjusted for severity, but that was not possible; it follows the raw ratings. ${reason?.en ?? "The ratings were not analysed."}`,
    },
  };
}
