import { blocs } from "../../distortion/blocs.ts";
import { carelessSheets } from "../../distortion/careless.ts";
import { identicalSheets } from "../../distortion/identical.ts";
import type { TestResult } from "../../distortion/result.ts";
import type { Random } from "../../numeric/random.ts";
import { named, type Scenario, times } from "./scenario.ts";

const ITEMS = 12;
const STEPS = [0, -1.2, -1.6, -1.2, 0];

/** Sheets of 12 five-category answers from the rating-scale model. */
function drawSheets(random: Random, count: number): number[][] {
  const difficulty = times(ITEMS, (j) => (j - 5.5) / 8);
  return times(count, () => {
    const level = 0.8 * random.normal();
    return difficulty.map((d) => drawCategory(random, level - d));
  });
}

function drawCategory(random: Random, eta: number): number {
  const weights = STEPS.map((step, k) => Math.exp(k * eta - step));
  let rest = random.uniform() * weights.reduce((a, b) => a + b, 0);
  const k = weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
  return 1 + Math.max(0, k);
}

const idsOf = (sheets: readonly unknown[]) => sheets.map((_, s) => named("s", s));

type Careless = "long-string" | "low-variability" | "odd-profile";

/** One sheet in twenty is spoilt; only those results come back. */
function careless(
  test: Careless,
  distortion: string,
  spoil: (random: Random, sheet: number[]) => number[],
): Scenario {
  const run = (sheets: number[][]) =>
    carelessSheets(idsOf(sheets), sheets, { permutations: 300 }).filter((result) => result.test === test);
  return {
    test,
    distortion,
    isDiscrete: true,
    honest: (random, size) => run(drawSheets(random, size)),
    distorted: (random, size) => {
      const sheets = drawSheets(random, 20 * size).map((sheet, s) =>
        s % 20 === 0 ? spoil(random, sheet) : sheet,
      );
      return run(sheets).filter(({ records: [s] }) => s % 20 === 0);
    },
  };
}

const longString = careless(
  "long-string",
  "ten of twelve answers in a row are the middle category",
  (_, sheet) => sheet.map((value, j) => (j < 10 ? 3 : value)),
);

const lowVariability = careless(
  "low-variability",
  "all answers one of two neighbouring categories at random",
  (random) => times(ITEMS, () => 3 + random.below(2)),
);

const oddProfile = careless(
  "odd-profile",
  "all answers one of the two ends of the scale at random",
  (random) => times(ITEMS, () => (random.uniform() < 0.5 ? 1 : 5)),
);

/** Twelve sheets on each ratee; the second one may be copied from the first. */
function copies(random: Random, size: number, copied: number): TestResult[] {
  const sheets = drawSheets(random, ITEMS * size);
  const spoilt = sheets.map((sheet, s) => {
    if (s % 12 !== 1 || copied === 0) return sheet;
    return sheets[s - 1].map((value, j) => (j < copied ? value : 1 + random.below(5)));
  });
  return identicalSheets(
    idsOf(spoilt),
    spoilt.map((_, s) => named("p", Math.floor(s / 12))),
    spoilt,
  );
}

const isFirstPair = ({ records: [a, b] }: TestResult) => a % 12 === 0 && b === a + 1;

const identical = (variant: string, distortion: string, copied: number): Scenario => ({
  test: "identical-sheets",
  variant,
  distortion,
  isDiscrete: true,
  honest: (random, size) => copies(random, Math.ceil(size / 66), 0),
  distorted: (random, size) => copies(random, size, copied).filter(isFirstPair),
});

/** Means of eleven items with four categories on thirty sheets: a bounded, coarse scale. */
function sheetMeans(random: Random, ratees: number, distance: number) {
  const mark = (value: number) => Math.max(1, Math.min(4, Math.round(value)));
  return times(ratees, (p) =>
    times(30, (s) => {
      const level = 2.4 + 0.3 * random.normal() + (s < 12 ? -0.6 : 0.4) * distance;
      const marks = times(11, () => mark(level + 0.6 * random.normal()));
      return { ratee: named("p", p), mean: marks.reduce((a, b) => a + b, 0) / 11 };
    }),
  ).flat();
}

const camps: Scenario = {
  test: "blocs",
  distortion: "camps of 12 and 18 sheets, 5 standard deviations apart",
  isDiscrete: true,
  honest: (random, size) => blocs(sheetMeans(random, size, 0), { permutations: 400 }),
  distorted: (random, size) => blocs(sheetMeans(random, size, 1.75), { permutations: 400 }),
};

export const SHEET_SCENARIOS: readonly Scenario[] = [
  longString,
  lowVariability,
  oddProfile,
  identical("copied", "all twelve answers of a sheet copied", 12),
  identical("nearly copied", "ten of twelve answers of a sheet copied", 10),
  camps,
];
