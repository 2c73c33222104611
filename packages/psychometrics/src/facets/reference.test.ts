import { describe, expect, test } from "vitest";
import { correlation } from "../agreement/cronbach.ts";
import { levelNodes, plainLogLikelihood } from "../testing/plain-likelihood.ts";
import { column, slope } from "../testing/rating-tables.ts";
import { hasReference, readReference } from "../testing/reference.ts";
import { buildDesign } from "./design.ts";
import { estimateJoint } from "./joint.ts";
import { estimateMarginal } from "./marginal.ts";
import type { Solution } from "./solution.ts";
import type { RatingTable } from "./table.ts";

const ITEMS = ["I1", "I2", "I3", "I4", "I5"];

/** The largest difference that the issue allows, logits. */
const ALLOWED = 0.005;

function readTable(name: string): RatingTable {
  const rows = readReference(`mfrm-${name}.csv`);
  const repeated = (of: (row: Record<string, string>) => string) =>
    rows.flatMap((row) => ITEMS.map(() => of(row)));
  return {
    facets: [
      column(
        "ratee",
        repeated((row) => row.p),
      ),
      column(
        "rater",
        repeated((row) => row.r),
      ),
      column(
        "item",
        rows.flatMap(() => ITEMS),
      ),
    ],
    scores: rows.flatMap((row) => ITEMS.map((item) => Number(row[item]))),
  };
}

interface Parameter {
  facet: string;
  /** Place within its facet, or step. */
  at: number;
  value: number;
  se: number;
}

function readParameters(name: string, table: RatingTable): Parameter[] {
  const [, rater, item] = table.facets;
  return readReference(`mfrm-${name}.tam.csv`).map((row) => {
    const place = {
      item: () => item.ids.indexOf(row.parameter),
      rater: () => rater.ids.indexOf(row.parameter.replace("rater_", "").replaceAll("_", "")),
      step: () => Number(row.parameter.slice(4)) - 1,
    }[row.facet]!;
    return { facet: row.facet, at: place(), value: Number(row.xsi), se: Number(row["se.xsi"]) };
  });
}

function ours(solution: Solution, { facet, at }: Parameter): number {
  if (facet === "step") return solution.steps[0][at];
  return solution.facets[facet === "rater" ? 1 : 2].measure[at];
}

describe.skipIf(!hasReference).each(["1000x20x5", "10000x100x5"])("the TAM reference %s", (name) => {
  const table = hasReference ? readTable(name) : { facets: [], scores: [] };
  const tam = hasReference ? readParameters(name, table) : [];
  const ofFacet = (facet: string) => tam.filter((parameter) => parameter.facet === facet);
  /** TAM estimates all raters but the last, whose value is minus the sum of the others. */
  const derived = () => ofFacet("rater").reduce((last, own) => (own.se > last.se ? own : last));

  test("has the item, rater and step parameters of TAM within 0.005 logits", () => {
    const solution = estimateMarginal(buildDesign(table));
    expect(solution).toMatchObject({ converged: true, nodes: 21 });
    for (const parameter of tam.filter((own) => own !== derived()))
      expect(Math.abs(ours(solution, parameter) - parameter.value)).toBeLessThan(ALLOWED);
  });

  test("has the derived rater of TAM within what the others' stopping points add up to", () => {
    // TAM stops when no parameter moves by more than 1e-4; the last rater collects that of all others.
    const solution = estimateMarginal(buildDesign(table));
    const difference = Math.abs(ours(solution, derived()) - derived().value);
    expect(difference).toBeLessThan(Math.max(ALLOWED, 1e-4 * ofFacet("rater").length));
  });

  test("is likelier under our parameters than under TAM's, on TAM's own grid", () => {
    const solution = estimateMarginal(buildDesign(table));
    const sd = Math.sqrt(solution.variance);
    const values = (facet: string) => {
      const result = new Float64Array(ofFacet(facet).length);
      for (const { at, value } of ofFacet(facet)) result[at] = value;
      return result;
    };
    const at = (severity: ArrayLike<number>, difficulty: ArrayLike<number>, steps: ArrayLike<number>) =>
      plainLogLikelihood(
        table,
        { severity, difficulty, steps: ITEMS.map(() => steps), sd },
        levelNodes(solution.nodes),
      );
    const own = at(solution.facets[1].measure, solution.facets[2].measure, solution.steps[0]);
    expect(own).toBeGreaterThan(at(values("rater"), values("item"), values("step")));
  });

  test("is met by the joint estimator: correlation above 0.999, slope as its bias says", () => {
    const raters = ofFacet("rater");
    const reference = raters.map((rater) => rater.value);
    for (const [biasCorrection, expected] of [
      ["none", 25 / 24],
      ["ratio", 1],
    ] as const) {
      const solution = estimateJoint(buildDesign(table), { biasCorrection });
      const values = raters.map((rater) => ours(solution, rater));
      expect(correlation(reference, values)).toBeGreaterThan(0.999);
      expect(Math.abs(slope(reference, values) - expected)).toBeLessThan(0.003);
    }
  });
});
