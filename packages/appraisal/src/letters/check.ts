import { shown } from "../numbers.ts";
import { allNodes } from "../score/sheet.ts";
import type { ScoreNode, ScoreSheet, Text } from "../types.ts";
import type { LetterContent, LetterPoint } from "./content.ts";

export interface LetterFinding {
  code: string;
  /** Where: "strengths[0]", "measures", … */
  place: string;
  /** `error` must be mended or overridden with a reason before release. */
  severity: "error" | "notice";
  text: Text;
}

/** Praise that fits everybody says nothing about anybody. */
const EMPTY_TALK = [
  /总体(表现)?(较|很)?好/,
  /认真负责,?任劳任怨/,
  /(能够|较好地)?(认真)?完成(了)?各项工作(任务)?/,
  /希望(继续保持|再接再厉)/,
  /再接再厉/,
  /进一步(加强|提高)(理论)?学习/,
  /(工作)?(方法|思路)(有待|需要)(进一步)?(改进|提高)/,
  /有时(比较|有些)?急躁/,
];

/**
 * The check before release: strengths, concrete shortcomings tied to the score sheet, measures with owner and date,
 * no empty talk, and no number that the score sheet does not show.
 */
export function checkLetter(content: LetterContent, sheet: ScoreSheet): LetterFinding[] {
  const nodes = new Map(allNodes(sheet.root).map((node) => [node.id, node]));
  return [
    ...presence(content),
    ...content.measures.flatMap((measure, i) => measureFindings(content, measure, `measures[${i}]`)),
    ...(["strengths", "shortcomings", "measures"] as const).flatMap((part) =>
      content[part].flatMap((point, i) => pointFindings(point, nodes, `${part}[${i}]`, part)),
    ),
  ];
}

function presence(content: LetterContent): LetterFinding[] {
  const missing = (place: string, zh: string, en: string): LetterFinding => ({
    code: `no-${place}`,
    place,
    severity: "error",
    text: { zh, en },
  });
  const findings: LetterFinding[] = [];
  if (content.strengths.length === 0)
    findings.push(
      missing(
        "strengths",
        "没有写优点。请至少写一条有依据的优点。",
        "No strengths. Write at least one with its evidence.",
      ),
    );
  if (content.shortcomings.length === 0)
    findings.push(
      missing(
        "shortcomings",
        "没有写不足。请至少写一条具体的不足。",
        "No shortcomings. Write at least one concrete shortcoming.",
      ),
    );
  if (content.measures.length === 0)
    findings.push(
      missing(
        "measures",
        "没有改进措施。每条不足都应有一条措施。",
        "No measures. Every shortcoming needs one.",
      ),
    );
  return findings;
}

function measureFindings(
  content: LetterContent,
  measure: LetterContent["measures"][number],
  place: string,
): LetterFinding[] {
  const findings: LetterFinding[] = [];
  const error = (code: string, zh: string, en: string) =>
    findings.push({ code, place, severity: "error", text: { zh, en } });
  if (measure.owner.trim() === "")
    error("measure-without-owner", "这条措施没有责任人。", "This measure has no owner.");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(measure.due))
    error("measure-without-date", "这条措施没有完成时限。", "This measure has no due date.");
  if (!content.shortcomings.some((one) => one.nodeId === measure.nodeId)) {
    error("measure-without-shortcoming", "这条措施没有对应的不足。", "This measure answers no shortcoming.");
  }
  return findings;
}

function pointFindings(
  point: LetterPoint,
  nodes: ReadonlyMap<string, ScoreNode>,
  place: string,
  part: string,
): LetterFinding[] {
  const node = nodes.get(point.nodeId);
  if (node === undefined) {
    const text = {
      zh: "这一条没有对应得分表中的节点。请选择它所依据的指标。",
      en: "This rests on no node of the score sheet. Choose the indicator behind it.",
    };
    return [{ code: "no-node", place, severity: "error", text }];
  }
  return [
    ...emptyTalk(point, place),
    ...(part === "measures" ? [] : unknownNumbers(point, node, place)),
    ...tooShort(point, place),
  ];
}

function emptyTalk(point: LetterPoint, place: string): LetterFinding[] {
  const found = EMPTY_TALK.map((pattern) => pattern.exec(point.text)?.[0]).find((hit) => hit !== undefined);
  if (found === undefined) return [];
  return [
    {
      code: "empty-talk",
      place,
      severity: "error",
      text: {
        zh: `“${found}”对谁都适用。请写具体的事、具体的差距。`,
        en: `"${found}" fits everybody. Write what was done and where the gap lies.`,
      },
    },
  ];
}

function tooShort(point: LetterPoint, place: string): LetterFinding[] {
  if ([...point.text.trim()].length >= 8) return [];
  return [
    {
      code: "too-short",
      place,
      severity: "error",
      text: { zh: "内容太短,看不出依据和要求。", en: "Too short to show evidence or demand." },
    },
  ];
}

/** Scores with decimals and vote counts must stand on the named node or below it. */
function unknownNumbers(point: LetterPoint, node: ScoreNode, place: string): LetterFinding[] {
  const known = new Set(allNodes(node).flatMap(shownNumbers));
  const asked = [...point.text.matchAll(/\d+\.\d+|\d+(?=\s*(?:票|张|分))/g)].map((match) => match[0]);
  const unknown = asked.filter((number) => !known.has(number));
  if (unknown.length === 0) return [];
  const list = [...new Set(unknown)].join("、");
  return [
    {
      code: "unknown-number",
      place,
      severity: "error",
      text: {
        zh: `得分表的这一项里没有 ${list} 这个数。请核对。`,
        en: `This part of the score sheet does not show ${list}. Check it.`,
      },
    },
  ];
}

function shownNumbers(node: ScoreNode): string[] {
  const own = node.value === null ? [] : [shown(node.value, node.decimals), shown(node.value, 2)];
  if (node.votes === undefined || node.votes.hidden) return own;
  const counts = node.votes.levels.map((level) => String(level.count));
  return [...own, ...counts, String(node.votes.valid), String(node.votes.notKnown)];
}
