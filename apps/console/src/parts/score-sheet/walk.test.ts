import type { ScoreNode } from "@hengjian/appraisal";
import { expect, test } from "vitest";
import { meansBeside, nodeById, pathTo, visibleLines } from "./walk.ts";

const node = (id: string, children: ScoreNode[] = []): ScoreNode => ({
  id,
  kind: "result",
  label: { zh: id, en: id },
  value: 1,
  scale: { min: 0, max: 100 },
  decimals: 2,
  weight: 1,
  effectiveWeight: 1,
  formula: { zh: "", en: "" },
  rule: null,
  source: null,
  flags: [],
  children,
});
const tree = node("r", [node("r/a", [node("r/a/1")]), node("r/b")]);

test("only children of open nodes are seen", () => {
  expect(visibleLines(tree, new Set(["r"])).map((line) => line.node.id)).toEqual(["r", "r/a", "r/b"]);
  expect(visibleLines(tree, new Set(["r", "r/a"])).map((line) => line.depth)).toEqual([0, 1, 2, 1]);
});

test("raw and adjusted mean are found beside each other, and nothing where there is no adjusted one", () => {
  const sheet = node("r", [node("r/e", [node("r/e/plain-mean"), node("r/e/severity")]), node("r/b")]);
  for (const id of ["r/e/severity", "r/e/plain-mean"])
    expect(Object.values(meansBeside(sheet, id)!).map((one) => one.id)).toEqual([
      "r/e/plain-mean",
      "r/e/severity",
    ]);
  expect(meansBeside(sheet, "r/e")).toBeNull();
  const without = { ...node("r/e/severity"), value: null };
  expect(meansBeside(node("r", [node("r/e", [node("r/e/plain-mean"), without])]), without.id)).toBeNull();
});

test("the path to a node opens the way to it", () => {
  expect(pathTo(tree, "r/a/1")).toEqual(["r", "r/a"]);
  expect(nodeById(tree, "r/a/1")?.id).toBe("r/a/1");
  expect(nodeById(tree, "r/x")).toBeUndefined();
});
