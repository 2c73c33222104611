/**
 * Daily record against year-end vote. Within a cohort the vote is regressed on the record; each person's
 * externally studentised residual has Student's t distribution with n − 3 degrees of freedom, two-sided.
 * Effect: the residual in standard deviations (positive: the vote is kinder than the record).
 * Limits: linear relation, normal residuals of equal spread; at least 6 persons in a cohort.
 */
import { tTwoSided } from "../numeric/distributions.ts";
import { positionsBy, requireNumbers, type TestResult } from "./result.ts";

export interface RecordAndVote {
  cohort: string;
  person: string;
  record: number;
  vote: number;
}

export function recordAgainstVote(pairs: readonly RecordAndVote[]): TestResult[] {
  requireNumbers(pairs, (pair) => pair.record);
  requireNumbers(pairs, (pair) => pair.vote);
  return [...positionsBy(pairs, (pair) => pair.cohort).values()]
    .filter((positions) => positions.length >= 6)
    .flatMap((positions) => studentised(pairs, positions));
}

function studentised(pairs: readonly RecordAndVote[], positions: number[]): TestResult[] {
  const n = positions.length;
  const meanX = positions.reduce((sum, i) => sum + pairs[i].record, 0) / n;
  const meanY = positions.reduce((sum, i) => sum + pairs[i].vote, 0) / n;
  let xx = 0;
  let xy = 0;
  for (const i of positions) {
    xx += (pairs[i].record - meanX) ** 2;
    xy += (pairs[i].record - meanX) * (pairs[i].vote - meanY);
  }
  if (xx === 0) return [];
  const residuals = positions.map((i) => pairs[i].vote - meanY - (xy / xx) * (pairs[i].record - meanX));
  const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  return positions.flatMap((i, k): TestResult[] => {
    const free = 1 - 1 / n - (pairs[i].record - meanX) ** 2 / xx;
    const rest = (squares - residuals[k] ** 2 / free) / (n - 3);
    if (!(free > 1e-9 && rest > 1e-12)) return [];
    const t = residuals[k] / Math.sqrt(rest * free);
    return [
      {
        test: "record-vote",
        subject: pairs[i].person,
        statistic: t,
        effect: residuals[k] / Math.sqrt(rest),
        p: tTwoSided(t, n - 3),
        records: [i],
      },
    ];
  });
}
