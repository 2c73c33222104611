/** The whole analysis of one file: read, check, estimate, and everything that is told about it. */
import type { FacetsReport, MarginalSolution, Solution } from "@hengjian/psychometrics";
import { findingsOf } from "./findings/find.ts";
import type { Finding, TestOutcome } from "./findings/frame.ts";
import { readAnchors } from "./model/anchors.ts";
import { type Interaction, interactionOf, requireFacets } from "./model/bias.ts";
import { coarseGrid, estimate } from "./model/estimate.ts";
import { facetsInModel } from "./model/facet-names.ts";
import { type Facet, type Facets, facetsOf } from "./model/facets.ts";
import { type Group, groupsOf } from "./model/groups.ts";
import { type Subsets, subsetsOf } from "./model/subsets.ts";
import { type Missing, type Note, note } from "./notes.ts";
import type { AnalyseOptions } from "./options.ts";
import { checkMarks, type Scale } from "./read/check-marks.ts";
import { type Ratings, withoutEmptyItems } from "./read/ratings.ts";
import { readRatings } from "./read/read-ratings.ts";
import { type Reliability, reliabilityOf } from "./reliability/reliability.ts";
import { type Variance, varianceOf } from "./reliability/variance.ts";

export interface Analysis {
  options: AnalyseOptions;
  ratings: Ratings;
  scale: Scale;
  groups: Group[];
  solution: Solution | MarginalSolution;
  /** The estimator was chosen by the program. */
  isChosen: boolean;
  facets: Facets;
  subsets: Subsets;
  /** Those asked for. */
  interactions: Interaction[];
  variance: Variance | Missing;
  reliability: Reliability;
  findings: Finding[];
  tests: TestOutcome[];
  notes: Note[];
}

export type Category = FacetsReport["categories"][number];

/** @throws AnalyseFault, PsychometricsError */
export async function analyseFile(options: AnalyseOptions): Promise<Analysis> {
  const all = await readRatings(options);
  const { scale, notes } = checkMarks(all, options.scale);
  const ratings = withoutEmptyItems(all);
  const groups = groupsOf(ratings);
  const inModel = facetsInModel(ratings, groups);
  const pairs = requireFacets(options.bias, inModel);
  const held = options.anchors === null ? {} : await readAnchors(options.anchors, inModel);
  const { solution, isChosen } = await estimate(ratings, groups, { ...options, held });
  const unrated = all.items.filter((item) => !ratings.items.includes(item));
  const facets = facetsOf(ratings, groups, solution, unrated);
  const isNested = ratesOneEach(ratings);
  const { full, seed } = options;
  const { findings, tests } = options.findings
    ? findingsOf(ratings, groups, solution, { full, seed })
    : { findings: [], tests: [] };
  const subsets = subsetsOf(solution, facets, isNested);
  return {
    options,
    ratings,
    scale,
    groups,
    solution,
    isChosen,
    facets,
    subsets,
    interactions: pairs.map((pair) => interactionOf(solution, pair, full)),
    variance: varianceOf({ ratings, isNested }, full),
    reliability: reliabilityOf(ratings, scale, full),
    findings,
    tests,
    notes: [...notes, ...fileNotes(ratings, groups), ...solutionNotes(solution, facets, subsets)],
  };
}

/** Every sheet is a rater of its own. */
function ratesOneEach({ rater }: Ratings): boolean {
  return rater.ids.length === rater.index.length;
}

function fileNotes(ratings: Ratings, groups: readonly Group[]): Note[] {
  const notes: Note[] = [];
  if (ratings.encoding === "gb18030") {
    notes.push(
      note(
        "not-utf-8",
        "文件不是 UTF-8，按 GB18030（GBK）读取。",
        "The file is not UTF-8 and was read as GB18030 (GBK).",
      ),
    );
  }
  const repeated = repeatedPairs(ratings);
  if (repeated > 0) {
    notes.push(
      note(
        "repeated-pairs",
        `有${repeated}张票是同一评价人对同一人的重复评价，各算一张。`,
        `${repeated} sheets repeat a rater on the same ratee; each counts as a sheet.`,
      ),
    );
  }
  if (ratings.ratee.ids.length === 1)
    notes.push(
      note("one-ratee", "只有一名被考核人，没有可比的人。", "There is one ratee and nobody to compare with."),
    );
  if (ratings.rater.ids.length === 1) {
    notes.push(
      note(
        "one-rater",
        "只有一名评价人，宽严无从比较，被考核人的高低就是他一人的看法。",
        "There is one rater: severity cannot be compared, and the measures are one person's view.",
      ),
    );
  }
  for (const { role, column } of groups) {
    if (role !== "constant") continue;
    notes.push(
      note("one-group", `分组列“${column}”只有一个组。`, `Group column "${column}" has one group only.`),
    );
  }
  return notes;
}

function repeatedPairs({ ratee, rater }: Ratings): number {
  const raters = rater.ids.length;
  const pairs = Float64Array.from(ratee.index, (element, s) => element * raters + rater.index[s]!).sort();
  let repeated = 0;
  for (let s = 1; s < pairs.length; s++) if (pairs[s] === pairs[s - 1]) repeated++;
  return repeated;
}

function solutionNotes(solution: Solution, { facets, categories }: Facets, subsets: Subsets): Note[] {
  const notes: Note[] = [];
  if (!subsets.comparable) notes.push({ code: DISJOINT, text: subsets.text });
  if (!solution.converged) {
    notes.push(
      note(
        "not-converged",
        `估计经${solution.iterations}次迭代没有收敛，测量值不可用。`,
        `The estimation did not converge in ${solution.iterations} iterations; do not use the measures.`,
      ),
    );
  }
  if ("varianceAtBoundary" in solution && solution.varianceAtBoundary) {
    notes.push(
      note(
        "no-population-variance",
        "评分中看不出被考核人之间有差异（总体方差估计为0）：被考核人的测量值都是0左右，不能用来排先后，其误差也没有意义。",
        "The ratings show no differences between ratees (population variance 0): their measures are all about 0, rank nobody, and their errors mean nothing.",
      ),
    );
  }
  const coarse = coarseGrid(solution);
  if (coarse !== null) {
    const spacing = coarse.spacing.toFixed(1);
    const [far, farEn] = coarse.isVery ? ["十分之几", "tenths"] : ["百分之几", "hundredths"];
    notes.push(
      note(
        "coarse-grid",
        `每人评分多，积分节点相距${spacing}个标准误，太疏：结果与 TAM 一致，但水平可能偏差${far} logit；--nodes auto 按精确积分计算。`,
        `With so many ratings per ratee the nodes of the integral lie ${spacing} standard errors apart: the results agree with TAM's on the same nodes, but levels may be off by some ${farEn} of a logit; --nodes auto integrates exactly.`,
      ),
    );
  }
  notes.push(...facets.flatMap(elementNotes));
  const disordered = categories.filter((category) => category.disordered).length;
  if (disordered > 0) {
    notes.push(
      note(
        "disordered-steps",
        `有${disordered}个步骤的次序颠倒：这些等级在任何水平上都不是最可能的选择，等级也许太多。`,
        `${disordered} steps are out of order: these categories are nowhere the most likely, and there may be too many.`,
      ),
    );
  }
  return notes;
}

function elementNotes({ name, elements, meanOf }: Facet): Note[] {
  const notes: Note[] = [];
  const extreme = elements.filter(({ flag }) => flag === "lowest" || flag === "highest").length;
  const unbounded = elements.filter(({ flag }) => flag === "unbounded").length;
  const facet = FACET_ZH[name] ?? name;
  if (extreme > 0) {
    notes.push(
      note(
        "extreme-elements",
        `${facet}中有${extreme}个的评分全是最高或最低，真值可能更远；测量值按离端点0.3分估计并加标记。`,
        `${extreme} elements of facet ${name} have only highest or only lowest ratings and may lie further out; their measures are those of a score 0.3 inside, and flagged.`,
      ),
    );
  }
  if (unbounded > 0 && meanOf === null) {
    notes.push(
      note(
        "unbounded-elements",
        `${facet}中有${unbounded}个没有有限的估计（评分把他们与别人完全隔开），已加标记，它们的数值没有意义。评分太少时常见，边际估计（--estimator marginal）较稳。`,
        `${unbounded} elements of facet ${name} have no finite estimate (the ratings separate them from all others) and are flagged; their own values mean nothing. It comes of few ratings; --estimator marginal is steadier.`,
      ),
    );
  }
  return notes;
}

/** Code of the note that the section on comparability tells at length. */
export const DISJOINT = "disjoint-subsets";

const FACET_ZH: Readonly<Record<string, string>> = {
  ratee: "被考核人",
  rater: "评价人",
  item: "题目",
  group: "分组",
};
