import { percent, shown, sum } from "../numbers.ts";
import { findOptionalRule } from "../rules.ts";
import type { Flag, RuleRef, Scheme, ScoreNode, SheetInputs, Source, Text } from "../types.ts";

/** Decimals of points on the 100-point scale and of means on the raw scale; the same everywhere. */
export const POINT_DECIMALS = 2;
export const RAW_DECIMALS = 4;
export const POINTS = { min: 0, max: 100 };

/** A node on the 100-point scale unless told otherwise; its weight is settled by its parent. */
export function makeNode(
  own: Pick<ScoreNode, "id" | "kind" | "label" | "value" | "formula"> & Partial<ScoreNode>,
): ScoreNode {
  return {
    ...own,
    scale: own.scale ?? POINTS,
    decimals: own.decimals ?? POINT_DECIMALS,
    weight: own.weight ?? null,
    effectiveWeight: own.effectiveWeight ?? null,
    rule: own.rule ?? null,
    source: own.source ?? null,
    flags: own.flags ?? [],
    children: own.children ?? [],
  };
}

/** Weights come from the scheme: where a weighted number points to. */
export function schemeSource(scheme: Scheme): Source {
  return { kind: "scheme", ref: `${scheme.id}@${scheme.version}`, label: scheme.title };
}

export function anonymityRule(
  inputs: SheetInputs,
  key: "anonymity.mean" | "anonymity.distribution",
): RuleRef | null {
  return findOptionalRule(inputs.packs, key)?.ref ?? null;
}

/** A part of a weighted mean, before its weight is settled. */
export interface Part {
  node: ScoreNode;
  weight: number;
}

export interface Weighted {
  value: number | null;
  children: ScoreNode[];
  formula: Text;
  flags: Flag[];
}

/**
 * Weighted mean over the parts that have a value; the weight of a part without one is shared out over the others
 * in proportion, and the node says so. Weights and products are taken in the order of the scheme.
 */
export function weightedMean(parts: readonly Part[], decimals: number): Weighted {
  const present = parts.filter((part) => part.node.value !== null);
  const total = sum(present.map((part) => part.weight));
  const children = parts.map(({ node, weight }) => {
    const share = node.value === null || total === 0 ? 0 : weight / total;
    return { ...node, weight: share };
  });
  const absent = parts.filter((part) => part.node.value === null && part.weight > 0);
  if (total === 0) return { value: null, children, formula: NOTHING, flags: [] };
  const used = children.filter((child) => child.value !== null && child.weight! > 0);
  const value = sum(used.map((child) => child.value! * child.weight!));
  return { value, children, formula: weightedFormula(value, used, decimals), flags: absent.map(sharedOut) };
}

export const NOTHING: Text = {
  zh: "尚无可用的考核依据，不计算。",
  en: "There is no usable evidence yet, so nothing is computed.",
};

function weightedFormula(value: number, used: readonly ScoreNode[], decimals: number): Text {
  const term = (label: string, child: ScoreNode) =>
    `${label} ${shown(child.value!, child.decimals)} × ${percent(child.weight!)}`;
  const result = shown(value, decimals);
  return {
    zh: `${result} = ${used.map((child) => term(child.label.zh, child)).join(" + ")}`,
    en: `${result} = ${used.map((child) => term(child.label.en, child)).join(" + ")}`,
  };
}

function sharedOut(part: Part): Flag {
  const { label } = part.node;
  return {
    code: "weight-shared-out",
    text: {
      zh: `“${label.zh}”没有可用的依据，其权重 ${percent(part.weight)} 按比例分给了其余各项。`,
      en: `"${label.en}" has no usable evidence; its weight of ${percent(part.weight)} was shared out over the rest in proportion.`,
    },
  };
}

/** Walk a tree from the root, giving every node its share of the whole result. */
export function withEffectiveWeights(root: ScoreNode): ScoreNode {
  const visit = (node: ScoreNode, share: number | null): ScoreNode => ({
    ...node,
    effectiveWeight: share,
    children: node.children.map((child) =>
      visit(child, share === null || child.weight === null ? null : share * child.weight),
    ),
  });
  return visit(root, root.value === null ? null : 1);
}
