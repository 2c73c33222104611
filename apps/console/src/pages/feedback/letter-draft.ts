import type { LetterMeasure, ScoreNode, Text } from "@hengjian/appraisal";
import type { Shape } from "../../api/shapes.ts";

export const PARTS = ["strengths", "shortcomings", "measures"] as const;
export type Part = (typeof PARTS)[number];
export type Finding = Shape<"Letter">["findings"][number];

/** What is being edited: sentences of three parts, and reasons for passing findings over, by code and place. */
export interface Draft {
  strengths: LetterMeasure[];
  shortcomings: LetterMeasure[];
  measures: LetterMeasure[];
  reasons: Readonly<Record<string, string>>;
}

export function draftOf(letter: Shape<"Letter">): Draft {
  const { strengths, shortcomings, measures } = letter.content;
  const plain = (points: typeof strengths) => points.map((one) => ({ ...one, owner: "", due: "" }));
  return {
    strengths: plain(strengths),
    shortcomings: plain(shortcomings),
    measures: measures.map((one) => ({ ...one })),
    reasons: Object.fromEntries(letter.overrides.map((one) => [overrideKey(one), one.reason])),
  };
}

export function overrideKey(finding: { code: string; place: string }): string {
  return `${finding.code} ${finding.place}`;
}

export function emptyPoint(owner: string): LetterMeasure {
  return { nodeId: "", text: "", owner, due: "" };
}

/** Nodes that a sentence may rest on, the deepest included, with their depth for indenting. */
export function nodeChoices(root: ScoreNode, depth = 0): { id: string; label: Text; depth: number }[] {
  const own = root.value === null ? [] : [{ id: root.id, label: root.label, depth }];
  return [...own, ...root.children.flatMap((child) => nodeChoices(child, depth + 1))];
}
