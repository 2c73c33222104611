import { expect, test } from "vitest";
import { allNodes, computeCampaign, explainNode, findNode, recompute } from "../index.ts";
import { inputsOf, tallies } from "../testing/inputs.ts";

const people = ["a", "b", "c", "d", "e", "f"].map((ref, i) =>
  inputsOf(tallies("subordinates", [1, 2, 6, 9 + i, 4]), {
    ratee: { ref, name: ref, unit: "局", post: "局长" },
    sheetStats: [{ group: "subordinates", n: 22 + i, mean: 3 + i / 10, variance: 0.5 }],
  }),
);
const campaign = computeCampaign(people);
const [first] = campaign.sheets;

test("a node explains itself: value, formula with the actual counts, error, weight, rule", () => {
  const indicator = findNode(first!.root, "result/evaluation/de/D1")!;
  const { zh, en } = explainNode(indicator);
  expect(zh).toContain("政治站位：");
  expect(zh).toContain("标准误");
  expect(zh).toContain("占综合得分的 10%");
  expect(en).toContain("Political stand: ");
  const group = explainNode(indicator.children[0]!);
  expect(group.zh).toContain("(1×1 + 2×2 + 3×6 + 4×9 + 5×4) ÷ 22 张有效票；另有 1 票不了解");
});

test("every node of a sheet explains itself in both languages", () => {
  for (const node of allNodes(first!.root)) {
    const { zh, en } = explainNode(node);
    expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN/);
    expect(zh.length).toBeGreaterThan(node.label.zh.length);
  }
});

test("the unweighted mean carries the reliability of the cohort and the raters that would be enough", () => {
  const plain = allNodes(first!.root).find((node) => node.id.endsWith("/plain-mean"))!;
  const { icc1, icc2, ofMean, ratersNeeded } = plain.reliability!;
  expect(icc1).toBe(campaign.inputs[0]!.cohort!.reliability!.icc1);
  for (const one of [icc1, icc2, ofMean, ratersNeeded]) expect(Number.isFinite(one)).toBe(true);
});

test("an untouched sheet recomputes without a difference, also after a way through JSON", () => {
  campaign.sheets.forEach((sheet, i) => {
    expect(
      recompute(JSON.parse(JSON.stringify(sheet)), JSON.parse(JSON.stringify(campaign.inputs[i]))),
    ).toEqual([]);
  });
});

test("a changed value, a missing node and another scheme are named", () => {
  const forged = structuredClone(first!);
  const node = allNodes(forged.root).find((one) => one.id === "result/evaluation/de/D2")!;
  Object.assign(node, { value: 99 });
  Object.assign(forged, { scheme: { id: forged.scheme.id, version: "1999" } });
  const differences = recompute(forged, campaign.inputs[0]!);
  expect(differences.map((one) => [one.node, one.field])).toEqual([
    ["sheet", "scheme"],
    ["result/evaluation/de/D2", "value"],
  ]);
  expect(differences[1]!.stored).toBe(99);
  const grown = structuredClone(first!);
  const stray = { ...grown.root.children[0]!, id: "result/stray", children: [] };
  Object.assign(grown.root, { children: [...grown.root.children, stray] });
  expect(recompute(grown, campaign.inputs[0]!).map((one) => one.field)).toEqual(["children", "extra"]);
  const cut = structuredClone(first!);
  Object.assign(cut.root, { children: cut.root.children.slice(1) });
  expect(recompute(cut, campaign.inputs[0]!).some((one) => one.field === "missing")).toBe(true);
});
