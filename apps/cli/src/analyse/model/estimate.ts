/** Chooses the estimator, runs it and puts both in the same frame: the mean of the ratees is 0, the items are free. */
import { availableParallelism } from "node:os";
import {
  buildDesign,
  type Design,
  estimateJoint,
  estimateJointThreaded,
  estimateMarginal,
  findSubsets,
  type MarginalSolution,
  type Solution,
} from "@hengjian/psychometrics";
import { AnalyseFault } from "../fault.ts";
import type { AnalyseOptions } from "../options.ts";
import { type Ratings, tableOf } from "../read/ratings.ts";
import type { Anchors } from "./anchors.ts";
import type { Group } from "./groups.ts";

type Settings = Pick<AnalyseOptions, "estimator" | "steps" | "biasCorrection" | "nodes" | "threads"> & {
  held: Anchors;
};

export interface Estimated {
  solution: Solution | MarginalSolution;
  /** The estimator was chosen here, not asked for. */
  isChosen: boolean;
}

/** Marginal estimation keeps a dense information matrix; beyond this the joint estimator is as good and much faster. */
const SMALL = { parameters: 500, ratings: 2_000_000 };
/** Fewest ratees from which the spread of a population is estimated. */
const FEWEST_RATEES = 10;
/** Ratings from which a second thread is worth its start. */
const WORTH_THREADS = 1_000_000;

/** @throws AnalyseFault, PsychometricsError */
export async function estimate(
  ratings: Ratings,
  groups: readonly Group[],
  settings: Settings,
): Promise<Estimated> {
  const crossed = groups.filter(({ role }) => role === "crossed");
  const stepsBy = settings.steps === "item" ? { stepsBy: "item" } : {};
  const design = buildDesign(tableOf(ratings, crossed), stepsBy);
  const { held } = settings;
  const estimator = settings.estimator ?? (held.ratee === undefined ? fitting(design) : "joint");
  requireContrast(design);
  if (estimator === "marginal" && held.rater === undefined) requirePopulation(design);
  const solution =
    estimator === "marginal" ? marginal(design, settings) : align(await joint(design, settings), held);
  return { solution, isChosen: settings.estimator === null };
}

/** TAM's: 21 nodes from −6 to 6. */
const TAM_NODES = 21;
/** Nodes so many posterior standard deviations apart move the measures by hundredths of a logit … */
const COARSE = 2.5;
/** … and by tenths. */
const VERY_COARSE = 3;

/**
 * Who asks for the marginal estimator gets the grid of TAM, so that the numbers can be held against TAM's, and a note
 * where it is too coarse (coarseGrid). Chosen by the program it starts there too, and leaves it where it is too coarse.
 * Where that grid leads nowhere, as with ratees who hardly differ, the exact integral takes over in both cases.
 */
function marginal(design: Design, { nodes, estimator, held: anchors }: Settings): MarginalSolution {
  if (nodes !== null) return estimateMarginal(design, { anchors, nodes: nodes === "auto" ? "fine" : nodes });
  const isAsked = estimator === "marginal";
  const solution = estimateMarginal(design, isAsked ? { anchors, nodes: TAM_NODES } : { anchors });
  const isEnough = solution.converged && (isAsked || solution.nodeSpacing <= VERY_COARSE);
  return isEnough ? solution : estimateMarginal(design, { anchors, nodes: "fine" });
}

/** How far apart the nodes are, in posterior standard deviations of a typical ratee; null when that is near enough. */
export function coarseGrid(
  solution: Solution | MarginalSolution,
): { spacing: number; isVery: boolean } | null {
  if (!("nodeSpacing" in solution) || solution.nodeSpacing <= COARSE) return null;
  return { spacing: solution.nodeSpacing, isVery: solution.nodeSpacing > VERY_COARSE };
}

function fitting(design: Design): "joint" | "marginal" {
  const elements = design.facets.slice(1).reduce((sum, facet) => sum + facet.size, 0);
  const steps = design.coding.groups.reduce((sum, group) => sum + group.values.length, 0);
  const isSmall = elements + steps <= SMALL.parameters && design.n <= SMALL.ratings;
  const isSample = isSmall && design.facets[0]!.size >= FEWEST_RATEES && findSubsets(design).subsets === 1;
  return isSample ? "marginal" : "joint";
}

/** At least one ratee with marks that are not all the lowest or all the highest. */
function requireContrast({ rowStart, cell, cellGroup, score, coding }: Design): void {
  for (let row = 0; row + 1 < rowStart.length; row++) {
    const marks = new Set<string>();
    for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
      const top = coding.groups[cellGroup[cell[i]!]!]!.values.length - 1;
      if (score[i]! > 0 && score[i]! < top) return;
      marks.add(score[i] === 0 ? "lowest" : "highest");
      if (marks.size > 1) return;
    }
  }
  throw new AnalyseFault({
    zh: "每名被考核人得到的评分都全是最低或全是最高，分不出高低的程度，无法估计。",
    en: "Every ratee has only lowest or only highest ratings, so nothing tells how far apart they are.",
  });
}

/**
 * The marginal estimator takes ratees as a sample of a population. Where every ratee has raters of his own, the raters
 * take up all differences and the variance of the population means nothing, although the calculation would end.
 */
function requirePopulation(design: Design): void {
  const ratees = design.facets[0]!.size;
  if (ratees === 1) {
    throw new AnalyseFault({
      zh: "只有一名被考核人，边际估计无从估计被考核人之间的差异；请改用 --estimator joint。",
      en: "There is one ratee, and marginal estimation needs differences between ratees; use --estimator joint.",
    });
  }
  if (findSubsets(design).subsets < ratees) return;
  throw new AnalyseFault({
    zh: `${ratees}名被考核人各有各的评价人，没有一个评价人评过两人，评价人的宽严与被考核人的高低无法分开，边际估计没有意义。请改用 --estimator joint：它只在每名被考核人的评价人“平均同样宽严”的假定下比较，并会说明。`,
    en: `Each of the ${ratees} ratees has raters of its own and no rater rated two, so severity and ability cannot be told apart and marginal estimates would mean nothing. Use --estimator joint: it compares under the assumption that the raters of every ratee are equally severe on average, and says so.`,
  });
}

async function joint(
  design: Design,
  { threads, biasCorrection, held: anchors }: Settings,
): Promise<Solution> {
  const wanted = threads ?? (design.n < WORTH_THREADS ? 1 : Math.min(4, availableParallelism()));
  return wanted === 1
    ? estimateJoint(design, { anchors, biasCorrection })
    : estimateJointThreaded(design, wanted, { anchors, biasCorrection });
}

/**
 * Items centred and ratees free become ratees with mean 0 and items free: the frame of the marginal estimator. Where
 * ratees or items are anchored the origin is theirs.
 */
function align(solution: Solution, held: Anchors): Solution {
  if (held.ratee !== undefined || held.item !== undefined) return solution;
  const [ratee, , item] = solution.facets;
  const regular = [...ratee!.measure].filter(
    (measure, e) => ratee!.status[e] === 0 && Number.isFinite(measure),
  );
  const mean = regular.reduce((sum, measure) => sum + measure, 0) / Math.max(1, regular.length);
  for (const { measure } of [ratee!, item!]) for (let e = 0; e < measure.length; e++) measure[e]! -= mean;
  return solution;
}
