import { shown, type Text } from "@hengjian/appraisal";
import { inGroupFavour } from "@hengjian/psychometrics";
import type { Candidate, RatedSheet, RatingSet, TestRun } from "../types.ts";
import { fact, made, notMade, SEED, sheetMean } from "./frame.ts";

/** Draws; fewer where there are so many sheets that they would take minutes. */
const PERMUTATIONS = 10_000;
const MOST_WORK = 1e9;
/** Fewest draws from which a single result of the family can become a lead. */
const FEWEST_PERMUTATIONS = 1000;

interface Placed extends RatedSheet {
  isOwn: boolean;
}

/**
 * Do raters favour people of their own unit? Over the whole campaign, from raters who rated several people and whose
 * unit the file gives; no rater and no unit is singled out.
 */
export function inGroupTest(set: RatingSet): TestRun {
  if (set.sheets.every(({ rater, raterUnit }) => rater < 0 || raterUnit < 0))
    return notMade("in-group", NO_UNITS);
  const sheets = placed(set);
  const own = sheets.filter(({ isOwn }) => isOwn);
  const others = sheets.filter(({ isOwn }) => !isOwn);
  const fewest = set.thresholds.distribution;
  if (Math.min(ratersOf(own), ratersOf(others)) < fewest)
    return notMade("in-group", tooFew(own, others, fewest));
  const results = inGroupFavour(
    sheets.map((sheet) => ({
      ratee: String(sheet.ratee),
      rater: String(sheet.rater),
      raterGroup: set.raterUnits[sheet.raterUnit]!,
      rateeGroup: set.ratees[sheet.ratee]!.unitName,
      score: sheetMean(sheet),
    })),
    { seed: SEED, permutations: permutationsFor(sheets.length) },
  );
  return made(
    "in-group",
    results.map(({ statistic, effect, p }) => candidate(sheets, own, { statistic, effect, p })),
  );
}

/** Sheets with marks of raters of one known unit who rated several people. */
function placed(set: RatingSet): Placed[] {
  const known = set.sheets.filter(
    (sheet) => sheet.rater >= 0 && sheet.raterUnit >= 0 && !Number.isNaN(sheetMean(sheet)),
  );
  return [...Map.groupBy(known, ({ rater }) => rater).values()].flatMap((sheets) => {
    const units = new Set(sheets.map(({ raterUnit }) => raterUnit));
    const ratees = new Set(sheets.map(({ ratee }) => ratee));
    if (units.size > 1 || ratees.size < 2) return [];
    return sheets.map((sheet) => ({
      ...sheet,
      isOwn: set.raterUnits[sheet.raterUnit] === set.ratees[sheet.ratee]!.unitName,
    }));
  });
}

function ratersOf(sheets: readonly RatedSheet[]): number {
  return new Set(sheets.map(({ rater }) => rater)).size;
}

function permutationsFor(sheets: number): number {
  return Math.max(FEWEST_PERMUTATIONS, Math.min(PERMUTATIONS, Math.floor(MOST_WORK / sheets)));
}

function candidate(
  sheets: readonly Placed[],
  own: readonly Placed[],
  result: { statistic: number; effect: number; p: number },
): Candidate {
  const raters = ratersOf(sheets);
  const gap = shown(result.statistic, 2);
  return {
    test: "in-group",
    subject: { kind: "campaign" },
    ...result,
    sentence: {
      zh: `${raters} 名评价人对本单位的人平均比对外单位的人高 ${gap}(各人的水平、各评价人的宽严已扣除)。`,
      en: `${raters} raters mark people of their own unit ${gap} higher on average than others, once level and severity are taken out.`,
    },
    evidence: {
      facts: [
        fact("已知单位、评过多人的评价人", "Raters of several people whose unit is known", raters),
        fact("对本单位的人的票", "Sheets on people of the own unit", own.length),
        fact("对外单位的人的票", "Sheets on others", sheets.length - own.length),
        fact("本单位高出", "Own unit higher by", result.statistic, 2),
      ],
      lines: [],
      chart: null,
    },
  };
}

const NO_UNITS: Text = {
  zh: "票上看不出评价人是谁、在哪个单位,不能检验。线下收集的票,可在导入时指出“评价人单位”一列。",
  en: "The sheets do not say who filled them in and of what unit. For sheets collected offline the import can name the column of the rater's unit.",
};

function tooFew(own: readonly Placed[], others: readonly Placed[], fewest: number): Text {
  const [inside, outside] = [ratersOf(own), ratersOf(others)];
  return {
    zh: `评过多人、单位已知的评价人中,评过本单位的有 ${inside} 名、评过外单位的有 ${outside} 名;两者都至少要 ${fewest} 名才能检验而不暴露个人。`,
    en: `Of raters of several people whose unit is known, ${inside} rated their own unit and ${outside} others; at least ${fewest} of each are needed to test without singling anybody out.`,
  };
}
