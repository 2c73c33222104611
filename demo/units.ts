import type { DemoUnit, UnitKind } from "./types.ts";

const DEPARTMENTS = [
  "县委办公室",
  "县纪委监委机关",
  "县委组织部",
  "县委宣传部",
  "县委统战部",
  "县委政法委",
  "县人大办",
  "县政府办公室",
  "县政协办",
  "县发改局",
  "县教体局",
  "县科工局",
  "县公安局",
  "县民政局",
  "县司法局",
  "县财政局",
  "县人社局",
  "县自然资源局",
  "县住建局",
  "县交通局",
  "县水利局",
  "县农业农村局",
  "县商务局",
  "县文旅局",
  "县卫健局",
  "县退役军人局",
  "县应急局",
  "县审计局",
  "县市场监管局",
  "县统计局",
  "县医保局",
];
const TOWNS = [
  "望云镇",
  "听泉镇",
  "揽月镇",
  "枕石镇",
  "拾穗镇",
  "归燕镇",
  "星野乡",
  "晴川乡",
  "苇塘乡",
  "半山乡",
];
const SUBDISTRICTS = ["云东街道", "云西街道", "溪南街道", "溪北街道"];

/** 45 units, codes Y01 to Y45 in this order. */
export const UNITS: readonly DemoUnit[] = [
  ...DEPARTMENTS.map((name) => ({ name, kind: "county_department" as const })),
  ...TOWNS.map((name) => ({ name, kind: "town" as const })),
  ...SUBDISTRICTS.map((name) => ({ name, kind: "subdistrict" as const })),
].map((unit, i) => ({ code: `Y${String(i + 1).padStart(2, "0")}`, ...unit }));

export interface PostPlan {
  post: string;
  position: "head" | "deputy" | "staff";
  rank: string;
  teamMember: boolean;
}

/** The leadership team of a unit, head first. */
export function teamPlan(unit: DemoUnit, deputies: number): PostPlan[] {
  const [head, ...others] = teamPosts(unit.name, unit.kind);
  return [
    { post: head ?? "", position: "head", rank: "正科级", teamMember: true },
    ...others.slice(0, deputies).map(
      (post): PostPlan => ({
        post,
        position: "deputy",
        rank: /、(镇长|乡长|办事处主任)$/.test(post) ? "正科级" : "副科级",
        teamMember: true,
      }),
    ),
  ];
}

function teamPosts(name: string, kind: UnitKind): string[] {
  if (kind === "town") return townPosts("党委", name.endsWith("乡") ? "乡长" : "镇长");
  if (kind === "subdistrict") return townPosts("党工委", "办事处主任");
  if (/(宣传|统战|组织)部$/.test(name)) return ["部长", ...Array.from({ length: 6 }, () => "副部长")];
  if (name.endsWith("政法委")) return ["书记", ...Array.from({ length: 6 }, () => "副书记")];
  const chief = /办公室$|办$/.test(name) ? "主任" : name.endsWith("机关") ? "副书记、监委副主任" : "局长";
  const deputy = chief === "局长" ? "副局长" : chief === "主任" ? "副主任" : "常委";
  return [
    chief.startsWith("副书记") ? chief : `党组书记、${chief}`,
    ...[deputy, deputy, "派驻纪检组组长", deputy, deputy, deputy].map((post) => `党组成员、${post}`),
  ];
}

function townPosts(committee: string, chief: string): string[] {
  return [
    `${committee}书记`,
    `${committee}副书记、${chief}`,
    `${committee}副书记、政法委员`,
    `${committee}委员、组织委员`,
    `${committee}委员、宣传委员`,
    `${committee}委员、纪委书记`,
    `${committee}委员、武装部部长、副${chief}`,
  ];
}
