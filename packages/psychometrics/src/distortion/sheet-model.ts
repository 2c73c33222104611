/**
 * What a sheet of its level would look like: the rating-scale model with sheets as first facet and items as the
 * other, so that level and item difficulty are taken out before sheets are called odd.
 */
import { buildDesign } from "../facets/design.ts";
import { estimateJoint } from "../facets/joint.ts";
import { predictor, probabilities } from "../facets/solution.ts";

export interface SheetModel {
  sheets: number;
  items: number;
  categories: number;
  /** Category (not value) of sheet s on item i at s × items + i. */
  category: Uint8Array;
  /** P(category k) at (s × items + i) × categories + k. */
  probability: Float64Array;
}

/** @param sheets complete sheets, one whole-number value per item */
export function modelSheets(sheets: readonly (readonly number[])[]): SheetModel {
  const items = sheets[0]?.length ?? 0;
  const n = sheets.length * items;
  const design = buildDesign({
    facets: [
      {
        name: "sheet",
        ids: sheets.map((_, s) => String(s)),
        index: Uint32Array.from({ length: n }, (_, i) => Math.floor(i / items)),
      },
      {
        name: "item",
        ids: Array.from({ length: items }, (_, j) => String(j)),
        index: Uint32Array.from({ length: n }, (_, i) => i % items),
      },
    ],
    scores: Float64Array.from({ length: n }, (_, i) => sheets[Math.floor(i / items)][i % items]),
  });
  const solution = estimateJoint(design, { biasCorrection: "ratio", tolerance: 1e-3 });
  const { cellPart, cumulated } = predictor(solution);
  const { categories } = solution.design.coding;
  const probability = new Float64Array(n * categories);
  const one = new Float64Array(categories);
  for (let s = 0; s < sheets.length; s++) {
    for (let j = 0; j < items; j++) {
      const i = s * items + j;
      const eta =
        solution.facets[0].measure[s] + cellPart[solution.design.cell[i]] - solution.facets[1].measure[j];
      probabilities(eta, cumulated, 0, categories, one);
      probability.set(one, i * categories);
    }
  }
  return { sheets: sheets.length, items, categories, category: solution.design.score, probability };
}
