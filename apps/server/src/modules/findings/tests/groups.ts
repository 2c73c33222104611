import { shown, type Text } from "@hengjian/appraisal";
import { groupGap, raterLeniency } from "@hengjian/psychometrics";
import type { Candidate, EvidencePoint, RatingSet, TestRun } from "../types.ts";
import {
  fact,
  inTwoRounds,
  made,
  meanOf,
  meanSheets,
  notMade,
  permutationsFor,
  rateeText,
  SEED,
  sdOf,
} from "./frame.ts";

interface Scored {
  ratee: number;
  group: number;
  score: number;
}

/** Fewest ratees from which a group's leniency is told. */
const FEWEST_RATEES = 5;

/** Sheets that may enter a mean, about ratees with at least two such groups. */
function comparable(set: RatingSet): Scored[] {
  const large = meanSheets(set).map(({ mean, ...one }) => ({ ...one, score: mean }));
  const groups = Map.groupBy(large, (one) => one.ratee);
  return large.filter((one) => new Set(groups.get(one.ratee)!.map((own) => own.group)).size > 1);
}

export function groupTests(set: RatingSet): TestRun[] {
  const scored = comparable(set);
  if (scored.length === 0) {
    const why: Text = {
      zh: `没有人同时有两个评价主体各 ${set.thresholds.mean} 张以上的票。`,
      en: `Nobody has two rater groups with at least ${set.thresholds.mean} sheets each.`,
    };
    return [notMade("group-gap", why), notMade("group-leniency", why)];
  }
  const means = groupMeans(scored);
  const effects = usualEffects(means);
  return [gapTest(set, scored, means, effects), leniencyTest(set, scored, means)];
}

interface GroupMean extends Scored {
  n: number;
  se: number;
}

function groupMeans(scored: readonly Scored[]): GroupMean[] {
  return [...Map.groupBy(scored, (one) => `${one.ratee} ${one.group}`).values()].map((own) => {
    const scores = own.map((one) => one.score);
    const { ratee, group } = own[0]!;
    const n = scores.length;
    return { ratee, group, score: meanOf(scores), n, se: sdOf(scores) / Math.sqrt(n) };
  });
}

/** How much each group lies above the others, by the median over ratees: one odd ratee does not move it. */
function usualEffects(means: readonly GroupMean[]): Map<number, number> {
  const centre = new Map(
    [...Map.groupBy(means, (one) => one.ratee)].map(([ratee, own]) => [
      ratee,
      meanOf(own.map((one) => one.score)),
    ]),
  );
  return new Map(
    [...Map.groupBy(means, (one) => one.group)].map(([group, own]) => [
      group,
      medianOf(own.map((one) => one.score - centre.get(one.ratee)!)),
    ]),
  );
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function gapTest(
  set: RatingSet,
  scored: readonly Scored[],
  means: readonly GroupMean[],
  effects: ReadonlyMap<number, number>,
): TestRun {
  // Too few ratees to know how groups usually differ: then every gap counts as it is.
  const ratees = new Set(scored.map((one) => one.ratee)).size;
  const usual = (group: number) => (ratees >= FEWEST_RATEES ? (effects.get(group) ?? 0) : 0);
  const results = inTwoRounds(
    scored.map((one) => ({
      ratee: String(one.ratee),
      raterGroup: String(one.group),
      score: one.score - usual(one.group),
    })),
    (one) => one.ratee,
    set.ratees.length,
    groupGap,
  );
  const candidates = results.map(({ subject, statistic, effect, p }): Candidate => {
    const ratee = Number(subject);
    const own = means.filter((one) => one.ratee === ratee);
    const offset = (one: GroupMean) => one.score - usual(one.group);
    const highest = own.reduce((best, one) => (offset(one) > offset(best) ? one : best));
    const lowest = own.reduce((best, one) => (offset(one) < offset(best) ? one : best));
    const who = rateeText(set, ratee);
    const [high, low] = [set.groups[highest.group]!.label, set.groups[lowest.group]!.label];
    return {
      test: "group-gap",
      subject: { kind: "ratee", cadreId: set.ratees[ratee]!.cadreId },
      ...{ statistic, effect, p },
      sentence: {
        zh: `对${who.zh},${high.zh}平均 ${shown(highest.score, 2)},${low.zh}平均 ${shown(lowest.score, 2)};扣除各主体一贯的宽严之差后仍相差 ${shown(statistic, 2)}。`,
        en: `On ${who.en}, ${high.en} give a mean of ${shown(highest.score, 2)} and ${low.en} ${shown(lowest.score, 2)}; beyond how these groups usually differ, ${shown(statistic, 2)} remain.`,
      },
      evidence: {
        facts: [
          ...own.map((one) => {
            const { zh, en } = set.groups[one.group]!.label;
            return fact(`${zh}的票`, `Sheets of ${en}`, one.n);
          }),
          fact("扣除一贯差别后的差距", "Gap beyond the usual", statistic, 2),
        ],
        lines: [],
        chart: groupChart(set, own, {
          zh: `各评价主体对${who.zh}的平均`,
          en: `Mean of each rater group on ${who.en}`,
        }),
      },
    };
  });
  return made("group-gap", candidates);
}

function leniencyTest(set: RatingSet, scored: readonly Scored[], means: readonly GroupMean[]): TestRun {
  const ratees = new Set(means.map((one) => one.ratee)).size;
  if (ratees < FEWEST_RATEES) {
    return notMade("group-leniency", {
      zh: `只有 ${ratees} 人可作比较,至少要 ${FEWEST_RATEES} 人。`,
      en: `Only ${ratees} people can be compared; at least ${FEWEST_RATEES} are needed.`,
    });
  }
  const spread = withinSpread(scored);
  const results = raterLeniency(
    means.map((one) => ({ ratee: String(one.ratee), rater: String(one.group), score: one.score })),
    { seed: SEED, permutations: permutationsFor(set.ratees.length) },
  );
  const points = [...Map.groupBy(means, (one) => one.group)].map(([group, own]) => ({
    group,
    mean: meanOf(own.map((one) => one.score)),
    people: own.length,
  }));
  const candidates = results.map(({ subject, statistic, p }): Candidate => {
    const group = Number(subject);
    const { code, label } = set.groups[group]!;
    const lenient = statistic > 0;
    const people = points.find((one) => one.group === group)!.people;
    return {
      test: "group-leniency",
      subject: { kind: "group", group: code },
      statistic,
      effect: statistic / spread,
      p,
      sentence: {
        zh: `${label.zh}对 ${people} 人的打分平均比各主体的平均${lenient ? "高" : "低"} ${shown(Math.abs(statistic), 2)},几乎人人如此。`,
        en: `${label.en} mark ${people} people ${shown(Math.abs(statistic), 2)} ${lenient ? "above" : "below"} the mean of the groups, and nearly everybody so.`,
      },
      evidence: {
        facts: [
          fact("比较的人数", "People compared", people),
          fact("平均高出", "Above the groups on average", statistic, 2),
          fact("票间标准差", "Standard deviation between sheets", spread, 2),
        ],
        lines: [],
        chart: {
          title: { zh: "各评价主体打分的平均", en: "Mean mark of each rater group" },
          axis: { zh: "平均", en: "Mean" },
          decimals: 2,
          points: points.map((one) => ({
            label: set.groups[one.group]!.label,
            value: one.mean,
            n: one.people,
            ...(one.group === group ? { marked: true } : {}),
          })),
        },
      },
    };
  });
  return made("group-leniency", candidates);
}

/** Standard deviation of sheet means about the mean of their ratee and group. */
function withinSpread(scored: readonly Scored[]): number {
  let squares = 0;
  let df = 0;
  for (const own of Map.groupBy(scored, (one) => `${one.ratee} ${one.group}`).values()) {
    const scores = own.map((one) => one.score);
    squares += sdOf(scores) ** 2 * (scores.length - 1);
    df += scores.length - 1;
  }
  return Math.sqrt(squares / Math.max(1, df)) || 1;
}

/** Error bars need as many sheets as a distribution: mean, spread and number of a small group tell its votes. */
function groupChart(set: RatingSet, own: readonly GroupMean[], title: Text) {
  const points = own.map(({ group, score, se, n }): EvidencePoint => {
    const isLarge = n >= set.thresholds.distribution;
    const limits = isLarge ? { low: score - 1.96 * se, high: score + 1.96 * se } : {};
    return { label: set.groups[group]!.label, value: score, n, ...limits };
  });
  return { title, axis: { zh: "平均", en: "Mean" }, decimals: 2, points };
}
