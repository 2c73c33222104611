import type { Solution } from "./solution.ts";

/** The grid of abilities runs from minus this to this, logits. */
export const GRID_LIMIT = 6;

export interface MarginalSolution extends Solution {
  /** Of the normal ability distribution. */
  mean: number;
  variance: number;
  /** Standard error of the variance (delta method on the log standard deviation). */
  varianceError: number;
  logLikelihood: number;
  parameters: number;
  nodes: number;
  /** Reliability of the expected a posteriori measures: Var(EAP) / (Var(EAP) + mean posterior variance). */
  eapReliability: number;
}
