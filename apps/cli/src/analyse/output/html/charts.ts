/** Which chart stands in which section. */
import type { Analysis } from "../../analysis.ts";
import type { Facet } from "../../model/facets.ts";
import { isMissing } from "../../notes.ts";
import { percent, type Say } from "../report/blocks.ts";
import { componentLabel, facetLabel } from "../report/labels.ts";
import { categoryCurves, raterCurve } from "./curves.ts";
import { errorRows, type Point, shareBars } from "./rows.ts";
import { variableMap } from "./variable-map.ts";

export interface Chart {
  title: string;
  /** What the eye should look for. */
  caption: string;
  markup: string;
}

export function chartsOf(section: string, analysis: Analysis, say: Say): Chart[] {
  const draw = DRAWN[section];
  return draw === undefined ? [] : draw(analysis, say);
}

const DRAWN: Readonly<Record<string, (analysis: Analysis, say: Say) => Chart[]>> = {
  data: mapChart,
  comparability: levelChart,
  raters: severityCharts,
  items: itemCharts,
  variance: varianceCharts,
};

function mapChart(analysis: Analysis, say: Say): Chart[] {
  return [
    {
      title: say("变量图（Wright map）", "Variable map (Wright map)"),
      caption: say(
        "所有侧面在同一把尺子上，越靠右水平越高、评价人越严、题目越难。空心的是只有最高或最低分的。",
        "All facets on one scale: to the right higher measures, more severe raters, more difficult items. Hollow marks had only highest or lowest ratings.",
      ),
      markup: variableMap(analysis, say),
    },
  ];
}

function levelChart({ subsets }: Analysis, say: Say): Chart[] {
  const points = subsets.list
    .filter(({ ratees }) => ratees.length > 0)
    .map(({ id, ratees, level, levelSe }): Point => {
      const label = ratees.length === 1 ? ratees[0]! : say(`第${id + 1}片`, `Subset ${id + 1}`);
      return { label, value: level, error: 2 * (levelSe ?? 0), isFlagged: levelSe === null };
    });
  if (subsets.count === 1 || points.length === 0) return [];
  const title = say("各片的水平（± 两倍误差）", "Levels of the subsets (± two errors)");
  const caption = say(
    "误差已含评价人的抽样；两条线大段重叠的，不能分先后。",
    "The errors contain the chance of who happened to rate; where two bars overlap widely, do not rank.",
  );
  return [{ title, caption, markup: errorRows(points, title, say) }];
}

function pointsOf({ elements }: Facet): Point[] {
  return elements.flatMap(({ id, measure, se, flag }) =>
    measure === null ? [] : [{ label: id, value: measure, error: 2 * (se ?? 0), isFlagged: flag !== null }],
  );
}

function severityCharts({ facets }: Analysis, say: Say): Chart[] {
  const caption = say(
    "右边偏严，左边偏宽；线不碰到0的评价人与平均有别。",
    "Severe to the right, lenient to the left; raters whose bar does not reach 0 differ from the average.",
  );
  const isShown = (facet: Facet) =>
    facet.name === "rater" || (facet.meanOf !== "ratee" && facets.facets.indexOf(facet) > 2);
  return facets.facets.filter(isShown).map((facet) => {
    const name = facetLabel(say, facet);
    const title = say(`${name}的宽严（± 两倍误差）`, `${name}: severity (± two errors)`);
    return { title, caption, markup: errorRows(pointsOf(facet), title, say) };
  });
}

function itemCharts(analysis: Analysis, say: Say): Chart[] {
  const item = analysis.facets.facets[2]!;
  const title = say("题目难度（± 两倍误差）", "Difficulty of items (± two errors)");
  return [
    {
      title,
      caption: say("右边的题难得高分。", "High marks are hard to get on items to the right."),
      markup: errorRows(pointsOf(item), title, say),
    },
    {
      title: say("等级曲线", "Category curves"),
      caption: say(
        "横轴是水平减去宽严和难度（logit），线是打出各等级的概率。每个等级都应有一段最高；从不最高的等级是多余的。",
        "Across: level less severity and difficulty (logits); the lines are the probabilities of the categories. Each should be highest somewhere; one that never is may be superfluous.",
      ),
      markup: categoryCurves(analysis, say),
    },
  ];
}

function varianceCharts({ variance, subsets }: Analysis, say: Say): Chart[] {
  if (isMissing(variance)) return [];
  const title = say("差异的来源", "Sources of the differences");
  const bars = variance.components.map(({ name, share }) => ({
    label: componentLabel(say, name, subsets.nested),
    share,
    shown: percent(share),
    isMain: name === "ratee",
  }));
  const charts: Chart[] = [
    {
      title,
      caption: say(
        "深色的一条是要测的，其余是误差。",
        "The first bar is what is to be measured; the others are error.",
      ),
      markup: shareBars(bars, title),
    },
  ];
  const { generalizability } = variance;
  if (isMissing(generalizability)) return charts;
  return [
    ...charts,
    {
      title: say("评价人数与信度", "Number of raters and reliability"),
      caption: say(
        "横轴是每名被考核人的评价人数（对数），虚线是0.8。",
        "Across: raters per ratee (logarithmic); the dashed line is 0.8.",
      ),
      markup: raterCurve(generalizability, say),
    },
  ];
}
