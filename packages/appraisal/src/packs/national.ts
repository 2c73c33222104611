import type { RulePack } from "../types.ts";
import { barRules } from "./national/bars.ts";
import { deadlineRules } from "./national/deadlines.ts";
import { gradeRules } from "./national/grades.ts";
import { voteRules } from "./national/votes.ts";

/** Values of national law and of published practice. A local pack overrides them key by key. */
export const nationalPack: RulePack = {
  id: "cn-national",
  version: "2026.11.1",
  title: { zh: "国家规定与通行做法", en: "National law and common practice" },
  jurisdiction: { zh: "全国", en: "Nationwide" },
  values: [...gradeRules, ...deadlineRules, ...voteRules, ...barRules],
};
