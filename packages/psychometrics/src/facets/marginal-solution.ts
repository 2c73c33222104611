import type { Solution } from "./solution.ts";

export interface MarginalSolution extends Solution {
  /** Of the normal ability distribution. */
  mean: number;
  /** 0 when the ratings show no differences between ratees (`varianceAtBoundary`). */
  variance: number;
  /** Standard error of the variance (delta method on the log standard deviation); 0 at the boundary. */
  varianceError: number;
  varianceAtBoundary: boolean;
  logLikelihood: number;
  parameters: number;
  /** Of the grid on which the likelihood was maximised. */
  nodes: number;
  /** Distance between nodes, in posterior standard deviations of a typical row; above 1.5 the level is TAM's, not exact. */
  nodeSpacing: number;
  /** Reliability of the expected a posteriori measures, Var(EAP) / (Var(EAP) + mean posterior variance); 0 for one row. */
  eapReliability: number;
}
