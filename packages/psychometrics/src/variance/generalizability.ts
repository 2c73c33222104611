/**
 * Generalizability theory (Brennan 2001, ch. 4) from variance components.
 *   Eρ² = σ²(object) / (σ²(object) + σ²(δ)),  Φ = σ²(object) / (σ²(object) + σ²(Δ))
 * A component over the facets T counts into the relative error δ when T holds the object and something else,
 * divided by the numbers of conditions of the others; into the absolute error Δ also when it does not.
 * Limits: random facets; the numbers of conditions are those of a future balanced design.
 */
import { PsychometricsError } from "../errors.ts";

export interface GComponent {
  /** The facets that the effect spans, with the object where it is nested in it: sheet in ratee is ["ratee", "sheet"]. */
  facets: readonly string[];
  variance: number;
}

export interface Coefficients {
  universeScore: number;
  relativeError: number;
  absoluteError: number;
  /** Eρ², for rankings; null when nothing varies. */
  generalizability: number | null;
  /** Φ, for comparison with a bar; null when nothing varies. */
  dependability: number | null;
}

/**
 * @param conditions number of conditions of each facet other than the object
 * @throws PsychometricsError `bad-option` when a facet has no number
 */
export function generalizability(
  components: readonly GComponent[],
  object: string,
  conditions: Readonly<Record<string, number>>,
): Coefficients {
  let universeScore = 0;
  let relativeError = 0;
  let absoluteError = 0;
  for (const { facets, variance } of components) {
    const others = facets.filter((facet) => facet !== object);
    if (others.length === 0) {
      universeScore += variance;
      continue;
    }
    const share = variance / others.reduce((product, facet) => product * conditionsOf(conditions, facet), 1);
    absoluteError += share;
    if (others.length < facets.length) relativeError += share;
  }
  const ratio = (error: number) =>
    universeScore + error > 0 ? universeScore / (universeScore + error) : null;
  return {
    universeScore,
    relativeError,
    absoluteError,
    generalizability: ratio(relativeError),
    dependability: ratio(absoluteError),
  };
}

/**
 * D-study: the fewest conditions of `facet` with which a coefficient reaches `target`, others fixed; null when
 * no number does.
 */
export function conditionsNeeded(
  components: readonly GComponent[],
  object: string,
  conditions: Readonly<Record<string, number>>,
  facet: string,
  target: number,
  coefficient: "generalizability" | "dependability" = "generalizability",
): number | null {
  const reached = (count: number) =>
    (generalizability(components, object, { ...conditions, [facet]: count })[coefficient] ?? 0) >= target;
  const most = 2 ** 30;
  if (!reached(most)) return null;
  let low = 0;
  let high = most;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function conditionsOf(conditions: Readonly<Record<string, number>>, facet: string): number {
  const count = conditions[facet];
  if (count > 0) return count;
  throw new PsychometricsError(
    "bad-option",
    { zh: `侧面“${facet}”没有给出条件数。`, en: `No number of conditions given for facet "${facet}".` },
    { facet },
  );
}
