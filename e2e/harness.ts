import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type ServerProcess, startServerProcess } from "../apps/cli/src/server-process.ts";

/** Set by the test runner (`scripts/test.ts`), which installs Debian's Chromium where it may. */
export const PROGRAM = process.env.CHROMIUM || (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : "");
export const hasBrowser = PROGRAM !== "";

export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param options.env beside the test's own environment, for example another home folder */
export function launchBrowser(
  options: { args?: readonly string[]; env?: Record<string, string> } = {},
): Promise<Browser> {
  const { args = [], env = {} } = options;
  return chromium.launch({
    executablePath: PROGRAM,
    args: [...QUIET, ...args],
    env: { ...process.env, ...env },
  });
}

export interface Installation extends ServerProcess {
  folder: string;
  remove(): Promise<void>;
}

/** A server as a newcomer has it: an empty data folder, the first start. */
export async function freshInstallation(args: string[] = []): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), "hengjian-e2e-"));
  const server = await startServerProcess(folder, args);
  return {
    ...server,
    folder,
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The window in which somebody works: 1366 px is the office's screen, 360 px the small phone. */
export interface View {
  width: number;
  dark?: boolean;
  language?: "zh" | "en";
}

/**
 * A page whose every request is watched.
 * @returns the page's context and the hosts other than the server's own that it asked for
 */
export async function watchedContext(
  browser: Browser,
  url: string,
  { width, dark = false, language = "zh" }: View = { width: 1440 },
): Promise<{ context: BrowserContext; foreign: string[] }> {
  const foreign: string[] = [];
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 780 : 900 },
    locale: "zh-CN",
    colorScheme: dark ? "dark" : "light",
    baseURL: url,
  });
  if (language === "en") await context.addInitScript(() => localStorage.setItem("hengjian.language", "en"));
  context.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && /^https?:|^wss?:/.test(asked)) foreign.push(asked);
  });
  return { context, foreign };
}

/** Sign in as a person does, and wait for the first page. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel(/^(用户名|User name)$/).fill(username);
  await page.getByLabel(/^(密码|Password)$/).fill(password);
  await page.getByRole("button", { name: /^(登\s?录|Sign in)$/ }).click();
  await page.waitForURL((url) => url.pathname !== "/" && url.pathname !== "/sign-in");
  await page.locator("main h1").first().waitFor();
}
