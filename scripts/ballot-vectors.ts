import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { REFUSALS } from "@hengjian/ballot";
import { sampleFiles } from "./vectors/sample.ts";
import { vectorLines } from "./vectors/values.ts";

/**
 * `npm run ballot-vectors [-- --write]`: print the test vectors of docs/ballots.md, or write them and the sample record
 * where they belong. A test compares both with what the code gives.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const PAGE = join(ROOT, "docs/ballots.md");
export const FOLDER = join(ROOT, "docs/ballot-vectors");

/** The page with everything between its marks made anew. */
export function pageWithVectors(page: string): string {
  const vectors = `\`\`\`\n${vectorLines().join("\n")}\n\`\`\``;
  return between(between(page, "vectors", vectors), "refusals", refusalTable());
}

function between(page: string, mark: string, content: string): string {
  const [from, to] = [`<!-- ${mark} -->\n`, `<!-- /${mark} -->`];
  const [begin, end] = [page.indexOf(from), page.indexOf(to)];
  if (begin < 0 || end < 0) throw new Error(`The page has no place marked ${mark}.`);
  return `${page.slice(0, begin + from.length)}${content}\n${page.slice(end)}`;
}

function refusalTable(): string {
  const rows = Object.entries(REFUSALS).map(
    ([code, { status, retry, zh }]) => `| \`${code}\` | ${status} | ${retry ? "yes" : "no"} | ${zh} |`,
  );
  return [
    "| code | status | retry | what the rater reads (English beside it) |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--write")) write();
  else console.log(vectorLines().join("\n"));
}

function write(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [name, content] of sampleFiles()) {
    mkdirSync(dirname(join(FOLDER, name)), { recursive: true });
    writeFileSync(join(FOLDER, name), content);
  }
  writeFileSync(PAGE, pageWithVectors(readFileSync(PAGE, "utf8")));
}
