import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium.ts";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
}

const root = join(fileURLToPath(import.meta.url), "../..");
const scratch = mkdtempSync(join(tmpdir(), "hengjian-report-"));
const reportFile = join(scratch, "report.json");
const chromium = ensureChromium();
const code = await vitest(process.argv.slice(2));
const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, "utf8")) as Report) : null;
rmSync(scratch, { recursive: true, force: true });
if (chromium === null) sayHowToGetChromium();
process.exitCode = conclude(report, code);

function vitest(args: string[]): Promise<number> {
  const program = join(root, "node_modules/vitest/vitest.mjs");
  const options = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const child = spawn(process.execPath, [program, ...options, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, CHROMIUM: chromium ?? "" },
  });
  return new Promise((accept) => {
    child.once("error", () => accept(1));
    child.once("exit", (exit) => accept(exit ?? 1));
  });
}

/** The closing line: one line, plain, for people and programs alike. */
function conclude(report: Report | null, exit: number): number {
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // A file that does not load, or an error outside any test, fails the run without a failed test of its own.
  const failed = Math.max(report?.numFailedTests ?? 0, exit === 0 ? 0 : 1);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  return failed > 0 ? 1 : 0;
}

function sayHowToGetChromium(): void {
  console.log(
    "\n浏览器测试被跳过:没有找到 Chromium。Debian/Ubuntu:sudo apt-get install chromium;或用 CHROMIUM 指定浏览器程序。\n" +
      "The browser tests were skipped: no Chromium found. Debian/Ubuntu: sudo apt-get install chromium; or point CHROMIUM to the program.\n",
  );
}
