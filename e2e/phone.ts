import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { PROGRAM, QUIET } from "./harness.ts";

/** A browser with a profile of its own that can be killed like a phone whose battery ends, and switched on again. */
export class Phone {
  readonly #profile = mkdtempSync(join(tmpdir(), "hengjian-phone-"));
  #child: ChildProcess | null = null;
  #browser: Browser | null = null;

  /** @param network without it every request fails, also to this machine */
  async switchOn(network: boolean): Promise<Page> {
    const noNetwork = ["--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"];
    const child = spawn(
      PROGRAM,
      [
        ...QUIET,
        "--headless=new",
        "--remote-debugging-port=0",
        `--user-data-dir=${this.#profile}`,
        "--window-size=360,740",
        "--accept-lang=zh-CN",
        ...(network ? [] : noNetwork),
      ],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    this.#child = child;
    this.#browser = await chromium.connectOverCDP(await debuggingAddress(child));
    const page = await this.#browser.contexts()[0]!.newPage();
    await page.setViewportSize({ width: 360, height: 740 });
    return page;
  }

  /** SIGKILL: no goodbye to any page. */
  async kill(): Promise<void> {
    const child = this.#child!;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    await this.#browser?.close().catch(() => undefined);
  }

  async remove(): Promise<void> {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr!.on("data", (part: Buffer) => {
      said += part.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => reject(new Error(`The browser ended: ${said}`)));
  });
}
