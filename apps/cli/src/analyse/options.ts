import { parseArgs } from "node:util";
import { AnalyseFault } from "./fault.ts";
import { both, type Language } from "./language.ts";
import { requireOneRole } from "./read/header.ts";

export interface AnalyseOptions {
  file: string;
  ratee: string;
  rater: string;
  items: string[];
  groups: string[];
  /** Cells that stand for "no rating", besides the usual ones. */
  missing: string[];
  /** Lowest and highest category there is; read from the data unless told. */
  scale: { low: number; high: number } | null;
  estimator: "joint" | "marginal" | null;
  steps: "shared" | "item";
  biasCorrection: "none" | "ratio";
  /** Nodes of the marginal estimator: "auto", as many as exact integration needs; null, nothing said. */
  nodes: number | "auto" | null;
  threads: number | null;
  /** File of measures to hold. */
  anchors: string | null;
  /** Pairs of facets whose interactions are asked for. */
  bias: [string, string][];
  findings: boolean;
  /** Do what would be left out for its cost. */
  full: boolean;
  seed: number;
  lang: Language;
  json: boolean;
  html: string | null;
}

const OPTIONS = {
  ratee: { type: "string" },
  rater: { type: "string" },
  items: { type: "string" },
  group: { type: "string", multiple: true },
  missing: { type: "string" },
  scale: { type: "string" },
  estimator: { type: "string" },
  steps: { type: "string", default: "shared" },
  "bias-correction": { type: "string", default: "none" },
  nodes: { type: "string" },
  threads: { type: "string" },
  anchors: { type: "string" },
  bias: { type: "string", multiple: true },
  "no-findings": { type: "boolean", default: false },
  full: { type: "boolean", default: false },
  seed: { type: "string", default: "1" },
  lang: { type: "string" },
  json: { type: "boolean", default: false },
  html: { type: "string" },
} as const;

/** @throws AnalyseFault for a wrong call */
export function readOptions(args: string[], language: Language): AnalyseOptions {
  const { values, positionals } = parsed(args);
  const options = {
    file: oneFile(positionals),
    ratee: required(values.ratee, "ratee"),
    rater: required(values.rater, "rater"),
    items: names(required(values.items, "items")),
    groups: (values.group ?? []).flatMap(names),
    missing: values.missing === undefined ? [] : names(values.missing),
    scale: values.scale === undefined ? null : scaleOf(values.scale),
    estimator: values.estimator === undefined ? null : oneOf("estimator", values.estimator, ESTIMATORS),
    steps: oneOf("steps", values.steps, STEPS),
    biasCorrection: oneOf("bias-correction", values["bias-correction"], CORRECTIONS),
    nodes: values.nodes === undefined ? null : nodesOf(values.nodes),
    threads: values.threads === undefined ? null : wholeNumber("threads", values.threads, 1, 64),
    anchors: values.anchors ?? null,
    bias: (values.bias ?? []).map(pairOf),
    findings: !values["no-findings"],
    full: values.full,
    seed: wholeNumber("seed", values.seed, 0, 2 ** 31 - 1),
    lang: values.lang === undefined ? language : oneOf("lang", values.lang, LANGUAGES),
    json: values.json,
    html: values.html ?? null,
  };
  if (options.anchors !== null && options.biasCorrection === "ratio") throw correctedAnchors();
  requireOneRole([options.ratee, options.rater, ...options.items, ...options.groups]);
  return options;
}

const ESTIMATORS = ["joint", "marginal"] as const;
const STEPS = ["shared", "item"] as const;
const CORRECTIONS = ["none", "ratio"] as const;
const LANGUAGES = ["zh", "en"] as const;

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new AnalyseFault({ zh: `命令的选项不对：${said}`, en: said });
  }
}

function oneFile([file, ...more]: string[]): string {
  if (file === undefined) throw new AnalyseFault({ zh: "没有给出文件。", en: "No file is given." });
  if (more.length === 0) return file;
  throw new AnalyseFault({
    zh: `一次分析一个文件，多出：${more.join(" ")}。列名含空格时请加引号。`,
    en: `One file at a time; left over: ${more.join(" ")}. Quote column names that contain blanks.`,
  });
}

/** Names between commas; a name that holds a comma stands in double quotes. */
function names(list: string): string[] {
  return [...list.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)]
    .map(([, quoted, plain]) => (quoted === undefined ? (plain ?? "").trim() : quoted.replaceAll('""', '"')))
    .filter((name) => name !== "");
}

/** Two facets between commas, also Chinese ones. */
function pairOf(text: string): [string, string] {
  const [first, second, ...more] = names(text).flatMap((name) => name.split(/[，、]/));
  if (first !== undefined && second !== undefined && more.length === 0) return [first.trim(), second.trim()];
  throw new AnalyseFault({
    zh: `--bias 要两个侧面，例如 rater,item，不能是“${text}”。`,
    en: `--bias takes two facets, for example rater,item, not "${text}".`,
  });
}

function correctedAnchors(): AnalyseFault {
  return new AnalyseFault({
    zh: "--anchors 不能与 --bias-correction ratio 同用：偏差校正会移动锚定值。可用 --estimator marginal，它无需校正。",
    en: "--anchors excludes --bias-correction ratio, which would move the anchors. --estimator marginal needs no correction.",
  });
}

function scaleOf(text: string): { low: number; high: number } {
  const [, low, high] = /^\s*(-?\d{1,4})\s*(?:-|~|\.\.|,)\s*(-?\d{1,4})\s*$/.exec(text) ?? [];
  if (low !== undefined && high !== undefined && Number(low) < Number(high))
    return { low: Number(low), high: Number(high) };
  throw new AnalyseFault({
    zh: `--scale 应写作“最低-最高”，例如 1-5，不能是“${text}”。`,
    en: `--scale takes LOWEST-HIGHEST, for example 1-5, not "${text}".`,
  });
}

function nodesOf(text: string): number | "auto" {
  return text === "auto" ? "auto" : wholeNumber("nodes", text, 5, 2001);
}

function required(value: string | undefined, name: string): string {
  if (value !== undefined && value !== "") return value;
  throw new AnalyseFault({ zh: `缺少选项 --${name} 列名。`, en: `Option --${name} COLUMN is missing.` });
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new AnalyseFault({
    zh: `--${name} 不能是“${value}”，可用：${allowed.join("、")}。`,
    en: `--${name} cannot be "${value}"; use ${allowed.join(" or ")}.`,
  });
}

function wholeNumber(name: string, value: string, low: number, high: number): number {
  const number = Number(value);
  if (value.trim() !== "" && Number.isInteger(number) && number >= low && number <= high) return number;
  throw new AnalyseFault(
    both(
      `--${name} 应为${low}到${high}的整数，不能是“${value}”。`,
      `--${name} takes a whole number from ${low} to ${high}, not "${value}".`,
    ),
  );
}
