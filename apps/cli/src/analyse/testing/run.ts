/** Runs the command, as a user does it: in a process of its own; or within the test. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../server-process.ts";
import { analyse } from "../index.ts";

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

const PROGRAM = join(ROOT, "apps/cli/bin/hengjian.mjs");

export function runAnalyse(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((accept) => {
    execFile(
      process.execPath,
      [PROGRAM, "analyse", ...args],
      { env: { ...process.env, LANG: "zh_CN.UTF-8", LC_ALL: "", ...env }, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        accept({
          code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1,
          stdout,
          stderr,
        });
      },
    );
  });
}

export interface Element {
  id: string;
  measure: number | null;
  se: number | null;
  infit: number | null;
  outfit: number | null;
  count: number;
  flag?: string;
}

interface Told {
  zh: string;
  en: string;
}

/** What the tests read of the JSON. */
export interface Result {
  model: {
    estimator: string;
    ratings: number;
    converged: boolean;
    nodes: number;
    nodeSpacing: number;
    identification: { facet: string; how: Told }[];
    groups: { facet: string; role: string }[];
    tests: {
      list: {
        test: string;
        tried: number;
        found: number;
        notRun?: { flag: string };
        limit?: { code: string };
      }[];
    };
    notes: { code: string; text: Told }[];
  };
  facets: Record<string, Element[]>;
  steps: { id: string; measure: number; se: number | null; from: number; to: number }[];
  variance: {
    flag?: string;
    components: { name: string; variance: number }[];
    intercept: number;
    criterion: number;
    generalizability: { ratersNeeded: number };
  };
  reliability: {
    icc: { flag?: string; icc1: number; icc2: number };
    rwg: { mean: number; min: number; max: number; ratees: { id: string; rwg: number }[] };
    alpha: { flag?: string; alpha: number };
    facets: Record<string, { flag?: string; reliability: number }>;
  };
  subsets: {
    count: number;
    comparable: boolean;
    nested: boolean;
    list: { ratees: string[]; raters: string[]; levelSe: number | null }[];
    links: { rater: string; ratee: string }[];
    text: Told;
  };
  findings: {
    test: string;
    about: Record<string, unknown>;
    effect: number;
    p: number;
    q: number;
    rows: number[];
    text: Told;
  }[];
  bias?: {
    facets: string[];
    flag?: string;
    pairs?: number;
    leftOut?: number;
    terms?: {
      first: string;
      second: string;
      bias: number;
      se: number;
      t: number;
      q: number;
      flag?: string;
    }[];
  }[];
}

/** The JSON of a process that must have succeeded. */
export async function analysedByProcess(args: readonly string[]): Promise<Result> {
  return resultOf(await runAnalyse([...args, "--json"]));
}

/** The same without a process of its own, for the many small tables. */
export async function analysed(args: readonly string[]): Promise<Result> {
  return resultOf(await outcomeOf([...args, "--json"]));
}

/** What the command prints, without a process of its own. */
export async function outcomeOf(args: readonly string[]): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const io = {
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  };
  const code = await analyse([...args], io);
  return { code, stdout, stderr };
}

/** Paths of null without a flag beside it. */
export function bareNulls(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => bareNulls(one, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  const isFlagged = "flag" in value || ("atBoundary" in value && value.atBoundary === true);
  return Object.entries(value).flatMap(([key, one]) =>
    one === null ? (isFlagged ? [] : [`${path}.${key}`]) : bareNulls(one, `${path}.${key}`),
  );
}

function resultOf({ code, stdout, stderr }: Outcome): Result {
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Result;
}
