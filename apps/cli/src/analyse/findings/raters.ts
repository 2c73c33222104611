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
import {
  completeSheets,
  type Labels,
  NO_MARK,
  type Ratings,
  sheetCount,
  sheetsOfEach,
  sheetsWith,
} from "../read/ratings.ts";
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
  const exchangeable = exchangeableSheets(ratings);
  const scored = exchangeable.filter((sheet) => !Number.isNaN(scores[sheet]));
  let known: Expected | null = null;
  const expected = () => (known ??= expectedMarks(ratings, groups, solution));
  return [
    raterTest("leniency", ratings, scored, settings, (sheets, options) =>
      raterLeniency(
        sheets.map((one) => ({ ...one, score: scores[one.sheet]! })),
        options,
      ),
    ),
    raterTest("no-differences", ratings, scored, settings, (sheets, options) =>
      raterNoDifferences(
        sheets.map((one) => ({ ...one, score: freedOfSeverity(ratings, expected(), one.sheet) })),
        options,
      ),
    ),
    haloTest(ratings, exchangeable, expected, settings),
  ];
}

/** Only ratees with two sheets have anything to exchange. */
function exchangeableSheets({ ratee }: Ratings): Uint32Array {
  const sheets = sheetsOfEach(ratee);
  return sheetsWith(ratee.index.length, (sheet) => sheets[ratee.index[sheet]!]! > 1);
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

/** On standardised residuals, whose variance between items is about 1 whatever the severity. */
function haloTest(
  ratings: Ratings,
  exchangeable: Uint32Array,
  expected: () => Expected,
  settings: Settings,
): TestRun {
  if (ratings.items.length < 2)
    return notMade("halo", missing("too-few-items", "只有一道题。", "There is one item."));
  const isComplete = new Uint8Array(sheetCount(ratings));
  for (const sheet of completeSheets(ratings)) isComplete[sheet] = 1;
  const complete = exchangeable.filter((sheet) => isComplete[sheet] === 1);
  return raterTest("halo", ratings, complete, settings, (sheets, options) =>
    raterHalo(
      sheets.map((one) => ({ ...one, items: residualsOf(ratings, expected(), one.sheet) })),
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

interface Rated {
  ratee: string;
  rater: string;
  sheet: number;
}

type Run = (
  sheets: readonly Rated[],
  options: { seed: number; permutations: number },
) => ReturnType<typeof raterLeniency>;

function raterTest(
  test: RaterTest,
  ratings: Ratings,
  sheets: Uint32Array,
  { seed, full }: Settings,
  run: Run,
): TestRun {
  const { ratee, rater } = ratings;
  const raters = ratersWith(rater, sheets, FEWEST[test]);
  if (raters === 0) return notMade(test, tooFewSheets(FEWEST[test]));
  const plan = planPermutations(sheets.length, raters, full);
  if (plan === null) {
    return notMade(
      test,
      tooCostly(`${sheets.length}张票的置换检验要算很久`, `Permuting ${sheets.length} sheets takes long`),
    );
  }
  const rated = Array.from(sheets, (sheet) => ({
    ratee: String(ratee.index[sheet]),
    rater: String(rater.index[sheet]),
    sheet,
  }));
  const candidates = run(rated, { seed, permutations: plan.permutations }).map(
    ({ subject, statistic, effect, p, records }): Candidate => {
      const id = rater.ids[Number(subject)]!;
      const own = records.map((record) => sheets[record]!);
      const text = () => SENTENCES[test](id, statistic, effect, own.length);
      return { test, about: { rater: id }, statistic, effect, p, sheets: own, text };
    },
  );
  return made(test, candidates, plan);
}

function ratersWith({ ids, index }: Labels, sheets: Uint32Array, fewest: number): number {
  const counts = new Uint32Array(ids.length);
  for (const sheet of sheets) counts[index[sheet]!]!++;
  return counts.filter((count) => count >= fewest).length;
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
