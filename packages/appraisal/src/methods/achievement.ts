import { percent, roundTo, shown } from "../numbers.ts";
import type { Achievement, Goal, Text } from "../types.ts";

/** A goal whose figures cannot be turned into points. */
export class GoalError extends Error {
  readonly code = "goal-figures";
  readonly text: Text;
  constructor(goal: Goal, zh: string, en: string) {
    super(`Goal ${goal.code}: ${en}`);
    this.text = { zh: `目标“${goal.label.zh}”：${zh}`, en: `Goal "${goal.label.en}": ${en}` };
  }
}

export interface Points {
  points: number;
  formula: Text;
}

const FULL = 100;

/**
 * Points of one goal, 0 to 100: achievement by its method, times the difficulty coefficient, times the share of the
 * credit. Whatever exceeds 100 is cut.
 * @throws GoalError for figures without meaning: a target of 0, a rank beyond the last, no bands
 */
export function goalPoints(goal: Goal): Points {
  const achieved = achievedPoints(goal);
  const difficulty = goal.difficulty ?? 1;
  const share = goal.part?.share ?? 1;
  requireFinite(goal, [difficulty, share]);
  if (difficulty <= 0) throw new GoalError(goal, "难度系数应大于 0。", "the difficulty must be above 0.");
  if (share <= 0 || share > 1)
    throw new GoalError(goal, "分担比例应在 0 到 1 之间。", "the share must lie between 0 and 1.");
  const points = clamp(achieved.points * difficulty * share);
  if (points === achieved.points) return achieved;
  return { points, formula: scaledFormula(points, achieved, difficulty, goal) };
}

function scaledFormula(points: number, achieved: Points, difficulty: number, goal: Goal): Text {
  const zh = [shown(achieved.points, 2)];
  const en = [shown(achieved.points, 2)];
  if (difficulty !== 1) {
    zh.push(`难度系数 ${difficulty}`);
    en.push(`difficulty ${difficulty}`);
  }
  if (goal.part !== undefined) {
    zh.push(`${goal.part.role === "lead" ? "牵头" : "协办"} ${percent(goal.part.share)}`);
    en.push(`${goal.part.role === "lead" ? "leading" : "assisting"} ${percent(goal.part.share)}`);
  }
  const cut = achieved.points * difficulty * (goal.part?.share ?? 1) > FULL;
  return {
    zh: `${shown(points, 2)} = ${zh.join(" × ")}${cut ? "，最高 100 分" : ""}；其中 ${achieved.formula.zh}`,
    en: `${shown(points, 2)} = ${en.join(" × ")}${cut ? ", at most 100" : ""}, where ${achieved.formula.en}`,
  };
}

function achievedPoints(goal: Goal): Points {
  const { achievement } = goal;
  requireFinite(
    goal,
    Object.values(achievement).filter((value) => typeof value === "number"),
  );
  switch (achievement.by) {
    case "completion":
      return completion(goal, achievement);
    case "reached":
      return reached(achievement);
    case "ratio_to_best":
      return ratioToBest(goal, achievement);
    case "rank":
      return byRank(goal, achievement);
    case "bands":
      return byBands(goal, achievement);
    case "per_point":
      return perPoint(achievement);
  }
}

type By<K extends Achievement["by"]> = Extract<Achievement, { by: K }>;

function completion(goal: Goal, { target, actual, cap, lessIsBetter }: By<"completion">): Points {
  if (target <= 0) throw new GoalError(goal, "目标值应大于 0。", "the target must be above 0.");
  if (cap <= 0) throw new GoalError(goal, "封顶比例应大于 0。", "the cap must be above 0.");
  if (actual < 0) throw new GoalError(goal, "完成值不能小于 0。", "the actual value must not be below 0.");
  // Less is better and nothing of it happened: the goal is fully reached.
  const ratio = lessIsBetter === true ? (actual === 0 ? cap : target / actual) : actual / target;
  const counted = Math.min(ratio, cap);
  // More than 100 for now: overachievement may make up for a low difficulty or a small share.
  const points = counted * FULL;
  const division = lessIsBetter === true ? `${target} ÷ ${actual}` : `${actual} ÷ ${target}`;
  const cut = ratio > cap;
  const share = percent(roundTo(counted, 4));
  return {
    points,
    formula: {
      zh: `${shown(points, 2)} = 完成率 ${share}（${division}${cut ? `，最多计 ${percent(cap)}` : ""}）× 100。`,
      en: `${shown(points, 2)} = ${share} completed (${division}${cut ? `, at most ${percent(cap)} counts` : ""}) × 100.`,
    },
  };
}

function reached({ target, actual, lessIsBetter }: By<"reached">): Points {
  const isReached = lessIsBetter === true ? actual <= target : actual >= target;
  const points = isReached ? FULL : 0;
  const bound = lessIsBetter === true ? ["不高于", "at most"] : ["不低于", "at least"];
  return {
    points,
    formula: {
      zh: `${shown(points, 2)}：目标为${bound[0]} ${target}，实际 ${actual}，${isReached ? "已达到" : "未达到"}。`,
      en: `${shown(points, 2)}: the target is ${bound[1]} ${target}, the actual value ${actual}: ${isReached ? "reached" : "not reached"}.`,
    },
  };
}

function ratioToBest(goal: Goal, { actual, best }: By<"ratio_to_best">): Points {
  if (best <= 0) throw new GoalError(goal, "最好值应大于 0。", "the best value must be above 0.");
  if (actual > best)
    throw new GoalError(goal, "实际值高于最好值，请核对。", "the actual value lies above the best.");
  const points = clamp((actual / best) * FULL);
  return {
    points,
    formula: {
      zh: `${shown(points, 2)} = ${actual} ÷ 最好值 ${best} × 100。`,
      en: `${shown(points, 2)} = ${actual} ÷ the best, ${best}, × 100.`,
    },
  };
}

function byRank(goal: Goal, { rank, of, step }: By<"rank">): Points {
  if (!Number.isInteger(rank) || rank < 1 || rank > of)
    throw new GoalError(
      goal,
      `名次 ${rank} 不在 1 到 ${of} 之间。`,
      `the rank ${rank} does not lie between 1 and ${of}.`,
    );
  if (step < 0) throw new GoalError(goal, "每名次扣分不能小于 0。", "the step must not be below 0.");
  const points = clamp(FULL - (rank - 1) * step);
  return {
    points,
    formula: {
      zh: `${shown(points, 2)} = 100 − (${rank} − 1)× ${step}，在 ${of} 个单位中列第 ${rank}。`,
      en: `${shown(points, 2)} = 100 − (${rank} − 1) × ${step}, rank ${rank} of ${of}.`,
    },
  };
}

function byBands(goal: Goal, { actual, bands }: By<"bands">): Points {
  const band = [...bands].sort((a, b) => b.from - a.from).find((one) => actual >= one.from);
  if (band === undefined)
    throw new GoalError(
      goal,
      `实际值 ${actual} 不在任何分段内。`,
      `the value ${actual} lies in none of the bands.`,
    );
  const points = clamp(band.points);
  return {
    points,
    formula: {
      zh: `${shown(points, 2)}：实际 ${actual}，属于 ${band.from} 及以上的一段。`,
      en: `${shown(points, 2)}: the value ${actual} lies in the band from ${band.from}.`,
    },
  };
}

function perPoint({ actual, base, basePoints, perPoint: each }: By<"per_point">): Points {
  const raw = basePoints + (actual - base) * each;
  const points = clamp(raw);
  const cut = raw !== points;
  return {
    points,
    formula: {
      zh: `${shown(points, 2)} = ${basePoints} +(${actual} − ${base})× ${each}${cut ? "，限于 0 到 100" : ""}。`,
      en: `${shown(points, 2)} = ${basePoints} + (${actual} − ${base}) × ${each}${cut ? ", kept within 0 and 100" : ""}.`,
    },
  };
}

function requireFinite(goal: Goal, values: readonly number[]): void {
  if (values.every(Number.isFinite)) return;
  throw new GoalError(goal, "数值不完整。", "a figure is missing or no number.");
}

export function clamp(points: number): number {
  return Math.min(FULL, Math.max(0, points));
}
