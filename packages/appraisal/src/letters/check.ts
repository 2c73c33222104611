import { isDate } from "../campaign/deadlines.ts";
import { shown } from "../numbers.ts";
import { allNodes } from "../score/sheet.ts";
import type { ScoreNode, ScoreSheet, Text } from "../types.ts";
import type { LetterContent, LetterMeasure, LetterPoint } from "./content.ts";
import { unknownNumbers } from "./numbers-in-text.ts";
import { emptyPhrase, vaguePhrase } from "./phrases.ts";

export interface LetterFinding {
  code: string;
  /** Where: "strengths[0]", "measures", … */
  place: string;
  /** `error` must be mended or overridden with a reason before release. */
  severity: "error" | "notice";
  text: Text;
}

type Part = "strengths" | "shortcomings" | "measures";
const PARTS: readonly Part[] = ["strengths", "shortcomings", "measures"];

/**
 * The check before release: strengths, concrete shortcomings tied to the score sheet, a measure with owner and date
 * for each, no empty talk, and no number that the score sheet does not show.
 * @returns nothing to mend, or findings in the order of the letter
 */
export function checkLetter(content: LetterContent, sheet: ScoreSheet): LetterFinding[] {
  const nodes = new Map(allNodes(sheet.root).map((node) => [node.id, node]));
  return [
    ...headFindings(content, sheet.root),
    ...presence(content, sheet.root),
    ...PARTS.flatMap((part) =>
      content[part].flatMap((point, i) => pointFindings(point, nodes, `${part}[${i}]`, part, content.rank)),
    ),
    ...content.shortcomings.flatMap((point, i) => unanswered(content, point, `shortcomings[${i}]`)),
    ...content.measures.flatMap((measure, i) => measureFindings(content, measure, `measures[${i}]`)),
    ...repeated(content),
  ];
}

function finding(
  code: string,
  place: string,
  zh: string,
  en: string,
  severity: LetterFinding["severity"] = "error",
): LetterFinding {
  return { code, place, severity, text: { zh, en } };
}

/** Score, opening and date: what the letter says about the result must be the result. */
function headFindings(content: LetterContent, root: ScoreNode): LetterFinding[] {
  const score = root.value === null ? "—" : shown(root.value, root.decimals);
  const findings: LetterFinding[] = [];
  if (content.score !== score)
    findings.push(
      finding(
        "score-differs",
        "score",
        `意见书写的得分是 ${content.score}，得分表是 ${score}。请按得分表更正。`,
        `The letter says ${content.score}, the score sheet ${score}. Correct the letter.`,
      ),
    );
  const unknown = unknownNumbers(content.opening, root, content.rank);
  if (unknown.length > 0) findings.push(unknownFinding("opening", unknown));
  if (content.rank !== null && !(content.rank >= 1 && content.rank <= content.cohortSize))
    findings.push(
      finding(
        "rank-impossible",
        "rank",
        `名次 ${content.rank} 不在 1 到 ${content.cohortSize} 之间。`,
        `The rank ${content.rank} does not lie between 1 and ${content.cohortSize}.`,
      ),
    );
  if (!isDate(content.date))
    findings.push(finding("no-date", "date", "意见书没有日期。", "The letter has no date."));
  return findings;
}

/** Without a score, or where no comment is allowed, missing comments are only noticed. */
function presence(content: LetterContent, root: ScoreNode): LetterFinding[] {
  const severity = root.value === null || content.withoutComment === true ? "notice" : "error";
  const missing: readonly [Part, string, string][] = [
    [
      "strengths",
      "没有写优点。请至少写一条有依据的优点。",
      "No strengths. Write at least one with its evidence.",
    ],
    [
      "shortcomings",
      "没有写不足。请至少写一条具体的不足。",
      "No shortcomings. Write at least one concrete shortcoming.",
    ],
    ["measures", "没有改进措施。每条不足都应有一条措施。", "No measures. Every shortcoming needs one."],
  ];
  return missing
    .filter(([part]) => content[part].length === 0)
    .map(([part, zh, en]) => finding(`no-${part}`, part, zh, en, severity));
}

function pointFindings(
  point: LetterPoint,
  nodes: ReadonlyMap<string, ScoreNode>,
  place: string,
  part: Part,
  rank: number | null,
): LetterFinding[] {
  const node = nodes.get(point.nodeId);
  if (node === undefined) {
    return [
      finding(
        "no-node",
        place,
        "这一条没有对应得分表中的节点。请选择它所依据的指标。",
        "This rests on no node of the score sheet. Choose the indicator behind it.",
      ),
    ];
  }
  return [
    ...tooShort(point, place),
    ...talk(point, place),
    ...(part === "shortcomings" ? notConcrete(node, place) : []),
    ...(part === "measures" ? [] : numberFindings(point, node, place, rank)),
    ...(part === "strengths" ? againstCohort(point, node, place) : []),
  ];
}

function tooShort(point: LetterPoint, place: string): LetterFinding[] {
  if ([...point.text.trim()].length >= 8) return [];
  return [
    finding("too-short", place, "内容太短，看不出依据和要求。", "Too short to show evidence or demand."),
  ];
}

function talk({ text }: LetterPoint, place: string): LetterFinding[] {
  const empty = emptyPhrase(text);
  if (empty !== null) {
    return [
      finding(
        "empty-talk",
        place,
        `“${empty}”对谁都适用。请写具体的事、具体的差距。`,
        `"${empty}" fits everybody. Write what was done and where the gap lies.`,
      ),
    ];
  }
  const vague = vaguePhrase(text);
  if (vague === null) return [];
  return [
    finding(
      "vague",
      place,
      `“${vague}”没有事实支撑。请写出哪件事、差多少。`,
      `"${vague}" stands without a fact. Say which matter, and by how much.`,
    ),
  ];
}

/** "The composite score is low" is no shortcoming that anybody could work on. */
function notConcrete(node: ScoreNode, place: string): LetterFinding[] {
  if (node.kind !== "result" && node.kind !== "method") return [];
  return [
    finding(
      "not-concrete",
      place,
      `“${node.label.zh}”不是具体的不足。请落到某一项指标或某一件事。`,
      `"${node.label.en}" is no concrete shortcoming. Name an indicator or a matter.`,
    ),
  ];
}

/** Scores with decimals, shares and vote counts must stand on the named node or below it. */
function numberFindings(
  point: LetterPoint,
  node: ScoreNode,
  place: string,
  rank: number | null,
): LetterFinding[] {
  const unknown = unknownNumbers(point.text, node, rank);
  return unknown.length === 0 ? [] : [unknownFinding(place, unknown)];
}

function unknownFinding(place: string, unknown: readonly string[]): LetterFinding {
  const list = unknown.join("、");
  return finding(
    "unknown-number",
    place,
    `得分表的这一项里没有 ${list} 这个数。请核对。`,
    `This part of the score sheet does not show ${list}. Check it.`,
  );
}

/** A sentence that gives the mean beside the value hides nothing. */
function againstCohort(point: LetterPoint, node: ScoreNode, place: string): LetterFinding[] {
  const cohort = node.children.find((child) => child.id === `${node.id}/cohort`)?.value ?? null;
  if (cohort === null || node.value === null || node.value >= cohort) return [];
  if (point.text.includes(shown(cohort, 2))) return [];
  return [
    finding(
      "strength-below-cohort",
      place,
      `“${node.label.zh}”低于同类干部平均，写作优点请再斟酌。`,
      `"${node.label.en}" lies below the mean of the same category: is it a strength?`,
      "notice",
    ),
  ];
}

function unanswered(content: LetterContent, point: LetterPoint, place: string): LetterFinding[] {
  if (content.measures.length === 0 || content.measures.some((one) => one.nodeId === point.nodeId)) return [];
  return [
    finding(
      "shortcoming-without-measure",
      place,
      "这条不足没有对应的改进措施。",
      "No measure answers this shortcoming.",
    ),
  ];
}

function measureFindings(content: LetterContent, measure: LetterMeasure, place: string): LetterFinding[] {
  const findings: LetterFinding[] = [];
  const error = (code: string, zh: string, en: string) => findings.push(finding(code, place, zh, en));
  if (measure.owner.trim() === "")
    error("measure-without-owner", "这条措施没有责任人。", "This measure has no owner.");
  if (!isDate(measure.due))
    error("measure-without-date", "这条措施没有完成时限。", "This measure has no due date.");
  else if (isDate(content.date) && measure.due <= content.date)
    error(
      "measure-overdue",
      "这条措施的完成时限不晚于意见书的日期。",
      "This measure is due no later than the letter itself.",
    );
  if (!content.shortcomings.some((one) => one.nodeId === measure.nodeId))
    error("measure-without-shortcoming", "这条措施没有对应的不足。", "This measure answers no shortcoming.");
  return findings;
}

/** The same sentence twice is a slip of copying. */
function repeated(content: LetterContent): LetterFinding[] {
  const seen = new Map<string, string>();
  return PARTS.flatMap((part) =>
    content[part].flatMap((point, i) => {
      const place = `${part}[${i}]`;
      const text = point.text.replaceAll(/\s/g, "");
      const first = seen.get(text);
      seen.set(text, first ?? place);
      if (first === undefined) return [];
      return [finding("repeated", place, "与前面一条完全相同。", "The same as an earlier point.")];
    }),
  );
}
