import fc from "fast-check";
import { expect, test } from "vitest";
import { NOT_KNOWN, type RateeTally, release, type Sheet, tally } from "./index.ts";
import { testCampaign } from "./testing/index.ts";

const SCOPES = ["a", "b", "c", "d"];
const campaign = testCampaign({ groups: SCOPES.map((id) => ({ id, eligible: 99, ratees: 1 })), items: 1 });
const { frozen } = campaign;

function sheets(n: number, level = "level-1"): Sheet[] {
  return Array.from({ length: n }, () => ({
    ratee: "ratee-1",
    recused: false,
    answers: { "item-1": level },
    comment: "意见",
  }));
}

function releasedFor(sizes: readonly number[]) {
  const tallies = new Map<string, RateeTally[]>(
    SCOPES.map((id, i) => [id, tally(frozen.groups.get(id)!, sheets(sizes[i]!))]),
  );
  return release(frozen, tallies);
}

test("a mean needs five ratings, a distribution eight", () => {
  const { cells } = releasedFor([4, 5, 8, 0]);
  expect(cells.map(({ scope, rated, levels }) => [scope, rated, levels !== null])).toEqual([
    ["a", null, false],
    ["b", null, false],
    ["c", 8, true],
    ["d", null, false],
    [null, 17, true],
  ]);
});

test("a lone small group takes the next smallest with it, so that subtraction reveals neither", () => {
  const shown = (sizes: number[]) =>
    releasedFor(sizes)
      .cells.filter(({ mean }) => mean !== null)
      .map(({ scope }) => scope);
  expect(shown([2, 6, 30, 0])).toEqual(["c", null]);
  expect(shown([2, 3, 30, 40])).toEqual(["c", "d", null]);
  expect(shown([1, 1, 1, 1])).toEqual([]);
  expect(shown([3, 3, 0, 0])).toEqual([null]);
});

test("comments need eight sheets and come without their group", () => {
  expect(releasedFor([4, 3, 0, 0]).comments).toEqual([]);
  expect(releasedFor([4, 4, 0, 0]).comments).toEqual([
    { ratee: "ratee-1", scope: null, comments: Array(8).fill("意见") },
  ]);
});

test("not known counts in neither numerator nor denominator", () => {
  const all = new Map([["a", tally(frozen.groups.get("a")!, [...sheets(8), ...sheets(5, NOT_KNOWN)])]]);
  const { cells } = release(frozen, all);
  expect(cells[0]).toMatchObject({ rated: 8, mean: 4, notKnown: 5 });
});

test("no combination of shown cells gives the sum of a set of groups below the threshold", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 14 }), { minLength: 4, maxLength: 4 }), (sizes) => {
      const { cells } = releasedFor(sizes);
      for (const [field, threshold] of [
        ["mean", 5],
        ["levels", 8],
      ] as const) {
        const shown = cells.filter((cell) => cell[field] !== null).map(({ scope }) => scope);
        if (!shown.includes(null)) continue;
        const left = SCOPES.filter((id, i) => !shown.includes(id) && sizes[i]! > 0);
        const hidden = left.reduce((sum, id) => sum + sizes[SCOPES.indexOf(id)]!, 0);
        expect(left.length === 0 || hidden >= threshold).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
