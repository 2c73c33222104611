import { shown } from "@hengjian/appraisal";
import { blocs } from "@hengjian/psychometrics";
import type { Candidate, RatingSet, TestRun } from "../types.ts";
import { fact, inTwoRounds, made, meanOf, meanSheets, notMade, rateeText, sdOf } from "./frame.ts";

/** Fewest sheets on one ratee for the test of two camps. */
const FEWEST = 10;

/**
 * Two camps in the sheets on one ratee. Nothing is shown of a camp too small for a mean of its own: such a cut is no
 * lead, however clear.
 */
export function campsTest(set: RatingSet): TestRun {
  const sheets = meanSheets(set).map(({ ratee, mean }) => ({ ratee: String(ratee), mean }));
  const byRatee = Map.groupBy(sheets, (one) => one.ratee);
  const enough = sheets.filter((one) => byRatee.get(one.ratee)!.length >= FEWEST);
  const results = inTwoRounds(enough, (one) => one.ratee, set.ratees.length, blocs);
  if (results.length === 0) {
    return notMade("blocs", {
      zh: `没有人得到 ${FEWEST} 张以上可以显示平均、又有高低之分的票。`,
      en: `Nobody has ${FEWEST} sheets that differ, in groups large enough for a mean.`,
    });
  }
  return made(
    "blocs",
    results.flatMap(({ subject, ...result }) => {
      const means = byRatee.get(subject)!.map((one) => one.mean);
      const found = candidate(
        set,
        Number(subject),
        means.toSorted((a, b) => a - b),
        result,
      );
      return found === null ? [] : [found];
    }),
  );
}

function candidate(
  set: RatingSet,
  ratee: number,
  means: readonly number[],
  result: { statistic: number; effect: number; p: number },
): Candidate | null {
  const cut = widestCut(means);
  const [low, high] = [means.slice(0, cut), means.slice(cut)];
  if (Math.min(low.length, high.length) < set.thresholds.mean) return null;
  const { statistic, effect, p } = result;
  const who = rateeText(set, ratee);
  const [lowMean, highMean] = [shown(meanOf(low), 2), shown(meanOf(high), 2)];
  return {
    test: "blocs",
    subject: { kind: "ratee", cadreId: set.ratees[ratee]!.cadreId },
    ...{ statistic, effect, p },
    sentence: {
      zh: `关于${who.zh}的 ${means.length} 张票分成两群:${low.length} 张平均 ${lowMean}，${high.length} 张平均 ${highMean}，中间很少。`,
      en: `The ${means.length} sheets on ${who.en} fall into two camps: ${low.length} with a mean of ${lowMean}, ${high.length} with ${highMean}, and little between.`,
    },
    evidence: {
      facts: [
        fact("票数", "Sheets", means.length),
        fact("低的一群", "Low camp", low.length),
        fact("其平均", "Its mean", meanOf(low), 2),
        fact("高的一群", "High camp", high.length),
        fact("其平均", "Its mean", meanOf(high), 2),
        fact("各票平均分的标准差", "Standard deviation of the sheet means", sdOf(means), 2),
      ],
      lines: [],
      chart: {
        title: { zh: `关于${who.zh}的两群票`, en: `The two camps of sheets on ${who.en}` },
        axis: { zh: "平均", en: "Mean" },
        decimals: 2,
        points: [
          { label: { zh: "低的一群", en: "Low camp" }, value: meanOf(low), n: low.length, marked: true },
          { label: { zh: "全部", en: "All" }, value: meanOf(means), n: means.length },
          { label: { zh: "高的一群", en: "High camp" }, value: meanOf(high), n: high.length, marked: true },
        ],
      },
    },
  };
}

/** Where the sorted means part: the cut with the largest variance between the camps, as the test takes it. */
function widestCut(sorted: readonly number[]): number {
  const n = sorted.length;
  const fewest = Math.max(2, Math.ceil(0.2 * n));
  let best = { cut: fewest, between: -1 };
  for (let cut = fewest; cut <= n - fewest; cut++) {
    const gap = meanOf(sorted.slice(cut)) - meanOf(sorted.slice(0, cut));
    const between = gap * gap * cut * (n - cut);
    if (between > best.between) best = { cut, between };
  }
  return best.cut;
}
