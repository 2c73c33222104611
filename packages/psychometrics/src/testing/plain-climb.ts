/** A function climbed by numeric gradients, for tests that hold an estimator's maximum against another's. */

type Surface = (point: readonly number[]) => number;

/** Central differences: error about h² of the third derivative. */
const STEP = 1e-4;

export function gradientAt(surface: Surface, point: readonly number[]): number[] {
  return point.map((_, i) => (surface(moved(point, i, STEP)) - surface(moved(point, i, -STEP))) / (2 * STEP));
}

/** Second derivatives, row by row. */
export function hessianAt(surface: Surface, point: readonly number[]): Float64Array {
  const h = 1e-3;
  const slopes = point.map((_, i) => ({
    up: gradientAt(surface, moved(point, i, h)),
    down: gradientAt(surface, moved(point, i, -h)),
  }));
  const at = (i: number, j: number) => (slopes[i].up[j] - slopes[i].down[j]) / (2 * h);
  return Float64Array.from(point.flatMap((_, i) => point.map((__, j) => (at(i, j) + at(j, i)) / 2)));
}

/** Quasi-Newton (Broyden, Fletcher, Goldfarb and Shanno 1970) with halved steps, to a gradient of 1e-4. */
export function climb(surface: Surface, from: readonly number[]): number[] {
  let point = [...from];
  let value = surface(point);
  let slope = gradientAt(surface, point);
  let inverse: number[][] = point.map((_, i) => point.map((__, j) => (i === j ? 0.01 : 0)));
  for (let round = 0; round < 300 && Math.max(...slope.map(Math.abs)) > 1e-4; round++) {
    const step = inverse.map((row) => dot(row, slope));
    let share = 1;
    while (surface(along(point, step, share)) < value && share > 1e-6) share /= 2;
    const next = along(point, step, share);
    const nextSlope = gradientAt(surface, next);
    const moves = step.map((one) => one * share);
    inverse = updated(
      inverse,
      moves,
      slope.map((one, i) => one - nextSlope[i]),
    );
    point = next;
    value = surface(point);
    slope = nextSlope;
  }
  return point;
}

function updated(inverse: number[][], move: readonly number[], fall: readonly number[]): number[][] {
  const curvature = dot(move, fall);
  if (curvature <= 1e-12) return inverse;
  const weighted = inverse.map((row) => dot(row, fall));
  const scale = (1 + dot(fall, weighted) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map(
      (one, j) =>
        one + scale * move[i] * move[j] - (weighted[i] * move[j] + move[i] * weighted[j]) / curvature,
    ),
  );
}

function along(point: readonly number[], step: readonly number[], share: number): number[] {
  return point.map((value, i) => value + share * step[i]);
}

function moved(point: readonly number[], at: number, by: number): number[] {
  return point.map((value, i) => value + (i === at ? by : 0));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
