import type { RulePack, RuleRef, RuleValue } from "./types.ts";

/** A key that no pack holds: the packs do not fit the scheme. */
export class MissingRuleError extends Error {
  readonly code = "missing-rule";
  constructor(key: string) {
    super(`No rule pack holds the value "${key}".`);
  }
}

/**
 * The value in force: the last pack that holds the key wins, so packs are given from national to local.
 * @throws MissingRuleError
 */
export function findRule<T>(packs: readonly RulePack[], key: string): { rule: RuleValue<T>; ref: RuleRef } {
  for (let i = packs.length - 1; i >= 0; i--) {
    const pack = packs[i]!;
    const rule = pack.values.find((value) => value.key === key);
    if (rule === undefined) continue;
    const { label, source, verified } = rule;
    return {
      rule: rule as RuleValue<T>,
      ref: { packId: pack.id, version: pack.version, key, label, source, verified },
    };
  }
  throw new MissingRuleError(key);
}

/** @throws MissingRuleError */
export function ruleValue<T>(packs: readonly RulePack[], key: string): T {
  return findRule<T>(packs, key).rule.value;
}
