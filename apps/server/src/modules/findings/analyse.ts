import type { Text } from "@hengjian/appraisal";
import { benjaminiHochberg, PsychometricsError } from "@hengjian/psychometrics";
import { none, severityOf } from "./severity.ts";
import { awardTests } from "./tests/awards.ts";
import { campsTest } from "./tests/camps.ts";
import { carelessTests } from "./tests/careless.ts";
import { notMade } from "./tests/frame.ts";
import { recordVoteTest, scoreGradeTest } from "./tests/grades.ts";
import { groupTests } from "./tests/groups.ts";
import { identicalTest } from "./tests/identical.ts";
import { inGroupTest } from "./tests/in-group.ts";
import { LEAD_TESTS, TESTS } from "./tests/labels.ts";
import { raterTests } from "./tests/raters.ts";
import type {
  AnalysisInput,
  AnalysisResult,
  Candidate,
  Hindrance,
  History,
  Lead,
  LeadTest,
  RatedSheet,
  RatingSet,
  TestOutcome,
  TestRun,
} from "./types.ts";

/** Share of the leads that may be false alarms on average (Benjamini and Hochberg 1995). */
export const FALSE_DISCOVERY_RATE = 0.05;

/** One stretch of the analysis: the tests that it makes, or why it could not. */
interface Part {
  tests: readonly LeadTest[];
  run(): TestRun[];
}

/**
 * Everything that the ratings of a campaign and its history say about severity and distortion. Pure and seeded: the
 * same input gives the same result.
 * @param onStep told after each stretch of the work
 */
export function analyse(
  { set, history, severity, hindrance }: AnalysisInput,
  onStep: (done: number, total: number) => void = () => {},
): AnalysisResult {
  const parts = [...ratingParts(set, hindrance), ...historyParts(history)];
  const steps = parts.length + 1;
  const runs = parts.flatMap((part, i) => {
    const done = runPart(part);
    onStep(i + 1, steps);
    return done;
  });
  const leads = leadsOf(runs.flatMap((run) => run.candidates));
  const result = {
    severity: severity ?? (hindrance === null ? severityOf(set) : none(set, hindrance.code, hindrance.text)),
    tests: runs.map((run) => outcomeOf(run, leads)).sort(inOrder),
    leads,
  };
  onStep(steps, steps);
  return result;
}

/** Data that a test cannot be made on (all marks the same, for example) are a reason, not a failure. */
function runPart({ tests, run }: Part): TestRun[] {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PsychometricsError)) throw error;
    return tests.map((test) => notMade(test, error.text));
  }
}

function ratingParts(set: RatingSet, hindrance: Hindrance | null): Part[] {
  let straight: ReadonlySet<RatedSheet> = new Set();
  const careless = () => {
    const found = carelessTests(set);
    straight = found.straight;
    return found.runs;
  };
  const parts: Part[] = [
    { tests: ["straight-lining", "halo", "odd-profile"], run: careless },
    { tests: ["identical-sheets"], run: () => [identicalTest(set, straight)] },
    { tests: ["blocs"], run: () => [campsTest(set)] },
    { tests: ["group-gap", "group-leniency"], run: () => groupTests(set) },
    { tests: ["rater-leniency", "no-differences"], run: () => raterTests(set) },
    { tests: ["in-group"], run: () => [inGroupTest(set)] },
  ];
  if (hindrance === null) return parts;
  return parts.map(({ tests }) => ({
    tests,
    run: () => tests.map((test) => notMade(test, hindrance.text)),
  }));
}

function historyParts(history: History): Part[] {
  return [
    { tests: ["turn-taking", "even-spread", "seniority"], run: () => awardTests(history) },
    { tests: ["score-grade"], run: () => [scoreGradeTest(history)] },
    { tests: ["record-vote"], run: () => [recordVoteTest(history)] },
    { tests: ["hair-breadth"], run: () => [notMade("hair-breadth", NO_TARGETS)] },
  ];
}

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
    notRun: candidates.length === 0 ? (notRun ?? TOO_FEW) : notRun,
  };
}

const TOO_FEW: Text = {
  zh: "没有一个人或一个评价主体的票多到可以检验而不暴露个人。",
  en: "No ratee or rater group has enough sheets to be tested without singling anybody out.",
};

function inOrder(a: TestOutcome, b: TestOutcome): number {
  return LEAD_TESTS.indexOf(a.test) - LEAD_TESTS.indexOf(b.test);
}
