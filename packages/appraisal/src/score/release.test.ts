import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allNodes, computeScoreSheet, releaseStats, releaseTallies, type Tally } from "../index.ts";
import { inputsOf, tallies } from "../testing/inputs.ts";

const thresholds = { mean: 5, distribution: 8 };
const GROUPS = ["superiors", "peers", "subordinates"];
const votes = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 });
const anyVotes = fc.tuple(votes, votes, votes);
const talliesOf = (all: number[][]): Tally[] => all.flatMap((counts, i) => tallies(GROUPS[i]!, counts));
const size = (one: Tally) => Object.values(one.counts).reduce((a, b) => a + b, 0);

describe("what leaves the ballot box", () => {
  test("holds no count below eight and no mean below five", () => {
    fc.assert(
      fc.property(anyVotes, (all) => {
        const before = talliesOf(all);
        releaseTallies(before, thresholds).forEach((after, i) => {
          const rated = size(before[i]!);
          if (after.withheld === undefined) expect(rated).toBeGreaterThanOrEqual(8);
          else expect(Object.keys(after.counts)).toEqual([]);
          if (after.withheld?.kept === "counts") expect(rated).toBeGreaterThanOrEqual(5);
          if (after.withheld?.kept === "all") expect(rated).toBeLessThan(5);
        });
      }),
    );
  });

  test("gives the same score sheet as the full tallies would, wherever nothing is trimmed", () => {
    fc.assert(
      fc.property(anyVotes, (all) => {
        const full = talliesOf(all);
        const numbers = (input: readonly Tally[]) =>
          allNodes(computeScoreSheet(inputsOf(input)).root).map(({ id, value, votes: shown }) => ({
            id,
            value: value === null ? null : value.toFixed(9),
            shown: shown?.hidden === true ? "hidden" : shown?.levels.map((level) => level.count),
          }));
        const released = numbers(releaseTallies(full, thresholds));
        const expected = numbers(full);
        released.forEach((node, i) => {
          expect({ id: node.id, value: node.value }).toEqual({
            id: expected[i]!.id,
            value: expected[i]!.value,
          });
          // Where the box kept counts back, the total cannot be shown either.
          if (node.shown !== "hidden") expect(node.shown).toEqual(expected[i]!.shown);
        });
      }),
    );
  });

  test("says of a small group that it is small, and not that it did not vote", () => {
    const { root } = computeScoreSheet(
      inputsOf(
        releaseTallies(
          talliesOf([
            [0, 0, 0, 0, 4],
            [0, 2, 4, 4, 2],
            [3, 4, 5, 6, 7],
          ]),
          thresholds,
        ),
      ),
    );
    const [superiors] = allNodes(root).filter((node) => node.kind === "group");
    expect(superiors).toMatchObject({ value: null, rule: { key: "anonymity.mean" } });
    expect(superiors!.formula.zh).toContain("有效票不足 5 张");
  });

  test("keeps the spread of sheets only where every distribution is complete", () => {
    const stats = GROUPS.map((group) => ({ group, n: 10, mean: 3, variance: 0.5 }));
    const kept = (peers: number[]) => {
      const all = talliesOf([[0, 0, 0, 0, 4], peers, [3, 4, 5, 6, 7]]);
      return releaseStats(stats, releaseTallies(all, thresholds)).map((one) => one.n);
    };
    expect(kept([0, 2, 4, 4, 2])).toEqual([0, 10, 10]);
    // Six peers show a mean only, and the next smallest group keeps quiet with them.
    expect(kept([0, 0, 2, 3, 1])).toEqual([0, 0, 0]);
  });
});
