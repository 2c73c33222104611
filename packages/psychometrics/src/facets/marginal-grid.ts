/**
 * Grids of abilities. The grid of the R package TAM, 21 nodes from −6 to 6, is kept while it carries the
 * distribution at all, so that the numbers agree with TAM's; it moves levels by up to a few hundredths of a logit
 * when rows carry 25 ratings and more. A fine grid follows the estimates: six standard deviations either way, nodes
 * 1.2 posterior standard deviations apart, at which the trapezoid rule is exact to 1e-5 (error 2·exp(−2π²/1.2²)).
 */
import { PsychometricsError } from "../errors.ts";
import type { Design } from "./design.ts";

export interface Grid {
  nodes: Float64Array;
  kind: "tam" | "fine" | "given";
}

export interface Normal {
  mean: number;
  sd: number;
}

/** Half the width of TAM's grid, logits. */
const TAM_REACH = 6;
const TAM_NODES = 21;
const FINE_REACH = 6;
const FINE_SPACING = 1.2;
const MOST_NODES = 401;

/** TAM's grid lies about 0; anchors may move the level of abilities, and the grid with it. */
export function tamGrid(centre: number): Grid {
  return { nodes: level(centre, TAM_REACH, TAM_NODES), kind: "tam" };
}

/** @throws PsychometricsError `bad-option` */
export function givenGrid(nodes: number, centre: number): Grid {
  if (!(Number.isInteger(nodes) && nodes >= 5 && nodes <= 2001)) throw badNodes(nodes);
  return { nodes: level(centre, TAM_REACH, nodes), kind: "given" };
}

export function fineGrid(design: Design, { mean, sd }: Normal): Grid {
  const reach = FINE_REACH * sd;
  const spacing = FINE_SPACING * posteriorSd(design, sd, largestRow(design));
  const nodes = Math.min(MOST_NODES, Math.max(TAM_NODES, 2 * Math.ceil(reach / spacing) + 1));
  return { nodes: level(mean, reach, nodes), kind: "fine" };
}

/** Whether the grid carries a normal distribution and the posteriors of the rows. */
export function isAdequate({ nodes, kind }: Grid, design: Design, { mean, sd }: Normal): boolean {
  if (kind === "given") return true;
  const spacing = nodes[1] - nodes[0];
  const reach = Math.min(nodes.at(-1)! - mean, mean - nodes[0]);
  if (kind === "tam") {
    const typical = posteriorSd(design, sd, design.n / Math.max(1, usedRows(design)));
    return reach >= 2.5 * sd && spacing <= 2 * sd && spacing <= COARSEST * typical;
  }
  const isFine = spacing <= 1.5 * posteriorSd(design, sd, largestRow(design));
  return reach >= 5 * sd && (isFine || nodes.length === MOST_NODES);
}

/**
 * TAM's grid is left when its spacing exceeds so many posterior standard deviations (from some 55 ratings of five
 * categories in a row): then every row sits on one node, and levels are off by more than their standard errors.
 */
const COARSEST = 4.5;

/** Rough: 1/√(1/σ² + information of `ratings` ratings). */
export function posteriorSd(design: Design, sd: number, ratings: number): number {
  const steps = design.coding.categories - 1;
  const typical = Math.min((steps / 2) ** 2, 0.25 * steps);
  return 1 / Math.sqrt(1 / (sd * sd) + ratings * typical);
}

export function largestRow({ facets, rowStart }: Design): number {
  let most = 0;
  for (let r = 0; r < facets[0].size; r++) most = Math.max(most, rowStart[r + 1] - rowStart[r]);
  return most;
}

/** Rows with ratings. */
export function usedRows({ facets, rowStart }: Design): number {
  let used = 0;
  for (let r = 0; r < facets[0].size; r++) if (rowStart[r + 1] > rowStart[r]) used++;
  return used;
}

function level(centre: number, reach: number, nodes: number): Float64Array {
  return Float64Array.from({ length: nodes }, (_, q) => centre - reach + (2 * reach * q) / (nodes - 1));
}

function badNodes(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    {
      zh: `节点数应为5到2001的整数或“fine”,实为${got}。`,
      en: `Got ${got} nodes, expected a whole number from 5 to 2001 or "fine".`,
    },
    { got },
  );
}
