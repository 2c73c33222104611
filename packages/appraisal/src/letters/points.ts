import { shown } from "../numbers.ts";
import { allNodes } from "../score/sheet.ts";
import type { Scheme, ScoreNode, Votes } from "../types.ts";
import { type Compared, compareWithCohort } from "./compare.ts";

/** Outside 95 % of what other raters of the same kind would give. Eleven looks at once: a hint to talk about, no proof. */
const CLEAR = 1.96;
const MOST = 3;

/** What a sentence of the letter says about one indicator. */
type Standing = "clearly-above" | "best" | "clearly-below" | "lowest" | "own-best" | "own-lowest";

export interface Point {
  node: ScoreNode;
  code: string;
  standing: Standing;
  /** Mean of the same category; null where there is no cohort to compare with. */
  cohort: number | null;
}

/**
 * The indicators that a letter speaks about. Beside a cohort: those clearly above or below it, else the relatively
 * best one and the two lowest. Without one: the person's own highest and lowest. Nothing without a score.
 */
export function findPoints(root: ScoreNode): { strengths: Point[]; shortcomings: Point[] } {
  if (root.value === null) return { strengths: [], shortcomings: [] };
  const compared = compareWithCohort(root);
  return compared.length > 1 ? besideCohort(compared) : amongOwn(root);
}

function besideCohort(compared: readonly Compared[]): { strengths: Point[]; shortcomings: Point[] } {
  const clear = (one: Compared, sign: 1 | -1) => one.z !== null && one.z * sign >= CLEAR;
  const above = compared.filter((one) => clear(one, 1)).slice(0, MOST);
  const rising = [...compared].reverse();
  const below = rising.filter((one) => clear(one, -1)).slice(0, MOST);
  const best = above.length > 0 ? above : compared.slice(0, 1);
  const others = rising.filter((one) => !best.includes(one));
  return {
    strengths: best.map((one) => pointOf(one, above.length > 0 ? "clearly-above" : "best")),
    shortcomings: (below.length > 0 ? below : others.slice(0, 2)).map((one) =>
      pointOf(one, below.length > 0 ? "clearly-below" : "lowest"),
    ),
  };
}

function pointOf(one: Compared, standing: Standing): Point {
  return { node: one.node, code: one.code, standing, cohort: one.cohort };
}

function amongOwn(root: ScoreNode): { strengths: Point[]; shortcomings: Point[] } {
  const falling = allNodes(root)
    .filter((node) => node.kind === "indicator" && node.value !== null)
    .sort((a, b) => b.value! - a.value! || (a.id < b.id ? -1 : 1))
    .map((node) => ({ node, code: node.id.slice(node.id.lastIndexOf("/") + 1), cohort: null }));
  if (falling.length < 2) return { strengths: [], shortcomings: [] };
  return {
    strengths: [{ ...falling[0]!, standing: "own-best" }],
    shortcomings: falling
      .slice(1)
      .slice(-2)
      .reverse()
      .map((one) => ({ ...one, standing: "own-lowest" })),
  };
}

export function strengthText(point: Point, scheme: Scheme): string {
  const { node, standing } = point;
  const lead =
    standing === "best"
      ? `与同类干部相比没有明显突出的一项；相对较好的是“${node.label.zh}”，得`
      : `“${node.label.zh}”得`;
  const judgement: Partial<Record<Standing, string>> = {
    "clearly-above": `，差距超出测评误差（标准误 ${errorOf(node)} 分）`,
    "own-best": "，是本人各项中得分最高的一项",
  };
  return `${lead} ${points(node.value!)} 分${cohortClause(point)}${judgement[standing] ?? ""}。${votesHigh(node)}${typicalBehaviour(point, scheme)}`;
}

export function shortcomingText(point: Point, scheme: Scheme): string {
  const { node, standing } = point;
  const judgement: Partial<Record<Standing, string>> = {
    "clearly-below": `，明显偏低，差距超出测评误差（标准误 ${errorOf(node)} 分）`,
    lowest: "，与同类干部相比是本人各项中相对靠后的一项，差距在测评误差之内",
    "own-lowest": "，在本人各项中得分靠后",
  };
  return `“${node.label.zh}”得 ${points(node.value!)} 分${cohortClause(point)}${judgement[standing] ?? ""}。${votesLow(node)}${lowBehaviour(point, scheme)}`;
}

function cohortClause({ cohort }: Point): string {
  return cohort === null ? "" : `，同类干部平均 ${points(cohort)} 分`;
}

function errorOf(node: ScoreNode): string {
  return points(node.reliability?.se ?? 0);
}

/** Counts of all groups together, where they may be shown. */
function openVotes(node: ScoreNode): Votes | null {
  return node.votes === undefined || node.votes.hidden || node.votes.levels.length < 4 ? null : node.votes;
}

function votesHigh(node: ScoreNode): string {
  const votes = openVotes(node);
  if (votes === null) return "";
  return `${votes.valid} 张有效票中，${countsOf(votes.levels.slice(-2).reverse())}。`;
}

function votesLow(node: ScoreNode): string {
  const votes = openVotes(node);
  if (votes === null) return "";
  return `${votes.valid} 张有效票中，${countsOf(votes.levels.slice(0, -2).reverse())}。`;
}

function countsOf(levels: Votes["levels"]): string {
  return levels.map((level) => `“${level.label.zh}”${level.count} 票`).join("、");
}

/** What the middle vote describes: at least half of the raters saw this or better. */
function typicalBehaviour(point: Point, scheme: Scheme): string {
  const votes = openVotes(point.node);
  if (votes === null) return "";
  let seen = 0;
  const middle = [...votes.levels].reverse().find((level) => {
    seen += level.count;
    return seen * 2 >= votes.valid;
  });
  const behaviour = behaviourOf(point, scheme, middle?.value);
  return behaviour === null ? "" : `半数以上评价人看到的情形是“${behaviour}”或更好。`;
}

/** What most of those who voted low describe. */
function lowBehaviour(point: Point, scheme: Scheme): string {
  const votes = openVotes(point.node);
  if (votes === null) return "";
  const low = votes.levels.slice(0, -2).filter((level) => level.count > 0);
  const most = low.reduce<Votes["levels"][number] | null>(
    (best, level) => (best === null || level.count >= best.count ? level : best),
    null,
  );
  const behaviour = behaviourOf(point, scheme, most?.value);
  return behaviour === null ? "" : `评价偏低的人中较多看到的情形是“${behaviour}”。`;
}

function behaviourOf(point: Point, scheme: Scheme, level: number | undefined): string | null {
  const indicator = scheme.indicators.find((one) => one.code === point.code);
  return indicator?.levels.find((one) => one.value === level)?.behaviour.zh ?? null;
}

function points(value: number): string {
  return shown(value, 2);
}
