import type { Text } from "@hengjian/appraisal";
import {
  buildDesign,
  type Connectedness,
  type Design,
  estimateJoint,
  estimateMarginal,
  findSubsets,
  PsychometricsError,
  reportFacets,
  type Solution,
} from "@hengjian/psychometrics";
import { adjustedMeans } from "./adjusted.ts";
import { whyNot } from "./severity-texts.ts";
import {
  ANALYSIS_ENGINE,
  type RateeSeverity,
  type RatingSet,
  type SeverityCode,
  type SeverityModel,
  type SeverityResult,
} from "./types.ts";

/** Marginal estimation keeps a dense information matrix; beyond this the joint estimator is as good and much faster. */
const SMALL = { parameters: 250, marks: 100_000 };

/**
 * Take the severity of raters out of the ratings of a campaign by the many-facet Rasch model (ratee, rater, item;
 * Linacre 1989). Connectedness comes first: where sheets cannot be told apart from ratees nothing is adjusted, and the
 * result says why.
 */
export function severityOf(set: RatingSet): SeverityResult {
  const raters = new Set(set.sheets.filter((one) => one.rater >= 0).map((one) => one.rater)).size;
  if (set.sheets.length === 0) return none(set, "no-ratings", whyNot.noRatings);
  if (set.sheets.some((one) => one.rater < 0)) return none(set, "sheets-rate-one", whyNot.sheetsRateOne(set));
  const rated = new Set(set.sheets.map((one) => one.ratee)).size;
  if (rated < 2 || raters < 2) return none(set, "too-few", whyNot.tooFew(rated, raters));
  try {
    return estimate(set, buildDesign(tableOf(set)));
  } catch (error) {
    if (!(error instanceof PsychometricsError)) throw error;
    return none(set, "not-estimable", whyNot.notEstimable(error.text));
  }
}

/** Nothing adjusted, for a reason that holds for everybody. */
export function none(
  set: Pick<RatingSet, "ratees">,
  code: SeverityCode,
  text: Text,
  connectedness: SeverityResult["connectedness"] = null,
): SeverityResult {
  const without: RateeSeverity = { n: 0, raw: null, adjusted: null, se: null, reason: text };
  const ratees = Object.fromEntries(set.ratees.map(({ cadreId }) => [cadreId, without]));
  return { engine: ANALYSIS_ENGINE, code, text, model: null, connectedness, ratees };
}

function tableOf(set: RatingSet) {
  const ratee: number[] = [];
  const rater: number[] = [];
  const item: number[] = [];
  const scores: number[] = [];
  for (const sheet of set.sheets) {
    sheet.marks.forEach((mark, i) => {
      if (Number.isNaN(mark)) return;
      ratee.push(sheet.ratee);
      rater.push(sheet.rater);
      item.push(i);
      scores.push(mark);
    });
  }
  const ratees = set.ratees.map((one) => one.cadreId);
  const largest = rater.reduce((most, one) => Math.max(most, one), -1);
  const raters = Array.from({ length: largest + 1 }, (_, r) => String(r));
  return {
    facets: [
      { name: "ratee", ids: ratees, index: ratee },
      { name: "rater", ids: raters, index: rater },
      { name: "item", ids: set.items.map((one) => one.code), index: item },
    ],
    scores,
  };
}

function estimate(set: RatingSet, design: Design): SeverityResult {
  const connected = findSubsets(design);
  const connectedness = summaryOf(set, connected);
  if (connected.subsets > 1)
    return none(set, "not-connected", whyNot.notConnected(connectedness), connectedness);
  const solution = solve(design);
  const model = modelOf(design, solution);
  if (!solution.converged)
    return { ...none(set, "not-converged", whyNot.notConverged, connectedness), model };
  const ratees = adjustedMeans(set, solution);
  if (ratees === null) return { ...none(set, "not-estimable", whyNot.noErrors(set), connectedness), model };
  return {
    engine: ANALYSIS_ENGINE,
    code: "adjusted",
    text: whyNot.adjusted(model),
    model,
    connectedness,
    ratees,
  };
}

function solve(design: Design): Solution {
  const parameters = design.facets[1]!.size + design.facets[2]!.size;
  const isSmall = parameters <= SMALL.parameters && design.n <= SMALL.marks;
  // TAM's grid, the default, is too coarse for designs with many ratings of each ratee.
  return isSmall
    ? estimateMarginal(design, { nodes: "fine" })
    : estimateJoint(design, { biasCorrection: "ratio" });
}

/** How many ratees hang together, and how many raters tie them. */
function summaryOf(set: RatingSet, connected: Connectedness): NonNullable<SeverityResult["connectedness"]> {
  const sizes = new Map<number, number>();
  for (const subset of connected.subsetOf[0]!) sizes.set(subset, (sizes.get(subset) ?? 0) + 1);
  sizes.delete(-1);
  const rated = Map.groupBy(set.sheets, (one) => one.rater);
  const ofSeveral = [...rated.values()].filter((own) => new Set(own.map((one) => one.ratee)).size > 1);
  return {
    subsets: connected.subsets,
    largest: Math.max(0, ...sizes.values()),
    raters: rated.size,
    ratersOfSeveral: ofSeveral.length,
  };
}

function modelOf(design: Design, solution: Solution): SeverityModel {
  const [ratee, rater, item] = reportFacets(solution).facets;
  const present = (elements: readonly { count: number }[]) => elements.filter((one) => one.count > 0).length;
  return {
    estimator: solution.estimator,
    ratees: present(ratee!.elements),
    raters: present(rater!.elements),
    items: present(item!.elements),
    marks: design.n,
    iterations: solution.iterations,
    converged: solution.converged,
    severitySd: rater!.sd,
    severityReliability: rater!.reliability,
    rateeReliability: ratee!.reliability,
  };
}
