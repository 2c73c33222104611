import fc from "fast-check";
import { expect, test } from "vitest";
import {
  meanInterval,
  oneWay,
  ratersNeeded,
  reliabilityOfMean,
  rwgJ,
  studentQuantile975,
  summarise,
} from "./statistics.ts";

const values = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 12 });
const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const mean = (list: readonly number[]) => total(list) / list.length;

test("ICC(1) and ICC(2) from summaries are those of the analysis of variance of the values themselves", () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 2, maxLength: 9 }), (groups) => {
      const all = groups.flat();
      const between = groups.flatMap((group) => group.map(() => (mean(group) - mean(all)) ** 2));
      const within = groups.flatMap((group) => group.map((value) => (value - mean(group)) ** 2));
      const msb = total(between) / (groups.length - 1);
      const msw = total(within) / (all.length - groups.length);
      fc.pre(msb > 1e-9);
      const size = all.length / groups.length;
      const { icc1, icc2 } = oneWay(groups.map(summarise))!;
      expect(icc1!).toBeCloseTo((msb - msw) / (msb + (size - 1) * msw), 9);
      expect(icc2!).toBeCloseTo((msb - msw) / msb, 9);
    }),
  );
});

test("rwg(j) from counts is 1 where all agree, falls as answers spread, and is never below 0", () => {
  const item = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 });
  const agreement = (items: readonly number[][]) =>
    rwgJ(
      items.map((counts) => counts.map((count, i) => [i + 1, count] as const)),
      2,
    );
  expect(agreement([[0, 0, 0, 7, 0]])).toBe(1);
  expect(agreement([[5, 0, 0, 0, 5]])).toBe(0);
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 11 }), (items) => {
      fc.pre(items.every((counts) => total(counts) >= 2));
      const variances = items.map((counts) => {
        const votes = counts.flatMap((count, i) => Array.from({ length: count }, () => i + 1));
        return total(votes.map((vote) => (vote - mean(votes)) ** 2)) / (votes.length - 1);
      });
      const left = 1 - mean(variances) / 2;
      const j = items.length;
      expect(agreement(items)!).toBeCloseTo(left <= 0 ? 0 : (j * left) / (j * left + 1 - left), 9);
    }),
  );
});

test("so many raters as are said to be needed reach the wanted reliability, and one fewer does not", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.75, noNaN: true }), (icc1) => {
      const needed = ratersNeeded(icc1, 0.8)!;
      expect(reliabilityOfMean(icc1, needed)!).toBeGreaterThanOrEqual(0.8 - 1e-9);
      expect(reliabilityOfMean(icc1, needed - 1)!).toBeLessThan(0.8);
    }),
  );
});

test("nothing is said where nothing is known", () => {
  expect(oneWay([{ n: 9, mean: 3, variance: 1 }])).toBeNull();
  expect(ratersNeeded(null, 0.8)).toBeNull();
  expect(ratersNeeded(-0.02, 0.8)).toBeNull();
  expect(reliabilityOfMean(-0.02, 12)).toBe(0);
  expect(meanInterval({ n: 1, mean: 3, variance: 0 })).toBeNull();
  expect(rwgJ([[[3, 1]]], 2)).toBeNull();
});

test("Student's t is that of the tables", () => {
  const table: [number, number][] = [
    [1, 12.7062],
    [2, 4.3027],
    [3, 3.1824],
    [5, 2.5706],
    [10, 2.2281],
    [30, 2.0423],
    [6, 2.4469],
    [120, 1.9799],
  ];
  for (const [degrees, t] of table) expect(Math.abs(studentQuantile975(degrees) - t)).toBeLessThan(0.0003);
});
