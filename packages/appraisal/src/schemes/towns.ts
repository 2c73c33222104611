import type { Scheme } from "../types.ts";
import { indicator } from "./build.ts";
import { annualFrame } from "./frame.ts";
import {
  democraticStyle,
  politicalStand,
  probitySelf,
  probityTeam,
  responsibility,
} from "./shared-indicators.ts";

/** Heads of towns and subdistricts [乡镇(街道)主要负责人]: everything at once, in front of the people. */
export const townHeads: Scheme = {
  ...annualFrame,
  id: "town-heads",
  version: "2026.1",
  title: {
    zh: "乡镇（街道）主要负责人年度考核方案",
    en: "Annual scheme for heads of towns and subdistricts",
  },
  category: {
    code: "town-head",
    label: { zh: "乡镇（街道）主要负责人", en: "Heads of towns and subdistricts" },
    unitKinds: ["town", "subdistrict"],
  },
  dimensions: [
    { code: "de", label: { zh: "德", en: "Character" }, weight: 0.2 },
    { code: "neng", label: { zh: "能", en: "Ability" }, weight: 0.2 },
    { code: "qin", label: { zh: "勤", en: "Diligence" }, weight: 0.2 },
    { code: "ji", label: { zh: "绩", en: "Performance" }, weight: 0.25 },
    { code: "lian", label: { zh: "廉", en: "Probity" }, weight: 0.15 },
  ],
  indicators: [
    politicalStand,
    democraticStyle,
    indicator(
      "N1",
      "neng",
      ["抓发展的能力", "Developing the local economy"],
      0.34,
      [
        ["没有思路，产业和集体收入连年下滑", "No plan; industry and collective income fall year after year"],
        ["照搬别处，项目半途而废", "Copies other places; projects are left half done"],
        ["有规划，进展不快", "Has a plan that moves slowly"],
        [
          "找准本地优势，项目和集体收入稳步增长",
          "Builds on local strengths; projects and collective income grow steadily",
        ],
        [
          "产业有特色、农户得实惠，后劲足",
          "Distinct industry, gains for the households, and strength for years ahead",
        ],
      ],
      [
        [
          "逐村核实集体收入，为薄弱村各定一个可落地的项目",
          "Check the collective income of each village and set one feasible project for each weak one",
        ],
        [
          "每季度到重点项目现场协调一次，问题列清单限期解决",
          "Visit each key project once a quarter and close its problems by date",
        ],
      ],
    ),
    indicator(
      "N2",
      "neng",
      ["基层治理", "Local governance"],
      0.33,
      [
        ["矛盾频发并上交，信访量居高不下", "Conflicts are frequent and passed upwards; petitions stay high"],
        ["被动应付，同一问题反复发生", "Reacts only; the same problems come back"],
        ["一般矛盾能化解，难案积压", "Settles ordinary conflicts; hard cases pile up"],
        [
          "矛盾多在村和社区化解，难案逐件包案",
          "Most conflicts are settled in the village; each hard case has an owner",
        ],
        [
          "网格和村级组织管用，难案化解、群众有安全感",
          "Grid and village bodies work; hard cases are solved and people feel safe",
        ],
      ],
      [
        [
          "对积压信访逐件明确包案领导和化解时限，按月通报",
          "Give each pending petition an owner and a date, and report monthly",
        ],
        [
          "每月选一个村召开院坝会，当场登记并限期答复群众意见",
          "Hold one open-air meeting a month in a village; register opinions on the spot and answer by date",
        ],
      ],
    ),
    indicator(
      "N3",
      "neng",
      ["应急处突", "Handling emergencies"],
      0.33,
      [
        [
          "隐患无人排查，出事后指挥混乱",
          "Risks are not looked for; command is confused when something happens",
        ],
        ["预案不熟，反应迟缓", "Does not know the plans; reacts late"],
        ["能按预案处置，日常排查不细", "Acts by plan; daily checks are not thorough"],
        ["排查到位，处置及时", "Checks thoroughly and acts in time"],
        [
          "防在前、反应快、善后好，群众生命财产有保障",
          "Prevents first, reacts fast, repairs well; life and property are safe",
        ],
      ],
      [
        [
          "汛期和防火期前完成一次全域隐患排查和一次实战演练",
          "Before flood and fire seasons complete one full risk check and one live exercise",
        ],
        [
          "值班和报告制度每月抽查，结果通报到村",
          "Sample duty and reporting every month and tell the villages the result",
        ],
      ],
    ),
    responsibility,
    indicator(
      "Q2",
      "qin",
      ["联系群众", "Closeness to the people"],
      0.5,
      [
        ["群众见不到人，反映的事没有下文", "People never see this head; what they raise leads to nothing"],
        ["下村走马观花，答应的事不兑现", "Village visits are for show; promises are not kept"],
        ["按要求走访，帮助有限", "Visits as required, helps a little"],
        ["经常进村入户，多数诉求有回音", "Often in the villages; most requests get an answer"],
        [
          "群众叫得出名字、说得出办成的事",
          "People know this head by name and can tell what was done for them",
        ],
      ],
      [
        [
          "一年内走遍所辖村（社区），对特殊困难家庭逐户建账",
          "Visit every village within a year and keep a record for each family in special need",
        ],
        [
          "群众诉求建立登记、答复、回访台账，按月公开办结率",
          "Register, answer and follow up requests, and publish the closing rate monthly",
        ],
      ],
    ),
    indicator(
      "J1",
      "ji",
      ["重点任务完成", "Key tasks"],
      0.5,
      [
        ["多数重点任务没有完成，也没有说明", "Most key tasks unfinished and unexplained"],
        ["部分完成，主要指标在全县落后", "Partly done; main figures are behind in the county"],
        ["基本完成，质量一般", "Mostly done, of middling quality"],
        ["全部完成，部分指标居全县前列", "All done, some among the county's best"],
        [
          "高质量超额完成，群众认可，经得起核查",
          "Beyond target, accepted by the people, and stands checking",
        ],
      ],
      [
        [
          "把落后指标分解到村到月，班子成员包村推进",
          "Break lagging figures down by village and month; each team member takes villages",
        ],
        [
          "对未完成任务提出赶超计划，每月向县里报告一次进度",
          "Make a catch-up plan for unfinished tasks and report to the county monthly",
        ],
      ],
    ),
    indicator(
      "J2",
      "ji",
      ["村级组织与民生", "Village organisations and livelihood"],
      0.5,
      [
        ["村级班子软弱涣散，民生实事落空", "Village teams are weak; livelihood projects come to nothing"],
        ["村干部后继无人，民生项目拖延", "Nobody follows the village cadres; livelihood projects are late"],
        ["村级运转正常，民生实事基本完成", "Villages run; livelihood projects are mostly done"],
        ["后备力量有培养，民生实事按期办好", "Successors are trained; livelihood projects are done on time"],
        [
          "村级组织有战斗力，民生实事群众评价高",
          "Village organisations are strong, and people speak well of the projects",
        ],
      ],
      [
        [
          "每村确定两名后备干部并安排跟班锻炼",
          "Choose two reserve cadres in each village and let them work alongside",
        ],
        [
          "年度民生实事向群众公开进度，完成后请群众评议",
          "Publish the progress of the year's livelihood projects and let people judge the result",
        ],
      ],
    ),
    probitySelf,
    probityTeam,
  ],
};
