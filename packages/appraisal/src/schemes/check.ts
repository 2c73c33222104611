import { sum } from "../numbers.ts";
import type { Scheme, Text } from "../types.ts";

/** What keeps a scheme from being used. */
export interface SchemeFault {
  code: string;
  text: Text;
}

/** Weights must add up, every indicator needs described levels, and the form must stay short. */
export function checkScheme(scheme: Scheme): SchemeFault[] {
  const weights: [Text, readonly number[]][] = [
    [{ zh: "各方法", en: "methods" }, scheme.methods.map((one) => one.weight)],
    [{ zh: "各维度", en: "dimensions" }, scheme.dimensions.map((one) => one.weight)],
    ...scheme.dimensions.map((dimension): [Text, readonly number[]] => [
      { zh: `“${dimension.label.zh}”下各指标`, en: `indicators of ${dimension.label.en}` },
      scheme.indicators.filter((one) => one.dimension === dimension.code).map((one) => one.weight),
    ]),
    ...scheme.methods
      .filter((method) => method.groups.length > 0)
      .map((method): [Text, readonly number[]] => [
        { zh: `“${method.label.zh}”各评价主体`, en: `rater groups of ${method.label.en}` },
        method.groups.map((group) => group.weight),
      ]),
  ];
  const faults = weights.flatMap(([label, values]) => weightFault(label, values));
  for (const one of scheme.indicators) {
    if (one.levels.some((level) => level.behaviour.zh.trim() === "")) faults.push(undescribed(one.label));
  }
  if (scheme.indicators.length > scheme.lengthBudget.maxItems) faults.push(tooLong(scheme));
  return faults;
}

function weightFault(label: Text, values: readonly number[]): SchemeFault[] {
  const total = sum(values);
  if (Math.abs(total - 1) < 1e-9) return [];
  const shown = Number((total * 100).toFixed(4));
  return [
    {
      code: "weights",
      text: {
        zh: `${label.zh}的权重合计 ${shown}%,应为 100%。`,
        en: `The weights of the ${label.en} add up to ${shown}%, expected 100%.`,
      },
    },
  ];
}

function undescribed(label: Text): SchemeFault {
  return {
    code: "undescribed-level",
    text: {
      zh: `指标“${label.zh}”有档次没有写明行为标准。`,
      en: `The indicator "${label.en}" has a level without a description.`,
    },
  };
}

function tooLong(scheme: Scheme): SchemeFault {
  const { maxItems } = scheme.lengthBudget;
  return {
    code: "too-long",
    text: {
      zh: `测评表有 ${scheme.indicators.length} 项,超过上限 ${maxItems} 项。`,
      en: `The form has ${scheme.indicators.length} items, more than the ${maxItems} allowed.`,
    },
  };
}

/** Minutes that rating one person takes, by the scheme's seconds per item. */
export function estimatedMinutes(scheme: Scheme): number {
  return Math.ceil((scheme.indicators.length * scheme.lengthBudget.secondsPerItem) / 6) / 10;
}
