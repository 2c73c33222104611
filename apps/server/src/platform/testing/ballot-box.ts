import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BoxPlace, boxLink } from "../ballot-box/link.ts";
import type { Platform } from "../context.ts";

const MAIN = fileURLToPath(new URL("../../../../box/src/main.ts", import.meta.url));

/** A real ballot box in a process of its own, with real files, that a test may kill and start again. */
export class TestBallotBox {
  readonly folder = mkdtempSync(join(tmpdir(), "hengjian-test-box-"));
  #child: ChildProcess | null = null;
  #place: BoxPlace | null = null;
  #port = 0;

  /** Start it, on the same port as before. */
  async start(): Promise<void> {
    const none = join(this.folder, "..", "no-booth");
    const args = [MAIN, join(this.folder, "data"), "--port", String(this.#port), "--booth", none];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.#child = child;
    const { address, setupKey } = await new Promise<{ address: string; setupKey: string }>(
      (resolve, reject) => {
        child.once("message", (message) => resolve(message as { address: string; setupKey: string }));
        child.once("exit", (code) => reject(new Error(`The box ended with ${code} while it started.`)));
      },
    );
    this.#port = Number(new URL(address).port);
    this.#place = { url: address, publicUrl: address, setupKey, cert: null };
  }

  /** SIGKILL, and wait until it is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  /** Let this server use the box. */
  serve(platform: Platform): void {
    const place = this.place;
    platform.box = boxLink(() => ({ state: "up", place }));
  }

  get place(): BoxPlace {
    if (this.#place === null) throw new Error("The box was not started.");
    return this.#place;
  }

  /** The secret of the box, as only its folder holds it. */
  get secretKey(): string {
    return readFileSync(join(this.folder, "data", "box.key"), "utf8").trim();
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
