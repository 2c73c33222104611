import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allNodes,
  combineTallies,
  computeScoreSheet,
  countyDepartmentHeads,
  type PaperCounts,
  paperCells,
  paperDifferences,
  paperFaults,
  paperTallies,
  releaseTallies,
  type Tally,
} from "../index.ts";
import { inputsOf, tallies } from "../testing/inputs.ts";

const scheme = countyDepartmentHeads;
const thresholds = { mean: 5, distribution: 8 };
const [first] = scheme.indicators;
const [best] = first!.levels.toSorted((a, b) => b.value - a.value);

/** Every ballot gives the best level everywhere. */
function form(valid: number, totals: PaperCounts = {}): PaperCounts {
  const cells = Object.fromEntries(paperCells(scheme).map(({ key }) => [key, 0]));
  const rows = Object.fromEntries(scheme.indicators.map(({ code }) => [`${code}/${best!.value}`, valid]));
  return {
    ...cells,
    ...rows,
    ...{ eligible: valid, issued: valid, returned: valid, valid, invalid: 0 },
    ...totals,
  };
}

describe("a counting form", () => {
  test("that adds up has no fault, and the number of people may be unknown", () => {
    expect(paperFaults(scheme, form(12))).toEqual([]);
    expect(paperFaults(scheme, form(12, { eligible: null }))).toEqual([]);
  });

  test.each([
    [{ issued: 13 }, "issued", "发出 13 张，多于应到 12 人"],
    [{ returned: 13, invalid: 1, eligible: 20 }, "returned", "收回 13 张，多于发出 12 张"],
    [{ invalid: 1 }, "valid", "有效 12 加无效 1 是 13，应等于收回 12"],
    [{ issued: null }, "issued", "“发出”没有填"],
    [{ [`${first!.code}/${best!.value}`]: 11 }, first!.code, "各格合计 11，应等于有效 12"],
    [{ [`${first!.code}/blank`]: null }, `${first!.code}/blank`, `“${first!.label.zh}”的“未填”没有填`],
  ] as [PaperCounts, string, string][])("with %j is at fault at %s", (change, key, sentence) => {
    const faults = paperFaults(scheme, form(12, change));
    expect(faults.map((one) => one.key)).toEqual([key]);
    expect(faults[0]!.problem.zh).toContain(sentence);
  });

  test("of another person differs in exactly the cells that were entered otherwise", () => {
    const key = `${first!.code}/not-known`;
    expect(paperDifferences(scheme, form(12), form(12))).toEqual([]);
    expect(paperDifferences(scheme, form(12), form(12, { [key]: 3, invalid: null }))).toEqual([
      { key: "invalid", first: 0, second: null },
      { key, first: 0, second: 3 },
    ]);
  });

  test("becomes one tally for each indicator", () => {
    const [tally, ...rest] = paperTallies(scheme, "peers", form(12, { [`${first!.code}/blank`]: 2 }));
    expect(tally).toEqual({
      ...{ indicator: first!.code, group: "peers", counts: { [best!.value]: 12 } },
      ...{ notKnown: 0, abstained: 2 },
    });
    expect(rest).toHaveLength(scheme.indicators.length - 1);
  });
});

const votes = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 });
const size = ({ counts }: Tally) => Object.values(counts).reduce((a, b) => a + b, 0);
const total = ({ counts }: Tally) =>
  Object.entries(counts).reduce((sum, [level, n]) => sum + Number(level) * n, 0);
const released = (counts: number[]) => releaseTallies(tallies("peers", counts), thresholds);
const combined = (box: number[], paper: number[]) =>
  combineTallies(released(box), tallies("peers", paper), thresholds)[0]!;

describe("paper beside a ballot box", () => {
  test("is added where the box gave its counts", () => {
    expect(combined([0, 0, 4, 4, 0], [0, 0, 0, 1, 2])).toMatchObject({
      counts: { 3: 4, 4: 5, 5: 2 },
    });
  });

  test("makes one mean with the box where the box gave a mean, however many are on paper", () => {
    const { counts, withheld } = combined([0, 0, 0, 6, 0], [0, 20, 0, 0, 0]);
    expect(counts).toEqual({});
    expect(withheld).toEqual({ kept: "counts", rated: 26, mean: (24 + 40) / 26 });
  });

  test("stands alone, by its own number, where the box gave nothing", () => {
    expect(combined([4, 0, 0, 0, 0], [0, 0, 0, 0, 4])).toMatchObject({ withheld: { kept: "all" } });
    expect(combined([4, 0, 0, 0, 0], [0, 0, 0, 0, 6])).toMatchObject({ withheld: { rated: 6, mean: 5 } });
    expect(combined([4, 0, 0, 0, 0], [0, 0, 0, 0, 9])).toMatchObject({ counts: { 5: 9 } });
  });

  test("never lets those who know the paper learn more of the box than the box released", () => {
    fc.assert(
      fc.property(votes, votes, (box, paper) => {
        const [alone] = released(box);
        const own = tallies("peers", paper)[0]!;
        const sum = combined(box, paper);
        if (alone!.withheld === undefined) return;
        // Counts of both would give the box's counts by subtraction.
        if (sum.withheld === undefined) expect(sum.counts).toEqual(own.counts);
        if (sum.withheld?.kept !== "counts") return;
        const { rated, mean } = sum.withheld;
        const rest = rated - size(own);
        if (alone!.withheld.kept === "all") expect(rest).toBe(0);
        else expect((rated * mean - total(own)) / rest).toBeCloseTo(alone!.withheld.mean, 9);
      }),
    );
  });

  test("shows nothing of fewer votes than the thresholds ask for", () => {
    fc.assert(
      fc.property(votes, votes, (box, paper) => {
        const sum = combined(box, paper);
        if (sum.withheld === undefined) expect(size(sum)).toBeGreaterThanOrEqual(thresholds.distribution);
        if (sum.withheld?.kept === "counts")
          expect(sum.withheld.rated).toBeGreaterThanOrEqual(thresholds.mean);
      }),
    );
  });

  test("is the same as one box with all votes, where the box alone gave its counts", () => {
    fc.assert(
      fc.property(votes, votes, (box, paper) => {
        if (released(box)[0]!.withheld !== undefined) return;
        const [all] = tallies(
          "peers",
          box.map((n, i) => n + paper[i]!),
        );
        expect(combined(box, paper)).toMatchObject({ counts: all!.counts, notKnown: 2, abstained: 0 });
      }),
    );
  });

  test("is named on the score sheet, without its number", () => {
    const note = { zh: "含纸质票:两人录入", en: "With votes on paper" };
    const inputs = { ...inputsOf(tallies("peers", [0, 0, 4, 4, 2])), paper: [{ group: "peers", note }] };
    const flags = allNodes(computeScoreSheet(inputs).root)
      .filter((node) => node.kind === "group")
      .map((node) => [node.id.endsWith("/peers"), node.flags.some((one) => one.code === "paper")]);
    expect(flags.length).toBeGreaterThan(0);
    for (const [isPeers, isNamed] of flags) expect(isNamed).toBe(isPeers);
  });
});
