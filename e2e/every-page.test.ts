import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  freshInstallation,
  hasBrowser,
  type Installation,
  launchBrowser,
  signIn,
  watchedContext,
} from "./harness.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PASSWORD = "Yunxi-2026";

/** The pages that each role finds in its navigation, in the fictional county that the first start loads. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  office1: [
    "/start",
    "/roster",
    "/roster/import",
    "/campaigns",
    "/campaigns/new",
    "/results",
    "/insights",
    "/schemes",
  ],
  head1: ["/my", "/schemes"],
  leader: ["/start", "/results", "/campaigns"],
  auditor: ["/start", "/oversight", "/system"],
  security: ["/start", "/system"],
};

describe.skipIf(!hasBrowser)("every page of the demo county", () => {
  let browser: Browser;
  let installation: Installation;
  beforeAll(async () => {
    [browser, installation] = await Promise.all([launchBrowser(), freshInstallation()]);
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  for (const [username, paths] of Object.entries(PAGES)) {
    for (const width of [1440, 360]) {
      test(`${username} at ${width} px: no serious fault of accessibility, no request elsewhere, nothing cut off`, async () => {
        const { context, foreign } = await watchedContext(browser, installation.url, width);
        const page = await context.newPage();
        const errors: string[] = [];
        page.on("pageerror", (error) => errors.push(error.message));
        await signIn(page, username, PASSWORD);
        for (const path of paths) {
          await page.goto(path);
          await page.locator("main h1").first().waitFor();
          await page.waitForLoadState("networkidle");
          expect(await seriousFaults(page), `${path} at ${width}`).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
            `${path} sideways`,
          ).toBeLessThanOrEqual(width);
          expect(
            await page.getByText("虚构").count(),
            `${path} says that the county is fictional`,
          ).toBeGreaterThan(0);
        }
        expect(errors).toEqual([]);
        expect(foreign).toEqual([]);
        await context.close();
      });
    }
  }

  test("somebody who is only assessed is refused the pages of others", async () => {
    const { context } = await watchedContext(browser, installation.url);
    const page = await context.newPage();
    await signIn(page, "head1", PASSWORD);
    await page.goto("/roster");
    await page.getByText("您的角色不能").first().waitFor();
    await context.close();
  });
});

interface AxeRun {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeRun> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}
