import type { PersonnelFact } from "../grades/bars.ts";
import { shown, sum } from "../numbers.ts";
import { type Found, findOptionalRule } from "../rules.ts";
import { makeNode, POINT_DECIMALS, schemeSource, weightedMean } from "../score/parts.ts";
import type {
  Adjustment,
  Flag,
  Method,
  PerformanceRecord,
  RulePack,
  ScoreNode,
  SheetInputs,
  Text,
} from "../types.ts";
import { clamp, goalPoints } from "./achievement.ts";

/**
 * Real performance [实绩考核]: the weighted goals, less deductions, plus bonuses up to their cap, between 0 and 100.
 * Without goals it starts from 100, as pure deduction schemes do. Vetoes move no points; they are flagged and cap
 * the grade (see vetoFacts).
 * @throws GoalError, RangeError for adjustments below 0
 */
export function performanceNode(
  inputs: SheetInputs,
  method: Method,
  record: PerformanceRecord,
  path: string,
): ScoreNode {
  const id = `${path}/${method.code}`;
  const goals = goalsNode(inputs, record, id);
  const deductions = record.deductions.map((one, i) => adjustmentNode(one, `${id}/deduction-${i + 1}`, -1));
  const bonuses = record.bonuses.map((one, i) => adjustmentNode(one, `${id}/bonus-${i + 1}`, 1));
  const off = sum(deductions.map((node) => node.value!));
  const earned = sum(bonuses.map((node) => node.value!));
  const added = Math.min(earned, record.bonusCap);
  const value = clamp(goals.value! + off + added);
  return makeNode({
    id,
    kind: "method",
    label: method.label,
    value,
    formula: totalFormula(value, goals.value!, off, added, earned > record.bonusCap ? record.bonusCap : null),
    source: schemeSource(inputs.scheme),
    flags: record.vetoes.map(vetoFlag),
    children: [goals, ...deductions, ...bonuses],
  });
}

function goalsNode(inputs: SheetInputs, record: PerformanceRecord, path: string): ScoreNode {
  const id = `${path}/goals`;
  const label = { zh: "目标完成", en: "Goals" };
  const base = { id, kind: "fact", label, weight: 1, source: schemeSource(inputs.scheme) } as const;
  if (record.goals.length === 0)
    return makeNode({ ...base, value: 100, formula: { zh: "基础分 100。", en: "Base of 100 points." } });
  const parts = record.goals.map((goal) => {
    const { points, formula } = goalPoints(goal);
    const node = makeNode({
      id: `${id}/${goal.code}`,
      kind: "fact",
      label: goal.label,
      value: points,
      formula,
      source: goal.source,
    });
    return { node, weight: goal.weight };
  });
  const { value, formula, flags, children } = weightedMean(parts, POINT_DECIMALS);
  return makeNode({ ...base, value: value ?? 0, formula, flags, children });
}

function adjustmentNode(one: Adjustment, id: string, sign: 1 | -1): ScoreNode {
  if (!(one.points >= 0) || !(one.times >= 0))
    throw new RangeError(`Got ${one.points} points × ${one.times}, expected values from 0.`);
  const value = sign * one.points * one.times;
  const step = `${shown(value, POINT_DECIMALS)} = ${sign < 0 ? "−" : "+"}${one.points} × ${one.times}`;
  return makeNode({
    id,
    kind: "fact",
    label: one.label,
    value: value === 0 ? 0 : value,
    scale: sign < 0 ? { min: -100, max: 0 } : { min: 0, max: 100 },
    formula: { zh: `${step} 次。`, en: `${step} times.` },
    source: one.source,
  });
}

function totalFormula(value: number, base: number, off: number, added: number, cap: number | null): Text {
  const zh = [shown(base, 2)];
  const en = [shown(base, 2)];
  if (off < 0) {
    zh.push(`− 扣分 ${shown(-off, 2)}`);
    en.push(`− deductions ${shown(-off, 2)}`);
  }
  if (added > 0) {
    zh.push(`+ 加分 ${shown(added, 2)}${cap === null ? "" : `（最多 ${cap}）`}`);
    en.push(`+ bonus ${shown(added, 2)}${cap === null ? "" : ` (at most ${cap})`}`);
  }
  const raw = base + off + added;
  const cut = raw < 0 || raw > 100;
  return {
    zh: `${shown(value, 2)} = ${zh.join(" ")}${cut ? "，限于 0 到 100" : ""}。`,
    en: `${shown(value, 2)} = ${en.join(" ")}${cut ? ", kept within 0 and 100" : ""}.`,
  };
}

function vetoFlag(veto: PerformanceRecord["vetoes"][number]): Flag {
  return {
    code: "veto",
    text: {
      zh: `一票否决事项：${veto.label.zh}（${veto.date}）。不影响得分，限制等次。`,
      en: `Veto matter: ${veto.label.en} (${veto.date}). It moves no points and caps the grade.`,
    },
  };
}

/** Vetoes as facts about the person, for the bars on grades. */
export function vetoFacts(records: readonly PerformanceRecord[]): PersonnelFact[] {
  return records.flatMap((record) =>
    record.vetoes.map(({ label, date }) => ({ kind: "veto", from: date, to: date, note: label.zh })),
  );
}

export interface BonusGuard {
  /** Whether any unit may get a bonus. */
  open: boolean;
  /** Largest number of units with a bonus. */
  most: number;
  /** Units that asked for a bonus. */
  asked: number;
  sentence: Text;
}

/**
 * The guard on bonuses where a pack holds one ("performance.bonus-guard"): bonuses only where enough units lost
 * points, and to few of them. Which of too many may keep theirs is for people to decide.
 * @returns null where no pack holds the rule
 */
export function bonusGuard(
  units: readonly { deducted: boolean; bonus: boolean }[],
  packs: readonly RulePack[],
): BonusGuard | null {
  const found: Found<{ deductedShare: number; bonusShare: number }> | null = findOptionalRule(
    packs,
    "performance.bonus-guard",
  );
  if (found === null) return null;
  const { deductedShare, bonusShare } = found.rule.value;
  const deducted = units.filter((unit) => unit.deducted).length;
  const asked = units.filter((unit) => unit.bonus).length;
  const open = units.length > 0 && deducted >= deductedShare * units.length - 1e-9;
  const most = open ? Math.floor(bonusShare * units.length + 1e-9) : 0;
  return { open, most, asked, sentence: guardSentence(units.length, deducted, asked, most, open) };
}

function guardSentence(n: number, deducted: number, asked: number, most: number, open: boolean): Text {
  if (!open) {
    return {
      zh: `${n} 个单位中 ${deducted} 个被扣分，未达到规定比例，本次不加分（申请 ${asked} 个）。`,
      en: `${deducted} of ${n} units lost points, too few: no bonuses this time (${asked} asked).`,
    };
  }
  return {
    zh: `${n} 个单位中 ${deducted} 个被扣分，可以加分；加分单位不超过 ${most} 个（申请 ${asked} 个）。`,
    en: `${deducted} of ${n} units lost points, so bonuses are open, to at most ${most} units (${asked} asked).`,
  };
}
