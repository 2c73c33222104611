import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAnalyse } from "../apps/cli/src/analyse/testing/run.ts";
import { csvOf, drawSheets, fileWith, itemNames } from "../apps/cli/src/analyse/testing/tables.ts";
import { hasBrowser, launchBrowser } from "./harness.ts";
import { seriousFaults } from "./page-check.ts";

const ITEMS = 6;

/** Two tables that fill every section: one that hangs together, one in disjoint parts with long names. */
const CROSSED = drawSheets({ ratees: 50, raters: 12, each: 5, items: ITEMS }).map((sheet) => ({
  ...sheet,
  more: [Number(sheet.rater.slice(1)) % 2 === 0 ? "上级" : "同级"],
}));
const DISJOINT = CROSSED.map((sheet) => ({
  ...sheet,
  rater: `${Number(sheet.ratee.slice(1)) % 2}-名字很长的评价人${sheet.rater}`,
}));

describe.skipIf(!hasBrowser)("the page of an analysis", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function written(sheets: typeof CROSSED, lang: "zh" | "en"): Promise<string> {
    const file = fileWith(csvOf(sheets, ["rank"]));
    const page = file.replace(".csv", ".html");
    const columns = [
      "--ratee",
      "ratee",
      "--rater",
      "rater",
      "--items",
      itemNames(ITEMS).join(","),
      "--group",
      "rank",
    ];
    const { code, stderr } = await runAnalyse([file, ...columns, "--lang", lang, "--html", page]);
    expect([code, stderr]).toEqual([0, ""]);
    return page;
  }

  test.each([
    ["in Chinese on the office's screen", CROSSED, "zh", 1440, "light"],
    ["in English on a dark telephone", CROSSED, "en", 360, "dark"],
    ["of disjoint parts on a telephone", DISJOINT, "zh", 360, "light"],
  ] as const)(
    "%s asks nobody, fits the window and has no serious fault",
    async (_, sheets, lang, width, colorScheme) => {
      const file = await written([...sheets], lang);
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.getByRole("img").count()).toBeGreaterThanOrEqual(6);
      if (lang === "en")
        expect(readFileSync(file, "utf8").replace(/上级|同级/g, "")).not.toMatch(/[\u4e00-\u9fff]/);
      await page.close();
    },
  );
});
