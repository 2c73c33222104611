import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Rating, tableOf } from "../testing/rating-tables.ts";
import { type Connectedness, findSubsets } from "./connectedness.ts";
import { buildDesign } from "./design.ts";
import { estimateJoint } from "./joint.ts";
import { reportFacets } from "./report.ts";
import type { RatingTable } from "./table.ts";

/** Ratings at random places of a small cross of ratees, raters and items. */
const ratings = (items: number, most: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(4), fc.nat(3), fc.nat(items - 1)), {
      minLength: 2,
      maxLength: most,
      selector: (place) => place.join(),
    })
    .map((places) => places.map(([p, r, i], k): Rating => [`p${p}`, `r${r}`, `i${i}`, k % 2]));

/** Rank of a matrix of small whole numbers. */
function rank(rows: readonly number[][]): number {
  const matrix = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const pivot = matrix.findIndex((row, i) => i >= found && Math.abs(row[column]) > 1e-9);
    if (pivot < 0) continue;
    [matrix[found], matrix[pivot]] = [matrix[pivot], matrix[found]];
    for (let i = found + 1; i < matrix.length; i++) {
      const factor = matrix[i][column] / matrix[found][column];
      matrix[i] = matrix[i].map((value, j) => value - factor * matrix[found][j]);
    }
    found++;
  }
  return found;
}

/** Whether the difference of two elements follows from the ratings: its contrast lies in the row space. */
function isEstimable({ facets, scores }: RatingTable, f: number, a: number, b: number): boolean {
  const start = facets.map((_, g) => facets.slice(0, g).reduce((sum, facet) => sum + facet.ids.length, 0));
  const width = facets.reduce((sum, facet) => sum + facet.ids.length, 0);
  const unit = (at: number[]) => Array.from({ length: width }, (_, j) => (at.includes(j) ? 1 : 0));
  const rows = Array.from(scores, (_, i) => unit(facets.map((facet, g) => start[g] + facet.index[i])));
  const contrast = unit([start[f] + a]).map((value, j) => value - (j === start[f] + b ? 1 : 0));
  return rank([...rows, contrast]) === rank(rows);
}

function everyPair(table: RatingTable, check: (f: number, a: number, b: number) => void): void {
  table.facets.forEach((facet, f) => {
    for (let a = 0; a < facet.ids.length; a++) for (let b = 0; b < a; b++) check(f, a, b);
  });
}

const connectednessOf = (table: RatingTable): Connectedness => findSubsets(buildDesign(table));

describe("connectedness", () => {
  test("of two facets says of every pair of elements whether it can be compared", () => {
    fc.assert(
      fc.property(ratings(1, 12), (own) => {
        const { facets, scores } = tableOf(own);
        const table = { facets: facets.slice(0, 2), scores };
        const { classOf } = connectednessOf(table);
        everyPair(table, (f, a, b) => {
          expect(classOf[f][a] === classOf[f][b]).toBe(isEstimable(table, f, a, b));
        });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test("of three facets never calls a pair comparable that is not", () => {
    fc.assert(
      fc.property(ratings(3, 16), (own) => {
        const table = tableOf(own);
        const { classOf } = connectednessOf(table);
        everyPair(table, (f, a, b) => {
          if (classOf[f][a] === classOf[f][b]) expect(isEstimable(table, f, a, b)).toBe(true);
        });
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  test("is restored by the ratings that it proposes", () => {
    fc.assert(
      fc.property(ratings(1, 10), (own) => {
        const { subsets, links } = connectednessOf(tableOf(own));
        expect(links).toHaveLength(subsets - 1);
        const added = links.map(({ ratee, rater }): Rating => [ratee, rater, "i0", 1]);
        expect(connectednessOf(tableOf([...own, ...added])).subsets).toBe(1);
      }),
      { numRuns: 150, seed: 3 },
    );
  });
});

describe("two offices whose people only rate their own", () => {
  const office = (name: string): Rating[] =>
    ["甲", "乙", "丙"].flatMap((ratee, p) =>
      ["张", "王"].flatMap((rater, r) =>
        ["德", "能", "勤"].map(
          (item, i): Rating => [`${ratee}${name}`, `${rater}${name}`, item, (p + r + i) % 4],
        ),
      ),
    );
  const apart = [...office("1"), ...office("2")];

  test("are two subsets, with one rating proposed to join them", () => {
    const { connectedness } = estimateJoint(buildDesign(tableOf(apart)));
    expect(connectedness.subsets).toBe(2);
    expect(connectedness.links).toHaveLength(1);
    const [{ rater, ratee }] = connectedness.links;
    expect(rater.at(-1)).not.toBe(ratee.at(-1));
    const joined = [...apart, [ratee, rater, "德", 2] as Rating];
    expect(estimateJoint(buildDesign(tableOf(joined))).connectedness.subsets).toBe(1);
  });

  test("have raters centred within each office, so that no difference between offices is made up", () => {
    const { facets, design, constraints } = estimateJoint(buildDesign(tableOf(apart)));
    const raters = design.facets[1].ids;
    for (const name of ["1", "2"]) {
      const own = [...raters.keys()].filter((r) => raters[r].endsWith(name));
      expect(own.reduce((sum, r) => sum + facets[1].measure[r], 0)).toBeCloseTo(0, 9);
    }
    expect(constraints).toContain("rater: sum zero within each disjoint subset");
  });
});

test("ratees whose raters rate nobody else have finite estimates, known as if their raters were", () => {
  const own = ["甲", "乙", "丙"].flatMap((ratee, p) =>
    [0, 1, 2, 3].flatMap((r) =>
      ["德", "能", "勤", "绩"].map((item, i): Rating => [ratee, `${ratee}${r}`, item, (p + 2 * r + i) % 4]),
    ),
  );
  const solution = estimateJoint(buildDesign(tableOf(own)));
  const [ratees, raters] = reportFacets(solution).facets;
  expect(solution.connectedness.subsets).toBe(3);
  for (const { extreme, se } of ratees!.elements) {
    expect(extreme).toBeNull();
    expect(se).toBeGreaterThan(0.1);
    expect(se).toBeLessThan(Math.min(...raters!.elements.map((one) => one.se)));
  }
});

test("Raters split by item are not called connected with each other's items", () => {
  const split = ["甲", "乙", "丙"].flatMap((ratee, p) =>
    ["张", "王"].flatMap((rater, r) =>
      ["德", "能", "勤"].map(
        (item, i): Rating => [ratee, item === "德" ? `${rater}-德` : rater, item, (p + r + i) % 4],
      ),
    ),
  );
  const { classes } = connectednessOf(tableOf(split));
  expect(classes[0]).toBe(1);
  expect(classes[1]).toBe(2);
});
