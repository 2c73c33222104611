import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allNodes, computeScoreSheet, countyDepartmentHeads, rankScores } from "../index.ts";
import { codes, inputsOf, tally, tallies as tally11 } from "../testing/inputs.ts";

const anyTallies = fc
  .array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 }), {
    minLength: codes.length * 3,
    maxLength: codes.length * 3,
  })
  .map((rows) =>
    rows.map((counts, i) =>
      tally(
        codes[i % codes.length]!,
        ["superiors", "peers", "subordinates"][Math.floor(i / codes.length)]!,
        counts,
      ),
    ),
  );

describe("a score sheet", () => {
  test("every weighted node equals the weighted sum of its children, and the shares add up to one", () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        for (const node of allNodes(computeScoreSheet(inputsOf(tallies)).root)) {
          const parts = node.children.filter((child) => child.weight !== null && child.value !== null);
          if (node.value === null || parts.length === 0) continue;
          expect(parts.reduce((a, child) => a + child.weight!, 0)).toBeCloseTo(1, 12);
          const mean = parts.reduce((a, child) => a + child.weight! * child.value!, 0);
          expect(node.kind === "indicator" ? (mean / 5) * 100 : mean).toBeCloseTo(node.value, 9);
          expect(node.value).toBeGreaterThanOrEqual(node.scale.min);
          expect(node.value).toBeLessThanOrEqual(node.scale.max);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("comes out bit for bit the same from the same inputs, whatever the order of the tallies", () => {
    fc.assert(
      fc.property(anyTallies, (tallies) => {
        const forward = computeScoreSheet(inputsOf(tallies));
        expect(JSON.stringify(computeScoreSheet(inputsOf([...tallies].reverse())))).toBe(
          JSON.stringify(forward),
        );
      }),
      { numRuns: 20 },
    );
  });

  test("one more vote for the highest level never lowers the result", () => {
    fc.assert(
      fc.property(anyTallies, fc.nat({ max: codes.length * 3 - 1 }), (tallies, at) => {
        const raised = tallies.map((one, i) =>
          i === at ? { ...one, counts: { ...one.counts, "5": one.counts["5"]! + 1 } } : one,
        );
        const valid = Object.values(tallies[at]!.counts).reduce((a, b) => a + b);
        fc.pre(valid >= 5);
        expect(computeScoreSheet(inputsOf(raised)).root.value!).toBeGreaterThanOrEqual(
          computeScoreSheet(inputsOf(tallies)).root.value! - 1e-9,
        );
      }),
      { numRuns: 40 },
    );
  });

  test("shares out the weight of methods without evidence and says so", () => {
    const { root } = computeScoreSheet(inputsOf(tally11("subordinates", [0, 0, 0, 0, 10])));
    expect(root.value).toBe(100);
    expect(root.flags.map((flag) => flag.code)).toEqual(["weight-shared-out", "weight-shared-out"]);
    expect(root.children.map((child) => child.weight)).toEqual([1, 0, 0]);
  });

  test.each([-1, 1.5, Number.NaN])("refuses a count of %s", (count) => {
    expect(() => computeScoreSheet(inputsOf([tally("D1", "peers", [9, 9, count, 9, 9])]))).toThrow(
      /not whole/,
    );
  });

  test("says so where votes belong to no group or indicator of the scheme", () => {
    const stray = [tally("D1", "martians", [0, 0, 0, 0, 9]), tally("X9", "peers", [0, 0, 0, 0, 9])];
    const { root } = computeScoreSheet(inputsOf([...tally11("peers", [0, 0, 9, 0, 0]), ...stray]));
    expect(root.value).toBeCloseTo(60, 12);
    const [flag] = root.children[0]!.flags.filter((one) => one.code === "votes-outside-scheme");
    expect(flag!.text.zh).toContain("2 项计票（martians/D1, peers/X9）");
  });

  test("refuses two tallies of one group on one indicator instead of losing one", () => {
    const twice = [tally("D1", "peers", [0, 0, 0, 0, 9]), tally("D1", "peers", [9, 0, 0, 0, 0])];
    expect(() => computeScoreSheet(inputsOf(twice))).toThrow(/two tallies/);
  });

  test("gives the standard error of an indicator from the spread within each group and the weights used", () => {
    const votes = { peers: [0, 2, 4, 3, 1], subordinates: [3, 4, 5, 6, 2] };
    const both = Object.entries(votes).flatMap(([group, counts]) => tally11(group, counts));
    const indicator = allNodes(computeScoreSheet(inputsOf(both)).root).find(
      (node) => node.kind === "indicator",
    )!;
    const squareOfError = (counts: number[]) => {
      const cast = counts.flatMap((count, i) => Array.from({ length: count }, () => i + 1));
      const mean = cast.reduce((a, b) => a + b) / cast.length;
      return cast.reduce((a, vote) => a + (vote - mean) ** 2, 0) / (cast.length - 1) / cast.length;
    };
    const [peers, subordinates] = [0.3 / 0.7, 0.4 / 0.7];
    const variance =
      peers ** 2 * squareOfError(votes.peers) + subordinates ** 2 * squareOfError(votes.subordinates);
    expect(indicator.reliability!.se!).toBeCloseTo(Math.sqrt(variance) * 20, 10);
    expect(indicator.reliability!.n).toBe(30);
  });

  test("leaves out a rater group with more ballots back than out, and says so", () => {
    const both = [...tally11("peers", [0, 0, 0, 0, 10]), ...tally11("subordinates", [0, 0, 10, 0, 0])];
    const ballots = [
      { group: "peers", issued: 9, returned: 10, spoiled: 0 },
      { group: "subordinates", issued: 12, returned: 10, spoiled: 0 },
    ];
    const { root } = computeScoreSheet(inputsOf(both, { ballots }));
    expect(root.value).toBeCloseTo(60, 12);
    expect(root.flags.map((flag) => flag.code)).toContain("more-back-than-out");
  });

  test("with the trimmed mean drops one lowest and one highest vote of each group", () => {
    const methods = countyDepartmentHeads.methods.map((one) => ({ ...one, combine: "trimmed" as const }));
    const scheme = { ...countyDepartmentHeads, methods };
    const { root } = computeScoreSheet(inputsOf(tally11("peers", [1, 0, 0, 8, 1]), { scheme }));
    expect(root.value).toBeCloseTo(80, 12);
    const leaf = allNodes(root).find((node) => node.kind === "group")!;
    expect(leaf.formula.zh).toContain("4.0000 = (1×1 + 4×8 + 5×1 − 1 − 5) ÷ 8 张票");
    expect(leaf.rule?.key).toBe("votes.trim-above");
  });

  test("has no value without any evidence", () => {
    expect(computeScoreSheet(inputsOf([])).root.value).toBeNull();
  });

  test("refuses votes for a level that the scheme does not describe", () => {
    expect(() =>
      computeScoreSheet(
        inputsOf([{ indicator: "D1", group: "peers", counts: { "6": 9 }, notKnown: 0, abstained: 0 }]),
      ),
    ).toThrow(/does not describe/);
  });
});

test("ranks: equal scores share a rank, and the next rank counts them all", () => {
  const ranks = rankScores(
    [
      ["a", 90],
      ["b", 80.004],
      ["c", 80],
      ["d", 70],
      ["e", null],
    ].map(([ref, score]) => ({ ref: ref as string, score: score as number | null })),
    2,
  );
  expect([...ranks]).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 2],
    ["d", 4],
  ]);
});

test("a rank is one more than the number of people with a higher score as shown", () => {
  const score = fc.option(fc.integer({ min: 0, max: 400 }).map((one) => one / 4));
  fc.assert(
    fc.property(fc.array(score, { maxLength: 50 }), (scores) => {
      const people = scores.map((one, i) => ({ ref: `p${i}`, score: one }));
      const ranks = rankScores(people, 1);
      const shown = (one: number) => Math.round(one * 10);
      for (const { ref, score: own } of people) {
        const above = people.filter(
          (other) => other.score !== null && own !== null && shown(other.score) > shown(own),
        );
        expect(ranks.get(ref)).toBe(own === null ? undefined : above.length + 1);
      }
    }),
  );
});

test("scores that read the same share a rank, whatever their binary form", () => {
  // 1.005 × 100 is 100.49999999999999 in binary, and the page shows 1.01.
  const ranks = rankScores(
    [
      { ref: "a", score: 1.005 },
      { ref: "b", score: 1.01 },
      { ref: "c", score: 1.004 },
    ],
    2,
  );
  expect([...ranks.values()]).toEqual([1, 1, 3]);
});
