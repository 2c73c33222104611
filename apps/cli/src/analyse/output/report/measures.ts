/** Tables of ratees, raters, items and groups, and of the categories. */
import type { Analysis, Category } from "../../analysis.ts";
import type { Element, Facet } from "../../model/facets.ts";
import {
  type Block,
  cut,
  decimal,
  number,
  type Say,
  type Section,
  type Table,
  text,
  warning,
  words,
} from "./blocks.ts";
import { facetLabel, flagLabel, measureLabel } from "./labels.ts";

/** Rows of the terminal; the page shows more. */
export interface Limits {
  elements: number;
  findings: number;
}

export function facetTable(facet: Facet, say: Say, most: number): Table {
  const { shown, more } = cut(sorted(facet.elements), most);
  return {
    kind: "table",
    caption: captionOf(facet, say),
    columns: [
      words(facet.name === "item" ? say("题目", "Item") : say("名称", "Id")),
      number(say("评分数", "Ratings")),
      number(say("原始平均", "Raw mean")),
      ...(facet.meanOf === null ? [number(say("公允平均", "Fair mean"))] : []),
      number(measureLabel(say, facet)),
      number(say("± 误差", "± error")),
      number("infit"),
      number("outfit"),
      words(say("说明", "Note")),
    ],
    rows: shown.map((element) => rowOf(element, facet.meanOf === null, say)),
    more,
  };
}

function sorted(elements: readonly Element[]): Element[] {
  return elements.toSorted((a, b) => (b.measure ?? -99) - (a.measure ?? -99));
}

function captionOf(facet: Facet, say: Say): string {
  const name = facetLabel(say, facet);
  if (facet.meanOf !== null) return say(`${name}（组员的平均）`, `${name} (means of the members)`);
  return facet.name === "ratee"
    ? say(`${name}（由高到低）`, `${name}, highest first`)
    : facet.name === "item"
      ? say(`${name}（由难到易）`, `${name}, most difficult first`)
      : say(`${name}（由严到宽）`, `${name}, most severe first`);
}

function rowOf(element: Element, hasFair: boolean, say: Say): string[] {
  const { id, count, average, fairAverage, measure, se, infit, outfit, flag } = element;
  return [
    id,
    String(count),
    count > 0 ? decimal(average) : decimal(null),
    ...(hasFair ? [decimal(fairAverage)] : []),
    decimal(measure),
    decimal(se),
    decimal(infit),
    decimal(outfit),
    flagLabel(say, flag),
  ];
}

export function rateeSection(analysis: Analysis, say: Say, limits: Limits): Section {
  const [ratee] = analysis.facets.facets;
  return {
    id: "ratees",
    title: say("被考核人", "Ratees"),
    blocks: [
      text(
        say(
          "公允平均是把评价人的宽严扣除之后、由一个宽严平均的评价人来评时预计得到的平均分；与原始平均相差大的，是碰上了偏宽或偏严的评价人。",
          "The fair mean is what a rater of average severity would have given; where it differs much from the raw mean, the ratee met lenient or severe raters.",
        ),
      ),
      ...notComparable(analysis, say),
      facetTable(ratee!, say, limits.elements),
    ],
  };
}

function notComparable({ subsets }: Analysis, say: Say): Block[] {
  if (subsets.comparable) return [];
  return [
    warning(
      say(
        "被考核人不在同一片：下表的误差不含“碰上怎样的评价人”，跨片比较请用“能否相互比较”一节中各片水平的误差。",
        'The ratees lie in different subsets: the errors below leave out which raters they happened to have. To compare across subsets use the errors of the levels under "Who can be compared".',
      ),
    ),
  ];
}

export function raterSection(analysis: Analysis, say: Say, limits: Limits): Section {
  const rater = analysis.facets.facets[1]!;
  const blocks: Block[] = [
    text(
      say(
        "宽严度为正的评价人偏严，为负的偏宽。infit、outfit 约为1表示打分合乎模型；大于1.5为忽高忽低，小于0.6为过于刻板。",
        "Raters above 0 are severe, below 0 lenient. Infit and outfit near 1 are as the model expects; above 1.5 erratic, below 0.6 too regular.",
      ),
    ),
    facetTable(rater, say, limits.elements),
  ];
  for (const facet of analysis.facets.facets.slice(3)) blocks.push(facetTable(facet, say, limits.elements));
  return { id: "raters", title: say("评价人宽严", "Severity of raters"), blocks };
}

export function itemSection(analysis: Analysis, say: Say, limits: Limits): Section {
  const item = analysis.facets.facets[2]!;
  return {
    id: "items",
    title: say("题目与等级", "Items and categories"),
    blocks: [facetTable(item, say, limits.elements), categoryTable(analysis, say)],
  };
}

function categoryTable({ facets, solution }: Analysis, say: Say): Table {
  const byItem = solution.design.stepFacet !== null;
  return {
    kind: "table",
    caption: say("等级：用过多少次，升到这一档有多难", "Categories: how often used, and how hard to reach"),
    columns: [
      ...(byItem ? [words(say("题目", "Item"))] : []),
      number(say("等级", "Category")),
      number(say("次数", "Count")),
      number(say("步骤难度", "Step")),
      number(say("± 误差", "± error")),
      number("outfit"),
      words(say("说明", "Note")),
    ],
    rows: facets.categories.map((category) => [
      ...(byItem ? [category.group] : []),
      ...categoryRow(category, say),
    ]),
    more: 0,
  };
}

function categoryRow({ value, count, step, stepError, outfit, disordered }: Category, say: Say): string[] {
  return [
    String(value),
    String(count),
    decimal(step),
    decimal(stepError !== null && stepError > 0 ? stepError : null),
    decimal(outfit),
    disordered ? say("次序颠倒", "out of order") : "",
  ];
}
