import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkRulePack,
  findRule,
  isRuleKey,
  MissingRuleError,
  mergePacks,
  nationalPack,
  type RulePack,
  RuleShapeError,
  ruleValue,
  sampleLocalPack,
} from "../index.ts";

const local = (values: RulePack["values"]): RulePack => ({
  id: "here",
  version: "1",
  title: { zh: "本地", en: "Here" },
  values,
});
const rule = (key: string, value: unknown) => ({
  key,
  value,
  label: { zh: key, en: key },
  source: "本县",
  verified: false,
});

describe("the packs that ship", () => {
  test.each([nationalPack, sampleLocalPack])("$id has only rules of the right form, each once", (pack) => {
    expect(checkRulePack(pack)).toEqual([]);
    expect(pack.values.map((value) => value.key).filter((key) => !isRuleKey(key))).toEqual([]);
  });

  test("name a source for every value and mark what nobody has read in full", () => {
    const all = [...nationalPack.values, ...sampleLocalPack.values];
    expect(
      all.filter((value) => value.source === "" || value.label.zh === "" || value.label.en === ""),
    ).toEqual([]);
    const verified = (key: string) => all.find((value) => value.key === key)?.verified;
    expect(verified("deadline.review")).toBe(true);
    for (const key of ["quota.team", "quota.daily", "deadline.feedback", "deadline.improvement-plan"])
      expect(verified(key)).toBe(false);
  });

  test("keep calendar days and working days apart", () => {
    expect(ruleValue([nationalPack], "deadline.review")).toEqual({ days: 30, kind: "calendar" });
    expect(ruleValue([nationalPack], "deadline.posting")).toEqual({ days: 5, kind: "working" });
    expect(ruleValue([sampleLocalPack], "deadline.objection")).toEqual({ days: 15, kind: "working" });
  });
});

describe("a local pack", () => {
  test("overrides the national value and says where the value comes from", () => {
    const packs = [nationalPack, local([rule("quota.excellent", 0.15)])];
    expect(ruleValue(packs, "quota.excellent")).toBe(0.15);
    expect(findRule(packs, "quota.excellent").ref).toMatchObject({ packId: "here", verified: false });
  });

  test("overrides key by key: what it does not name stays national", () => {
    const keys = nationalPack.values.map((value) => value.key);
    fc.assert(
      fc.property(fc.subarray(keys), (overridden) => {
        const own = local(
          overridden.map((key) => ({
            ...nationalPack.values.find((value) => value.key === key)!,
            source: "本县",
          })),
        );
        const merged = mergePacks([nationalPack, own]);
        expect(merged.map(({ value }) => value.key)).toEqual(keys);
        for (const { value, from } of merged)
          expect(from.id).toBe(overridden.includes(value.key) ? "here" : "cn-national");
      }),
    );
  });

  test.each([
    ["quota.excellent", 20],
    ["quota.excellent", "20%"],
    ["deadline.review", { days: "thirty", kind: "calendar" }],
    ["deadline.review", { days: 30, kind: "weeks" }],
    ["votes.values", [100, 80, 90, 40]],
    ["grades.lines", { competent: 40, basically_competent: 60 }],
  ])("with %s = %j is refused when it is added and when it is used", (key, value) => {
    const pack = local([rule(key, value)]);
    expect(checkRulePack(pack).map((fault) => [fault.key, fault.code])).toEqual([[key, "rule-shape"]]);
    expect(() => ruleValue<unknown>([nationalPack, pack], key)).toThrow(RuleShapeError);
  });

  test("with one key twice is refused", () => {
    const pack = local([rule("quota.team", 0.3), rule("quota.team", 0.4)]);
    expect(checkRulePack(pack).map((fault) => fault.code)).toEqual(["rule-repeated"]);
  });
});

test("a key that no pack holds is named", () => {
  expect(() => ruleValue<number>([nationalPack], "quota.martians")).toThrow(MissingRuleError);
});
