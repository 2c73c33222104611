import { expect, test } from "vitest";
import { errorModel, type Pair } from "./adjusted-error.ts";

/** Every rater of every ratee, each pair with the same weight. */
function complete(ratees: number, raters: number, weight: number, residual = 0): Pair[] {
  return Array.from({ length: ratees * raters }, (_, i) => {
    const [ratee, rater] = [Math.floor(i / raters), i % raters];
    return { ratee, rater, weight, residual: (ratee + rater) % 2 === 0 ? residual : -residual };
  });
}
const even = (raters: number, slope: number) => new Float64Array(raters).fill(slope / raters);

test("where everybody rated everybody the error is that of a mean: slope / √(raters × weight)", () => {
  const [ratees, raters, weight, slope] = [7, 12, 3, 0.8];
  const model = errorModel(complete(ratees, raters, weight), ratees, raters)!;
  for (let r = 0; r < ratees; r++)
    expect(model.errorOf(r, slope, even(raters, slope))).toBeCloseTo(slope / Math.sqrt(raters * weight), 10);
});

test("raters of one person only add nothing to what is known of that person", () => {
  const linked = complete(5, 6, 2);
  const own = Array.from({ length: 30 }, (_, i) => ({ ratee: 0, rater: 6 + i, weight: 2, residual: 0 }));
  const before = errorModel(linked, 5, 6)!.errorOf(0, 1, even(6, 1));
  const c = new Float64Array(36);
  c.set(even(6, 1));
  expect(errorModel([...linked, ...own], 5, 36)!.errorOf(0, 1, c)).toBeCloseTo(before, 10);
});

test("sheets that scatter more than their marks allow widen the error, sheets that scatter less do not narrow it", () => {
  const errorWith = (residual: number) =>
    errorModel(complete(8, 10, 2, residual), 8, 10)!.errorOf(3, 1, even(10, 1));
  const plain = errorWith(0);
  expect(errorWith(0.1)).toBeCloseTo(plain, 12);
  // χ² = 80 · residual² / 2 on 80 − 10 − 8 + 1 degrees of freedom.
  expect(errorWith(3)).toBeCloseTo(plain * Math.sqrt((80 * 4.5) / 63), 10);
});

test("groups without a common rater have no error to tell", () => {
  const apart = [
    ...complete(3, 4, 2),
    ...complete(3, 4, 2).map((one) => ({ ...one, ratee: one.ratee + 3, rater: one.rater + 4 })),
  ];
  expect(errorModel(apart, 6, 8)).toBeNull();
});
