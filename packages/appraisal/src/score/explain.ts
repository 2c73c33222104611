import { percent, roundTo, shown } from "../numbers.ts";
import type { ScoreNode, Text } from "../types.ts";

/** One node in full sentences: what it is, how it came about, how sure it is, what it weighs, by which rule. */
export function explainNode(node: ScoreNode): Text {
  const parts = [heading(node), node.formula, uncertainty(node), weightOf(node), ruleOf(node)];
  const texts = [...parts, ...node.flags.map((flag) => flag.text)].filter((text) => text !== null);
  return {
    zh: texts.map((text) => sentence(text.zh, "。")).join(""),
    en: texts.map((text) => sentence(text.en, ".")).join(" "),
  };
}

function sentence(text: string, stop: string): string {
  return /[。.!?\uff01\uff1f]$/.test(text) ? text : text + stop;
}

function heading(node: ScoreNode): Text {
  if (node.value === null) return { zh: `${node.label.zh}：没有得分`, en: `${node.label.en}: no value` };
  const value = shown(node.value, node.decimals);
  return {
    zh: `${node.label.zh}：${value}（满分 ${node.scale.max}）`,
    en: `${node.label.en}: ${value} (of ${node.scale.max})`,
  };
}

function uncertainty(node: ScoreNode): Text | null {
  const { reliability } = node;
  if (reliability?.interval95 == null || reliability.se === null) return null;
  const [low, high] = reliability.interval95.map((limit) => shown(limit, node.decimals));
  const se = shown(reliability.se, node.decimals);
  return {
    zh: `标准误 ${se}；换一批同样的评价人，多半落在 ${low} 至 ${high} 之间`,
    en: `Standard error ${se}; with other raters of the same kind it would mostly lie between ${low} and ${high}`,
  };
}

function weightOf(node: ScoreNode): Text | null {
  if (node.effectiveWeight === null || node.kind === "result") return null;
  const own = percent(roundTo(node.effectiveWeight, 4));
  return { zh: `占综合得分的 ${own}`, en: `It carries ${own} of the composite score` };
}

function ruleOf(node: ScoreNode): Text | null {
  if (node.rule === null) return null;
  const { label, source, verified } = node.rule;
  return {
    zh: `规则：${label.zh}（${source}${verified ? "" : "，未核对原文"}）`,
    en: `Rule: ${label.en} (${source}${verified ? "" : ", source not verified"})`,
  };
}
