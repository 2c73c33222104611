import { sum } from "../numbers.ts";
import type { Indicator, Scheme, Text } from "../types.ts";

/** What keeps a scheme from being used. */
export interface SchemeFault {
  code: string;
  text: Text;
}

/**
 * Weights must add up, codes must be unique and known, every indicator needs described levels from the lowest to the
 * highest point of the scale, and the form must stay short.
 */
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
    if (one.levels.some(({ behaviour }) => behaviour.zh.trim() === "" || behaviour.en.trim() === ""))
      faults.push(undescribed(one.label));
    if (!coversScale(one, scheme.scale)) faults.push(wrongLevels(one.label, scheme.scale));
    if (!scheme.dimensions.some((dimension) => dimension.code === one.dimension))
      faults.push(unknownDimension(one.label));
  }
  if (scheme.severityAdjustment !== undefined && !["shown", "used"].includes(scheme.severityAdjustment))
    faults.push(unknownAdjustment(scheme.severityAdjustment));
  if (scheme.indicators.length > scheme.lengthBudget.maxItems) faults.push(tooLong(scheme));
  return [...faults, ...repeatedCodes(scheme)];
}

/** Levels rise strictly and reach from one end of the scale to the other. */
function coversScale(indicator: Indicator, scale: Scheme["scale"]): boolean {
  const values = indicator.levels.map((level) => level.value);
  const rises = values.every((value, i) => i === 0 || value > values[i - 1]!);
  return rises && values[0] === scale.min && values.at(-1) === scale.max;
}

function wrongLevels(label: Text, { min, max }: Scheme["scale"]): SchemeFault {
  return {
    code: "levels",
    text: {
      zh: `指标“${label.zh}”的档次应从 ${min} 分到 ${max} 分由低到高排列。`,
      en: `The levels of the indicator "${label.en}" must rise from ${min} to ${max}.`,
    },
  };
}

function unknownDimension(label: Text): SchemeFault {
  return {
    code: "unknown-dimension",
    text: {
      zh: `指标“${label.zh}”不属于方案中的任何维度，不会计分。`,
      en: `The indicator "${label.en}" belongs to no dimension of the scheme and would not count.`,
    },
  };
}

/** Node ids are made of codes: two parts with one code could not be told apart. */
function repeatedCodes(scheme: Scheme): SchemeFault[] {
  const lists = [
    scheme.methods,
    scheme.dimensions,
    scheme.indicators,
    ...scheme.methods.map((method) => method.groups),
  ];
  const repeated = lists.flatMap((list) =>
    list.filter((one, i) => list.findIndex((other) => other.code === one.code) < i),
  );
  return repeated.map(({ code, label }) => ({
    code: "repeated-code",
    text: {
      zh: `代码“${code}”（${label.zh}）出现了不止一次。`,
      en: `The code "${code}" (${label.en}) stands more than once.`,
    },
  }));
}

function weightFault(label: Text, values: readonly number[]): SchemeFault[] {
  const total = sum(values);
  if (values.some((value) => value < 0)) return [negative(label)];
  if (Math.abs(total - 1) < 1e-9) return [];
  const shown = Number((total * 100).toFixed(4));
  return [
    {
      code: "weights",
      text: {
        zh: `${label.zh}的权重合计 ${shown}%，应为 100%。`,
        en: `The weights of the ${label.en} add up to ${shown}%, expected 100%.`,
      },
    },
  ];
}

function negative(label: Text): SchemeFault {
  return {
    code: "weights",
    text: {
      zh: `${label.zh}中有小于 0 的权重。`,
      en: `One of the weights of the ${label.en} is below 0.`,
    },
  };
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
      zh: `测评表有 ${scheme.indicators.length} 项，超过上限 ${maxItems} 项。`,
      en: `The form has ${scheme.indicators.length} items, more than the ${maxItems} allowed.`,
    },
  };
}

function unknownAdjustment(got: string): SchemeFault {
  return {
    code: "severity-adjustment",
    text: {
      zh: `宽严校正的用法“${got}”无法识别，应为“只显示”（shown）或“用于计分”（used）。`,
      en: `The use of severity adjustment "${got}" is not known; expected "shown" or "used".`,
    },
  };
}

/** Minutes that rating one person takes, by the scheme's seconds per item. */
export function estimatedMinutes(scheme: Scheme): number {
  return Math.ceil((scheme.indicators.length * scheme.lengthBudget.secondsPerItem) / 6) / 10;
}
