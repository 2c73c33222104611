import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputsOf, scheme, tallies } from "../testing/inputs.ts";
import type { SeverityAdjustment, SheetInputs } from "../types.ts";
import { computeScoreSheet, findNode } from "./sheet.ts";

const severity: SeverityAdjustment = {
  ...{ n: 38, raw: 3.46, adjusted: 3.52, se: 0.0561, reason: null, ref: "hash" },
  method: { zh: "按模型估计。", en: "By the model." },
};
const why = { zh: "每张票只评一人，宽严分不开。", en: "Every sheet rates one person." };
const none: SeverityAdjustment = { ...severity, adjusted: null, se: null, reason: why };
const votes = tallies("subordinates", [0, 4, 16, 14, 4]);

function sheetOf(extra: Partial<SheetInputs>, use?: "shown" | "used") {
  const own = use === undefined ? scheme : { ...scheme, severityAdjustment: use };
  return computeScoreSheet(inputsOf(votes, { scheme: own, ...extra })).root;
}

describe("severity on the score sheet", () => {
  test("raw and adjusted mean stand side by side with the uncertainty, and the score stays", () => {
    const root = sheetOf({ severity });
    const node = findNode(root, "result/evaluation/severity")!;
    expect(node.value).toBe(3.52);
    expect(node.formula.zh).toContain("38 张票的平均 3.46；宽严校正后 3.52 ± 0.11（95% 把握）");
    expect(node.weight).toBeNull();
    expect(root.value).toBe(sheetOf({}).value);
  });

  test("without an adjusted mean the sheet has the sentence why", () => {
    const node = findNode(sheetOf({ severity: none }), "result/evaluation/severity")!;
    expect(node).toMatchObject({ value: null, formula: why });
  });

  test("a sheet computed before ratings were analysed stays as it was", () => {
    expect(findNode(sheetOf({}), "result/evaluation/severity")).toBeUndefined();
    expect(sheetOf({}, "shown")).toEqual(sheetOf({}));
  });

  test("a scheme that uses the adjustment moves the points by the difference of the means, and says so", () => {
    const before = findNode(sheetOf({}), "result/evaluation")!;
    const after = findNode(sheetOf({ severity }, "used"), "result/evaluation")!;
    expect(after.value! - before.value!).toBeCloseTo(((3.52 - 3.46) / 5) * 100, 10);
    expect(after.formula.zh).toContain("+ 1.20（宽严校正：(3.5200 − 3.4600) ÷ 5 × 100");
    expect(after.flags.map((flag) => flag.code)).toContain("severity-used");
  });

  test("a scheme that uses it where nothing can be adjusted keeps the raw points and says why", () => {
    const after = findNode(sheetOf({ severity: none }, "used"), "result/evaluation")!;
    expect(after.value).toBe(findNode(sheetOf({}), "result/evaluation")!.value);
    const flag = after.flags.find((one) => one.code === "severity-not-used")!;
    expect(flag.text.zh).toContain(why.zh);
  });

  test("adjusted points never leave the scale", () => {
    const mean = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(mean, mean, (raw, adjusted) => {
        const { value } = sheetOf({ severity: { ...severity, raw, adjusted } }, "used");
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
      }),
    );
  });
});
