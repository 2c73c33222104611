import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allNodes, computeScoreSheet, withheldGroups } from "../index.ts";
import { inputsOf, tallies } from "../testing/inputs.ts";

const stats = (group: string, n: number, mean = 3) => ({ group, n, mean, variance: 0.4 });
const rootOf = (groups: Record<string, number[]>) =>
  computeScoreSheet(
    inputsOf(
      Object.entries(groups).flatMap(([group, counts]) => tallies(group, counts)),
      {
        sheetStats: Object.entries(groups).map(([group, counts]) =>
          stats(
            group,
            counts.reduce((a, b) => a + b),
          ),
        ),
      },
    ),
  ).root;
const groupsOf = (root: ReturnType<typeof rootOf>) => allNodes(root).filter((node) => node.kind === "group");

describe("what is withheld beside a total", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 7 });

  test("is nothing, or at least two groups and eight votes, or everything", () => {
    fc.assert(
      fc.property(sizes, (list) => {
        const groups = list.map((valid, i) => ({ code: `g${i}`, valid }));
        const withheld = withheldGroups(groups, 8);
        for (const group of groups)
          if (group.valid > 0 && group.valid < 8) expect(withheld.has(group.code)).toBe(true);
        const hidden = groups.filter((group) => withheld.has(group.code));
        const votes = hidden.reduce((a, group) => a + group.valid, 0);
        const filled = groups.filter((group) => group.valid > 0).length;
        expect(hidden.length === 0 || hidden.length === filled || (hidden.length >= 2 && votes >= 8)).toBe(
          true,
        );
      }),
    );
  });

  test("takes the next smallest group, not a larger one", () => {
    const groups = [
      { code: "a", valid: 40 },
      { code: "b", valid: 6 },
      { code: "c", valid: 12 },
    ];
    expect([...withheldGroups(groups, 8)].sort()).toEqual(["b", "c"]);
  });
});

describe("small rater groups in the score sheet", () => {
  test("of fewer than five votes have no mean and no part in any number", () => {
    const quiet = rootOf({ superiors: [0, 0, 0, 0, 4], subordinates: [1, 2, 6, 7, 4] });
    const loud = rootOf({ superiors: [4, 0, 0, 0, 0], subordinates: [1, 2, 6, 7, 4] });
    expect(JSON.stringify(quiet)).toBe(JSON.stringify(loud));
    expect(groupsOf(quiet)[0]).toMatchObject({ value: null, rule: { key: "anonymity.mean" } });
  });

  test("of five to seven votes show a mean and neither counts nor the terms of the sum", () => {
    const [small] = groupsOf(rootOf({ peers: [0, 0, 2, 3, 1] }));
    expect(small!.value).toBeCloseTo(23 / 6, 12);
    expect(small!.votes).toMatchObject({ hidden: true, valid: 6, notKnown: 0 });
    expect(small!.votes!.levels.every((level) => level.count === 0)).toBe(true);
    expect(small!.formula.zh).toBe("3.8333 = 6 张有效票的平均；各档票数不显示。");
  });

  test("hide the next smallest group too, so that the total does not give them away", () => {
    const root = rootOf({
      superiors: [0, 1, 2, 2, 1],
      peers: [0, 2, 4, 4, 2],
      subordinates: [3, 4, 5, 6, 7],
    });
    const hidden = new Map(
      groupsOf(root)
        .slice(0, 3)
        .map((node) => [node.id.split("/").at(-1), node]),
    );
    expect([...hidden.values()].map((node) => node.votes!.hidden)).toEqual([true, true, false]);
    expect(hidden.get("peers")!.flags.map((flag) => flag.code)).toEqual(["withheld-complement"]);
    const indicator = allNodes(root).find((node) => node.kind === "indicator")!;
    expect(indicator.votes).toMatchObject({ hidden: false, valid: 43 });
    expect(indicator.reliability).toBeUndefined();
  });

  test("that are hidden together could have voted otherwise without a trace", () => {
    const count = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), (rest) => {
        // Fewer than nine, and the third group would be withheld instead.
        fc.pre(rest.reduce((a, b) => a + b) >= 9);
        // Two hidden groups swap "2 and 4" for "3 and 3": same means, same total.
        const one = rootOf({ superiors: [0, 1, 2, 1, 2], peers: [1, 0, 2, 0, 6], subordinates: rest });
        const other = rootOf({ superiors: [0, 0, 4, 0, 2], peers: [1, 1, 0, 1, 6], subordinates: rest });
        expect(JSON.stringify(one)).toBe(JSON.stringify(other));
      }),
    );
  });

  test("stay out of the unweighted mean, which says so", () => {
    const root = rootOf({ superiors: [0, 0, 0, 0, 4], subordinates: [1, 2, 6, 7, 4] });
    const plain = allNodes(root).find((node) => node.id.endsWith("/plain-mean"))!;
    expect(plain.reliability?.n).toBe(20);
    expect(plain.flags.map((flag) => flag.code)).toEqual(["small-group-left-out"]);
  });
});
