import { expect, test } from "vitest";
import { analyse } from "./analyse.ts";
import { analyseApart } from "./apart.ts";
import { pack, unpack } from "./packed.ts";
import { simulate } from "./testing/simulate.ts";
import type { AnalysisInput } from "./types.ts";

const history = { category: { zh: "类", en: "category" }, awards: [], grades: [], records: [] };
const input = (ratees: number): AnalysisInput => ({
  set: simulate({ seed: 5, ratees, raters: 40, nested: true, group: (rater) => rater % 3 }),
  ...{ history, severity: null, hindrance: null },
});

test("what crosses to the process comes out as it went in", () => {
  const one = input(3);
  const gap = {
    ...one,
    set: { ...one.set, sheets: [{ ratee: 1, group: 2, rater: 7, raterUnit: 1, marks: [5, NaN] }] },
  };
  gap.set.items = gap.set.items.slice(0, 2);
  expect(unpack(structuredClone(pack(one)))).toEqual(one);
  expect(unpack(pack(gap))).toEqual(gap);
});

test("the process gives what the calculation gives, and tells how far it is", async () => {
  const steps: number[] = [];
  const progress = (done: number, total: number) => steps.push(done / total);
  expect(await analyseApart(input(8), { progress })).toEqual(analyse(input(8)));
  expect(steps.at(-1)).toBe(1);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
});

test("more than the memory holds is refused with a sentence, and the server lives on", async () => {
  await expect(analyseApart(input(600), { memoryMb: 40 })).rejects.toMatchObject({
    code: "analysis-too-large",
    text: { zh: expect.stringContaining("24000 张测评票") },
  });
});

test("a cancelled analysis ends at once", async () => {
  const controller = new AbortController();
  const running = analyseApart(input(600), {
    signal: controller.signal,
    progress: () => controller.abort(new Error("cancelled")),
  });
  await expect(running).rejects.toThrow("cancelled");
  await expect(analyseApart(input(1), { signal: controller.signal })).rejects.toThrow("cancelled");
});
