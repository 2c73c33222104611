import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { freshInstallation, launchBrowser, signIn, watchedContext } from "../e2e/harness.ts";

/** The pictures of the README, from the fictional county of a first start. */
const PASSWORD = "Yunxi-2026";
const folder = join(fileURLToPath(import.meta.url), "../../docs/images");

const [browser, installation] = await Promise.all([launchBrowser(), freshInstallation()]);
try {
  mkdirSync(folder, { recursive: true });
  await picture("office1", 1440, "start", async (page) => {
    await page.getByRole("heading", { name: "进行中的考核活动" }).waitFor();
  });
  await picture("office1", 1440, "score-sheet", async (page) => {
    await page.goto("/results");
    await page.locator("tbody a").first().click();
    for (const name of [/^能/, /专业能力|抓发展/, /下级/])
      await page.getByRole("treeitem", { name }).first().click();
    await page.getByRole("heading", { name: "得分表" }).scrollIntoViewIfNeeded();
  });
  await picture("head1", 360, "my-result", async (page) => {
    await page.getByText("主要优点").waitFor();
  });
} finally {
  await browser.close();
  await installation.remove();
}

async function picture(
  username: string,
  width: number,
  name: string,
  go: (page: Page) => Promise<void>,
): Promise<void> {
  const { context } = await watchedContext(browser, installation.url, { width });
  const page = await context.newPage();
  await signIn(page, username, PASSWORD);
  await go(page);
  await page.waitForLoadState("networkidle");
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  console.log(path);
  await context.close();
}
