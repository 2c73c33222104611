import { z } from "zod";
import { sum } from "../numbers.ts";
import type { RulePack, Text } from "../types.ts";
import type { RuleKey, RuleValues } from "./values.ts";

const share = z.number().min(0).max(1);
const textShape = z.object({ zh: z.string(), en: z.string() });
const term = z.strictObject({
  days: z.number().int().min(0).max(3660),
  kind: z.enum(["working", "calendar"]),
});
const months = z.strictObject({ months: z.number().int().min(0).max(120), kind: z.literal("month") });
const scale = z.array(z.object({ code: z.string(), label: textShape })).min(2);
const effect = z.enum(["no_excellent", "no_grade", "incompetent"]);
const atLeastOne = z.number().int().min(1).max(1000);
/** The four votes from best to worst; a worse vote never earns more. */
const fallingPoints = z
  .array(z.number().min(0).max(100))
  .length(4)
  .refine((points) => points.every((one, i) => i === 0 || one <= points[i - 1]!), {
    message: "must fall from the best vote to the worst",
  });

function addUpToOne(weights: readonly number[]): boolean {
  return Math.abs(sum(weights) - 1) < 1e-9;
}

const RULE_SHAPES: { [K in RuleKey]: z.ZodType<RuleValues[K]> } = {
  "grades.cadre": scale,
  "grades.team": scale,
  "grades.institution": scale,
  "grades.daily": scale,
  "grades.lines": z
    .strictObject({ competent: z.number().min(0).max(100), basically_competent: z.number().min(0).max(100) })
    .refine((lines) => lines.basically_competent <= lines.competent, {
      message: "the line of basically competent must not lie above that of competent",
    }),
  "quota.excellent": share,
  "quota.excellent.approved": share,
  "quota.rounding": z.enum(["floor", "half_up"]),
  "quota.team": share,
  "quota.team-leaders": share,
  "quota.institution": share,
  "quota.institution.approved": share,
  "quota.daily": share,
  "deadline.posting": term,
  "deadline.feedback": term,
  "deadline.talk": term,
  "deadline.review": term,
  "deadline.review.decision": term,
  "deadline.appeal.direct": term,
  "deadline.appeal.after-review": term,
  "deadline.appeal.decision": term,
  "deadline.appeal.extension": term,
  "deadline.objection": term,
  "deadline.objection.decision": term,
  "deadline.objection.approval": term,
  "deadline.improvement-plan": term,
  "deadline.follow-up.from": months,
  "deadline.follow-up.until": months,
  "deadline.hand-over": months,
  "deadline.supervision-reply": term,
  "deadline.unit-goals": term,
  "deadline.last-day": z.enum(["keep", "next_working_day"]),
  "anonymity.mean": atLeastOne,
  "anonymity.distribution": atLeastOne,
  "attention.competent-share": share,
  "attention.incompetent-share": share,
  "votes.values": fallingPoints,
  "votes.value-choices": z.array(fallingPoints),
  "votes.group-weight-choices": z.array(z.array(share).refine((weights) => addUpToOne(weights))),
  "votes.share-bands": z.strictObject({
    bands: z.array(z.strictObject({ from: share, points: z.number() })).min(1),
    scale: z.number().positive(),
    guard: z.strictObject({ share, points: z.number() }),
  }),
  "votes.trim-above": atLeastOne,
  "votes.minimum": atLeastOne,
  "daily.values": fallingPoints,
  "performance.bonus-guard": z.strictObject({ deductedShare: share, bonusShare: share }),
  "bars.discipline": z.array(
    z.strictObject({
      fact: z.string(),
      effect,
      years: z.number().int().min(1).max(10),
      thenNoGrade: z.number().int().min(0).max(10).optional(),
    }),
  ),
  "bars.absence-days": z.number().int().min(0).max(366),
  "bars.probation": z.boolean(),
  "bars.veto": effect,
  consequences: z.array(
    z.strictObject({
      grades: z.array(z.enum(["excellent", "competent", "basically_competent", "incompetent", "no_grade"])),
      years: z.number().int().min(1).max(20),
      count: z.enum(["running", "total"]),
      text: textShape,
    }),
  ),
  "reliability.wanted": z.number().gt(0).lt(1),
};

export function isRuleKey(key: string): key is RuleKey {
  return Object.hasOwn(RULE_SHAPES, key);
}

export interface RuleFault {
  key: string;
  code: "rule-shape" | "rule-repeated";
  text: Text;
}

/** The value of a known rule, or what is wrong with it. */
export function readRule<K extends RuleKey>(
  key: K,
  value: unknown,
): { value: RuleValues[K]; problem: null } | { value: null; problem: string } {
  const read = RULE_SHAPES[key].safeParse(value);
  if (read.success) return { value: read.data, problem: null };
  const issue = read.error.issues[0]!;
  const place = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return { value: null, problem: place + issue.message };
}

/** What keeps a pack from being used: a known rule with a value of another form, a key given twice. */
export function checkRulePack(pack: RulePack): RuleFault[] {
  const seen = new Set<string>();
  return pack.values.flatMap((rule): RuleFault[] => {
    const faults: RuleFault[] = [];
    if (seen.has(rule.key)) faults.push(repeated(rule.key, rule.label));
    seen.add(rule.key);
    const problem = isRuleKey(rule.key) ? readRule(rule.key, rule.value).problem : null;
    if (problem !== null) faults.push(wrongShape(rule.key, rule.label, problem));
    return faults;
  });
}

function repeated(key: string, label: Text): RuleFault {
  return {
    key,
    code: "rule-repeated",
    text: {
      zh: `规则项“${label.zh}”在同一规则包中出现了不止一次。请只保留一项。`,
      en: `The rule "${label.en}" stands more than once in the pack. Keep one.`,
    },
  };
}

function wrongShape(key: string, label: Text, problem: string): RuleFault {
  return {
    key,
    code: "rule-shape",
    text: {
      zh: `规则项“${label.zh}”的值不合要求（${problem}）。请参照国家规则包中的写法。`,
      en: `The value of "${label.en}" cannot be used (${problem}). Follow the form in the national pack.`,
    },
  };
}
