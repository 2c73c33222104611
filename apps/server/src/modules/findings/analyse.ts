import type { Text } from "@hengjian/appraisal";
import { benjaminiHochberg } from "@hengjian/psychometrics";
import { none, severityOf } from "./severity.ts";
import { awardTests } from "./tests/awards.ts";
import { campsTest } from "./tests/camps.ts";
import { carelessTests } from "./tests/careless.ts";
import { notMade } from "./tests/frame.ts";
import { recordVoteTest, scoreGradeTest } from "./tests/grades.ts";
import { groupTests } from "./tests/groups.ts";
import { identicalTest } from "./tests/identical.ts";
import { LEAD_TESTS, TESTS } from "./tests/labels.ts";
import { raterTests } from "./tests/raters.ts";
import type {
  AnalysisInput,
  AnalysisResult,
  Candidate,
  Lead,
  LeadTest,
  RatingSet,
  TestOutcome,
  TestRun,
} from "./types.ts";

/** Share of the leads that may be false alarms on average (Benjamini and Hochberg 1995). */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Everything that the ratings of a campaign and its history say about severity and distortion. Pure and seeded: the
 * same input gives the same result.
 */
export function analyse({ set, history, severity, unreadable }: AnalysisInput): AnalysisResult {
  const runs = [
    ...(unreadable === null
      ? ratingTests(set)
      : LEAD_TESTS.filter(isOfRatings).map((t) => notMade(t, unreadable))),
    notMade("in-group", NO_UNITS),
    ...awardTests(history),
    scoreGradeTest(history),
    recordVoteTest(history),
    notMade("hair-breadth", NO_TARGETS),
  ];
  const leads = leadsOf(runs.flatMap((run) => run.candidates));
  return {
    severity: severity ?? severityWithout(set, unreadable),
    tests: runs.map((run) => outcomeOf(run, leads)).sort(inOrder),
    leads,
  };
}

function severityWithout(set: RatingSet, unreadable: Text | null) {
  return unreadable === null ? severityOf(set) : none(set, "ratings-unreadable", unreadable);
}

const OF_RATINGS: readonly LeadTest[] = [
  ...(["straight-lining", "halo", "odd-profile", "identical-sheets", "blocs"] as const),
  ...(["group-gap", "group-leniency", "rater-leniency", "no-differences"] as const),
];
const isOfRatings = (test: LeadTest) => OF_RATINGS.includes(test);

function ratingTests(set: RatingSet): TestRun[] {
  const { runs, straight } = carelessTests(set);
  return [...runs, identicalTest(set, straight), campsTest(set), ...groupTests(set), ...raterTests(set)];
}

const NO_UNITS: Text = {
  zh: "票是匿名的,没有评价人所在的单位,不能检验。",
  en: "Sheets are anonymous: the unit of a rater is not known.",
};
const NO_TARGETS: Text = {
  zh: "没有目标完成情况的数据。",
  en: "There are no results of goals to look at.",
};

/** The whole family at once; what is sure but trifling stays out. */
function leadsOf(candidates: readonly Candidate[]): Lead[] {
  const q = benjaminiHochberg(candidates.map((one) => one.p));
  return candidates
    .map((one, i): Lead => ({ ...one, q: q[i]! }))
    .filter((one) => one.q <= FALSE_DISCOVERY_RATE && Math.abs(one.effect) >= TESTS[one.test].smallest)
    .sort((a, b) => a.p - b.p);
}

function outcomeOf({ test, candidates, notRun }: TestRun, leads: readonly Lead[]): TestOutcome {
  return {
    test,
    tried: candidates.length,
    leads: leads.filter((one) => one.test === test).length,
    notRun,
  };
}

function inOrder(a: TestOutcome, b: TestOutcome): number {
  return LEAD_TESTS.indexOf(a.test) - LEAD_TESTS.indexOf(b.test);
}
