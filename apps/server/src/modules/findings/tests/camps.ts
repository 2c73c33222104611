import { shown } from "@hengjian/appraisal";
import { blocs } from "@hengjian/psychometrics";
import type { Candidate, EvidencePoint, RatingSet, TestRun } from "../types.ts";
import { fact, made, meanOf, notMade, permutationsFor, rateeText, SEED, sdOf, sheetMean } from "./frame.ts";

/** Two camps in the sheets on one ratee. */
export function campsTest(set: RatingSet): TestRun {
  const sheets = set.sheets
    .map((sheet) => ({ ratee: String(sheet.ratee), mean: sheetMean(sheet) }))
    .filter((one) => !Number.isNaN(one.mean));
  const results = blocs(sheets, { seed: SEED, permutations: permutationsFor(set) });
  if (results.length === 0) {
    return notMade("blocs", {
      zh: "没有人得到 10 张以上有高低之分的票。",
      en: "Nobody has ten sheets that differ.",
    });
  }
  const candidates = results.map(({ subject, statistic, effect, p, records }): Candidate => {
    const ratee = Number(subject);
    const means = records.map((i) => sheets[i]!.mean).sort((a, b) => a - b);
    const cut = widestCut(means);
    const [low, high] = [means.slice(0, cut), means.slice(cut)];
    const who = rateeText(set, ratee);
    return {
      test: "blocs",
      subject: { kind: "ratee", cadreId: set.ratees[ratee]!.cadreId },
      ...{ statistic, effect, p },
      sentence: {
        zh: `关于${who.zh}的 ${means.length} 张票分成两群:${low.length} 张平均 ${shown(meanOf(low), 2)},${high.length} 张平均 ${shown(meanOf(high), 2)},中间很少。`,
        en: `The ${means.length} sheets on ${who.en} fall into two camps: ${low.length} with a mean of ${shown(meanOf(low), 2)}, ${high.length} with ${shown(meanOf(high), 2)}, and little between.`,
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
          title: {
            zh: `关于${who.zh}的票按平均分的分布`,
            en: `Sheets on ${who.en} by their mean`,
          },
          axis: { zh: "票数", en: "Sheets" },
          decimals: 0,
          points: histogram(means),
        },
      },
    };
  });
  return made("blocs", candidates);
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

/** Half a mark wide. */
function histogram(means: readonly number[]): EvidencePoint[] {
  const from = Math.floor(means[0]! * 2) / 2;
  const bins = Math.floor((means.at(-1)! - from) * 2) + 1;
  return Array.from({ length: bins }, (_, b) => {
    const low = from + b / 2;
    const label = `${shown(low, 1)}–${shown(low + 0.5, 1)}`;
    const value = means.filter((mean) => mean >= low && mean < low + 0.5).length;
    return { label: { zh: label, en: label }, value };
  });
}
