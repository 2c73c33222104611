import { writeFile } from "node:fs/promises";
import type { Io } from "../io.ts";
import { analyseFile } from "./analysis.ts";
import { AnalyseFault, faultText } from "./fault.ts";
import { HELP } from "./help.ts";
import { inOrder, type Language, languageOf } from "./language.ts";
import { type AnalyseOptions, readOptions } from "./options.ts";

/** @returns 0 when the analysis was made, 2 for a wrong call or a table that cannot be analysed */
export async function analyse(args: string[], io: Io): Promise<number> {
  if (args.length === 0 || args.includes("--help") || args.includes("-h")) {
    (args.length === 0 ? io.stderr : io.stdout).write(HELP);
    return args.length === 0 ? 2 : 0;
  }
  const language = languageOf(process.env);
  let options: AnalyseOptions | null = null;
  try {
    options = readOptions(args, language);
    await run(options, io);
    return 0;
  } catch (error) {
    const text = faultText(error);
    if (text === null) throw error;
    io.stderr.write(inOrder(text, options?.lang ?? askedFor(args) ?? language));
    if (options === null) io.stderr.write("hengjian analyse --help\n");
    return 2;
  }
}

/** The language of a call that is wrong elsewhere. */
function askedFor(args: readonly string[]): Language | null {
  const said = args[args.indexOf("--lang") + 1];
  return args.includes("--lang") && (said === "zh" || said === "en") ? said : null;
}

async function run(options: AnalyseOptions, io: Io): Promise<void> {
  const analysis = await analyseFile(options);
  if (options.html !== null) {
    const { toHtml } = await import("./output/html/page.ts");
    await save(options.html, toHtml(analysis));
  }
  if (options.json) {
    const { toJson } = await import("./output/json.ts");
    io.stdout.write(`${toJson(analysis)}\n`);
    return;
  }
  const { toText } = await import("./output/text.ts");
  io.stdout.write(toText(analysis));
  const { html, lang } = options;
  if (html !== null) io.stdout.write(lang === "zh" ? `网页报告：${html}\n` : `The page: ${html}\n`);
}

async function save(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new AnalyseFault({
      zh: `无法写入 ${path}（${code}）。`,
      en: `Cannot write ${path} (${code}).`,
    });
  }
}
