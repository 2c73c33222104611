/** From the variance components to the reliability of a mean over raters, and to the number of raters that is enough. */
import {
  type ComponentName,
  conditionsNeeded,
  generalizability,
  type SheetComponent,
} from "@hengjian/psychometrics";
import { type Missing, missing } from "../notes.ts";
import type { Ratings } from "../read/ratings.ts";

export interface Generalizability {
  /** Mean number of raters of a ratee (harmonic) and number of items. */
  raters: number;
  items: number;
  relative: number;
  absolute: number;
  /** Fewest raters for a relative coefficient of 0.8; null under the flag "not-reachable". */
  ratersNeeded: number | null;
  flag?: "not-reachable";
  curve: { raters: number; relative: number; absolute: number }[];
}

export const TARGET = 0.8;
const CURVE = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50];

export function generalizabilityOf(
  ratings: Ratings,
  components: readonly SheetComponent[],
  isNested: boolean,
): Generalizability | Missing {
  const spans = components.map(({ name, variance }) => ({ facets: spanOf(name, isNested), variance }));
  const items = ratings.items.length;
  const raters = ratersPerRatee(ratings);
  const at = (count: number) => generalizability(spans, "ratee", { rater: count, item: items });
  const now = at(raters);
  if (now.generalizability === null || now.dependability === null) {
    return missing(
      "one-category",
      "没有差异，概化系数没有定义。",
      "Nothing varies, so the coefficients are not defined.",
    );
  }
  const needed = conditionsNeeded(spans, "ratee", { item: items }, "rater", TARGET);
  return {
    raters,
    items,
    relative: now.generalizability,
    absolute: now.dependability,
    ratersNeeded: needed,
    ...(needed === null ? { flag: "not-reachable" as const } : {}),
    curve: CURVE.map((count) => {
      const { generalizability: relative, dependability: absolute } = at(count);
      return { raters: count, relative: relative ?? 0, absolute: absolute ?? 0 };
    }),
  };
}

/** The facets that an effect spans; a nested rater lies within its ratee. */
function spanOf(name: ComponentName, isNested: boolean): string[] {
  if (name === "residual") return ["ratee", "rater", "item"];
  if (name === "rater" && isNested) return ["ratee", "rater"];
  return name.split(":");
}

/** Harmonic mean, because error variances are averaged. */
function ratersPerRatee({ ratee }: Ratings): number {
  const sheets = new Float64Array(ratee.ids.length);
  for (const element of ratee.index) sheets[element]!++;
  const used = sheets.filter((count) => count > 0);
  return used.length / used.reduce((sum, count) => sum + 1 / count, 0);
}
