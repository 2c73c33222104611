import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Measured, median } from "./_psychometrics-parts.ts";

/** Seconds and megabytes that R's TAM took for the same estimates on two cores of the same kind of machine. */
const TAM = { seconds: 91.4, mb: 2970 };
const LARGEST = 1e7;
const SIZES = [1e4, 1e5, 1e6, LARGEST];

interface Line {
  wanted: string;
  reached: string;
  /** Processor time, where the machine has other work and the clock says little. */
  processor: string;
  holds: string;
}

/** Every part in a process of its own: medians, memory at its peak, and ratios that do not depend on the machine. */
export async function bench(): Promise<void> {
  console.table({ ...marginal(), ...joint(), ...threads(), ...reml(), ...permutations() });
  console.log("\nCost by number of ratings (linear: exponent about 1)");
  console.table(growth());
}

function marginal(): Record<string, Line> {
  const measured = part("marginal");
  const ratio = TAM.seconds / seconds(measured.wall);
  return {
    [`marginal, ${count(measured.more.ratings!)} ratings, s`]: time(measured, 1),
    "  memory of the marginal, MB": most(measured.peakMb, 300),
    "  times as fast as TAM": least(ratio, 91),
    "  times less memory than TAM": least(TAM.mb / measured.peakMb, 9.9),
  };
}

function joint(): Record<string, Line> {
  const measured = part("joint", LARGEST);
  const iteration = part("iteration", LARGEST);
  const perIteration = median(iteration.cpu);
  return {
    [`joint, ${count(LARGEST)} ratings, one core, s`]: time(measured, 20),
    "  memory of the joint, MB": most(measured.peakMb, 1500),
    "  iterations": { wanted: "", reached: String(measured.more.iterations), processor: "", holds: "" },
    "  an iteration, in plain passes with look-ups": most(perIteration / iteration.more.lookUp!, 6),
    "  an iteration, in passes that only read": most(perIteration / iteration.more.reading!, Number.NaN),
  };
}

function threads(): Record<string, Line> {
  const { wall, cpu, more } = part("threads", LARGEST);
  const line = least(median(wall) / more.two!, 1.6);
  // What the calling thread itself still has to do: the ratio on a machine whose second core is free.
  return { "two threads, times as fast": { ...line, processor: number(median(cpu) / more.caller!) } };
}

function reml(): Record<string, Line> {
  const measured = part("reml");
  return { [`REML, ${count(11 * measured.more.sheets!)} ratings, s`]: time(measured, 2) };
}

function permutations(): Record<string, Line> {
  const what = "5,000 units × 10 years × 10,000 permutations, s";
  return {
    [`turn-taking, ${what}`]: time(part("turns"), 10),
    [`seniority, ${what}`]: time(part("seniority"), 10),
    [`even spread, ${what}`]: time(part("even spread"), 10),
  };
}

function growth(): Record<string, Record<string, string>> {
  const jointTimes = SIZES.map((size) => median(part("joint", size).cpu));
  const marginalSizes = SIZES.filter((size) => size <= 1e6);
  const marginalTimes = marginalSizes.map((size) => median(part("marginal growth", size).cpu));
  return {
    "joint, µs of processor per rating": perRating(SIZES, jointTimes),
    "marginal, µs of processor per rating": perRating(marginalSizes, marginalTimes),
  };
}

function perRating(sizes: readonly number[], times: readonly number[]): Record<string, string> {
  const cells = sizes.map((size, i) => [count(size), number((1000 * times[i]!) / size)] as const);
  const [from, to] = [times[0]!, times.at(-1)!];
  const exponent = Math.log(to / from) / Math.log(sizes.at(-1)! / sizes[0]!);
  return { ...Object.fromEntries(cells), exponent: number(exponent) };
}

/** Runs one part in a child and reads its line. */
function part(name: string, size = 0): Measured {
  const file = join(import.meta.dirname, "_psychometrics-parts.ts");
  const run = spawnSync(process.execPath, [file, name, String(size)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (run.status !== 0) throw new Error(`The part "${name}" ended with status ${run.status}.`);
  return JSON.parse(run.stdout) as Measured;
}

function time({ wall, cpu }: Measured, wanted: number): Line {
  return { ...most(seconds(wall), wanted), processor: number(seconds(cpu)) };
}

function most(reached: number, wanted: number): Line {
  const isBar = !Number.isNaN(wanted);
  return {
    wanted: isBar ? `≤ ${wanted}` : "",
    reached: number(reached),
    processor: "",
    holds: isBar ? (reached <= wanted ? "yes" : "no") : "",
  };
}

function least(reached: number, wanted: number): Line {
  return {
    wanted: `≥ ${wanted}`,
    reached: number(reached),
    processor: "",
    holds: reached >= wanted ? "yes" : "no",
  };
}

function seconds(milliseconds: readonly number[]): number {
  return median(milliseconds) / 1000;
}

function number(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
