import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer } from "@hengjian/ballot";

interface BoxProcessOptions {
  /** The real box, or one that a control has made careless. */
  main?: string;
  /** Folder of the built page that votes; without it the box serves none. */
  booth?: string;
}

/** The box as the process it is, started, killed and started again at the same address. */
export class BoxProcess {
  readonly folder = mkdtempSync(join(tmpdir(), "hengjian-prove-box-"));
  readonly #main: string;
  readonly #booth: string;
  #child: ChildProcess | null = null;
  #agent = new Agent({ keepAlive: true, maxSockets: 128 });
  address = "";
  setupKey = "";
  identity = { boxKey: "", booth: "" };

  constructor({ main = "../../apps/box/src/main.ts", booth }: BoxProcessOptions = {}) {
    this.#main = fileURLToPath(new URL(main, import.meta.url));
    this.#booth = booth ?? join(this.folder, "none");
  }

  /**
   * @param clockShift milliseconds by which the clock of its machine is wrong
   * @returns milliseconds until it answers
   */
  async start(clockShift = 0): Promise<number> {
    const began = performance.now();
    const port = this.address === "" ? "0" : new URL(this.address).port;
    const child = spawn(
      process.execPath,
      [...shiftedClock(clockShift), this.#main, this.folder, "--port", port, "--booth", this.#booth],
      { stdio: ["ignore", "ignore", "inherit", "ipc"] },
    );
    this.#child = child;
    const ready = await new Promise<{ address: string; setupKey: string; boxKey: string; booth: string }>(
      (resolve, reject) => {
        child.once("message", (message) => resolve(message as never));
        child.once("exit", (code) => reject(new Error(`The box ended with ${code} while it started.`)));
      },
    );
    this.address = ready.address;
    this.setupKey = ready.setupKey;
    this.identity = { boxKey: ready.boxKey, booth: ready.booth };
    return performance.now() - began;
  }

  get pid(): number {
    return this.#child!.pid!;
  }

  /** SIGKILL, and wait until the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child!;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    this.#agent.destroy();
    this.#agent = new Agent({ keepAlive: true, maxSockets: 128 });
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @returns null when no whole answer came back */
  post(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask("POST", path, body, headers);
  }

  get(path: string): Promise<Answer> {
    return this.#ask("GET", path, "", {});
  }

  #ask(
    method: string,
    path: string,
    body: string | Uint8Array,
    headers: Record<string, string>,
  ): Promise<Answer> {
    return new Promise((resolve) => {
      const asking = request(
        `${this.address}${path}`,
        { method, headers, agent: this.#agent },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
          );
          response.on("error", () => resolve(null));
        },
      );
      asking.on("error", () => resolve(null));
      asking.end(method === "GET" ? undefined : body);
    });
  }
}

/** Node's own way to run something before a program: a clock that is wrong as that of a machine can be. */
function shiftedClock(shift: number): string[] {
  if (shift === 0) return [];
  const code = `const now = Date.now; Date.now = () => now() + ${shift};`;
  return ["--import", `data:text/javascript,${encodeURIComponent(code)}`];
}
