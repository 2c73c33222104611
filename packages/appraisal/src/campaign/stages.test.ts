import { describe, expect, test } from "vitest";
import { isAtOrAfter, nextStage, STAGE_RULES, STAGES, stageRule } from "../index.ts";

describe("the stage line", () => {
  test("runs from preparing to the archive, each stage once", () => {
    expect(STAGES.map((stage) => stageRule(stage).label.zh).join(" ")).toBe(
      "准备 冻结 采集 封箱 核算 评议 公示 定等 反馈 整改 归档",
    );
    expect(STAGES.map(nextStage)).toEqual([...STAGES.slice(1), null]);
  });

  test("takes two people where names, results or ballots are unlocked", () => {
    for (const stage of ["freeze", "seal", "deliberate", "post", "decide"] as const)
      expect(stageRule(stage).twoPeople).toBe(true);
  });

  test("asks for something before every step, names who may take it and how long it lasts", () => {
    for (const rule of STAGE_RULES) {
      expect(rule.roles.length).toBeGreaterThan(0);
      expect(rule.workingDays).toBeGreaterThan(0);
      expect(rule.needs.length > 0).toBe(rule.stage !== "prepare");
    }
  });

  test("two people are never asked for where one role alone holds one person", () => {
    for (const rule of STAGE_RULES) if (rule.twoPeople) expect(rule.roles.length).toBeGreaterThanOrEqual(2);
  });

  test("is ordered: every stage lies at or after itself and those before it", () => {
    STAGES.forEach((stage, i) => {
      expect(STAGES.filter((other) => isAtOrAfter(stage, other))).toEqual(STAGES.slice(0, i + 1));
    });
  });
});
