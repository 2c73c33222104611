import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  buildDesign,
  type Design,
  estimateJoint,
  estimateJointThreaded,
  estimateMarginal,
  evenSpread,
  type RatingTable,
  type SimulationPlan,
  senioritySpeaks,
  simulateRatings,
  turnTaking,
  varianceComponents,
} from "@hengjian/psychometrics";

/**
 * One measured part, run in a process of its own so that its memory is its own:
 * `node _psychometrics-parts.ts PART [SIZE]` prints one line of JSON.
 */
export interface Measured {
  /** Milliseconds of each run. */
  wall: number[];
  /** Processor milliseconds of each run, all threads. */
  cpu: number[];
  /** Anything else worth a line. */
  more: Record<string, number>;
  peakMb: number;
}

const FOLDER = join(fileURLToPath(import.meta.url), "../../../shared/data");
const PLAN: SimulationPlan = {
  ratees: 10_000,
  raters: 100,
  items: 5,
  ratersPerRatee: 5,
  steps: [-1.2, 0, 1.2],
  abilitySd: 1,
  severitySd: 0.5,
  difficultySd: 0.5,
  seed: 1,
};
const UNITS = 5000;
const YEARS = 10;
const PERMUTATIONS = 10_000;

const parts: Record<string, (size: number) => Measured | Promise<Measured>> = {
  marginal: () => {
    const table = referenceRatings() ?? simulateRatings(PLAN).table;
    return repeat(7, () => estimateMarginal(buildDesign(table)), { ratings: table.scores.length });
  },
  "marginal growth": (size) => {
    const { table } = simulateRatings({ ...PLAN, ratees: size / 25 });
    return repeat(5, () => estimateMarginal(buildDesign(table)));
  },
  joint: (size) => {
    const { table } = simulateRatings(jointPlan(size));
    let iterations = 0;
    const measured = repeat(size >= 1e7 ? 3 : 5, () => {
      iterations = estimateJoint(buildDesign(table)).iterations;
    });
    return { ...measured, more: { iterations } };
  },
  iteration: (size) => iterationAgainstPlainPass(buildDesign(simulateRatings(jointPlan(size)).table)),
  threads: (size) => oneAgainstTwoThreads(buildDesign(simulateRatings(jointPlan(size)).table)),
  reml: () => {
    const sheets = leadershipSheets() ?? generatedSheets();
    return repeat(5, () => componentsOf(sheets), { sheets: sheets.length });
  },
  turns: () => {
    const awards = unitYears((unit, year, at) => [{ unit, year, person: `p${Math.floor(4 * at(0) ** 2)}` }]);
    return repeat(3, () => turnTaking(awards, { permutations: PERMUTATIONS }));
  },
  seniority: () => {
    const awards = candidates();
    return repeat(3, () => senioritySpeaks(awards, { permutations: PERMUTATIONS }));
  },
  "even spread": () => {
    const awards = candidates();
    return repeat(3, () => evenSpread(awards, { permutations: PERMUTATIONS }));
  },
};

/** 100 ratings of each ratee by ten raters on ten items; a rater for every two ratees. */
function jointPlan(ratings: number): SimulationPlan {
  const ratees = ratings / 100;
  return { ...PLAN, ratees, raters: Math.max(10, ratees / 2), items: 10, ratersPerRatee: 10 };
}

function repeat(times: number, run: () => unknown, more: Record<string, number> = {}): Measured {
  const measured: Measured = { wall: [], cpu: [], more, peakMb: 0 };
  for (let i = 0; i < times; i++) timed(measured, run);
  return measured;
}

function timed(into: Measured, run: () => unknown): void {
  const before = process.cpuUsage();
  const began = performance.now();
  run();
  into.wall.push(performance.now() - began);
  const { user, system } = process.cpuUsage(before);
  into.cpu.push((user + system) / 1000);
}

/** Iterations alone: runs of 11 and of 1, whose difference is ten iterations without preparation and finish. */
function iterationAgainstPlainPass(design: Design): Measured {
  const measured = repeat(0, () => undefined);
  const reads: number[] = [];
  const lookUps: number[] = [];
  const endless = { tolerance: 1e-300 };
  for (let round = 0; round < 5; round++) {
    const [one, eleven] = [repeat(0, () => undefined), repeat(0, () => undefined)];
    timed(one, () => estimateJoint(design, { ...endless, maxIterations: 1 }));
    timed(eleven, () => estimateJoint(design, { ...endless, maxIterations: 11 }));
    measured.wall.push((eleven.wall[0]! - one.wall[0]!) / 10);
    measured.cpu.push((eleven.cpu[0]! - one.cpu[0]!) / 10);
    reads.push(cpuOf(() => readOnly(design)));
    lookUps.push(cpuOf(() => plainPass(design)));
  }
  return { ...measured, more: { reading: median(reads), lookUp: median(lookUps) } };
}

function cpuOf(run: () => unknown): number {
  const measured = repeat(1, run);
  return measured.cpu[0]!;
}

/** Every array read once, nothing looked up. */
function readOnly({ n, big, cell, score }: Design): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += big[i]! + cell[i]! + score[i]!;
  return sum;
}

/** What any pass has to do: look up the three measures of every rating and add up by rater. */
function plainPass({ rowStart, big, bigFacet, cell, cells, facets, score }: Design): number {
  const ratee = new Float64Array(facets[0]!.size).fill(0.5);
  const rater = new Float64Array(facets[bigFacet]!.size).fill(0.25);
  const item = new Float64Array(cells).fill(0.125);
  const byRater = new Float64Array(rater.length);
  let total = 0;
  for (let row = 0; row < ratee.length; row++) {
    let sum = 0;
    for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
      const value = score[i]! - (ratee[row]! - rater[big[i]!]! - item[cell[i]!]!);
      byRater[big[i]!]! += value;
      sum += value;
    }
    total += sum;
  }
  return total;
}

/** Turn and turn about, so that a busy machine meets both alike. */
async function oneAgainstTwoThreads(design: Design): Promise<Measured> {
  const measured = repeat(0, () => undefined);
  const two: number[] = [];
  const callers: number[] = [];
  for (let round = 0; round < 3; round++) {
    timed(measured, () => estimateJoint(design));
    const began = performance.now();
    const before = process.threadCpuUsage();
    await estimateJointThreaded(design, 2);
    two.push(performance.now() - began);
    const { user, system } = process.threadCpuUsage(before);
    callers.push((user + system) / 1000);
  }
  return { ...measured, more: { two: median(two), caller: median(callers) } };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

interface Sheet {
  ratee: number;
  marks: number[];
}

function componentsOf(sheets: readonly Sheet[]): void {
  const items = sheets[0]!.marks.length;
  const at = (of: (sheet: Sheet, s: number, j: number) => number) =>
    sheets.flatMap((sheet, s) => sheet.marks.map((_, j) => of(sheet, s, j)));
  const ratees = Math.max(...sheets.map((sheet) => sheet.ratee)) + 1;
  varianceComponents(
    at((sheet, _, j) => sheet.marks[j]!),
    [
      { name: "ratee", index: at((sheet) => sheet.ratee), levels: ratees },
      { name: "sheet", index: at((_, s) => s), levels: sheets.length },
      { name: "item", index: at((_, __, j) => j), levels: items },
      { name: "ratee:item", index: at((sheet, _, j) => sheet.ratee * items + j), levels: ratees * items },
    ],
  );
}

/** Rows of a plain CSV file; null where the reference data are missing. */
function rowsOf(name: string): string[][] | null {
  const file = join(FOLDER, name);
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").trim().split("\n").slice(1);
  return lines.map((line) => line.split(","));
}

function referenceRatings(): RatingTable | null {
  const rows = rowsOf("mfrm-10000x100x5.csv");
  if (rows === null) return null;
  const facet = (name: string, labels: readonly string[]) => {
    const ids = [...new Set(labels)];
    const place = new Map(ids.map((id, i) => [id, i]));
    return { name, ids, index: Uint32Array.from(labels.flatMap((label) => Array(5).fill(place.get(label)))) };
  };
  return {
    facets: [
      facet(
        "ratee",
        rows.map((row) => row[0]!),
      ),
      facet(
        "rater",
        rows.map((row) => row[1]!),
      ),
      {
        name: "item",
        ids: ["I1", "I2", "I3", "I4", "I5"],
        index: Uint8Array.from({ length: rows.length * 5 }, (_, i) => i % 5),
      },
    ],
    scores: Uint8Array.from(rows.flatMap((row) => row.slice(2).map(Number))),
  };
}

function leadershipSheets(): Sheet[] | null {
  const rows = rowsOf("leadership-ratings.csv");
  if (rows === null) return null;
  const ratees = [...new Set(rows.map((row) => row[0]!))];
  return rows.map((row) => ({ ratee: ratees.indexOf(row[0]!), marks: row.slice(2).map(Number) }));
}

/** The same shape: 49 ratees, 2,042 sheets of 11 marks from one to five. */
function generatedSheets(): Sheet[] {
  const { table } = simulateRatings({
    ...PLAN,
    ratees: 2042,
    raters: 2,
    items: 11,
    ratersPerRatee: 1,
    steps: [-1, -0.3, 0.3, 1],
  });
  return Array.from({ length: 2042 }, (_, s) => ({
    ratee: s % 49,
    marks: Array.from({ length: 11 }, (_, j) => 1 + table.scores[s * 11 + j]!),
  }));
}

/** Records of 5,000 units over ten years; `at` gives a number from 0 to 1 that looks like chance. */
function unitYears<T>(records: (unit: string, year: number, at: (k: number) => number) => T[]): T[] {
  return Array.from({ length: UNITS * YEARS }, (_, i) => {
    const at = (k: number) => ((Math.imul(i * 31 + k + 1, 0x9e3779b1) >>> 8) & 0xffff) / 0x10000;
    return records(`u${Math.floor(i / YEARS)}`, 2016 + (i % YEARS), at);
  }).flat();
}

/** Six to ten candidates a year, two of them awarded. */
function candidates() {
  return unitYears((unit, year, at) =>
    Array.from({ length: 6 + Math.floor(5 * at(99)) }, (_, p) => ({
      ...{ unit, year, person: `p${p}`, awarded: p === Math.floor(3 * at(98)) || p === 3 },
      ...{ score: at(2 * p), seniority: 20 * at(2 * p + 1) },
    })),
  );
}

const [name, size] = process.argv.slice(2);
if (import.meta.filename === process.argv[1] && name !== undefined) {
  const measured = await parts[name]!(Number(size));
  measured.peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify(measured));
}
