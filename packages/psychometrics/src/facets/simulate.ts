/** Ratings drawn from the many-facet Rasch model, for tests, benches and planning. */
import { createRandom } from "../numeric/random.ts";
import type { RatingTable } from "./table.ts";

export interface SimulationPlan {
  ratees: number;
  raters: number;
  items: number;
  /** Raters per ratee, drawn without replacement. */
  ratersPerRatee: number;
  /** Steps; their number plus one is the number of categories. */
  steps: readonly number[];
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
  const ability = Float64Array.from({ length: plan.ratees }, () => plan.abilitySd * random.normal());
  const severity = centred(
    Float64Array.from({ length: plan.raters }, () => plan.severitySd * random.normal()),
  );
  const difficulty = centred(
    Float64Array.from({ length: plan.items }, () => plan.difficultySd * random.normal()),
  );
  const n = plan.ratees * plan.ratersPerRatee * plan.items;
  const ratee = new Uint32Array(n);
  const rater = new Uint32Array(n);
  const item = new Uint16Array(n);
  const scores = new Uint8Array(n);
  const weight = new Float64Array(plan.steps.length + 1);
  let at = 0;
  for (let p = 0; p < plan.ratees; p++) {
    for (const r of random.sample(plan.raters, plan.ratersPerRatee)) {
      for (let i = 0; i < plan.items; i++) {
        ratee[at] = p;
        rater[at] = r;
        item[at] = i;
        scores[at] = draw(ability[p] - severity[r] - difficulty[i], plan.steps, weight, random.uniform());
        at++;
      }
    }
  }
  const ids = (count: number, letter: string) => Array.from({ length: count }, (_, k) => `${letter}${k + 1}`);
  return {
    table: {
      facets: [
        { name: "ratee", ids: ids(plan.ratees, "P"), index: ratee },
        { name: "rater", ids: ids(plan.raters, "R"), index: rater },
        { name: "item", ids: ids(plan.items, "I"), index: item },
      ],
      scores,
    },
    ability,
    severity,
    difficulty,
  };
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
