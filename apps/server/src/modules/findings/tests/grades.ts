import { shown, type Text } from "@hengjian/appraisal";
import { recordAgainstVote, scoreGradeOutOfStep } from "@hengjian/psychometrics";
import type { History, OwnGrade, TestRun } from "../types.ts";
import { fact, made, meanOf, notMade, SEED } from "./frame.ts";

const DRAWS = 20_000;
const COHORT = "campaign";
const FEWEST_RECORDS = 6;

/** Grades and scores of this campaign beside each other. */
export function scoreGradeTest({ grades }: History): TestRun {
  if (grades.length === 0) {
    return notMade("score-grade", {
      zh: "等次还没有全部评定,评定后再分析。",
      en: "Not everybody is graded yet; analyse again when they are.",
    });
  }
  const known = grades.flatMap((one) => (one.se === null ? [] : [one.se]));
  if (known.length === 0) {
    return notMade("score-grade", {
      zh: "得分没有标准误,无法判断差别是否超出误差。",
      en: "The scores have no standard error, so nothing says which differences exceed it.",
    });
  }
  const typical = meanOf(known);
  const results = scoreGradeOutOfStep(
    grades.map(({ score, se, grade }) => ({ cohort: COHORT, score, se: se ?? typical, grade })),
    { seed: SEED, permutations: DRAWS },
  );
  if (results.length === 0) {
    return notMade("score-grade", {
      zh: "所有人的等次相同。",
      en: "Everybody holds the same grade.",
    });
  }
  return made(
    "score-grade",
    results.map(({ statistic, effect, p }) => {
      const inversions = inverted(grades);
      return {
        ...{ test: "score-grade" as const, statistic, effect, p },
        subject: { kind: "campaign" as const },
        sentence: {
          zh: `有 ${inversions.length} 对人得分低的反而等次高,超出得分误差(标准误约 ${shown(typical, 2)} 分)所能解释的程度。`,
          en: `In ${inversions.length} pairs the lower score has the higher grade, beyond what the error of the scores (about ${shown(typical, 2)} points) explains.`,
        },
        evidence: {
          facts: [
            fact("参与比较的人", "People compared", grades.length),
            fact("得分与等次相反的对数", "Inverted pairs", inversions.length),
            fact("得分的标准误", "Standard error of the scores", typical, 2),
          ],
          lines: inversions.slice(0, 10),
          chart: null,
        },
      };
    }),
  );
}

/** The widest inversions first. */
function inverted(grades: readonly OwnGrade[]): Text[] {
  const pairs = grades.flatMap((low) =>
    grades
      .filter((high) => high.score > low.score && high.grade < low.grade)
      .map((high) => ({ low, high, gap: high.score - low.score })),
  );
  return pairs
    .sort((a, b) => b.gap - a.gap)
    .map(({ low, high }) => ({
      zh: `${low.name} ${shown(low.score, 2)} 分(${low.gradeLabel.zh}),${high.name} ${shown(high.score, 2)} 分(${high.gradeLabel.zh})`,
      en: `${low.name} ${shown(low.score, 2)} (${low.gradeLabel.en}), ${high.name} ${shown(high.score, 2)} (${high.gradeLabel.en})`,
    }));
}

/** Scores of the daily campaigns of the year against the result of this one. */
export function recordVoteTest({ records }: History): TestRun {
  const results = recordAgainstVote(
    records.map((one) => ({ cohort: COHORT, person: one.cadreId, record: one.record, vote: one.vote })),
  );
  if (records.length < FEWEST_RECORDS || results.length === 0) {
    return notMade("record-vote", {
      zh: `同一年度既有平时考核得分、又有本次得分的只有 ${records.length} 人,至少要 ${FEWEST_RECORDS} 人。`,
      en: `${records.length} people have scores of daily campaigns of the year beside this one; at least ${FEWEST_RECORDS} are needed.`,
    });
  }
  return made(
    "record-vote",
    results.map(({ subject, statistic, effect, p }) => {
      const one = records.find((record) => record.cadreId === subject)!;
      const kinder = effect > 0;
      return {
        ...{ test: "record-vote" as const, statistic, effect, p },
        subject: { kind: "ratee" as const, cadreId: subject },
        sentence: {
          zh: `${one.name}平时考核平均 ${shown(one.record, 2)} 分,本次 ${shown(one.vote, 2)} 分,明显${kinder ? "高" : "低"}于按平时情况预期的。`,
          en: `${one.name} has a mean of ${shown(one.record, 2)} in the daily assessments and ${shown(one.vote, 2)} here, clearly ${kinder ? "above" : "below"} what the record leads to expect.`,
        },
        evidence: {
          facts: [
            fact("平时考核平均", "Mean of the daily assessments", one.record, 2),
            fact("本次得分", "Score here", one.vote, 2),
            fact("参与比较的人", "People compared", records.length),
          ],
          lines: [],
          chart: null,
        },
      };
    }),
  );
}
