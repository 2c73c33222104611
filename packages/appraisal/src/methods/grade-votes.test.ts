import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  attentionLeads,
  type GradeVotes,
  judgeBallots,
  nationalPack,
  sampleLocalPack,
  scoreByShare,
  scoreByValues,
  trimmedMean,
} from "../index.ts";

const packs = [nationalPack, sampleLocalPack];
const votes = (
  excellent: number,
  competent: number,
  basicallyCompetent = 0,
  incompetent = 0,
): GradeVotes => ({
  excellent,
  competent,
  basicallyCompetent,
  incompetent,
  notKnown: 3,
  abstained: 1,
});
const count = fc.integer({ min: 0, max: 200 });
const anyVotes = fc.tuple(count, count, count, count).map((counts) => votes(...counts));

describe("votes by their values", () => {
  test("are summed over valid votes only", () => {
    const score = scoreByValues(votes(20, 10, 5, 3), packs);
    expect(score.points).toBeCloseTo((2000 + 800 + 300 + 120) / 38, 12);
    expect(score.formula.zh).toBe("84.74 = (100×20 + 80×10 + 60×5 + 40×3) ÷ 38 张有效票。");
  });

  test("lie between the lowest and the highest value, and without a vote there is no score", () => {
    fc.assert(
      fc.property(anyVotes, (all) => {
        const { points } = scoreByValues(all, packs);
        const valid = all.excellent + all.competent + all.basicallyCompetent + all.incompetent;
        if (valid === 0) return expect(points).toBeNull();
        expect(points!).toBeGreaterThanOrEqual(40 - 1e-9);
        expect(points!).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });
});

describe("votes by the share of excellent", () => {
  test.each([
    [9, 1, 0, 100],
    [8, 2, 0, 95],
    [7, 3, 0, 90],
    [6, 4, 0, 85],
    [5, 5, 0, 80],
    [20, 0, 10, 65],
  ])("%i excellent, %i competent, %i basically competent give %f", (excellent, competent, basic, points) => {
    expect(scoreByShare(votes(excellent, competent, basic), packs).points).toBeCloseTo(points, 9);
  });

  test("never fall when a competent vote becomes excellent", () => {
    fc.assert(
      fc.property(anyVotes, (all) => {
        fc.pre(all.competent > 0);
        const better = { ...all, excellent: all.excellent + 1, competent: all.competent - 1 };
        expect(scoreByShare(better, packs).points!).toBeGreaterThanOrEqual(scoreByShare(all, packs).points!);
      }),
    );
  });
});

describe("attention lines", () => {
  const codes = (all: GradeVotes) => attentionLeads(all, packs).map((lead) => lead.code);

  test("are leads: exactly two thirds and exactly one third raise none", () => {
    expect(codes(votes(10, 10, 10))).toEqual([]);
    expect(codes(votes(10, 9, 11))).toEqual(["attention-competent"]);
    expect(codes(votes(20, 0, 0, 10))).toEqual([]);
    expect(codes(votes(19, 0, 0, 11))).toEqual(["attention-competent", "attention-incompetent"]);
    expect(codes(votes(0, 0))).toEqual([]);
  });
});

describe("the trimmed mean", () => {
  const levels = fc.tuple(...[1, 2, 3, 4, 5].map((value) => count.map((n) => ({ value, count: n }))));

  test("drops nothing at five raters and two votes at six", () => {
    const of = (ones: number, fives: number) =>
      trimmedMean(
        [
          { value: 1, count: ones },
          { value: 5, count: fives },
        ],
        5,
      );
    expect(of(1, 4)).toEqual({ value: 4.2, dropped: null, counted: 5 });
    expect(of(1, 5)).toEqual({ value: 5, dropped: [1, 5], counted: 4 });
  });

  test("equals dropping one lowest and one highest vote by hand", () => {
    fc.assert(
      fc.property(levels, (all) => {
        const cast = all.flatMap((level) => Array.from({ length: level.count }, () => level.value));
        const inner = cast.length > 5 ? cast.slice(1, -1) : cast;
        const { value, counted } = trimmedMean(all, 5);
        expect(counted).toBe(inner.length);
        if (inner.length === 0) return expect(value).toBeNull();
        expect(value!).toBeCloseTo(inner.reduce((a, b) => a + b) / inner.length, 9);
      }),
    );
  });
});

describe("ballots", () => {
  test("more back than out make the vote void", () => {
    expect(judgeBallots({ issued: 40, returned: 41, spoiled: 0 }, packs)).toMatchObject({
      void: true,
      valid: 0,
    });
    expect(judgeBallots({ issued: 40, returned: 40, spoiled: 2 }, packs)).toEqual({
      void: false,
      valid: 38,
      flags: [],
    });
  });

  test("fewer valid ones than the minimum are flagged", () => {
    expect(
      judgeBallots({ issued: 9, returned: 8, spoiled: 1 }, packs).flags.map((flag) => flag.code),
    ).toEqual(["few-ballots"]);
  });

  test("counts that cannot be are refused", () => {
    for (const bad of [-1, 1.5, Number.NaN])
      expect(() => judgeBallots({ issued: 9, returned: bad, spoiled: 0 }, packs)).toThrow(RangeError);
    expect(() => judgeBallots({ issued: 9, returned: 3, spoiled: 4 }, packs)).toThrow(RangeError);
  });
});
