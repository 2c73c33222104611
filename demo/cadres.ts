import { isoMonth, monthNumber, PRESENT } from "./months.ts";
import { fictionalName } from "./names.ts";
import { type Random, randomFor } from "./random.ts";
import type { DemoAppointment, DemoCadre, DemoUnit } from "./types.ts";
import { type PostPlan, teamPlan, UNITS } from "./units.ts";

const MINORITIES = ["回", "满", "苗", "土家", "壮"];
const PLACES = ["云溪", "云溪", "云溪", "邻溪", "上河", "东陵", "南屏"];
const SCHOOLS = ["省农业大学", "江北大学", "师范学院", "理工学院", "省委党校"];
const MAJORS = ["经济管理", "法学", "汉语言文学", "公共管理", "土木工程", "农学"];
const DUTIES = [
  "党建、组织",
  "财税、统计",
  "教育、卫健",
  "信访、维稳",
  "城建、环保",
  "农业农村、乡村振兴",
  "纪检监察",
];

/** Everyone on the roster: about 400 people, unit by unit, head first, in the order of the units. */
export function makeCadres(): DemoCadre[] {
  const people = UNITS.flatMap((unit) => {
    const random = randomFor("team", unit.code);
    const staff = Array.from({ length: random.int(2, 4) }, () => staffPlan(random));
    return [...teamPlan(unit, random.int(4, 6)), ...staff].map((plan) => ({ unit, plan }));
  });
  return people.map(({ unit, plan }, i) => makeCadre(`P${String(i + 1).padStart(3, "0")}`, unit, plan));
}

function staffPlan(random: Random): PostPlan {
  const [post, rank] = random.pick([
    ["四级调研员", "四级调研员"],
    ["一级主任科员", "一级主任科员"],
    ["总工程师", "副科级"],
    ["办公室负责人", "四级主任科员"],
  ] as const);
  return { post, rank, position: "staff", teamMember: false };
}

function makeCadre(id: string, unit: DemoUnit, plan: PostPlan): DemoCadre {
  const random = randomFor("cadre", id);
  const sex = random.chance(0.27) ? "女" : "男";
  const head = plan.rank === "正科级";
  const birth = PRESENT - 12 * random.int(head ? 40 : 33, head ? 57 : 58) - random.int(0, 11);
  const { education, degree } = makeEducation(random, birth);
  const workStart =
    birth + 12 * ({ 研究生: 24, 大学: 22, 大专: 21, 中专: 19 } as const)[education] + random.int(0, 20);
  const politicalStatus = makePoliticalStatus(random, plan);
  return {
    id,
    name: fictionalName(random, sex),
    sex,
    ethnicity: random.chance(0.05) ? random.pick(MINORITIES) : "汉",
    nativePlace: random.pick(PLACES),
    birth: isoMonth(birth),
    workStart: isoMonth(workStart),
    politicalStatus,
    partyDate:
      politicalStatus === "中共党员"
        ? isoMonth(Math.max(workStart + random.int(-20, 70), birth + 12 * 19))
        : null,
    education,
    degree,
    school: random.pick(SCHOOLS),
    major: random.pick(MAJORS),
    ...makeCareer(random, unit, plan, workStart),
    reserve: plan.position === "deputy" && birth > monthNumber(1983, 1) && random.chance(0.45),
    note: "",
  };
}

function makeEducation(random: Random, birth: number): Pick<DemoCadre, "education" | "degree"> {
  const young = birth > monthNumber(1980, 1);
  const x = random.next();
  if (x < (young ? 0.34 : 0.22))
    return { education: "研究生", degree: random.chance(0.06) ? "博士" : "硕士" };
  if (x < (young ? 0.95 : 0.7)) return { education: "大学", degree: "学士" };
  return { education: x < 0.96 ? "大专" : "中专", degree: null };
}

/** Heads of party organs and towns are members of the party. */
function makePoliticalStatus(random: Random, plan: PostPlan): DemoCadre["politicalStatus"] {
  if (/书记|部长|党|常委/.test(plan.post) || random.chance(0.8)) return "中共党员";
  return random.pick(["群众", "群众", "民盟", "九三学社"] as const);
}

/** The present post, the one before it and, for heads, one more; ranks to match. */
function makeCareer(random: Random, unit: DemoUnit, plan: PostPlan, workStart: number) {
  const earliest = workStart + 60;
  // Heads have mostly been there long enough to be compared over two years.
  const tenure = plan.position === "head" && random.chance(0.85) ? random.int(24, 84) : random.int(3, 90);
  const from = Math.max(earliest, PRESENT - tenure);
  const before = Math.max(earliest - 30, from - random.int(24, 72));
  const previousUnit = random.chance(0.5) ? unit : random.pick(UNITS);
  const previous: DemoAppointment = {
    unitCode: previousUnit.code,
    post: plan.position === "staff" ? "科员" : plan.position === "head" ? "副职" : "股室负责人",
    position: plan.position === "head" ? "deputy" : "staff",
    teamMember: plan.position === "head",
    duties: random.pick(DUTIES),
    from: isoMonth(before),
    to: isoMonth(from),
  };
  const present: DemoAppointment = {
    unitCode: unit.code,
    post: plan.post,
    position: plan.position,
    teamMember: plan.teamMember,
    duties: plan.position === "head" ? "全面工作" : random.pick(DUTIES),
    from: isoMonth(from),
    to: null,
  };
  const lowerRank = plan.rank === "正科级" ? "副科级" : "科员";
  const ranks = [
    { rank: lowerRank, from: isoMonth(before) },
    { rank: plan.rank, from: isoMonth(Math.max(before + 1, from - random.int(0, 12))) },
  ];
  return { appointments: [previous, present], ranks };
}
