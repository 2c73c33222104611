/** Names of facets, flags, components and tests in the language of the report. */
import type { Bilingual, ComponentName } from "@hengjian/psychometrics";
import type { FindingTest } from "../../findings/frame.ts";
import { both } from "../../language.ts";
import type { ElementFlag, Facet } from "../../model/facets.ts";
import { pick, type Say } from "./blocks.ts";

const FACETS: Readonly<Record<string, Bilingual>> = {
  ratee: both("被考核人", "Ratees"),
  rater: both("评价人", "Raters"),
  item: both("题目", "Items"),
};

export function facetLabel(say: Say, { name, column }: Pick<Facet, "name" | "column">): string {
  const known = FACETS[name];
  return known === undefined ? say(`分组“${column}”`, `Group "${column}"`) : pick(say, known);
}

const MEASURES: Readonly<Record<string, Bilingual>> = {
  ratee: both("测量值", "Measure"),
  rater: both("宽严度", "Severity"),
  item: both("难度", "Difficulty"),
};

export function measureLabel(say: Say, { name, meanOf }: Pick<Facet, "name" | "meanOf">): string {
  return pick(say, MEASURES[meanOf ?? name] ?? both("宽严度", "Severity"));
}

const FLAGS: Readonly<Record<ElementFlag, Bilingual>> = {
  "no-ratings": both("没有评分", "no ratings"),
  "one-category": both("只有一个等级", "one category"),
  lowest: both("全是最低", "all lowest"),
  highest: both("全是最高", "all highest"),
  unbounded: both("没有有限的估计", "no finite estimate"),
  unsupported: both("只连着满分或零分者", "met extreme ones only"),
  anchored: both("锚定", "anchored"),
  "only-element": both("仅此一个", "the only one"),
};

export function flagLabel(say: Say, flag: ElementFlag | null): string {
  return flag === null ? "" : pick(say, FLAGS[flag]);
}

const COMPONENTS: Readonly<Record<ComponentName, Bilingual>> = {
  ratee: both("被考核人之间（要测的）", "between ratees (what is to be measured)"),
  rater: both("评价人宽严", "severity of raters"),
  item: both("题目难易", "difficulty of items"),
  "ratee:rater": both("某评价人对某人（整张票偏高偏低）", "a rater on a ratee (the whole sheet high or low)"),
  "ratee:item": both("某人在某题", "a ratee on an item"),
  "rater:item": both("某评价人在某题", "a rater on an item"),
  residual: both("其余（偶然）", "the rest (chance)"),
};

export function componentLabel(say: Say, name: ComponentName, isNested: boolean): string {
  if (name === "rater" && isNested)
    return say("各张票之间（宽严与看法，分不开）", "between sheets (severity and opinion, not separable)");
  return pick(say, COMPONENTS[name]);
}

const TESTS: Readonly<Record<FindingTest, { name: Bilingual; about: Bilingual }>> = {
  leniency: {
    name: both("偏宽偏严", "Lenient or severe"),
    about: both("评同样的人，打分总比别人高或低", "marks the same people higher or lower than others do"),
  },
  "no-differences": {
    name: both("对谁都打一样", "No differences"),
    about: both("给不同的人打几乎相同的分", "gives different people nearly the same marks"),
  },
  halo: {
    name: both("晕轮", "Halo"),
    about: both("同一张票里各题几乎不分高低", "hardly tells items apart on a sheet"),
  },
  "long-string": {
    name: both("一路同档", "Straight-lining"),
    about: both("连续很多题打同一档", "the same answer many items in a row"),
  },
  "low-variability": {
    name: both("各题不分高低", "Flat sheet"),
    about: both("整张票起伏太小", "too little ups and downs on a sheet"),
  },
  "odd-profile": {
    name: both("反常的票", "Odd sheet"),
    about: both(
      "各题高低的搭配与众不同，可能随意填写",
      "marks combined as nobody else does, maybe at random",
    ),
  },
  "identical-sheets": {
    name: both("雷同票", "Identical sheets"),
    about: both("两张票相同的题数超出偶然", "two sheets agree beyond chance"),
  },
  blocs: {
    name: both("两派票", "Two camps"),
    about: both("对同一人的票分成高低两群", "sheets on one person split into high and low"),
  },
  "group-leniency": {
    name: both("某组偏宽偏严", "Lenient group"),
    about: both("一个组对几乎所有人都打得高或低", "one group marks nearly everybody higher or lower"),
  },
  "group-gap": {
    name: both("组间差距", "Gap between groups"),
    about: both("对同一人各组的看法相差超出偶然", "groups differ on one person beyond chance"),
  },
  "in-group": {
    name: both("优待本组", "In-group favour"),
    about: both("评本组的人比评别组的人高", "raters mark their own group higher"),
  },
};

export function testName(say: Say, test: FindingTest): string {
  return pick(say, TESTS[test].name);
}

export function testAbout(say: Say, test: FindingTest): string {
  return pick(say, TESTS[test].about);
}
