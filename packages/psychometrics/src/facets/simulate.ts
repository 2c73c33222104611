/** Ratings drawn from the many-facet Rasch model, for tests, benches and planning. */
import { createRandom, type Random } from "../numeric/random.ts";
import type { RatingTable } from "./table.ts";

export interface SimulationPlan {
  ratees: number;
  raters: number;
  items: number;
  /** Raters per ratee, drawn without replacement; a range gives each ratee a number of its own. */
  ratersPerRatee: number | readonly [fewest: number, most: number];
  /** Steps; their number plus one is the number of categories. */
  steps: readonly number[];
  /** Steps of each item instead (partial credit). */
  itemSteps?: readonly (readonly number[])[];
  /** Share of single ratings left out at random; none unless told. */
  missing?: number;
  abilitySd: number;
  severitySd: number;
  difficultySd: number;
  seed: number;
}

export interface Simulation {
  table: RatingTable;
  ability: Float64Array;
  /** Sum to zero, like `difficulty`. */
  severity: Float64Array;
  difficulty: Float64Array;
}

export function simulateRatings(plan: SimulationPlan): Simulation {
  const random = createRandom(plan.seed);
  const drawn = (count: number, sd: number) =>
    Float64Array.from({ length: count }, () => sd * random.normal());
  const ability = drawn(plan.ratees, plan.abilitySd);
  const severity = centred(drawn(plan.raters, plan.severitySd));
  const difficulty = centred(drawn(plan.items, plan.difficultySd));
  const [fewest, most] =
    typeof plan.ratersPerRatee === "number"
      ? [plan.ratersPerRatee, plan.ratersPerRatee]
      : plan.ratersPerRatee;
  const room = plan.ratees * most * plan.items;
  const ratee = new Uint32Array(room);
  const rater = new Uint32Array(room);
  const item = new Uint16Array(room);
  const scores = new Uint8Array(room);
  const stepsOf = (i: number) => plan.itemSteps?.[i] ?? plan.steps;
  const weight = new Float64Array(
    1 + Math.max(...Array.from({ length: plan.items }, (_, i) => stepsOf(i).length)),
  );
  let n = 0;
  for (let p = 0; p < plan.ratees; p++) {
    for (const r of random.sample(plan.raters, fewest + random.below(most - fewest + 1))) {
      for (let i = 0; i < plan.items; i++) {
        if (isLeftOut(random, plan.missing)) continue;
        ratee[n] = p;
        rater[n] = r;
        item[n] = i;
        scores[n] = draw(ability[p] - severity[r] - difficulty[i], stepsOf(i), weight, random.uniform());
        n++;
      }
    }
  }
  const ids = (count: number, letter: string) => Array.from({ length: count }, (_, k) => `${letter}${k + 1}`);
  return {
    table: {
      facets: [
        { name: "ratee", ids: ids(plan.ratees, "P"), index: ratee.subarray(0, n) },
        { name: "rater", ids: ids(plan.raters, "R"), index: rater.subarray(0, n) },
        { name: "item", ids: ids(plan.items, "I"), index: item.subarray(0, n) },
      ],
      scores: scores.subarray(0, n),
    },
    ability,
    severity,
    difficulty,
  };
}

function isLeftOut(random: Random, share: number | undefined): boolean {
  return share !== undefined && random.uniform() < share;
}

function draw(eta: number, steps: readonly number[], weight: Float64Array, u: number): number {
  let log = 0;
  let total = 1;
  weight[0] = 1;
  for (let k = 1; k <= steps.length; k++) {
    log += eta - steps[k - 1];
    weight[k] = Math.exp(log);
    total += weight[k];
  }
  let rest = u * total;
  for (let k = 0; k < steps.length; k++) {
    rest -= weight[k];
    if (rest < 0) return k;
  }
  return steps.length;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
