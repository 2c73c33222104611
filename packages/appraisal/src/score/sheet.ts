import { judgeBallots } from "../methods/ballots.ts";
import { dailyNode } from "../methods/daily.ts";
import { performanceNode } from "../methods/performance.ts";
import { shownKey, sum } from "../numbers.ts";
import { findOptionalRule } from "../rules.ts";
import { oneWay, ratersNeeded } from "../statistics.ts";
import type {
  Cohort,
  CohortReliability,
  Flag,
  Method,
  ScoreNode,
  ScoreSheet,
  SheetInputs,
} from "../types.ts";
import { evaluationNode } from "./evaluation.ts";
import { gradeFormNode } from "./grade-form.ts";
import {
  makeNode,
  NOTHING,
  POINT_DECIMALS,
  schemeSource,
  weightedMean,
  withEffectiveWeights,
} from "./parts.ts";
import { poolSheets } from "./plain-mean.ts";

/** Raised with every change that can move a number; stored with the sheet. */
export const ENGINE_VERSION = "1";

/**
 * The score sheet of one person: the same inputs give the same tree, bit for bit.
 * @param inputs frozen at scoring; votes as counts, everything else as values
 * @returns a tree whose root is the composite score on the 100-point scale, or has no value without evidence
 * @throws UnknownLevelError, RepeatedTallyError, TallyCountError when tallies do not fit the scheme; GoalError, DailyGradeError for
 *   figures that cannot be scored; MissingRuleError, RuleShapeError when the packs do not fit
 */
export function computeScoreSheet(inputs: SheetInputs): ScoreSheet {
  const { counted, flags } = withoutVoidVotes(inputs);
  const parts = inputs.scheme.methods.map((method) => ({
    node: methodNode(counted, method, "result"),
    weight: method.weight,
  }));
  const mean = weightedMean(parts, POINT_DECIMALS);
  const root = makeNode({
    id: "result",
    kind: "result",
    label: { zh: "综合得分", en: "Composite score" },
    value: mean.value,
    weight: 1,
    formula: mean.formula,
    source: schemeSource(inputs.scheme),
    flags: [...mean.flags, ...flags],
    children: mean.children,
  });
  return {
    engineVersion: ENGINE_VERSION,
    scheme: { id: inputs.scheme.id, version: inputs.scheme.version },
    packs: inputs.packs.map(({ id, version }) => ({ id, version })),
    rateeRef: inputs.ratee.ref,
    root: withEffectiveWeights(root),
  };
}

/** A group with more ballots back than out is void: nothing of it is counted, and the sheet says so. */
function withoutVoidVotes(inputs: SheetInputs): { counted: SheetInputs; flags: Flag[] } {
  const verdicts = (inputs.ballots ?? []).map((one) => ({
    ...one,
    verdict: judgeBallots(one, inputs.packs),
  }));
  const lost = new Set(verdicts.filter((one) => one.verdict.void).map((one) => one.group));
  if (lost.size === 0) return { counted: inputs, flags: [] };
  return {
    counted: {
      ...inputs,
      tallies: inputs.tallies.filter((one) => !lost.has(one.group)),
      sheetStats: inputs.sheetStats.filter((one) => !lost.has(one.group)),
      gradeTallies: (inputs.gradeTallies ?? []).filter((one) => !lost.has(one.group)),
    },
    flags: verdicts.filter((one) => one.verdict.void).flatMap((one) => one.verdict.flags),
  };
}

function methodNode(inputs: SheetInputs, method: Method, path: string): ScoreNode {
  if (method.kind === "evaluation")
    return method.form === "grades"
      ? gradeFormNode(inputs, method, path)
      : evaluationNode(inputs, method, path);
  const performance = inputs.performance?.find((one) => one.method === method.code);
  if (performance !== undefined) return performanceNode(inputs, method, performance, path);
  const daily = inputs.daily?.find((one) => one.method === method.code);
  if (daily !== undefined) return dailyNode(inputs, method, daily, path);
  return givenNode(inputs, method, path);
}

/** A method whose points were given as one value. */
function givenNode(inputs: SheetInputs, method: Method, path: string): ScoreNode {
  const score = inputs.methodScores.find((one) => one.method === method.code);
  return makeNode({
    id: `${path}/${method.code}`,
    kind: "method",
    label: method.label,
    value: score?.points ?? null,
    formula: score?.note ?? NOTHING,
    source: score === undefined ? null : { kind: "record", ref: score.source, label: method.label },
  });
}

/** Mean points per indicator over sheets that were computed without a cohort. */
export function cohortOf(sheets: readonly ScoreSheet[]): Cohort {
  const points = new Map<string, number[]>();
  for (const sheet of sheets) {
    for (const node of allNodes(sheet.root)) {
      if (node.kind !== "indicator" || node.value === null) continue;
      const code = node.id.slice(node.id.lastIndexOf("/") + 1);
      points.set(code, [...(points.get(code) ?? []), node.value]);
    }
  }
  const indicators = Object.fromEntries(
    [...points].map(([code, values]) => [code, sum(values) / values.length]),
  );
  return { size: sheets.filter((sheet) => sheet.root.value !== null).length, indicators };
}

/** How far the means of these people can be told apart, from their sheet means; undefined where nothing can be said. */
function cohortReliability(inputs: readonly SheetInputs[]): CohortReliability | undefined {
  const result = oneWay(inputs.map((one) => poolSheets(withoutVoidVotes(one).counted.sheetStats)));
  const wanted = findOptionalRule(inputs[0]?.packs ?? [], "reliability.wanted")?.rule.value;
  if (result === null || wanted === undefined) return undefined;
  const { icc1, icc2 } = result;
  return { icc1, icc2, wanted, ratersNeeded: ratersNeeded(icc1, wanted) };
}

/**
 * The sheets of a whole campaign: first each alone, then each beside its cohort.
 * @param inputs of one category of posts; their `cohort` is filled here
 */
export function computeCampaign(inputs: readonly SheetInputs[]): {
  inputs: SheetInputs[];
  sheets: ScoreSheet[];
} {
  const alone = inputs.map((one) => computeScoreSheet({ ...one, cohort: null }));
  const reliability = cohortReliability(inputs);
  const cohort = { ...cohortOf(alone), ...(reliability === undefined ? {} : { reliability }) };
  const beside = inputs.map((one) => ({ ...one, cohort }));
  return { inputs: beside, sheets: beside.map(computeScoreSheet) };
}

/** Every node of a sheet, root first. */
export function allNodes(root: ScoreNode): ScoreNode[] {
  return [root, ...root.children.flatMap(allNodes)];
}

export function findNode(root: ScoreNode, id: string): ScoreNode | undefined {
  return allNodes(root).find((node) => node.id === id);
}

/**
 * Ranks by score, highest first; equal scores (at the shown decimals) share a rank: 1, 2, 2, 4.
 * People without a score have no rank.
 */
export function rankScores(
  scores: readonly { ref: string; score: number | null }[],
  decimals: number,
): Map<string, number> {
  const scored = scores
    .filter((one) => one.score !== null)
    .map(({ ref, score }) => ({ ref, points: shownKey(score!, decimals) }));
  scored.sort((a, b) => b.points - a.points || (a.ref < b.ref ? -1 : 1));
  const ranks = new Map<string, number>();
  scored.forEach((one, i) => {
    const before = scored[i - 1];
    ranks.set(one.ref, before !== undefined && before.points === one.points ? ranks.get(before.ref)! : i + 1);
  });
  return ranks;
}
