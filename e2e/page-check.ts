import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { signIn, type View, watchedContext } from "./harness.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Visit pages as one person and look for what nobody should meet: serious faults of accessibility (axe), anything
 * wider than the window, errors in the browser's console, requests to another host, Chinese left in the English pages,
 * a page that does not say that its county is fictional.
 * @returns one line per fault, empty when all is well
 */
export async function faultsOfPages(
  browser: Browser,
  url: string,
  person: { username: string; password: string },
  paths: readonly string[],
  view: View,
): Promise<string[]> {
  const { context, foreign } = await watchedContext(browser, url, view);
  const page = await context.newPage();
  await signIn(page, person.username, person.password);
  const faults: string[] = [];
  let at = "";
  page.on("pageerror", (error) => faults.push(`${at}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${at}: console: ${message.text()}`);
  });
  for (const path of paths) {
    at = `${path} as ${person.username}`;
    await page.goto(path);
    await page.locator("main h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    faults.push(...(await faultsOfPage(page, view)).map((fault) => `${at}: ${fault}`));
  }
  await context.close();
  return [...faults, ...foreign.map((asked) => `asked another host: ${asked}`)];
}

async function faultsOfPage(page: Page, view: View): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const isLabelled = (await page.getByText(/虚构|Fictional data/).count()) > 0;
  return [
    ...(await seriousFaults(page)),
    ...(wide > view.width ? [`${wide} px wide in a window of ${view.width}`] : []),
    ...(isLabelled ? [] : ["does not say that the county is fictional"]),
    ...(view.language === "en" ? await chineseHeads(page) : []),
  ];
}

interface AxeRun {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

/** Serious and critical findings of axe on the page as it stands. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeRun> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** Our own words; names of people, units and campaigns stay as they are. */
async function chineseHeads(page: Page): Promise<string[]> {
  const own = "nav a, main th, main dt, main label, main search button";
  const words = await page.locator(own).allInnerTexts();
  return words.filter((word) => /[\u4e00-\u9fff]/.test(word)).map((word) => `not in English: ${word}`);
}
