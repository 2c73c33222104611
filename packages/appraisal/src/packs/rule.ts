import type { RuleValue } from "../types.ts";
import type { RuleKey, RuleValues } from "./values.ts";

/** A rule whose key and value fit together, checked by the compiler. */
export function rule<K extends RuleKey>(
  key: K,
  value: RuleValues[K],
  rest: Omit<RuleValue, "key" | "value">,
): RuleValue {
  return { key, value, ...rest };
}

export const LAW = "《中华人民共和国公务员法》（2018 年修订）";
export const PRACTICE = "各地公开的考核办法（2026-11 汇总）";
export const COMMON = "通行做法，未逐条核对原文";
export const OWN_DEFAULT = "本系统的默认值，由各地在本地规则包中自定";
