/** Sheets filled in without looking, and sheets that are copies of each other. */
import { carelessSheets, identicalSheets } from "@hengjian/psychometrics";
import { both } from "../language.ts";
import { attempt, isMissing, type Missing, missing, tooCostly } from "../notes.ts";
import { completeSheet, completeSheets, type Ratings } from "../read/ratings.ts";
import { type Candidate, type FindingTest, made, notMade, percent, shown, type TestRun } from "./frame.ts";
import type { Settings } from "./raters.ts";

/** Answers of all sheets together that are drawn anew in a second or two. */
const MOST_ANSWERS = 400_000;
const MOST_PAIRS = 60_000;
const MOST_DRAWS = 20_000;
/** p of a straight-lined sheet. */
const STRAIGHT = 0.01;

const CARELESS = ["long-string", "low-variability", "odd-profile"] as const;
type Careless = (typeof CARELESS)[number];

export function carelessTests(ratings: Ratings, { seed, full }: Settings): TestRun[] {
  const answers = ratings.marks.length;
  if (answers > MOST_ANSWERS && !full)
    return none(
      tooCostly(
        `共${answers}个评分，逐张检验要算很久`,
        `Testing every sheet of ${answers} ratings takes long`,
      ),
    );
  const sheets = [...completeSheets(ratings)];
  const permutations = Math.min(MOST_DRAWS, Math.max(1000, 40 * sheets.length));
  const results = attempt(() =>
    carelessSheets(
      sheets.map(String),
      sheets.map((sheet) => Array.from(completeSheet(ratings, sheet)!)),
      { seed, permutations },
    ),
  );
  if (isMissing(results)) return none(results);
  const straight = new Set(
    results.filter(({ test, p }) => test === "long-string" && p <= STRAIGHT).map(({ subject }) => subject),
  );
  return CARELESS.map((test) => {
    // A sheet of one answer has no ups and downs either; it is told once.
    const isOwn = (subject: string) => test !== "low-variability" || !straight.has(subject);
    const own = results.filter((result) => result.test === test && isOwn(result.subject));
    if (own.length === 0) return notMade(test, noDistance);
    const candidates = own.map(({ subject, statistic, effect, p }): Candidate => {
      const sheet = Number(subject);
      const about = peopleOf(ratings, sheet);
      const text = () => carelessSentence(test, ratings, sheet, statistic, effect);
      return { test, about, statistic, effect, p, sheets: [sheet], text };
    });
    return made(test, candidates, test === "odd-profile" ? null : { permutations, limit: null });
  });
}

function none(why: Missing): TestRun[] {
  return CARELESS.map((test) => notMade(test, why));
}

const noDistance = missing(
  "constant-item",
  "有题目没有差异或与别的题重复，算不出马氏距离。",
  "An item is constant or repeats others, so there is no Mahalanobis distance.",
);

function peopleOf({ ratee, rater }: Ratings, sheet: number): { rater: string; ratee: string } {
  return { rater: rater.ids[rater.index[sheet]!]!, ratee: ratee.ids[ratee.index[sheet]!]! };
}

function carelessSentence(
  test: Careless,
  ratings: Ratings,
  sheet: number,
  statistic: number,
  effect: number,
) {
  const { rater, ratee } = peopleOf(ratings, sheet);
  const row = ratings.row[sheet]!;
  const zh = `第${row}行（“${rater}”评“${ratee}”）`;
  const en = `Row ${row} ("${rater}" on "${ratee}")`;
  if (test === "long-string") {
    return both(
      `${zh}连续${statistic}题打同一档，同样水平的票很少这样。`,
      `${en} gives the same answer to ${statistic} items in a row, which sheets of that level hardly do.`,
    );
  }
  if (test === "low-variability") {
    return both(
      `${zh}各题几乎不分高低，题间方差比同样水平的票小${percent(effect)}。`,
      `${en} hardly tells items apart: the variance is ${percent(effect)} less than on sheets of that level.`,
    );
  }
  return both(
    `${zh}各题高低的搭配与别的票相去甚远（马氏距离平方${shown(statistic, 1)})，可能是随意填写。`,
    `${en} combines its marks as hardly any other sheet (squared Mahalanobis distance ${shown(statistic, 1)}); it may be filled in at random.`,
  );
}

/** Straight-lined sheets are alike without being copies, and have a test of their own. */
export function identicalTest(ratings: Ratings, { full }: Settings): TestRun {
  const test: FindingTest = "identical-sheets";
  const varied = completeSheets(ratings).filter((sheet) => isVaried(ratings, sheet));
  const pairs = pairCount(ratings, varied);
  if (ratings.items.length < 3 || pairs === 0) {
    return notMade(
      test,
      missing(
        "too-few-items",
        "少于三道题，或没有一人得到两张以上完整的票，无法比较雷同。",
        "Fewer than three items, or nobody with two complete sheets, so likeness cannot be told.",
      ),
    );
  }
  if (pairs > MOST_PAIRS && !full)
    return notMade(test, tooCostly(`有${pairs}对票要比较`, `There are ${pairs} pairs of sheets to compare`));
  const sheets = [...varied];
  const results = attempt(() =>
    identicalSheets(
      sheets.map(String),
      sheets.map((sheet) => String(ratings.ratee.index[sheet])),
      sheets.map((sheet) => Array.from(completeSheet(ratings, sheet)!)),
    ),
  );
  if (isMissing(results)) return notMade(test, results);
  return made(
    test,
    results.map(({ records, statistic, effect, p }) => {
      const [a, b] = [sheets[records[0]!]!, sheets[records[1]!]!];
      return pairCandidate(ratings, a, b, statistic, effect, p);
    }),
  );
}

function isVaried({ marks, items }: Ratings, sheet: number): boolean {
  const from = sheet * items.length;
  for (let i = from + 1; i < from + items.length; i++) if (marks[i] !== marks[from]) return true;
  return false;
}

function pairCount({ ratee }: Ratings, sheets: Uint32Array): number {
  const counts = new Float64Array(ratee.ids.length);
  for (const sheet of sheets) counts[ratee.index[sheet]!]!++;
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

function pairCandidate(
  ratings: Ratings,
  a: number,
  b: number,
  statistic: number,
  effect: number,
  p: number,
): Candidate {
  const [first, second] = [peopleOf(ratings, a), peopleOf(ratings, b)];
  const rows = [ratings.row[a]!, ratings.row[b]!];
  const items = ratings.items.length;
  const expected = shown(statistic - effect * items, 1);
  return {
    test: "identical-sheets",
    about: { ratee: first.ratee, raters: [first.rater, second.rater] },
    statistic,
    effect,
    p,
    sheets: [a, b],
    text: () =>
      both(
        `关于“${first.ratee}”的第${rows.join("、")}行（评价人“${first.rater}”“${second.rater}”）${items}题中有${statistic}题相同，各自独立填写预期约${expected}题。`,
        `Rows ${rows.join(" and ")} on "${first.ratee}" (raters "${first.rater}" and "${second.rater}") agree on ${statistic} of ${items} items; about ${expected} are to be expected of independent raters.`,
      ),
  };
}
