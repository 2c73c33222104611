import { isRuleKey, readRule } from "./packs/shapes.ts";
import type { RuleKey, RuleValues } from "./packs/values.ts";
import type { RulePack, RuleRef, RuleValue } from "./types.ts";

/** A key that no pack holds: the packs do not fit the scheme. */
export class MissingRuleError extends Error {
  readonly code = "missing-rule";
  constructor(key: string) {
    super(`No rule pack holds the value "${key}".`);
  }
}

/** A pack holds a value that cannot be read as its rule. */
export class RuleShapeError extends Error {
  readonly code = "rule-shape";
  constructor(pack: RulePack, key: string, problem: string) {
    super(`The value "${key}" of the rule pack ${pack.id} ${pack.version} cannot be used: ${problem}.`);
  }
}

export interface Found<T> {
  rule: RuleValue<T>;
  ref: RuleRef;
}

/**
 * The value in force: the last pack that holds the key wins, so packs are given from national to local.
 * @throws MissingRuleError when no pack holds it
 * @throws RuleShapeError when a known key holds a value of another form
 */
export function findRule<K extends RuleKey>(packs: readonly RulePack[], key: K): Found<RuleValues[K]>;
export function findRule<T>(packs: readonly RulePack[], key: string): Found<T>;
export function findRule(packs: readonly RulePack[], key: string): Found<unknown> {
  const found = lookUp(packs, key);
  if (found === null) throw new MissingRuleError(key);
  return found;
}

/** As findRule, but null where no pack holds the key: for rules that only some places have. */
export function findOptionalRule<K extends RuleKey>(
  packs: readonly RulePack[],
  key: K,
): Found<RuleValues[K]> | null {
  return lookUp(packs, key) === null ? null : findRule(packs, key);
}

/** @throws MissingRuleError, RuleShapeError */
export function ruleValue<K extends RuleKey>(packs: readonly RulePack[], key: K): RuleValues[K];
export function ruleValue<T>(packs: readonly RulePack[], key: string): T;
export function ruleValue(packs: readonly RulePack[], key: string): unknown {
  return findRule<unknown>(packs, key).rule.value;
}

function lookUp(packs: readonly RulePack[], key: string): Found<unknown> | null {
  for (let i = packs.length - 1; i >= 0; i--) {
    const pack = packs[i]!;
    const rule = pack.values.find((value) => value.key === key);
    if (rule === undefined) continue;
    const problem = isRuleKey(key) ? readRule(key, rule.value).problem : null;
    if (problem !== null) throw new RuleShapeError(pack, key, problem);
    const { label, source, verified } = rule;
    return { rule, ref: { packId: pack.id, version: pack.version, key, label, source, verified } };
  }
  return null;
}

/**
 * One list of the values in force, each with the pack that it comes from: what the console shows as "the rules here".
 * Keys stand in the order in which they first appear, from the national pack on.
 */
export function mergePacks(packs: readonly RulePack[]): { value: RuleValue; from: RulePack }[] {
  const inForce = new Map<string, { value: RuleValue; from: RulePack }>();
  for (const from of packs) for (const value of from.values) inForce.set(value.key, { value, from });
  return [...inForce.values()];
}
