/**
 * The marginal likelihood written down as it is defined, apart from the estimator: tests hold the estimator's maximum
 * against it. Ratee, rater, item; log-probabilities are summed rating by rating, node by node.
 */
import type { RatingTable } from "../facets/table.ts";

export interface PlainModel {
  severity: ArrayLike<number>;
  difficulty: ArrayLike<number>;
  /** Steps of each item. */
  steps: readonly ArrayLike<number>[];
  sd: number;
}

export function plainLogLikelihood(table: RatingTable, model: PlainModel, nodes: readonly number[]): number {
  const [ratee, rater, item] = table.facets;
  const logs = ratee.ids.map(() => nodes.map((node) => -0.5 * (node / model.sd) ** 2));
  const known = new Map<string, number[]>();
  for (let i = 0; i < table.scores.length; i++) {
    const key = [rater.index[i], item.index[i], table.scores[i]].join("/");
    let own = known.get(key);
    if (own === undefined) {
      own = nodes.map((node) =>
        logProbability(
          node - model.severity[rater.index[i]] - model.difficulty[item.index[i]],
          model.steps[item.index[i]],
          table.scores[i],
        ),
      );
      known.set(key, own);
    }
    const row = logs[ratee.index[i]];
    for (let q = 0; q < nodes.length; q++) row[q] += own[q];
  }
  const weights = nodes.reduce((sum, node) => sum + Math.exp(-0.5 * (node / model.sd) ** 2), 0);
  return logs.reduce((sum, row) => {
    const top = Math.max(...row);
    return sum + top + Math.log(row.reduce((total, log) => total + Math.exp(log - top), 0) / weights);
  }, 0);
}

function logProbability(eta: number, steps: ArrayLike<number>, score: number): number {
  const exponents = [0];
  for (let k = 0; k < steps.length; k++) exponents.push(exponents[k] + eta - steps[k]);
  const top = Math.max(...exponents);
  return exponents[score] - top - Math.log(exponents.reduce((sum, value) => sum + Math.exp(value - top), 0));
}

export function levelNodes(count: number): number[] {
  return Array.from({ length: count }, (_, q) => -6 + (12 * q) / (count - 1));
}
