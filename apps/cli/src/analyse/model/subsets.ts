/**
 * Who can be compared with whom at all. Disjoint subsets are told with their members and with the ratings that would
 * join them; where the numbers stand on an assumption instead of data, the assumption is said.
 */
import type { Bilingual, Solution } from "@hengjian/psychometrics";
import { both } from "../language.ts";
import type { Facet, Facets } from "./facets.ts";

export interface Subset {
  id: number;
  ratees: string[];
  raters: string[];
  /** Mean measure of its ratees, logits. */
  level: number;
  /** Error of the level if its raters are a chance sample of all raters; null under the flag "one-rater". */
  levelSe: number | null;
  flag?: "one-rater";
}

export interface ProposedRating {
  /** The subset that this rating would join to the largest. */
  subset: number;
  rater: string;
  ratee: string;
}

export interface Subsets {
  count: number;
  /** Every ratee can be compared with every other. */
  comparable: boolean;
  /** Every rater rated one ratee only. */
  nested: boolean;
  list: Subset[];
  /** Members that only gave or got marks of extreme elements, and so belong nowhere. */
  apart: { ratees: string[]; raters: string[] };
  links: ProposedRating[];
  text: Bilingual;
}

export function subsetsOf(solution: Solution, { facets }: Facets, isNested: boolean): Subsets {
  const { connectedness } = solution;
  const { subsets: count, subsetOf } = connectedness;
  const ratees = membersOf(facets[0]!, subsetOf[0]!, count);
  const raters = membersOf(facets[1]!, subsetOf[1]!, count);
  const list = Array.from({ length: count }, (_, id): Subset => {
    const levelSe = errorOfMean(raters.measures[id]!);
    const level = meanOf(ratees.measures[id]!);
    const members = { ratees: ratees.ids[id]!, raters: raters.ids[id]! };
    return { id, ...members, level, levelSe, ...(levelSe === null ? { flag: "one-rater" } : {}) };
  });
  const comparable = connectedness.classes[0] === 1;
  const links = connectedness.links.map(({ subset, rater, ratee }) => ({ subset, rater, ratee }));
  return {
    count,
    comparable,
    nested: isNested,
    list,
    apart: { ratees: ratees.apart, raters: raters.apart },
    links,
    text: textOf(solution, count, comparable, isNested, links),
  };
}

/** Every subset has a ratee or rater whose measure was given. */
function isAnchoredThroughout({ facets, connectedness: { subsetOf } }: Solution, count: number): boolean {
  const held = new Set<number>();
  for (const f of [0, 1]) {
    facets[f]!.anchored.forEach((isHeld, e) => {
      if (isHeld === 1) held.add(subsetOf[f]![e]!);
    });
  }
  held.delete(-1);
  return held.size === count;
}

/** Ids and measures of the members of each subset. */
function membersOf({ elements }: Facet, subsetOf: Int32Array, count: number) {
  const ids = Array.from({ length: count }, (): string[] => []);
  const measures = Array.from({ length: count }, (): number[] => []);
  const apart: string[] = [];
  elements.forEach(({ id, measure, count: marks }, e) => {
    const subset = subsetOf[e]!;
    if (subset >= 0) ids[subset]!.push(id);
    else if (marks > 0 && count > 1) apart.push(id);
    if (subset >= 0 && measure !== null) measures[subset]!.push(measure);
  });
  return { ids, measures, apart };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function errorOfMean(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

function textOf(
  solution: Solution,
  count: number,
  comparable: boolean,
  isNested: boolean,
  [link]: readonly ProposedRating[],
): Bilingual {
  if (count === 1) {
    return both(
      "所有被考核人、评价人和题目连成一片，测量值可以直接比较。",
      "All ratees, raters and items hang together, so the measures can be compared directly.",
    );
  }
  if (comparable) {
    return both(
      "被考核人之间可以比较；但评价人（或别的侧面）分成几片，各片只做不同的题目或分组，片与片之间的宽严没有可比的依据。",
      "Ratees can be compared; but raters (or another facet) fall into classes that share no items or groups, and between the classes nothing compares their severity.",
    );
  }
  if (isAnchoredThroughout(solution, count)) {
    return both(
      `评分分成互不相连的${count}片，但每一片都有锚定的元素：片间的比较以锚定值为准。`,
      `The ratings fall into ${count} disjoint subsets, but each holds anchored elements: across subsets the anchors compare.`,
    );
  }
  const assumed =
    solution.estimator === "joint"
      ? both("假定各片的评价人平均同样宽严", "takes the raters of every subset as equally severe on average")
      : both(
          "假定各片的被考核人来自同一总体",
          "takes the ratees of every subset as a sample of one population",
        );
  const apart = isNested
    ? both(
        `每个评价人只评了一名被考核人，${count}片互不相连：得分高低与评价人宽严在数据里无法分开。`,
        `Every rater rated one ratee only, and the ${count} subsets share nobody: the data cannot tell a high level from lenient raters.`,
      )
    : both(
        `评分分成互不相连的${count}片，片与片之间没有共同的评价人或被考核人。`,
        `The ratings fall into ${count} disjoint subsets that share neither raters nor ratees.`,
      );
  const join =
    link === undefined
      ? both("", "")
      : both(
          `要连起来，例如请评价人“${link.rater}”也评“${link.ratee}”（每片至少一个这样的评分，越多越准）。`,
          ` To join them, let for example rater "${link.rater}" also rate "${link.ratee}" (at least one such rating per subset; more make it surer).`,
        );
  return both(
    `${apart.zh}片内的测量值可以比较；片间的比较${assumed.zh}，这是约定而不是数据的结论。${join.zh}`,
    `${apart.en} Measures compare within a subset; across subsets the comparison ${assumed.en}, which is a convention and not a result of the data.${join.en}`,
  );
}
