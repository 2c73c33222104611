import { indicator } from "./build.ts";

/** Indicators that mean the same for every head of unit. */
export const politicalStand = indicator(
  "D1",
  "de",
  ["政治站位", "Political stand"],
  0.5,
  [
    ["对上级决策公开说一套、背后做一套", "Says one thing about decisions from above and does another"],
    [
      "传达决策走过场，遇到利益冲突就变通",
      "Passes decisions on for form's sake and bends them when interests clash",
    ],
    [
      "按要求传达落实，但很少结合本单位实际",
      "Passes on and carries out what is asked, seldom fitted to the own unit",
    ],
    ["能结合实际提出落实办法并带头执行", "Works out how to carry decisions out here and goes first"],
    [
      "在困难和争议面前态度鲜明，推动决策见到实效，同志们信服",
      "Stands clear under difficulty and dispute, brings decisions to effect, and people trust it",
    ],
  ],
  [
    [
      "每季度就一项上级决策写出本单位的落实清单，在班子会上逐条对账",
      "Each quarter write this unit's task list for one decision from above and check it item by item in the team meeting",
    ],
    ["带头讲一次结合本单位实际的专题党课", "Give one party lecture on how a decision applies to this unit"],
  ],
);

export const democraticStyle = indicator(
  "D2",
  "de",
  ["民主作风", "Democratic style"],
  0.5,
  [
    ["大事小事一个人说了算，听不得不同意见", "Decides everything alone and bears no other opinion"],
    ["开会只是通知结果，提意见的人受冷落", "Meetings only announce results; who objects is passed over"],
    [
      "按程序开会讨论，但多数时候结论早已定好",
      "Discusses by procedure, but the conclusion mostly stands before",
    ],
    ["会前听取意见，采纳与否都有说明", "Hears opinions beforehand and explains what was taken up or not"],
    [
      "鼓励提不同意见，错了公开改正，班子团结有活力",
      "Invites disagreement, corrects mistakes openly; the team is united and lively",
    ],
  ],
  [
    [
      "重大事项上会前三天发材料，会上末位表态，会议记录写明不同意见",
      "Send papers three days ahead on major matters, speak last, and record dissent in the minutes",
    ],
    [
      "每半年与班子成员和中层干部各谈一次，当面听取意见并书面回应",
      "Twice a year talk with each team member and section head, and answer their opinions in writing",
    ],
  ],
);

export const responsibility = indicator(
  "Q1",
  "qin",
  ["担当负责", "Taking responsibility"],
  0.5,
  [
    ["遇事推给别人，出了问题找替罪的", "Pushes matters to others and finds somebody to blame"],
    ["只做有人盯着的事，难题一拖再拖", "Does only what is watched; hard matters are put off again and again"],
    ["分内的事能办，分工不清的事不主动", "Does the own share, but takes no step where shares are unclear"],
    ["主动接难题，出了问题先找自己的原因", "Takes on hard matters and looks for the own part first"],
    [
      "关键时刻冲在前面，替下级扛责任，难题在任内解决",
      "Leads when it counts, shields subordinates, and solves hard problems within the term",
    ],
  ],
  [
    [
      "列出三件久拖未决的事项，明确牵头人和办结日期，按月公布进度",
      "List three long-delayed matters with owner and closing date, and publish progress monthly",
    ],
    [
      "每月到一线现场办公一次，当场答复能定的事项",
      "Hold office on site once a month and decide on the spot what can be decided",
    ],
  ],
);

export const probitySelf = indicator(
  "L1",
  "lian",
  ["廉洁自律", "Personal probity"],
  0.5,
  [
    ["收礼、公车私用等问题群众反映强烈", "Gifts or private use of public means are much complained of"],
    ["对小节不在意，被提醒后仍有反复", "Careless in small things, even after a reminder"],
    ["未发现违规，但与服务对象往来不够注意", "No violation known, but not careful enough with those served"],
    ["公私分明，主动报告应当报告的事项", "Keeps public and private apart and reports what must be reported"],
    [
      "严以律己并管好家人和身边人，多年没有负面反映",
      "Strict with self, family and staff; nothing adverse for years",
    ],
  ],
  [
    [
      "对照廉洁规定逐条自查，一个月内将结果向派驻纪检组书面报告",
      "Check yourself against each rule and report in writing to the discipline group within a month",
    ],
    [
      "规范公务接待和用车登记，按季度在单位内公开",
      "Keep proper records of receptions and vehicles, published in the unit each quarter",
    ],
  ],
);

export const probityTeam = indicator(
  "L2",
  "lian",
  ["落实主体责任", "Keeping the unit clean"],
  0.5,
  [
    ["对本单位的问题捂着盖着", "Covers up what goes wrong in the unit"],
    [
      "只在检查前补材料，风险岗位长期不管",
      "Completes papers before inspections only; risky posts are left alone",
    ],
    ["有制度、有会议，但很少真正抽查", "Has rules and meetings, but seldom really checks"],
    ["定期检查重点岗位，发现苗头及时谈话", "Checks key posts regularly and talks at the first sign"],
    [
      "权力运行公开、环环有人监督，问题早发现早纠正",
      "Power is used in the open with checks at each step; faults are found and mended early",
    ],
  ],
  [
    [
      "排查采购、审批、用人三类岗位的风险点，每半年抽查一次并通报",
      "List the risks of purchasing, approval and personnel posts; sample them twice a year and report",
    ],
    [
      "对新任和重点岗位人员三个月内完成一次廉政谈话",
      "Hold an integrity talk with people new to, or in, key posts within three months",
    ],
  ],
);
