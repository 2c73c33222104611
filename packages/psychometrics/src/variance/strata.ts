/**
 * Variance components of complete sheets, by REML in two strata. A sheet (one rater on one ratee) has a value on
 * every one of k items:
 *   x = μ + ratee + rater + ratee:rater + item + ratee:item + rater:item + e,
 * or, when every rater rated one ratee only, x = μ + ratee + rater + item + ratee:item + e.
 * An orthonormal change of the items splits a sheet into its mean times √k and k − 1 contrasts. They are independent,
 * and share no variance parameter but through sums, so two small fits give exactly what one large fit would
 * (Brennan 2001, ch. 3, for the balanced case). The contrasts have mean zero and no intercept, and as each has the same
 * design with effects of its own, one set of equations serves all: there are as many unknowns as ratees or raters,
 * whichever are fewer.
 * Limits: those of reml.ts in that number; complete sheets. A component that would be negative is set to
 * zero and `isExact` is false: then only the fit of all values at once is the maximum.
 */
import { PsychometricsError } from "../errors.ts";
import { replicatedComponents, type VarianceComponents, varianceComponents } from "./reml.ts";

export interface Sheets {
  /** Values of sheet s on the items at s × items … */
  values: ArrayLike<number>;
  items: number;
  /** Ratee and rater of each sheet. */
  ratee: ArrayLike<number>;
  ratees: number;
  rater: ArrayLike<number>;
  raters: number;
}

export type ComponentName =
  | "ratee"
  | "rater"
  | "item"
  | "ratee:rater"
  | "ratee:item"
  | "rater:item"
  | "residual";

export interface SheetComponent {
  name: ComponentName;
  levels: number;
  variance: number;
  /** null at the boundary. */
  se: number | null;
  atBoundary: boolean;
}

export interface SheetComponents {
  /** Every rater rated one ratee: `rater` is then the sheet, and there is no `ratee:rater`. */
  isNested: boolean;
  components: SheetComponent[];
  intercept: number;
  /** −2 log restricted likelihood of all values, with all constants. */
  criterion: number;
  observations: number;
  converged: boolean;
  isExact: boolean;
}

/**
 * @throws PsychometricsError `too-few-items` below two items, and those of `varianceComponents`
 */
export function sheetComponents(sheets: Sheets): SheetComponents {
  if (sheets.items < 2) throw tooFewItems(sheets.items);
  const isNested = ratesOneEach(sheets);
  const { means, contrasts } = splitSheets(sheets);
  const between = varianceComponents(means, [
    { name: "ratee", index: sheets.ratee, levels: sheets.ratees },
    ...(isNested ? [] : [{ name: "rater", index: sheets.rater, levels: sheets.raters }]),
  ]);
  const within = replicatedComponents(
    contrasts,
    [
      { name: "item", index: new Uint8Array(means.length), levels: 1 },
      { name: "ratee:item", index: sheets.ratee, levels: sheets.ratees },
      ...(isNested ? [] : [{ name: "rater:item", index: sheets.rater, levels: sheets.raters }]),
    ],
    { intercept: false },
  );
  return combine(sheets, isNested, between, within);
}

function ratesOneEach({ ratee, rater, raters }: Sheets): boolean {
  const rated = new Int32Array(raters).fill(-1);
  for (let s = 0; s < ratee.length; s++) {
    if (rated[rater[s]] >= 0) return false;
    rated[rater[s]] = ratee[s];
  }
  return true;
}

/** Sheet means times √k, and the k − 1 Helmert contrasts of the sheets, one array each. */
function splitSheets({ values, items, ratee }: Sheets): { means: Float64Array; contrasts: Float64Array[] } {
  const count = ratee.length;
  const means = new Float64Array(count);
  const contrasts = Array.from({ length: items - 1 }, () => new Float64Array(count));
  for (let s = 0; s < count; s++) {
    let sum = values[s * items];
    for (let j = 1; j < items; j++) {
      const value = values[s * items + j];
      contrasts[j - 1][s] = (sum - j * value) / Math.sqrt(j * (j + 1));
      sum += value;
    }
    means[s] = sum / Math.sqrt(items);
  }
  return { means, contrasts };
}

interface Estimate {
  variance: number;
  se: number | null;
}

function combine(
  sheets: Sheets,
  isNested: boolean,
  between: VarianceComponents,
  within: VarianceComponents,
): SheetComponents {
  const { items, ratees, raters } = sheets;
  const count = sheets.ratee.length;
  const [item, rateeItem, raterItem] = within.components;
  const [ratee, rater] = between.components;
  const levelsOf = (elements: number) => elements * items;
  const sheet = (name: ComponentName) => shared(name, count, between.residual, within.residual, items);
  const components = isNested
    ? [shared("ratee", ratees, ratee, rateeItem, items), sheet("rater")]
    : [
        shared("ratee", ratees, ratee, rateeItem, items),
        shared("rater", raters, rater, raterItem, items),
        sheet("ratee:rater"),
      ];
  components.push(own("item", items, item), own("ratee:item", levelsOf(ratees), rateeItem));
  if (!isNested) components.push(own("rater:item", levelsOf(raters), raterItem));
  components.push(own("residual", count * items, within.residual));
  return {
    isNested,
    components: components.map(({ component }) => component),
    intercept: between.intercept / Math.sqrt(items),
    // The column of ones is √k in the stratum of the means.
    criterion: between.criterion + Math.log(items) + within.criterion,
    observations: count * items,
    converged: between.converged && within.converged,
    isExact: components.every(({ isNegative }) => !isNegative),
  };
}

interface Combined {
  component: SheetComponent;
  isNegative: boolean;
}

/** The stratum of the means holds k·σ² of an effect together with σ² of its interaction with the items. */
function shared(
  name: ComponentName,
  levels: number,
  sum: Estimate,
  interaction: Estimate,
  items: number,
): Combined {
  const variance = (sum.variance - interaction.variance) / items;
  const atBoundary = variance <= 0;
  const se = sum.se === null ? null : Math.hypot(sum.se, interaction.se ?? 0) / items;
  return {
    component: { name, levels, variance: Math.max(0, variance), se: atBoundary ? null : se, atBoundary },
    isNegative: variance < 0,
  };
}

function own(
  name: ComponentName,
  levels: number,
  { variance, se, atBoundary }: Estimate & { atBoundary: boolean },
): Combined {
  return { component: { name, levels, variance, se, atBoundary }, isNegative: false };
}

function tooFewItems(got: number): PsychometricsError {
  return new PsychometricsError(
    "too-few-items",
    { zh: `只有${got}道题,至少需要2道。`, en: `Got ${got} item(s), expected 2 or more.` },
    { got },
  );
}
