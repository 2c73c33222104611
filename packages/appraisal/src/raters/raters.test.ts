import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anonymityOf,
  linkGroup,
  type PlannedRatee,
  proposeGroups,
  type RaterCandidate,
  type RaterPlanInput,
  ratersOfRatee,
} from "../index.ts";

const label = { zh: "主体", en: "Group" };
const roles = ["superiors", "superiors_line", "peers", "subordinates", "public"].map((code) => ({
  code,
  label,
  weight: 0.2,
}));
const ratee = (i: number): PlannedRatee => ({ cadreId: `h${i}`, unitId: `u${i}` });
const head = (i: number): RaterCandidate => ({
  ...{ ref: `cadre:h${i}`, unitId: `u${i}`, isHead: true, lines: [], isLeader: false },
});
const member = (i: number, n: number): RaterCandidate => ({
  ...{ ref: `cadre:s${i}-${n}`, unitId: `u${i}`, isHead: false, lines: [], isLeader: false },
});
const leader = (n: number, lines: string[]): RaterCandidate => ({
  ...{ ref: `account:l${n}`, unitId: null, isHead: false, lines, isLeader: true },
});

/** A county of any size, with leaders who answer for any units. */
const county = fc
  .record({
    units: fc.integer({ min: 1, max: 40 }),
    staff: fc.integer({ min: 0, max: 6 }),
    leaders: fc.integer({ min: 0, max: 5 }),
    blockSize: fc.integer({ min: 1, max: 20 }),
    seed: fc.integer({ min: 0, max: 1000 }),
    withLine: fc.boolean(),
  })
  .map(({ units, staff, leaders, blockSize, seed, withLine }): RaterPlanInput => {
    const all = Array.from({ length: units }, (_, i) => i);
    const candidates = [
      ...all.map(head),
      ...all.flatMap((i) => Array.from({ length: staff }, (_, n) => member(i, n))),
      ...Array.from({ length: leaders }, (_, n) =>
        leader(
          n,
          all.filter((i) => (i * 7 + n * 3 + seed) % 4 === 0).map((i) => `u${i}`),
        ),
      ),
    ];
    const recusals = [
      { rater: "cadre:s0-0", ratee: "h0" },
      { rater: "cadre:h1", ratee: "h0" },
    ];
    return {
      ratees: all.map(ratee),
      roles: roles.filter((role) => withLine || role.code !== "superiors_line"),
      candidates,
      recusals,
      blockSize,
    };
  });

const pairs = (input: RaterPlanInput, role: string) =>
  proposeGroups(input)
    .filter((group) => group.role === role)
    .flatMap((group) => group.ratees.flatMap((one) => group.raters.map((rater) => `${rater} ${one}`)));

describe("who rates whom by rule", () => {
  test("every ratee has one ballot per rater group of the scheme", () => {
    fc.assert(
      fc.property(county, (input) => {
        const groups = proposeGroups(input);
        for (const role of input.roles) {
          const rated = groups.filter((group) => group.role === role.code).flatMap((group) => group.ratees);
          expect(rated.toSorted()).toEqual(input.ratees.map((one) => one.cadreId).toSorted());
        }
      }),
    );
  });

  test("nobody rates one person twice in one role, and nobody's own unit rates its head from above", () => {
    fc.assert(
      fc.property(county, (input) => {
        for (const role of input.roles) {
          const all = pairs(input, role.code);
          expect(new Set(all).size).toBe(all.length);
        }
        for (const pair of pairs(input, "subordinates")) {
          const [, unit] = /^cadre:s(\d+)-\d+ h(\d+)$/.exec(pair) ?? [];
          expect(pair.endsWith(` h${unit}`)).toBe(true);
        }
      }),
    );
  });

  test("a leader rates the heads of the own line in one group and all others in another", () => {
    fc.assert(
      fc.property(county, (input) => {
        const leaders = input.candidates.filter((one) => one.isLeader);
        const line = new Set(pairs(input, "superiors_line"));
        const above = new Set(pairs(input, "superiors"));
        const hasLineGroup = input.roles.some((role) => role.code === "superiors_line");
        for (const one of leaders)
          for (const { cadreId, unitId } of input.ratees) {
            const pair = `${one.ref} ${cadreId}`;
            const answers = one.lines.includes(unitId);
            expect(line.has(pair)).toBe(hasLineGroup && answers);
            expect(above.has(pair)).toBe(!(hasLineGroup && answers));
          }
      }),
    );
  });

  test("blocks of peers keep at least eight raters for each, where there are nine heads or more", () => {
    fc.assert(
      fc.property(county, (input) => {
        const blocks = proposeGroups({ ...input, recusals: [] }).filter((group) => group.role === "peers");
        for (const block of blocks) {
          expect(block.raters).toEqual(block.ratees.map((one) => `cadre:${one}`));
          if (input.ratees.length < 9) continue;
          expect(ratersOfRatee(block, block.ratees[0]!, [], 0)).toBeGreaterThanOrEqual(8);
        }
      }),
    );
  });

  test("a recusal takes the rater out of a ballot about one person, and only marks a row where there are more", () => {
    const input: RaterPlanInput = {
      ratees: Array.from({ length: 10 }, (_, i) => ratee(i)),
      roles,
      candidates: [...Array.from({ length: 10 }, (_, i) => head(i)), member(0, 0), member(0, 1)],
      recusals: [
        { rater: "cadre:s0-0", ratee: "h0" },
        { rater: "cadre:h1", ratee: "h0" },
      ],
      blockSize: 10,
    };
    expect(pairs(input, "subordinates")).toEqual(["cadre:s0-1 h0"]);
    const [peers] = proposeGroups(input).filter((group) => group.role === "peers");
    expect(peers!.raters).toContain("cadre:h1");
    expect(ratersOfRatee(peers!, "h0", input.recusals, 0)).toBe(8);
    expect(ratersOfRatee(peers!, "h2", input.recusals, 0)).toBe(9);
  });
});

describe("what can be promised", () => {
  const thresholds = { mean: 5, distribution: 8 };
  test.each([
    [8, "promised"],
    [7, "means-only"],
    [5, "means-only"],
    [4, "not-promised"],
    [0, "not-promised"],
  ] as const)("%i raters: %s", (raters, expected) => {
    expect(anonymityOf(raters, thresholds)).toBe(expected);
  });

  test("cards count like names", () => {
    expect(ratersOfRatee({ ratees: ["h0"], raters: ["cadre:s0-0"] }, "h0", [], 7)).toBe(8);
  });
});

describe("a linking group", () => {
  const sets = [0, 1, 2].map((set) => Array.from({ length: 10 }, (_, i) => `h${set * 10 + i}`));
  const link = linkGroup({
    subsets: sets,
    raters: sets.map((set) => set.map((one) => `cadre:${one}`)),
    role: "peers",
    label,
    smallest: 9,
  });

  test("rates one person of every set", () => {
    expect(link.ratees).toEqual(["h0", "h10", "h20"]);
  });

  test("takes raters evenly from every set, enough to be anonymous, and none whom it rates", () => {
    expect(link.raters).toHaveLength(9);
    for (const set of sets)
      expect(link.raters.filter((one) => set.includes(one.replace("cadre:", "")))).toHaveLength(3);
    expect(link.raters.some((one) => link.ratees.includes(one.replace("cadre:", "")))).toBe(false);
  });

  test("is as large as there are raters where there are few", () => {
    const few = linkGroup({
      ...{ subsets: [["h0"], ["h1"]], role: "peers", label, smallest: 9 },
      raters: [["cadre:h0", "cadre:x"], ["cadre:h1"]],
    });
    expect(few.raters).toEqual(["cadre:x"]);
  });
});
