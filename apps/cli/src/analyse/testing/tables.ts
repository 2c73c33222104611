/** Rating tables for tests: drawn from the many-facet Rasch model with a fixed seed, and written as CSV. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Sheet {
  ratee: string;
  rater: string;
  marks: (number | string)[];
  /** Further cells, in the order of `columns`. */
  more?: string[];
}

interface Plan {
  ratees: number;
  raters: number;
  /** Raters of each ratee. */
  each: number;
  items: number;
  seed?: number;
  /** Severity of rater r; drawn with a standard deviation of 0.5 unless told. */
  severity?: (rater: number) => number;
  /** Of the ratees; 1 unless told. */
  abilitySd?: number;
}

/** Mulberry32 by Tommy Ettinger (public domain): the same numbers on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STEPS = [-1.5, -0.5, 0.5, 1.5];

/** Marks from 1 to 5. */
export function drawSheets({
  ratees,
  raters,
  each,
  items,
  seed = 1,
  severity,
  abilitySd = 1,
}: Plan): Sheet[] {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const severities = Array.from({ length: raters }, (_, r) => severity?.(r) ?? 0.5 * normal());
  return Array.from({ length: ratees }, (_, p) => {
    const level = abilitySd * normal();
    const order = Array.from({ length: raters }, (_, r) => r).sort(() => random() - 0.5);
    return order.slice(0, each).map((r) => ({
      ratee: `P${p + 1}`,
      rater: `R${r + 1}`,
      marks: Array.from({ length: items }, (_, i) =>
        drawMark(level - severities[r]! - (i - (items - 1) / 2) / 4, random()),
      ),
    }));
  }).flat();
}

function drawMark(eta: number, uniform: number): number {
  const weights = [1];
  let logit = 0;
  for (const step of STEPS) {
    logit += eta - step;
    weights.push(Math.exp(logit));
  }
  let rest = uniform * weights.reduce((sum, weight) => sum + weight, 0);
  const category = weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
  return 1 + (category < 0 ? STEPS.length : category);
}

export function itemNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `Q${i + 1}`);
}

export function csvOf(sheets: readonly Sheet[], columns: readonly string[] = []): string {
  const header = ["ratee", "rater", ...itemNames(sheets[0]!.marks.length), ...columns];
  const lines = sheets.map(({ ratee, rater, marks, more = [] }) => [ratee, rater, ...marks, ...more]);
  return `${[header, ...lines].map((cells) => cells.join(",")).join("\n")}\n`;
}

/** A file of its own folder, with these bytes. */
export function fileWith(content: string | Uint8Array, name = "ratings.csv"): string {
  const file = join(mkdtempSync(join(tmpdir(), "hengjian-analyse-")), name);
  writeFileSync(file, content);
  return file;
}
