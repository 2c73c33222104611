/** Two camps about one ratee; groups of raters that mark differently; raters who favour their own. */
import { blocs, groupGap, inGroupFavour, raterLeniency } from "@hengjian/psychometrics";
import { both } from "../language.ts";
import { groupOfMembers } from "../model/groups.ts";
import { missing, tooCostly } from "../notes.ts";
import { type Labels, type Ratings, sheetsOfEach } from "../read/ratings.ts";
import {
  type Candidate,
  type FindingTest,
  made,
  notMade,
  planPermutations,
  sheetScores,
  shown,
  type TestRun,
} from "./frame.ts";
import type { Settings } from "./raters.ts";

const FEWEST_SHEETS = 10;
const DRAWS = 2000;
const MOST_SHEETS = 300_000;

export function groupTests(ratings: Ratings, settings: Settings): TestRun[] {
  const scores = sheetScores(ratings);
  return [
    blocsTest(ratings, scores, settings),
    ...betweenGroups(ratings, scores, settings),
    inGroupTest(ratings, scores, settings),
  ];
}

function blocsTest(ratings: Ratings, scores: Float64Array, { seed, full }: Settings): TestRun {
  const ratees = sheetsOfEach(ratings.ratee).filter((count) => count >= FEWEST_SHEETS).length;
  if (ratees === 0) {
    return notMade(
      "blocs",
      missing(
        "too-few-raters",
        `没有人得到${FEWEST_SHEETS}张以上的票。`,
        `Nobody has ${FEWEST_SHEETS} or more sheets.`,
      ),
    );
  }
  if (scores.length > MOST_SHEETS && !full) return notMade("blocs", costly(scores.length));
  const permutations = full ? Math.max(DRAWS, Math.min(20_000, 40 * ratees)) : DRAWS;
  const sheets = known(scores);
  const results = blocs(
    sheets.map((sheet) => ({ ratee: String(ratings.ratee.index[sheet]), mean: scores[sheet]! })),
    { seed, permutations },
  );
  const candidates = results.map(({ subject, statistic, effect, p, records }): Candidate => {
    const ratee = ratings.ratee.ids[Number(subject)]!;
    return {
      test: "blocs",
      about: { ratee },
      statistic,
      effect,
      p,
      sheets: records.map((record) => sheets[record]!),
      text: () =>
        both(
          `关于“${ratee}”的${records.length}张票分成高低两群，相距${shown(effect, 1)}个群内标准差，中间很少。`,
          `The ${records.length} sheets on "${ratee}" fall into a high and a low camp, ${shown(effect, 1)} standard deviations apart, with little between.`,
        ),
    };
  });
  return made("blocs", candidates, { permutations, limit: null });
}

function known(scores: Float64Array): number[] {
  return [...scores.keys()].filter((sheet) => !Number.isNaN(scores[sheet]));
}

const BETWEEN = ["group-leniency", "group-gap"] as const;

/** The first group column that splits the sheets on some ratee. */
function betweenGroups(ratings: Ratings, scores: Float64Array, settings: Settings): TestRun[] {
  const group = ratings.groups.find(
    (labels) => labels.ids.length > 1 && groupOfMembers(labels, ratings.ratee) === null,
  );
  if (group === undefined) {
    const why = missing(
      "no-groups",
      "没有用 --group 给出评价人的分组（或每名被考核人只有一组评价人）。",
      "No groups of raters were given with --group (or every ratee has one group only).",
    );
    return BETWEEN.map((test) => notMade(test, why));
  }
  return [groupLeniency(ratings, group, scores, settings), gapTest(ratings, group, scores, settings)];
}

/** One record per group and ratee, so that large groups count as one. */
function groupLeniency(
  ratings: Ratings,
  group: Labels,
  scores: Float64Array,
  { seed, full }: Settings,
): TestRun {
  if (scores.length > MOST_SHEETS && !full) return notMade("group-leniency", costly(scores.length));
  const cells = new Map<string, { ratee: string; rater: string; sum: number; sheets: number[] }>();
  for (const sheet of known(scores)) {
    const ratee = String(ratings.ratee.index[sheet]);
    const rater = String(group.index[sheet]);
    const key = `${ratee} ${rater}`;
    if (!cells.has(key)) cells.set(key, { ratee, rater, sum: 0, sheets: [] });
    const cell = cells.get(key)!;
    cell.sum += scores[sheet]!;
    cell.sheets.push(sheet);
  }
  const records = [...cells.values()].map((cell) => ({ ...cell, score: cell.sum / cell.sheets.length }));
  const plan = planPermutations(records.length, group.ids.length, full);
  if (plan === null) return notMade("group-leniency", costly(records.length));
  const results = raterLeniency(records, { seed, permutations: plan.permutations });
  const candidates = results.map(({ subject, statistic, effect, p, records: own }): Candidate => {
    const name = group.ids[Number(subject)]!;
    return {
      test: "group-leniency",
      about: { group: name },
      statistic,
      effect,
      p,
      sheets: own.flatMap((record) => records[record]!.sheets),
      text: () =>
        both(
          `“${name}”组对${own.length}人的平均分比各组${statistic > 0 ? "高" : "低"}${shown(Math.abs(statistic))}分。`,
          `Group "${name}" marks ${own.length} people ${shown(Math.abs(statistic))} points ${statistic > 0 ? "above" : "below"} the mean of the groups.`,
        ),
    };
  });
  return made("group-leniency", candidates, plan);
}

function gapTest(ratings: Ratings, group: Labels, scores: Float64Array, { seed, full }: Settings): TestRun {
  if (scores.length > MOST_SHEETS && !full) return notMade("group-gap", costly(scores.length));
  const sheets = known(scores);
  const ratees = new Set(sheets.map((sheet) => ratings.ratee.index[sheet])).size;
  const plan = planPermutations(sheets.length, ratees, full);
  if (plan === null) return notMade("group-gap", costly(sheets.length));
  const results = groupGap(
    sheets.map((sheet) => ({
      ratee: String(ratings.ratee.index[sheet]),
      raterGroup: String(group.index[sheet]),
      score: scores[sheet]!,
    })),
    { seed, permutations: plan.permutations },
  );
  const candidates = results.map(({ subject, statistic, effect, p, records }): Candidate => {
    const ratee = ratings.ratee.ids[Number(subject)]!;
    const own = records.map((record) => sheets[record]!);
    const [high, low] = extremeGroups(own, group, scores);
    return {
      test: "group-gap",
      about: { ratee },
      statistic,
      effect,
      p,
      sheets: own,
      text: () =>
        both(
          `对“${ratee}”，“${high}”组的平均比“${low}”组高${shown(statistic)}分，超出偶然。`,
          `On "${ratee}" group "${high}" lies ${shown(statistic)} points above group "${low}", beyond chance.`,
        ),
    };
  });
  return made("group-gap", candidates, plan);
}

function extremeGroups(sheets: readonly number[], group: Labels, scores: Float64Array): [string, string] {
  const means = [...Map.groupBy(sheets, (sheet) => group.index[sheet]!)]
    .map(([g, own]) => ({ g, mean: own.reduce((sum, sheet) => sum + scores[sheet]!, 0) / own.length }))
    .sort((a, b) => b.mean - a.mean);
  return [group.ids[means[0]!.g]!, group.ids[means.at(-1)!.g]!];
}

/** Needs two columns with the same kind of label: one of the raters, one of the ratees. */
function inGroupTest(ratings: Ratings, scores: Float64Array, { seed, full }: Settings): TestRun {
  const test: FindingTest = "in-group";
  const ofRaters = ratings.groups.find((labels) => groupOfMembers(labels, ratings.rater) !== null);
  const ofRatees = ratings.groups.find(
    (labels) => labels !== ofRaters && groupOfMembers(labels, ratings.ratee) !== null,
  );
  const isShared = ofRaters !== undefined && ofRatees?.ids.some((id) => ofRaters.ids.includes(id)) === true;
  if (ofRaters === undefined || ofRatees === undefined || !isShared) {
    return notMade(
      test,
      missing(
        "no-groups",
        "要检验是否优待本组，请用 --group 给出两列：评价人所在的组和被考核人所在的组。",
        "To test in-group favour name two columns with --group: the group of the rater and that of the ratee.",
      ),
    );
  }
  if (scores.length > MOST_SHEETS && !full) return notMade(test, costly(scores.length));
  const sheets = known(scores);
  const plan = planPermutations(sheets.length, 1, full);
  if (plan === null) return notMade(test, costly(sheets.length));
  const results = inGroupFavour(
    sheets.map((sheet) => ({
      ratee: String(ratings.ratee.index[sheet]),
      rater: String(ratings.rater.index[sheet]),
      raterGroup: ofRaters.ids[ofRaters.index[sheet]!]!,
      rateeGroup: ofRatees.ids[ofRatees.index[sheet]!]!,
      score: scores[sheet]!,
    })),
    { seed, permutations: plan.permutations },
  );
  if (results.length === 0) {
    return notMade(
      test,
      missing(
        "no-contrast",
        "评价人只评本组的人，或从不评本组的人，无从比较。",
        "Raters rate only their own group, or never, so there is nothing to compare.",
      ),
    );
  }
  const candidates = results.map(
    ({ statistic, effect, p, records }): Candidate => ({
      test,
      about: {},
      statistic,
      effect,
      p,
      sheets: records.map((record) => sheets[record]!),
      text: () =>
        both(
          `扣除评价人宽严和被考核人高低之后，评本组的人比评别组的人高${shown(statistic)}分。`,
          `With severity and level taken out, raters mark their own group ${shown(statistic)} points higher than others.`,
        ),
    }),
  );
  return made(test, candidates, plan);
}

function costly(records: number) {
  return tooCostly(`${records}张票的置换检验要算很久`, `Permuting ${records} sheets takes long`);
}
