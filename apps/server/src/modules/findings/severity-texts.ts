import { shown, type Text } from "@hengjian/appraisal";
import { MOST_RATEES } from "./adjusted-error.ts";
import type { RatingSet, SeverityModel, SeverityResult } from "./types.ts";

/** Why ratings are adjusted or not, as a sentence for people who decide with it. */
export const whyNot = {
  noRatings: {
    zh: "没有测评票,无从校正宽严。",
    en: "There are no ratings, so there is no severity to adjust for.",
  },
  sheetsRateOne(set: RatingSet): Text {
    const sheets = set.sheets.length;
    const ratees = new Set(set.sheets.map((one) => one.ratee)).size;
    const zh = `${sheets} 张测评票各自只评一人(共 ${ratees} 人),同一评价人没有评过第二个人:票打得低,是评价人严还是被评的人弱,从数据中分不出来,所以不作宽严校正。`;
    const en = `Each of the ${sheets} sheets rates one person only (${ratees} people), and nobody is known to have rated a second one: whether a low sheet means a strict rater or a weak ratee cannot be told apart, so nothing is adjusted.`;
    if (!set.numbersRecur) return { zh, en };
    return {
      zh: `${zh}票号在多人之间重复出现;如果同一票号就是同一评价人,请在下次导入时注明。`,
      en: `${en} Sheet numbers recur over several people; if one number is one rater, say so at the next import.`,
    };
  },
  tooFew: (ratees: number, raters: number): Text => ({
    zh: `只有 ${ratees} 名被考核人、${raters} 名评价人,至少各要 2 名才能区分宽严与高低,所以不作校正。`,
    en: `There are ${ratees} ratees and ${raters} raters; at least two of each are needed to tell severity from merit, so nothing is adjusted.`,
  }),
  notConnected: ({ subsets, raters }: NonNullable<SeverityResult["connectedness"]>): Text => ({
    zh: `评价关系分成互不相连的 ${subsets} 组(${raters} 名评价人中没有人跨组评价),组与组之间宽严和高低分不开,所以不作校正。至少还要 ${subsets - 1} 名评价人跨组评价,才能相互比较。`,
    en: `Who rated whom falls into ${subsets} groups without a link (none of the ${raters} raters rated across them): between groups severity cannot be told from merit, so nothing is adjusted. At least ${subsets - 1} raters who rate across the groups would join them.`,
  }),
  notEstimable: (cause: Text): Text => ({
    zh: `宽严模型无法估计,所以不作校正:${cause.zh}`,
    en: `The severity model cannot be estimated, so nothing is adjusted: ${cause.en}`,
  }),
  noErrors: ({ ratees }: RatingSet): Text => ({
    zh: `校正值的误差无法估计(${ratees.length} 名被考核人,最多可算 ${MOST_RATEES} 名;或评价关系过于稀疏),没有误差的校正值不可信,所以不作校正。`,
    en: `The errors of adjusted means cannot be told (${ratees.length} ratees, at most ${MOST_RATEES} can be computed; or who rated whom is too sparse). Without them nothing is adjusted.`,
  }),
  notConverged: {
    zh: "宽严模型的计算没有收敛,所以不作校正。",
    en: "The severity model did not converge, so nothing is adjusted.",
  },
  adjusted: ({ ratees, raters, items, severitySd, severityReliability }: SeverityModel): Text => ({
    zh: `按多面 Rasch 模型估计了 ${raters} 名评价人的宽严(${ratees} 名被考核人、${items} 项指标)。宽严的标准差为 ${shown(severitySd, 2)} logit,信度 ${shown(severityReliability, 2)}。校正值是“各评价主体的全部评价人都来评此人”时预期的平均。`,
    en: `The severity of ${raters} raters was estimated by the many-facet Rasch model (${ratees} ratees, ${items} indicators). Severities have a standard deviation of ${shown(severitySd, 2)} logits, reliability ${shown(severityReliability, 2)}. The adjusted value is the mean to be expected if all raters of each group had rated the person.`,
  }),
  smallGroups: (needed: number): Text => ({
    zh: `没有一个评价主体达到 ${needed} 张票,不显示平均,也不显示校正值。`,
    en: `No rater group reaches ${needed} sheets, so neither a mean nor an adjusted one is shown.`,
  }),
  extreme: {
    zh: "所有评价都在最高档(或最低档),无法估计校正值。",
    en: "All marks lie at the end of the scale, so no adjusted value can be estimated.",
  },
  notRated: { zh: "没有测评票。", en: "There are no sheets." },
} as const;
