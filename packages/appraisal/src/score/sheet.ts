import { sum } from "../numbers.ts";
import type { Cohort, Method, ScoreNode, ScoreSheet, SheetInputs } from "../types.ts";
import { evaluationNode } from "./evaluation.ts";
import { NOTHING, POINT_DECIMALS, weightedMean, withEffectiveWeights } from "./parts.ts";

/** Raised with every change that can move a number; stored with the sheet. */
export const ENGINE_VERSION = "1";

/**
 * The score sheet of one person: the same inputs give the same tree, bit for bit.
 * @param inputs frozen at scoring; votes as counts, everything else as values
 * @returns a tree whose root is the composite score on the 100-point scale, or has no value without evidence
 * @throws UnknownLevelError when a tally does not fit the scheme
 */
export function computeScoreSheet(inputs: SheetInputs): ScoreSheet {
  const parts = inputs.scheme.methods.map((method) => ({
    node: methodNode(inputs, method, "result"),
    weight: method.weight,
  }));
  const mean = weightedMean(parts, POINT_DECIMALS);
  const root: ScoreNode = {
    id: "result",
    kind: "result",
    label: { zh: "综合得分", en: "Composite score" },
    value: mean.value,
    scale: { min: 0, max: 100 },
    decimals: POINT_DECIMALS,
    weight: 1,
    effectiveWeight: 1,
    formula: mean.formula,
    rule: null,
    source: null,
    flags: mean.flags,
    children: mean.children,
  };
  return {
    engineVersion: ENGINE_VERSION,
    scheme: { id: inputs.scheme.id, version: inputs.scheme.version },
    packs: inputs.packs.map(({ id, version }) => ({ id, version })),
    rateeRef: inputs.ratee.ref,
    root: withEffectiveWeights(root),
  };
}

function methodNode(inputs: SheetInputs, method: Method, path: string): ScoreNode {
  if (method.kind === "evaluation") return evaluationNode(inputs, method, path);
  const score = inputs.methodScores.find((one) => one.method === method.code);
  return {
    id: `${path}/${method.code}`,
    kind: "method",
    label: method.label,
    value: score?.points ?? null,
    scale: { min: 0, max: 100 },
    decimals: POINT_DECIMALS,
    weight: null,
    effectiveWeight: null,
    formula: score?.note ?? NOTHING,
    rule: null,
    source: score === undefined ? null : { kind: "record", ref: score.source, label: method.label },
    flags: [],
    children: [],
  };
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

/**
 * The sheets of a whole campaign: first each alone, then each beside its cohort.
 * @param inputs of one category of posts; their `cohort` is filled here
 */
export function computeCampaign(inputs: readonly SheetInputs[]): {
  inputs: SheetInputs[];
  sheets: ScoreSheet[];
} {
  const alone = inputs.map((one) => computeScoreSheet({ ...one, cohort: null }));
  const cohort = cohortOf(alone);
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
    .map(({ ref, score }) => ({ ref, points: Math.round(score! * 10 ** decimals) }));
  scored.sort((a, b) => b.points - a.points || (a.ref < b.ref ? -1 : 1));
  const ranks = new Map<string, number>();
  scored.forEach((one, i) => {
    const before = scored[i - 1];
    ranks.set(one.ref, before !== undefined && before.points === one.points ? ranks.get(before.ref)! : i + 1);
  });
  return ranks;
}
