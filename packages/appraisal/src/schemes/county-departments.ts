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

/** Heads of county departments [县直部门主要负责人]: policy, expertise, service to towns and people. */
export const countyDepartmentHeads: Scheme = {
  ...annualFrame,
  id: "county-department-heads",
  version: "2026.1",
  title: { zh: "县直部门主要负责人年度考核方案", en: "Annual scheme for heads of county departments" },
  category: {
    code: "county-department-head",
    label: { zh: "县直部门主要负责人", en: "Heads of county departments" },
    unitKinds: ["county_department", "institution", "other"],
  },
  indicators: [
    politicalStand,
    democraticStyle,
    indicator(
      "N1",
      "neng",
      ["专业能力", "Professional competence"],
      0.34,
      [
        [
          "不懂本部门业务，决定常要返工",
          "Does not know the department's business; decisions are often redone",
        ],
        ["业务靠下级，关键问题说不清", "Leans on subordinates and cannot explain key points"],
        ["熟悉日常业务，遇到新政策上手慢", "Knows the routine, slow with new policy"],
        [
          "熟悉政策和业务，能指导下级解决难题",
          "Knows policy and business and guides others through hard points",
        ],
        [
          "是本领域的行家，能把政策变成管用的办法并为别处借鉴",
          "An authority of the field who turns policy into working methods that others borrow",
        ],
      ],
      [
        [
          "围绕本部门一项核心业务完成一次专题学习，形成可执行的工作规程",
          "Study one core business of the department and turn it into a working procedure",
        ],
        [
          "每季度带队到先进地区或基层调研一次，提交对策建议",
          "Lead one field study a quarter and hand in proposals",
        ],
      ],
    ),
    indicator(
      "N2",
      "neng",
      ["统筹协调", "Coordination"],
      0.33,
      [
        [
          "部门之间扯皮不断，工作常因协调不成而停下",
          "Endless wrangling with other departments; work stops for want of agreement",
        ],
        ["跨部门的事等上级出面", "Waits for higher authority in everything that crosses departments"],
        ["能配合别的部门，很少主动牵头", "Cooperates, but seldom leads"],
        ["主动沟通，多数跨部门事项按时办成", "Reaches out; most shared matters are done on time"],
        [
          "善于凝聚各方，复杂事项也能形成合力并按时见效",
          "Brings all sides together; even complex matters take effect on time",
        ],
      ],
      [
        [
          "与往来最多的三个部门建立月度会商，议定事项列清单销号",
          "Meet monthly with the three departments you deal with most; close agreed items one by one",
        ],
        [
          "对牵头事项明确时间表和责任人，逾期事项主动报告",
          "Set timetable and owners for what you lead, and report delays yourself",
        ],
      ],
    ),
    indicator(
      "N3",
      "neng",
      ["依法办事", "Lawful administration"],
      0.33,
      [
        ["越权或违反程序作决定，引起纠纷", "Exceeds powers or skips procedure and causes disputes"],
        ["重大事项不做合法性审查", "Takes major decisions without legal review"],
        ["基本按程序办，文书和留痕不全", "Mostly by procedure; papers and records are incomplete"],
        ["程序完整，决定经得起查", "Complete procedure; decisions stand inspection"],
        [
          "善于用法治方式解决矛盾，办事公开可预期",
          "Resolves conflicts by law; the work is open and predictable",
        ],
      ],
      [
        [
          "重大决定一律先经合法性审查，审查意见随会议记录归档",
          "Have every major decision reviewed for legality first, the opinion filed with the minutes",
        ],
        [
          "梳理本部门高频事项的办理程序并向社会公开",
          "Write down and publish the procedure of the most frequent matters",
        ],
      ],
    ),
    responsibility,
    indicator(
      "Q2",
      "qin",
      ["服务基层", "Service to the grass roots"],
      0.5,
      [
        [
          "基层和群众办事难、反映强烈，置之不理",
          "Towns and people find it hard to get things done, complain loudly, and are ignored",
        ],
        ["门难进、回复慢，基层多次催办", "Slow answers; towns must ask again and again"],
        ["按规定时限办理，很少主动下去", "Keeps the time limits, seldom goes down"],
        ["经常到基层，能帮着解决实际问题", "Often at the grass roots and helps with real problems"],
        [
          "基层遇事愿意找、找了能解决，流程不断简化",
          "Towns turn to this head and get solutions; procedures keep getting simpler",
        ],
      ],
      [
        [
          "每季度向乡镇和服务对象征求一次意见，两周内公布整改清单",
          "Ask towns and clients for opinions each quarter and publish a list of remedies within two weeks",
        ],
        [
          "压减一项要求基层报送的报表或一个办事环节",
          "Abolish one report demanded from below or one procedural step",
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
        ["部分完成，主要指标落后", "Partly done; main figures lag behind"],
        ["基本完成，质量一般", "Mostly done, of middling quality"],
        ["全部完成，部分指标居前", "All done, some among the best"],
        [
          "高质量超额完成，经得起核查和时间检验",
          "Done beyond target in quality that stands checking and time",
        ],
      ],
      [
        [
          "把未完成任务分解到月，明确责任科室，每月在班子会上通报",
          "Break unfinished tasks down by month and section, and report monthly in the team meeting",
        ],
        [
          "对落后指标逐项分析原因，一个月内提出赶超措施",
          "Analyse each lagging figure and propose remedies within a month",
        ],
      ],
    ),
    indicator(
      "J2",
      "ji",
      ["改革创新与队伍建设", "Reform and building the team"],
      0.5,
      [
        ["墨守成规，骨干流失", "Stuck in old ways; good people leave"],
        ["改革停在文件上，干部培养没有安排", "Reform stays on paper; nobody is being trained"],
        ["跟着做规定动作，年轻干部偶有锻炼", "Does the prescribed; young cadres get a chance now and then"],
        [
          "有自己的改进举措，年轻干部在重要岗位锻炼",
          "Own improvements; young cadres work in posts that matter",
        ],
        [
          "改进做法取得实效并被推广，队伍有梯次、有后劲",
          "Improvements work and spread; the team has depth for years to come",
        ],
      ],
      [
        [
          "为两名年轻干部各安排一项牵头任务和一名带教人",
          "Give two young cadres a task to lead and a mentor each",
        ],
        [
          "确定一项改进工作的举措，半年后用数据说明效果",
          "Choose one improvement and show its effect with figures after half a year",
        ],
      ],
    ),
    probitySelf,
    probityTeam,
  ],
};
