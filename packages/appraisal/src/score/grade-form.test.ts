import { expect, test } from "vitest";
import { allNodes, computeScoreSheet, type Method, sampleLocalPack } from "../index.ts";
import { inputsOf, scheme } from "../testing/inputs.ts";

const method: Method = { ...scheme.methods[0]!, form: "grades" };
const votes = (excellent: number, competent: number, basicallyCompetent: number, incompetent: number) => ({
  excellent,
  competent,
  basicallyCompetent,
  incompetent,
  notKnown: 2,
  abstained: 1,
});
const rootOf = (groups: Record<string, ReturnType<typeof votes>>, own: Partial<Method> = {}) => {
  const base = inputsOf([]);
  return computeScoreSheet({
    ...base,
    packs: [...base.packs, sampleLocalPack],
    scheme: { ...scheme, methods: [{ ...method, ...own }, ...scheme.methods.slice(1)] },
    gradeTallies: Object.entries(groups).map(([group, one]) => ({ method: method.code, group, votes: one })),
  }).root;
};

test("votes for a whole grade are weighted by group; groups without votes share out their weight", () => {
  const root = rootOf({ superiors: votes(8, 0, 0, 0), subordinates: votes(0, 10, 0, 0) });
  expect(root.value).toBeCloseTo((100 * 0.3 + 80 * 0.4) / 0.7, 10);
  expect(root.children[0]!.flags.map((flag) => flag.code)).toEqual(["group-without-votes"]);
  expect(root.children[0]!.votes).toMatchObject({ valid: 18, notKnown: 4 });
});

test("by the share of excellent votes where the scheme says so", () => {
  const root = rootOf({ subordinates: votes(17, 3, 0, 0) }, { scoring: "share" });
  expect(root.value).toBeCloseTo(95, 10);
});

test("few good votes are a lead on the method and move no number", () => {
  const root = rootOf({ subordinates: votes(2, 6, 6, 6) });
  expect(root.value).toBeCloseTo((200 + 480 + 360 + 240) / 20, 10);
  expect(root.children[0]!.flags.map((flag) => flag.code)).toContain("attention-competent");
});

test("a small group shows neither counts nor leads", () => {
  const root = rootOf({ superiors: votes(0, 0, 3, 3) });
  const group = allNodes(root).find((node) => node.kind === "group")!;
  expect(group.votes!.hidden).toBe(true);
  expect(group.formula.zh).not.toContain("×");
  expect(root.children[0]!.flags.map((flag) => flag.code)).not.toContain("attention-competent");
});
