import type { Text } from "@hengjian/appraisal";
import { raterLeniency, raterNoDifferences } from "@hengjian/psychometrics";
import type { Candidate, LeadTest, RatingSet, TestRun } from "../types.ts";
import { countFlagged, FLAGGED_AT, type FlaggedCount } from "./flagged.ts";
import { fact, made, notMade, percentText, SEED, sheetMean } from "./frame.ts";

type Kind = Extract<LeadTest, "rater-leniency" | "no-differences">;

/** Draws for the p of one rater, which is only held against 0.01. */
const PERMUTATIONS = 1000;
/** Fewest ratees of one rater. */
const FEWEST = 3;

/** Raters known to have rated several people, counted by rater group; nobody is named. */
export function raterTests(set: RatingSet): TestRun[] {
  const scored = set.sheets
    .filter((sheet) => sheet.rater >= 0)
    .map((sheet) => ({
      ratee: String(sheet.ratee),
      rater: `${sheet.group} ${sheet.rater}`,
      score: sheetMean(sheet),
    }))
    .filter((one) => !Number.isNaN(one.score));
  const own = Map.groupBy(scored, (one) => one.rater);
  const several = new Set([...own].filter(([, sheets]) => sheets.length >= FEWEST).map(([rater]) => rater));
  if (several.size < set.thresholds.distribution)
    return [notMade("rater-leniency", unknownRaters), notMade("no-differences", unknownRaters)];
  const options = { seed: SEED, permutations: PERMUTATIONS };
  const flags = (results: { subject: string; p: number }[]) =>
    results
      .filter((one) => several.has(one.subject))
      .map((one) => ({ key: Number(one.subject.split(" ")[0]), flagged: one.p <= FLAGGED_AT }));
  return [
    leniency(set, flags(raterLeniency(scored, options))),
    made("no-differences", candidatesOf(set, "no-differences", flags(raterNoDifferences(scored, options)))),
  ];
}

const unknownRaters: Text = {
  zh: "票是匿名的,看不出哪些票出自同一评价人,不能按评价人检验。",
  en: "Sheets are anonymous and nobody can be told to have filled in several, so raters cannot be tested.",
};

function leniency(set: RatingSet, flags: readonly { key: number; flagged: boolean }[]): TestRun {
  const groups = new Set(flags.map((one) => one.key)).size;
  if (groups > 1) return made("rater-leniency", candidatesOf(set, "rater-leniency", flags));
  return notMade("rater-leniency", {
    zh: "只有一个评价主体,没有可比的主体;评价人之间的宽严见宽严校正。",
    en: "There is only one rater group to compare; for differences between raters see the severity model.",
  });
}

function candidatesOf(
  set: RatingSet,
  test: Kind,
  flags: readonly { key: number; flagged: boolean }[],
): Candidate[] {
  return countFlagged(flags, set.thresholds.distribution).map((one) => candidate(set, test, one));
}

const WHAT: Readonly<Record<Kind, Text>> = {
  "rater-leniency": { zh: "明显偏宽或偏严", en: "are clearly lenient or strict" },
  "no-differences": { zh: "给不同的人打几乎一样的分", en: "give different people nearly the same marks" },
};

function candidate(
  set: RatingSet,
  test: Kind,
  { key, n, flagged, expected, p }: FlaggedCount<number>,
): Candidate {
  const { code, label } = set.groups[key]!;
  const what = WHAT[test];
  return {
    test,
    subject: { kind: "group", group: code },
    statistic: flagged,
    effect: flagged / n - expected,
    p,
    sentence: {
      zh: `${label.zh}中 ${n} 名评价人有 ${flagged} 名${what.zh}（${percentText(flagged / n)}），预期约 ${percentText(expected)}。`,
      en: `Of ${n} raters among ${label.en}, ${flagged} ${what.en} (${percentText(flagged / n)}); about ${percentText(expected)} are to be expected.`,
    },
    evidence: {
      facts: [
        fact("评过多人的评价人", "Raters of several people", n),
        fact(`${what.zh}的`, `Who ${what.en}`, flagged),
        fact("预期", "Expected", expected * n, 1),
      ],
      lines: [],
      chart: null,
    },
  };
}
