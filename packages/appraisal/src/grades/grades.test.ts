import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  barsOf,
  consequencesOf,
  type Grade,
  nationalPack,
  proposeGrades,
  quotaArithmetic,
  requiresReason,
} from "../index.ts";

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
      "49 人 × 20% = 9.8，按“不超过”向下取整得 9 名（向下取整 9，四舍五入 10）；经批准放宽到 25% 时为 12 名。",
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

  test("leave is added up over the year, days that two entries share count once", () => {
    const leave = (from: string, to: string | null) => ({ kind: "leave", from, to, note: "" });
    const days = (...list: ReturnType<typeof leave>[]) => barsOf(list, 2026, packs)[0]?.text.zh;
    expect(days(leave("2026-01-01", "2026-03-31"), leave("2026-05-01", "2026-08-02"))).toBe(
      "2026 年病事假累计 184 日，超过 183 日：当年不定等次。",
    );
    expect(days(leave("2026-01-01", "2026-03-31"), leave("2026-03-01", "2026-06-30"))).toBeUndefined();
    expect(days(leave("2026-06", "2026-12"))).toContain("214 日");
    expect(days(leave("2026-06-01", null))).toContain("214 日");
  });

  test("leave counts as many days as a calendar with every day ticked", () => {
    const day = fc.integer({ min: 0, max: 700 });
    const start = Date.UTC(2025, 6, 1);
    const iso = (n: number) => new Date(start + n * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { maxLength: 6 }), (spans) => {
        const ticked = new Set<string>();
        const facts = spans.map(([a, b]) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          for (let n = from; n <= to; n++) if (iso(n).startsWith("2026")) ticked.add(iso(n));
          return { kind: "leave", from: iso(from), to: iso(to), note: "" };
        });
        const text = barsOf(facts, 2026, packs)[0]?.text.zh;
        if (ticked.size <= 183) expect(text).toBeUndefined();
        else expect(text).toContain(`累计 ${ticked.size} 日`);
      }),
    );
  });

  test("a case opened after the year, before the grades are weighed, holds the grade back", () => {
    const facts = [{ kind: "open_case", from: "2027-01-08", to: null, note: "" }];
    expect(barsOf(facts, 2026, packs)).toEqual([]);
    expect(barsOf(facts, 2026, packs, "2027-01-20").map((bar) => bar.effect)).toEqual(["no_grade"]);
  });

  test("a case closed before the grades are weighed no longer holds it back", () => {
    const facts = [{ kind: "open_case", from: "2026-10", to: "2027-01-10", note: "" }];
    expect(barsOf(facts, 2026, packs, "2027-01-20")).toEqual([]);
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
    const score = fc.option(fc.integer({ min: 30, max: 100 }), { freq: 9 });
    const people = fc.array(fc.tuple(score, facts), { maxLength: 60, size: "max" });
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

  test("pass a warned person over for excellent, and the place goes to the next", () => {
    const warned = [{ kind: "party_warning", from: "2026-03-01", to: null }];
    const people = [95, 90, 85, 80, 75].map((score, i) => person(`p${i}`, score, i === 0 ? warned : []));
    const { proposals } = proposeGrades(people, 2026, packs);
    expect(proposals.map((one) => one.grade)).toEqual([
      "competent",
      "excellent",
      "competent",
      "competent",
      "competent",
    ]);
    expect(proposals[0]!.reasons[0]!.text.zh).toContain("党内警告");
  });

  test("do not choose between equal scores at the last place", () => {
    const people = [90, 80, 80, 70, 70, 70, 70, 70, 70, 70].map((score, i) => person(`p${i}`, score));
    const { quota, proposals } = proposeGrades(people, 2026, packs);
    expect(quota.places).toBe(2);
    expect(proposals.filter((one) => one.grade === "excellent").map((one) => one.ref)).toEqual(["p0"]);
    expect(proposals.filter((one) => one.tieAtCut).map((one) => one.ref)).toEqual(["p1", "p2"]);
    expect(requiresReason(proposals[1]!, "excellent")).toBe(true);
  });

  test("use the approved share once it is approved", () => {
    const people = Array.from({ length: 20 }, (_, i) => person(`p${i}`, 90 - i));
    const excellent = (approved: boolean) =>
      proposeGrades(people, 2026, packs, { approved }).proposals.filter((one) => one.grade === "excellent")
        .length;
    expect([excellent(false), excellent(true)]).toEqual([4, 5]);
  });

  test("name a transfer as something to look into, without closing a grade", () => {
    const moved = person("p", 90, [{ kind: "transfer", from: "2026-06-01", to: null }]);
    const [proposal] = proposeGrades([moved], 2026, packs).proposals;
    expect(proposal!.bars).toEqual([]);
    expect(proposal!.reasons.at(-1)!.text.zh).toContain("2026-06-01 调动");
  });

  test("are the same whatever the order of the people", () => {
    const scores = fc.array(fc.integer({ min: 3000, max: 10000 }), { maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.nat(), (list, turn) => {
        const people = list.map((score, i) => person(`p${String(i).padStart(2, "0")}`, score / 100));
        const at = list.length === 0 ? 0 : turn % list.length;
        const turned = [...people.slice(at), ...people.slice(0, at)];
        const byRef = (all: typeof people) =>
          Object.fromEntries(proposeGrades(all, 2026, packs).proposals.map((one) => [one.ref, one]));
        expect(byRef(turned)).toEqual(byRef(people));
      }),
    );
  });

  test("count only those who may get a grade into the quota", () => {
    const people = Array.from({ length: 10 }, (_, i) =>
      person(`p${i}`, 90 - i, i < 5 ? [{ kind: "open_case", from: "2026-01", to: null }] : []),
    );
    const { quota, counted } = proposeGrades(people, 2026, packs);
    expect({ counted, places: quota.places }).toEqual({ counted: 5, places: 1 });
  });
});

describe("consequences", () => {
  const texts = (grades: Record<number, Grade>) =>
    consequencesOf(
      Object.entries(grades).map(([year, grade]) => ({ year: Number(year), grade })),
      2026,
      packs,
    ).map((one) => one.text.zh);

  test("three years running excellent bring a third-class merit, a gap does not", () => {
    const merit = "连续三年优秀，记三等功";
    expect(texts({ 2024: "excellent", 2025: "excellent", 2026: "excellent" })).toContain(merit);
    expect(texts({ 2023: "excellent", 2024: "excellent", 2026: "excellent" })).not.toContain(merit);
  });

  test("two years incompetent one after the other lead to dismissal", () => {
    expect(texts({ 2025: "incompetent", 2026: "incompetent" })).toEqual([
      "降低一个职务层次任职",
      "连续两年不称职，予以辞退",
    ]);
    expect(texts({ 2024: "incompetent", 2026: "incompetent" })).toEqual(["降低一个职务层次任职"]);
  });

  test("every second competent year is a salary step, a year without one does not break the count", () => {
    const step = "累计两年称职以上，晋升一个工资档次";
    expect(texts({ 2024: "competent", 2025: "no_grade", 2026: "competent" })).toContain(step);
    expect(texts({ 2024: "competent", 2025: "competent", 2026: "competent" })).not.toContain(step);
  });
});
