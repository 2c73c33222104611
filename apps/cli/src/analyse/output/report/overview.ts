/** What was analysed, what to beware of, and who can be compared with whom. */
import { type Analysis, DISJOINT } from "../../analysis.ts";
import { markCount, sheetCount } from "../../read/ratings.ts";
import {
  type Block,
  decimal,
  number,
  pick,
  type Say,
  type Section,
  type Table,
  text,
  warning,
  words,
} from "./blocks.ts";

const MOST_ROWS = 20;

export function overview(analysis: Analysis, say: Say): Section {
  const { ratings, scale, solution, notes, isChosen } = analysis;
  const marks = markCount(ratings);
  const gaps = ratings.marks.length - marks;
  const facts: Table = {
    kind: "table",
    caption: say("数据", "Data"),
    columns: [words(""), number("")],
    rows: [
      [say("评分", "Ratings"), String(marks)],
      [say("没有评的", "Not rated"), String(gaps)],
      [say("票（一个评价人对一名被考核人）", "Sheets (one rater on one ratee)"), String(sheetCount(ratings))],
      [say("被考核人", "Ratees"), String(ratings.ratee.ids.length)],
      [say("评价人", "Raters"), String(ratings.rater.ids.length)],
      [say("题目", "Items"), String(ratings.items.length)],
      [say("等级", "Categories"), `${scale.low}–${scale.high}`],
    ],
    more: 0,
  };
  const blocks: Block[] = [facts, text(methodOf(analysis, say))];
  if (isChosen)
    blocks.push(
      text(
        say(
          "估计方法由程序按数据选定，可用 --estimator 指定。",
          "The estimator was chosen from the data; --estimator sets it.",
        ),
      ),
    );
  if (!solution.converged) blocks.push(warning(say("估计没有收敛。", "The estimation did not converge.")));
  for (const { code, text: said } of notes) if (code !== DISJOINT) blocks.push(warning(pick(say, said)));
  return { id: "data", title: say("数据与模型", "Data and model"), blocks };
}

function methodOf({ solution, options }: Analysis, say: Say): string {
  const steps =
    solution.design.stepFacet === null
      ? say("各题共用一组等级步骤", "one set of steps for all items")
      : say("每题有自己的等级步骤", "steps of its own for every item");
  if (solution.estimator === "marginal") {
    return say(
      `多面 Rasch 模型，边际极大似然（被考核人为正态总体），${steps}，${solution.iterations}次迭代。`,
      `Many-facet Rasch model by marginal maximum likelihood (ratees a normal population), ${steps}, ${solution.iterations} iterations.`,
    );
  }
  const corrected = options.biasCorrection === "ratio" ? say("，已作偏差校正", ", corrected for bias") : "";
  return say(
    `多面 Rasch 模型，联合极大似然${corrected}，${steps}，${solution.iterations}次迭代。`,
    `Many-facet Rasch model by joint maximum likelihood${corrected}, ${steps}, ${solution.iterations} iterations.`,
  );
}

export function comparability({ subsets }: Analysis, say: Say): Section {
  const { count, comparable, links, list, apart } = subsets;
  const told = pick(say, subsets.text);
  const blocks: Block[] = [count > 1 && !comparable ? warning(told) : text(told)];
  if (links.length > 0) blocks.push(linksTable(subsets, say));
  if (count > 1 && list.some(({ ratees }) => ratees.length > 0)) blocks.push(listTable(subsets, say));
  const { ratees, raters } = apart;
  if (ratees.length + raters.length > 0) {
    const named = [...ratees, ...raters].slice(0, MOST_ROWS).join("、");
    blocks.push(
      text(
        say(
          `只给出或得到最高或最低分、因此不属于任何一片的有${ratees.length + raters.length}个：${named}。`,
          `${ratees.length + raters.length} gave or got only highest or lowest marks and belong to no subset: ${named}.`,
        ),
      ),
    );
  }
  return { id: "comparability", title: say("能否相互比较", "Who can be compared"), blocks };
}

function linksTable({ links }: Analysis["subsets"], say: Say): Table {
  return {
    kind: "table",
    caption: say("补上这些评分就能连成一片", "Ratings that would join the subsets"),
    columns: [
      number(say("片", "Subset")),
      words(say("请评价人", "Let rater")),
      words(say("也评", "also rate")),
    ],
    rows: links.slice(0, MOST_ROWS).map(({ subset, rater, ratee }) => [String(subset + 1), rater, ratee]),
    more: Math.max(0, links.length - MOST_ROWS),
  };
}

function listTable({ list }: Analysis["subsets"], say: Say): Table {
  const sorted = list.toSorted((a, b) => b.level - a.level);
  const shown = sorted.slice(0, MOST_ROWS);
  return {
    kind: "table",
    caption: say("各片（按水平排列）", "Subsets by level"),
    columns: [
      number(say("片", "Subset")),
      words(say("被考核人", "Ratees")),
      number(say("评价人数", "Raters")),
      number(say("水平", "Level")),
      number(say("± 误差", "± error")),
    ],
    rows: shown.map(({ id, ratees, raters, level, levelSe }) => [
      String(id + 1),
      someOf(ratees, say),
      String(raters.length),
      decimal(level),
      decimal(levelSe),
    ]),
    more: sorted.length - shown.length,
  };
}

function someOf(ids: readonly string[], say: Say): string {
  const shown = ids.slice(0, 3).join("、");
  return ids.length <= 3 ? shown : say(`${shown}等${ids.length}人`, `${shown} and ${ids.length - 3} more`);
}
