/** Reliability and the sources of variance, for people. */
import type { Analysis } from "../../analysis.ts";
import { isMissing, type Missing } from "../../notes.ts";
import { TARGET } from "../../reliability/generalizability.ts";
import {
  type Block,
  decimal,
  number,
  percent,
  pick,
  type Say,
  type Section,
  type Table,
  text,
  words,
} from "./blocks.ts";
import { componentLabel, facetLabel } from "./labels.ts";

export function reliabilitySection(analysis: Analysis, say: Say): Section {
  const { icc } = analysis.reliability;
  return {
    id: "reliability",
    title: say("信度与一致性", "Reliability and agreement"),
    blocks: [
      ...(isMissing(icc) ? [] : [text(enoughRaters(icc, say))]),
      agreementTable(analysis, say),
      spreadTable(analysis, say),
      ...crossedTable(analysis, say),
    ],
  };
}

function enoughRaters(
  { icc2, meanN, ratersNeeded }: { icc2: number | null; meanN: number; ratersNeeded: number | null },
  say: Say,
): string {
  const now = say(
    `平均每人${decimal(meanN, 1)}张票，各人平均分的信度为${decimal(icc2)}（1为全无偶然，0为全是偶然）。`,
    `With ${decimal(meanN, 1)} sheets per ratee the means have a reliability of ${decimal(icc2)} (1: no chance at all, 0: chance alone).`,
  );
  if (ratersNeeded === null)
    return (
      now +
      say(
        "单个评价人的打分几乎不含信息，加人也达不到0.8。",
        " A single rating carries next to nothing; more raters will not reach 0.8.",
      )
    );
  return (
    now +
    say(
      `要达到${TARGET}，每人约需${ratersNeeded}名评价人。`,
      ` About ${ratersNeeded} raters per ratee reach ${TARGET}.`,
    )
  );
}

function agreementTable({ reliability }: Analysis, say: Say): Table {
  const { icc, rwg, alpha, krippendorff } = reliability;
  const line = <T extends object>(part: T | Missing, label: string, value: (found: T) => string): string[] =>
    isMissing(part) ? [label, "—", pick(say, part.text)] : [label, value(part), ""];
  const rows = [
    line(icc, say("ICC(1) 单个评价人", "ICC(1), one rater"), (found) => decimal(found.icc1, 4)),
    line(icc, say("ICC(2) 各人平均分", "ICC(2), mean of a ratee"), (found) => decimal(found.icc2, 4)),
    line(
      rwg,
      say("rwg(j) 同一人的评价人之间的一致性，平均", "rwg(j), agreement about one ratee, mean"),
      (found) => decimal(found.mean, 4),
    ),
    line(
      rwg,
      say("rwg(j) 最低至最高", "rwg(j), lowest to highest"),
      (found) => `${decimal(found.min, 3)}–${decimal(found.max, 3)}`,
    ),
    line(
      alpha,
      say("Cronbach α 题目之间", "Cronbach's alpha, over items"),
      (found) => `${decimal(found.alpha, 4)} (${decimal(found.lower, 3)}–${decimal(found.upper, 3)})`,
    ),
    line(krippendorff, say("Krippendorff α（有序）", "Krippendorff's alpha (ordinal)"), (found) =>
      decimal(found.ordinal.alpha, 4),
    ),
    line(krippendorff, say("Krippendorff α（等距）", "Krippendorff's alpha (interval)"), (found) =>
      decimal(found.interval.alpha, 4),
    ),
  ];
  return {
    kind: "table",
    caption: say("一致性系数", "Agreement"),
    columns: [words(say("系数", "Coefficient")), number(say("值", "Value")), words(say("说明", "Note"))],
    rows,
    more: 0,
  };
}

function spreadTable({ facets, solution }: Analysis, say: Say): Table {
  const rows = facets.facets.flatMap((facet) => {
    const { spread } = facet;
    if (spread === null) return [];
    const { sd, rmse, separation, strata, reliability, chiSquare, df, p } = spread;
    const name = facetLabel(say, facet);
    return [
      [
        name,
        decimal(sd),
        decimal(rmse),
        decimal(separation),
        decimal(strata, 1),
        decimal(reliability),
        df > 0 ? `${decimal(chiSquare, 1)} (${df}), p ${p < 0.001 ? "<0.001" : `= ${p.toFixed(3)}`}` : "—",
      ],
    ];
  });
  if ("eapReliability" in solution)
    rows.push([say("被考核人（EAP）", "Ratees (EAP)"), "", "", "", "", decimal(solution.eapReliability), ""]);
  return {
    kind: "table",
    caption: say("各侧面能分出多少高低", "How well the elements are told apart"),
    columns: [
      words(say("侧面", "Facet")),
      number(say("标准差", "SD")),
      number(say("误差", "Error")),
      number(say("分隔", "Separation")),
      number(say("可分层数", "Strata")),
      number(say("信度", "Reliability")),
      number(say("都相同？χ²（自由度）", "All alike? χ² (df)")),
    ],
    rows,
    more: 0,
  };
}

function crossedTable({ reliability }: Analysis, say: Say): Block[] {
  const { crossed } = reliability;
  if (isMissing(crossed)) return [];
  const { forms } = crossed.intraclass;
  const names = {
    icc11: "ICC(1,1)",
    icc21: "ICC(2,1)",
    icc31: "ICC(3,1)",
    icc1k: "ICC(1,k)",
    icc2k: "ICC(2,k)",
    icc3k: "ICC(3,k)",
  } as const;
  const rows = (Object.keys(names) as (keyof typeof names)[]).map((key) => {
    const { icc, lower, upper } = forms[key];
    return [names[key], decimal(icc, 4), `${decimal(lower, 3)}–${decimal(upper, 3)}`];
  });
  rows.push(["Kendall W", decimal(crossed.kendall.w, 4), ""]);
  return [
    {
      kind: "table",
      caption: say(
        "所有评价人评了所有人时的 ICC（Shrout 与 Fleiss）",
        "ICC when all raters rated everybody (Shrout and Fleiss)",
      ),
      columns: [
        words(say("系数", "Coefficient")),
        number(say("值", "Value")),
        number(say("95% 区间", "95% interval")),
      ],
      rows,
      more: 0,
    },
  ];
}

export function varianceSection(analysis: Analysis, say: Say): Section {
  const { variance, subsets } = analysis;
  const title = say("分数的差异从哪里来", "Where the differences come from");
  if (isMissing(variance)) return { id: "variance", title, blocks: [text(pick(say, variance.text))] };
  const blocks: Block[] = [
    text(
      say(
        `把评分的全部差异按来源分开（REML）。“被考核人之间”才是要测的，其余都是误差。${variance.text.zh}`,
        `All differences between ratings by their source (REML). Only "between ratees" is what is to be measured; the rest is error. ${variance.text.en}`,
      ),
    ),
    {
      kind: "table",
      caption: say("方差分量", "Variance components"),
      columns: [
        words(say("来源", "Source")),
        number(say("方差", "Variance")),
        number(say("± 误差", "± error")),
        number(say("占比", "Share")),
        words(say("说明", "Note")),
      ],
      rows: variance.components.map(({ name, variance: value, se, share, atBoundary }) => [
        componentLabel(say, name, subsets.nested),
        value.toPrecision(4),
        se === null ? "—" : se.toPrecision(2),
        percent(share),
        atBoundary ? say("估计为0", "estimated as 0") : "",
      ]),
      more: 0,
    },
  ];
  const { generalizability } = variance;
  if (isMissing(generalizability)) blocks.push(text(pick(say, generalizability.text)));
  else blocks.push(...curveBlocks(generalizability, say));
  return { id: "variance", title, blocks };
}

function curveBlocks(
  found: Exclude<Exclude<Analysis["variance"], Missing>["generalizability"], Missing>,
  say: Say,
): Block[] {
  const { raters, items, relative, absolute, ratersNeeded, curve } = found;
  const needed =
    ratersNeeded === null
      ? say(
          `加评价人也到不了${TARGET}，要加题目或改进题目。`,
          ` No number of raters reaches ${TARGET}; add or improve items.`,
        )
      : say(
          `排名的信度要到${TARGET}，每人约需${ratersNeeded}名评价人。`,
          ` For a reliability of ${TARGET} in ranking, about ${ratersNeeded} raters per ratee are needed.`,
        );
  return [
    text(
      say(
        `现在每人约${decimal(raters, 1)}名评价人、${items}题：用于排名的信度 ${decimal(relative)}，与固定标准比较的信度 ${decimal(absolute)}。${needed}`,
        `Now, with about ${decimal(raters, 1)} raters and ${items} items: ${decimal(relative)} for ranking, ${decimal(absolute)} against a fixed bar.${needed}`,
      ),
    ),
    {
      kind: "table",
      caption: say("要多少评价人才够（每名被考核人）", "How many raters would be enough (per ratee)"),
      columns: [
        number(say("评价人", "Raters")),
        number(say("排名的信度", "For ranking")),
        number(say("与标准比较的信度", "Against a bar")),
      ],
      rows: curve.map((point) => [String(point.raters), decimal(point.relative), decimal(point.absolute)]),
      more: 0,
    },
  ];
}
