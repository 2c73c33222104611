/** Where the differences between ratings come from, by REML, and how many raters would be enough. */
import {
  type Bilingual,
  type ComponentName,
  type SheetComponent,
  sheetComponents,
  varianceComponents,
} from "@hengjian/psychometrics";
import { both } from "../language.ts";
import { attempt, isMissing, type Missing, missing, tooCostly } from "../notes.ts";
import {
  completeSheet,
  completeSheets,
  markCount,
  NO_MARK,
  type Ratings,
  sheetCount,
} from "../read/ratings.ts";
import { type Generalizability, generalizabilityOf } from "./generalizability.ts";

export interface Variance {
  components: (SheetComponent & { share: number })[];
  intercept: number;
  /** −2 log restricted likelihood. */
  criterion: number;
  observations: number;
  converged: boolean;
  method: "all-values" | "two-strata";
  /** What was used and left out, in words. */
  text: Bilingual;
  generalizability: Generalizability | Missing;
}

/** Dense unknowns of a fit that takes some seconds; `--full` goes on to the limit of the method (minutes). */
const DENSE = 700;
const MOST_DENSE = 3000;
const MOST_VALUES = 1_000_000;

interface Design {
  ratings: Ratings;
  isNested: boolean;
}

export function varianceOf(design: Design, full: boolean): Variance | Missing {
  const { ratings, isNested } = design;
  const values = ratings.marks.length;
  if (ratings.items.length < 2) {
    return missing(
      "too-few-items",
      "只有一道题，同一张票内没有可分解的差异。",
      "With one item there are no differences within a sheet to split.",
    );
  }
  // Ratees or raters, whichever are more, are eliminated; the others stay in the equations.
  const dense = isNested ? 0 : Math.min(ratings.ratee.ids.length, ratings.rater.ids.length);
  if (dense >= MOST_DENSE) return tooMany(ratings);
  if (dense > DENSE && !full)
    return tooCostly(
      `${dense}名${fewer(ratings).zh}的方差分解要算几分钟`,
      `Splitting the variance among ${dense} ${fewer(ratings).en} takes minutes`,
    );
  if (values > MOST_VALUES && !full)
    return tooCostly(
      `${values}个评分的方差分解要算很久`,
      `Splitting the variance of ${values} ratings takes long`,
    );
  const complete = completeSheets(ratings);
  const isComplete = complete.length === sheetCount(ratings);
  if (!isComplete && denseOfAll(design) <= (full ? MOST_DENSE : DENSE)) return ofAll(design, complete.length);
  return inStrata(design, complete, full);
}

function tooMany(ratings: Ratings): Missing {
  const { zh, en } = fewer(ratings);
  const [ratees, raters] = [ratings.ratee.ids.length, ratings.rater.ids.length];
  return missing(
    "too-many-levels",
    `${raters}名评价人交叉评了${ratees}名被考核人，方差分解的方程有${MOST_DENSE}个以上未知数，解不动。可只取${MOST_DENSE}名以内的${zh}（例如随机抽取，或按单位分开）另存一个文件，再加 --full 分析；测量值、宽严和其他信度不受影响。`,
    `${raters} raters crossed with ${ratees} ratees make more than ${MOST_DENSE} unknowns to solve at once. Save fewer than ${MOST_DENSE} of the ${en} (drawn at random, or unit by unit) as a file of their own and analyse it with --full; measures, severities and the other reliabilities are not affected.`,
  );
}

/** Those who are fewer, and therefore stay in the equations. */
function fewer({ ratee, rater }: Ratings): Bilingual {
  return rater.ids.length <= ratee.ids.length ? both("评价人", "raters") : both("被考核人", "ratees");
}

/** Two fits on complete sheets; exact unless a component would be negative. */
function inStrata(design: Design, complete: Uint32Array, full: boolean): Variance | Missing {
  const { ratings } = design;
  const { items } = ratings;
  if (complete.length < 2) {
    return missing(
      "incomplete-table",
      "完整的票不足两张，无法分解方差。",
      "Fewer than two complete sheets, so the variance cannot be split.",
    );
  }
  const ratee = renumber(complete, ratings.ratee.index);
  const rater = renumber(complete, ratings.rater.index);
  const values = new Float64Array(complete.length * items.length);
  for (const [s, sheet] of complete.entries()) values.set(completeSheet(ratings, sheet)!, s * items.length);
  const found = attempt(() =>
    sheetComponents({
      values,
      items: items.length,
      ratee: ratee.index,
      ratees: ratee.levels,
      rater: rater.index,
      raters: rater.levels,
    }),
  );
  if (isMissing(found)) return found;
  const isAll = complete.length === sheetCount(ratings);
  if (!found.isExact && isAll && denseOfAll(design) <= (full ? MOST_DENSE : DENSE))
    return ofAll(design, complete.length);
  const left = isAll
    ? both("使用了全部的票", "All sheets were used")
    : both(
        `只用了${complete.length}张完整的票（共${sheetCount(ratings)}张）`,
        `Only the ${complete.length} complete of ${sheetCount(ratings)} sheets were used`,
      );
  const bound = found.isExact
    ? both("", "")
    : both(
        "；有分量估计为负，按0报告，其余分量因此只是近似",
        "; a component came out negative and is reported as 0, so the others are approximate",
      );
  return finish(design, found, "two-strata", {
    zh: `${left.zh}${bound.zh}。`,
    en: `${left.en}${bound.en}.`,
  });
}

function renumber(sheets: Uint32Array, index: Uint32Array): { index: Uint32Array; levels: number } {
  const numbers = new Map<number, number>();
  const renumbered = sheets.map((sheet) => {
    const old = index[sheet]!;
    if (!numbers.has(old)) numbers.set(old, numbers.size);
    return numbers.get(old)!;
  });
  return { index: renumbered, levels: numbers.size };
}

/** Unknowns of one fit of all values, without those of its largest effect. */
function denseOfAll({ ratings, isNested }: Design): number {
  const levels = effectsOf({ ratings, isNested }).map((effect) => effect.levels);
  return levels.reduce((sum, size) => sum + size, 0) - Math.max(...levels);
}

interface Effect {
  name: ComponentName;
  levels: number;
  of: (sheet: number, item: number) => number;
}

function effectsOf({ ratings, isNested }: Design): Effect[] {
  const { ratee, rater, items } = ratings;
  const k = items.length;
  const effects: Effect[] = [
    { name: "ratee", levels: ratee.ids.length, of: (s) => ratee.index[s]! },
    { name: "rater", levels: rater.ids.length, of: (s) => rater.index[s]! },
    { name: "item", levels: k, of: (_, i) => i },
    { name: "ratee:item", levels: ratee.ids.length * k, of: (s, i) => ratee.index[s]! * k + i },
  ];
  if (isNested) return effects;
  return [
    ...effects,
    { name: "ratee:rater", levels: sheetCount(ratings), of: (s) => s },
    { name: "rater:item", levels: rater.ids.length * k, of: (s, i) => rater.index[s]! * k + i },
  ];
}

/** One fit of all values, with gaps. */
function ofAll(design: Design, complete: number): Variance | Missing {
  const { ratings, isNested } = design;
  const { marks, items } = ratings;
  const n = markCount(ratings);
  const places = new Uint32Array(n);
  let at = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i] !== NO_MARK) places[at++] = i;
  const effects = effectsOf(design).map(({ name, levels, of }) => ({
    name,
    levels,
    index: places.map((i) => of(Math.floor(i / items.length), i % items.length)),
  }));
  const found = attempt(() =>
    varianceComponents(
      Float64Array.from(places, (i) => marks[i]!),
      effects,
    ),
  );
  if (isMissing(found)) return found;
  const names = [...effects.map(({ name }) => name), "residual" as const];
  const components = [...found.components, found.residual].map(({ levels, variance, se, atBoundary }, k) => ({
    name: names[k]!,
    levels,
    variance,
    se,
    atBoundary,
  }));
  const gaps = sheetCount(ratings) - complete;
  return finish(
    design,
    { ...found, components, isNested },
    "all-values",
    gaps === 0
      ? both("使用了全部评分。", "All ratings were used.")
      : both(
          `使用了全部评分，包括${gaps}张不完整的票。`,
          `All ratings were used, with those of ${gaps} incomplete sheets.`,
        ),
  );
}

function finish(
  { ratings }: Design,
  found: Pick<Variance, "intercept" | "criterion" | "observations" | "converged"> & {
    components: SheetComponent[];
    isNested: boolean;
  },
  method: Variance["method"],
  text: Bilingual,
): Variance {
  const total = found.components.reduce((sum, { variance }) => sum + variance, 0);
  return {
    components: found.components.map((one) => ({ ...one, share: one.variance / total })),
    intercept: found.intercept,
    criterion: found.criterion,
    observations: found.observations,
    converged: found.converged,
    method,
    text,
    generalizability: generalizabilityOf(ratings, found.components, found.isNested),
  };
}
