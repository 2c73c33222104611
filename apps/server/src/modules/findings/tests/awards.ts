import { shown, type Text } from "@hengjian/appraisal";
import { evenSpread, senioritySpeaks, turnTaking } from "@hengjian/psychometrics";
import type { Candidate, GradedPerson, History, LeadTest, TestRun } from "../types.ts";
import { fact, made, notMade, SEED } from "./frame.ts";

const PERMUTATIONS = 20_000;
const UNIT = "category";

/** What shows in the excellent grades of one category of posts over the years. */
export function awardTests({ awards, category }: History): TestRun[] {
  const years = [...new Set(awards.map((one) => one.year))].sort((a, b) => a - b);
  return [
    turns(awards, years, category),
    spread(awards, years, category),
    seniority(awards, years, category),
  ];
}

function tooFewYears(test: LeadTest, have: number, needed: number): TestRun {
  return notMade(test, {
    zh: `本类职务定了等次的年度考核有 ${have} 年,至少要 ${needed} 年。`,
    en: `Grades of ${have} annual campaigns of this category are final; at least ${needed} are needed.`,
  });
}

function turns(awards: readonly GradedPerson[], years: readonly number[], category: Text): TestRun {
  if (years.length < 3) return tooFewYears("turn-taking", years.length, 3);
  const won = awards.filter((one) => one.excellent);
  const results = turnTaking(
    won.map((one) => ({ unit: UNIT, year: one.year, person: one.cadreId })),
    { seed: SEED, permutations: PERMUTATIONS },
  );
  return made(
    "turn-taking",
    results.map((one) =>
      candidate("turn-taking", one, awards, years, {
        zh: `${years.length} 年来${category.zh}中同一人两次优秀之间隔得很有规律,像在轮流当(随机次序下很少如此)。`,
        en: `Over ${years.length} years, excellent grades among ${category.en} come back to a person too regularly, as if taken in turns.`,
      }),
    ),
  );
}

function spread(awards: readonly GradedPerson[], years: readonly number[], category: Text): TestRun {
  if (years.length < 2) return tooFewYears("even-spread", years.length, 2);
  const results = evenSpread(
    awards.map((one) => ({ unit: UNIT, year: one.year, person: one.cadreId, awarded: one.excellent })),
    { seed: SEED, permutations: PERMUTATIONS },
  );
  return made(
    "even-spread",
    results.map((one) =>
      candidate("even-spread", one, awards, years, {
        zh: `${years.length} 年来${category.zh}中再次得优秀的情形只有 ${one.statistic} 次,比抽签还少:得过的人似乎被让开了。`,
        en: `Over ${years.length} years, among ${category.en} an excellent grade was repeated ${one.statistic} times, fewer than in a lottery: those who had it seem to be passed over.`,
      }),
    ),
  );
}

function seniority(awards: readonly GradedPerson[], years: readonly number[], category: Text): TestRun {
  if (years.length < 1) return tooFewYears("seniority", 0, 1);
  const known = awards.flatMap(({ service, score, ...one }) =>
    service === null || score === null ? [] : [{ ...one, service, score }],
  );
  const results = senioritySpeaks(
    known.map((one) => ({
      ...{ unit: UNIT, year: one.year, person: one.cadreId, awarded: one.excellent },
      ...{ score: one.score, seniority: one.service },
    })),
    { seed: SEED, permutations: PERMUTATIONS },
  );
  if (results.length === 0) {
    return notMade("seniority", {
      zh: "没有足够的人同时有得分、等次和任现职级时间。",
      en: "Too few people have a score, a grade and the month in which they came to their rank.",
    });
  }
  return made(
    "seniority",
    results.map((one) =>
      candidate("seniority", one, awards, years, {
        zh: `${category.zh}中得分相近时,优秀更多给了任现职级年限长的人(扣除得分后的相关 ${shown(one.effect, 2)})。`,
        en: `Among ${category.en}, at equal scores the excellent grades went to those longer in their rank (correlation given the score ${shown(one.effect, 2)}).`,
      }),
    ),
  );
}

function candidate(
  test: LeadTest,
  { statistic, effect, p }: { statistic: number; effect: number; p: number },
  awards: readonly GradedPerson[],
  years: readonly number[],
  sentence: Text,
): Candidate {
  const won = awards.filter((one) => one.excellent);
  return {
    ...{ test, statistic, effect, p, sentence },
    subject: { kind: "category" },
    evidence: {
      facts: [
        fact("年数", "Years", years.length),
        fact("优秀人次", "Excellent grades", won.length),
        fact("得过优秀的人", "People who had one", new Set(won.map((one) => one.cadreId)).size),
      ],
      lines: years.map((year) => linesOf(year, won)),
      chart: null,
    },
  };
}

function linesOf(year: number, won: readonly GradedPerson[]): Text {
  const names = won.filter((one) => one.year === year).map((one) => one.name);
  return { zh: `${year} 年优秀:${names.join("、")}`, en: `Excellent in ${year}: ${names.join(", ")}` };
}
