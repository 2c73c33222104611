/** Raters who are lenient or severe, see no differences between ratees, or none between items. */
import { raterHalo, raterLeniency, raterNoDifferences } from "@hengjian/psychometrics";
import { both } from "../language.ts";
import { type Missing, missing, tooCostly } from "../notes.ts";
import { completeSheet, type Ratings } from "../read/ratings.ts";
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

export function raterTests(ratings: Ratings, settings: Settings): TestRun[] {
  const scores = sheetScores(ratings);
  const rated = ratedSheets(ratings).filter(({ sheet }) => !Number.isNaN(scores[sheet]));
  const scored = () => rated.map((one) => ({ ...one, score: scores[one.sheet]! }));
  return [
    raterTest("leniency", ratings, rated, settings, (options) => raterLeniency(scored(), options)),
    raterTest("no-differences", ratings, rated, settings, (options) => raterNoDifferences(scored(), options)),
    haloTest(ratings, settings),
  ];
}

/** Only ratees with two sheets have anything to exchange. */
function ratedSheets({ ratee, rater }: Ratings): Rated[] {
  const sheets = new Uint32Array(ratee.ids.length);
  for (const element of ratee.index) sheets[element]!++;
  const rated: Rated[] = [];
  ratee.index.forEach((element, sheet) => {
    if (sheets[element]! > 1) rated.push({ ratee: String(element), rater: String(rater.index[sheet]), sheet });
  });
  return rated;
}

function haloTest(ratings: Ratings, settings: Settings): TestRun {
  if (ratings.items.length < 2) return notMade("halo", missing("too-few-items", "只有一道题。", "There is one item."));
  const complete = ratedSheets(ratings).filter(({ sheet }) => completeSheet(ratings, sheet) !== null);
  return raterTest("halo", ratings, complete, settings, (options) =>
    raterHalo(
      complete.map((one) => ({ ...one, items: Array.from(completeSheet(ratings, one.sheet)!) })),
      options,
    ),
  );
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
    return notMade(test, tooCostly(`${rated.length}张表的置换检验要算很久`, `Permuting ${rated.length} sheets takes long`));
  const results = run({ seed, permutations: plan.permutations });
  const candidates = results.map(({ subject, statistic, effect, p, records }): Candidate => {
    const rater = ratings.rater.ids[Number(subject)]!;
    const sheets = records.map((record) => rated[record]!.sheet);
    const text = SENTENCES[test](rater, statistic, effect, sheets.length);
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
    `没有评价人评过${fewest}人以上(且这些人还有别人评),无法按评价人检验。`,
    `No rater rated ${fewest} or more people whom others rated too, so raters cannot be tested.`,
  );
}

const SENTENCES: Readonly<
  Record<RaterTest, (rater: string, statistic: number, effect: number, sheets: number) => Candidate["text"]>
> = {
  leniency: (rater, statistic, _, sheets) =>
    both(
      `评价人“${rater}”的${sheets}张表平均比同一被评价人的各表${statistic > 0 ? "高" : "低"}${shown(Math.abs(statistic))}分。`,
      `The ${sheets} sheets of rater "${rater}" lie ${shown(Math.abs(statistic))} points ${statistic > 0 ? "above" : "below"} the mean of all sheets on the same ratees.`,
    ),
  "no-differences": (rater, statistic, effect, sheets) =>
    both(
      `评价人“${rater}”评了${sheets}人,分数的标准差只有${shown(statistic)},比同样的人由别人评时小${percent(effect)}。`,
      `Rater "${rater}" rated ${sheets} people with a standard deviation of only ${shown(statistic)}, ${percent(effect)} less than others on the same people.`,
    ),
  halo: (rater, statistic, effect, sheets) =>
    both(
      `评价人“${rater}”的${sheets}张表里各题几乎不分高低:题间方差平均${shown(statistic)},比别人小${percent(effect)}。`,
      `On the ${sheets} sheets of rater "${rater}" items hardly differ: mean variance between items ${shown(statistic)}, ${percent(effect)} less than others'.`,
    ),
};

