import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barsOf, nationalPack, proposeGrades, quotaArithmetic, requiresReason } from "../index.ts";

const packs = [nationalPack];
const person = (
  ref: string,
  score: number | null,
  facts: { kind: string; from: string; to: string | null }[] = [],
) => ({
  ref,
  score,
  facts: facts.map((fact) => ({ ...fact, note: "" })),
});

describe("the quota", () => {
  test("is rounded down by default, and both roundings are shown", () => {
    const quota = quotaArithmetic({ people: 49, share: 0.2, approvedShare: 0.25, rounding: "floor" });
    expect(quota).toMatchObject({ places: 9, floor: 9, halfUp: 10, approvedPlaces: 12 });
    expect(quota.sentence.zh).toBe(
      "49 人 × 20% = 9.8,按“不超过”向下取整得 9 名(向下取整 9,四舍五入 10);经批准放宽到 25% 时为 12 名。",
    );
  });

  test("never exceeds the share when rounded down, and loses less than one place", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 100 }),
        (people, hundredths) => {
          const { places } = quotaArithmetic({
            people,
            share: hundredths / 100,
            approvedShare: null,
            rounding: "floor",
          });
          // In whole hundredths the arithmetic is exact.
          expect(places * 100).toBeLessThanOrEqual(people * hundredths);
          expect((places + 1) * 100).toBeGreaterThan(people * hundredths);
        },
      ),
    );
  });

  test("refuses a share above one and half a person", () => {
    expect(() => quotaArithmetic({ people: 10, share: 1.2, approvedShare: null, rounding: "floor" })).toThrow(
      RangeError,
    );
    expect(() =>
      quotaArithmetic({ people: 1.5, share: 0.2, approvedShare: null, rounding: "floor" }),
    ).toThrow(RangeError);
  });
});

describe("bars", () => {
  const one = (kind: string, from: string, to: string | null = null) =>
    barsOf([{ kind, from, to, note: "" }], 2026, packs)[0]?.effect;

  test("a warning closes excellent in its year and not after", () => {
    expect(one("party_warning", "2026-03")).toBe("no_excellent");
    expect(one("party_warning", "2025-11")).toBeUndefined();
    expect(one("party_warning", "2027-01")).toBeUndefined();
  });

  test("a serious demerit closes the grade of two years", () => {
    expect([
      one("serious_demerit", "2026-01"),
      one("serious_demerit", "2025-12"),
      one("serious_demerit", "2024-12"),
    ]).toEqual(["no_grade", "no_grade", undefined]);
  });

  test("probation within the party means incompetent, then two years without grade", () => {
    const years = ["2026-05", "2025-05", "2024-05", "2023-05"].map((from) => one("party_probation", from));
    expect(years).toEqual(["incompetent", "no_grade", "no_grade", undefined]);
  });

  test("an open case means no grade until it is closed", () => {
    expect(one("open_case", "2025-10")).toBe("no_grade");
    expect(one("open_case", "2025-10", "2026-06")).toBeUndefined();
    expect(one("open_case", "2026-10", "2027-02")).toBe("no_grade");
  });

  test("leave counts only its days within the year, beyond half a year", () => {
    expect(one("leave", "2026-01-01", "2026-07-02")).toBeUndefined();
    expect(one("leave", "2026-01-01", "2026-07-03")).toBe("no_grade");
    expect(one("leave", "2025-06-01", "2026-03-01")).toBeUndefined();
  });

  test("of several the heavier stands first", () => {
    const facts = ["party_warning", "demerit", "party_post_removal"].map((kind) => ({
      kind,
      from: "2026-02",
      to: null,
      note: "",
    }));
    expect(barsOf(facts, 2026, packs).map((bar) => bar.effect)).toEqual([
      "incompetent",
      "no_grade",
      "no_excellent",
    ]);
  });
});

describe("proposals", () => {
  test("never give more excellent than there are places, whatever the scores and facts", () => {
    const facts = fc.array(
      fc.record({
        kind: fc.constantFrom("party_warning", "demerit", "open_case", "probation"),
        from: fc.constant("2026-04"),
        to: fc.constant(null),
      }),
      { maxLength: 1 },
    );
    const people = fc.array(fc.tuple(fc.option(fc.integer({ min: 30, max: 100 })), facts), { maxLength: 60 });
    fc.assert(
      fc.property(people, (list) => {
        const { quota, proposals } = proposeGrades(
          list.map(([score, own], i) => person(`p${i}`, score, own)),
          2026,
          packs,
        );
        const excellent = proposals.filter((one) => one.grade === "excellent");
        expect(excellent.length).toBeLessThanOrEqual(quota.places);
        for (const one of excellent) expect(one.bars).toEqual([]);
        // Nobody without a bar who is excellent has a lower score than an unbarred person left out untied.
        const lowest = Math.min(...excellent.map((one) => one.score!));
        for (const one of proposals.filter((p) => p.grade === "competent" && p.bars.length === 0))
          expect(one.score!).toBeLessThanOrEqual(lowest);
      }),
    );
  });

  test("do not choose between equal scores at the last place", () => {
    const people = [90, 80, 80, 70, 70, 70, 70, 70, 70, 70].map((score, i) => person(`p${i}`, score));
    const { quota, proposals } = proposeGrades(people, 2026, packs);
    expect(quota.places).toBe(2);
    expect(proposals.filter((one) => one.grade === "excellent").map((one) => one.ref)).toEqual(["p0"]);
    expect(proposals.filter((one) => one.tieAtCut).map((one) => one.ref)).toEqual(["p1", "p2"]);
    expect(requiresReason(proposals[1]!, "excellent")).toBe(true);
  });

  test("count only those who may get a grade into the quota", () => {
    const people = Array.from({ length: 10 }, (_, i) =>
      person(`p${i}`, 90 - i, i < 5 ? [{ kind: "open_case", from: "2026-01", to: null }] : []),
    );
    const { quota, counted } = proposeGrades(people, 2026, packs);
    expect({ counted, places: quota.places }).toEqual({ counted: 5, places: 1 });
  });
});
