/** Raters who are lenient or severe, see no differences between ratees, or none between items. */
import {
  type Bilingual,
  raterHalo,
  raterLeniency,
  raterNoDifferences,
  type Solution,
} from "@hengjian/psychometrics";
import { both } from "../language.ts";
import type { Group } from "../model/groups.ts";
import { type Missing, missing, tooCostly } from "../notes.ts";
import { completeSheet, NO_MARK, type Ratings } from "../read/ratings.ts";
import { type Expected, expectedMarks } from "./expected.ts";
import {
  type Candidate,
  made,
  notMade,
  percent,
  planPermutations,
  sheetScores,
  shown,
  type TestRun,
} from "./frame.ts";

export interface Settings {
  seed: number;
  full: boolean;
}

interface Rated {
  ratee: string;
  rater: string;
  sheet: number;
}

/** Fewest sheets of a rater. */
const FEWEST = { leniency: 2, "no-differences": 3, halo: 3 };
type RaterTest = keyof typeof FEWEST;

/** @param groups, solution the model, which says what raters of their severity would give */
export function raterTests(
  ratings: Ratings,
  groups: readonly Group[],
  solution: Solution,
  settings: Settings,
): TestRun[] {
  const scores = sheetScores(ratings);
  const rated = ratedSheets(ratings).filter(({ sheet }) => !Number.isNaN(scores[sheet]));
  let known: Expected | null = null;
  const expected = () => (known ??= expectedMarks(ratings, groups, solution));
  return [
    raterTest("leniency", ratings, rated, settings, (options) =>
      raterLeniency(
        rated.map((one) => ({ ...one, score: scores[one.sheet]! })),
        options,
      ),
    ),
    raterTest("no-differences", ratings, rated, settings, (options) =>
      raterNoDifferences(
        rated.map((one) => ({ ...one, score: freedOfSeverity(ratings, expected(), one.sheet) })),
        options,
      ),
    ),
    haloTest(ratings, expected, settings),
  ];
}

/** The mean mark that a rater of average severity would have given. */
function freedOfSeverity({ marks, items }: Ratings, { mean, fair }: Expected, sheet: number): number {
  let residual = 0;
  let count = 0;
  for (let i = sheet * items.length; i < (sheet + 1) * items.length; i++) {
    if (marks[i] === NO_MARK) continue;
    residual += marks[i]! - mean[i]!;
    count++;
  }
  return fair[sheet]! + residual / count;
}

/** Only ratees with two sheets have anything to exchange. */
function ratedSheets({ ratee, rater }: Ratings): Rated[] {
  const sheets = new Uint32Array(ratee.ids.length);
  for (const element of ratee.index) sheets[element]!++;
  const rated: Rated[] = [];
  ratee.index.forEach((element, sheet) => {
    if (sheets[element]! > 1)
      rated.push({ ratee: String(element), rater: String(rater.index[sheet]), sheet });
  });
  return rated;
}

/** On standardised residuals, whose variance between items is about 1 whatever the severity. */
function haloTest(ratings: Ratings, expected: () => Expected, settings: Settings): TestRun {
  if (ratings.items.length < 2)
    return notMade("halo", missing("too-few-items", "只有一道题。", "There is one item."));
  const complete = ratedSheets(ratings).filter(({ sheet }) => completeSheet(ratings, sheet) !== null);
  return raterTest("halo", ratings, complete, settings, (options) =>
    raterHalo(
      complete.map((one) => ({ ...one, items: residualsOf(ratings, expected(), one.sheet) })),
      options,
    ),
  );
}

function residualsOf({ marks, items }: Ratings, { mean, variance }: Expected, sheet: number): number[] {
  return items.map((_, j) => {
    const i = sheet * items.length + j;
    return variance[i]! > 0 ? (marks[i]! - mean[i]!) / Math.sqrt(variance[i]!) : 0;
  });
}

type Run = (options: { seed: number; permutations: number }) => ReturnType<typeof raterLeniency>;

function raterTest(
  test: RaterTest,
  ratings: Ratings,
  rated: readonly Rated[],
  { seed, full }: Settings,
  run: Run,
): TestRun {
  const raters = ratersWith(rated, FEWEST[test]);
  if (raters === 0) return notMade(test, tooFewSheets(FEWEST[test]));
  const plan = planPermutations(rated.length, raters, full);
  if (plan === null)
    return notMade(
      test,
      tooCostly(`${rated.length}张票的置换检验要算很久`, `Permuting ${rated.length} sheets takes long`),
    );
  const results = run({ seed, permutations: plan.permutations });
  const candidates = results.map(({ subject, statistic, effect, p, records }): Candidate => {
    const rater = ratings.rater.ids[Number(subject)]!;
    const sheets = records.map((record) => rated[record]!.sheet);
    const text = () => SENTENCES[test](rater, statistic, effect, sheets.length);
    return { test, about: { rater }, statistic, effect, p, sheets, text };
  });
  return made(test, candidates, plan);
}

function ratersWith(rated: readonly Rated[], fewest: number): number {
  const counts = new Map<string, number>();
  for (const { rater } of rated) counts.set(rater, (counts.get(rater) ?? 0) + 1);
  return [...counts.values()].filter((count) => count >= fewest).length;
}

function tooFewSheets(fewest: number): Missing {
  return missing(
    "too-few-ratees",
    `没有评价人评过${fewest}人以上（且这些人还有别人评），无法按评价人检验。`,
    `No rater rated ${fewest} or more people whom others rated too, so raters cannot be tested.`,
  );
}

const SENTENCES: Readonly<
  Record<RaterTest, (rater: string, statistic: number, effect: number, sheets: number) => Bilingual>
> = {
  leniency: (rater, statistic, _, sheets) =>
    both(
      `评价人“${rater}”的${sheets}张票平均比同一被考核人的各票${statistic > 0 ? "高" : "低"}${shown(Math.abs(statistic))}分。`,
      `The ${sheets} sheets of rater "${rater}" lie ${shown(Math.abs(statistic))} points ${statistic > 0 ? "above" : "below"} the mean of all sheets on the same ratees.`,
    ),
  "no-differences": (rater, statistic, effect, sheets) =>
    both(
      `评价人“${rater}”评了${sheets}人，扣除宽严后分数的标准差只有${shown(statistic)}，比同样的人由别人评时小${percent(effect)}。`,
      `Rater "${rater}" rated ${sheets} people with a standard deviation (severity taken out) of only ${shown(statistic)}, ${percent(effect)} less than others on the same people.`,
    ),
  halo: (rater, _, effect, sheets) =>
    both(
      `评价人“${rater}”的${sheets}张票里各题几乎不分高低：题间差异比别人小${percent(effect)}。`,
      `On the ${sheets} sheets of rater "${rater}" items hardly differ: ${percent(effect)} less between items than others show.`,
    ),
};
