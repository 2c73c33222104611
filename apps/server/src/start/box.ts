import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BoxLink, type BoxPlace, type BoxState, boxLink } from "../platform/ballot-box/link.ts";
import type { Config } from "../platform/config.ts";
import type { Text } from "../platform/errors.ts";
import { endOrphan, freePort, keepRun, keptRun } from "./box-run.ts";
import { addressForPhones } from "./public-address.ts";

export interface RunningBox {
  link: BoxLink;
  stop(): Promise<void>;
}

const STARTING: Text = { zh: "票箱正在启动,请稍候。", en: "The ballot box is starting; wait a moment." };
const NO_PAGES: Text = {
  zh: "本次以 --no-pages 启动,没有票箱。请正常启动后再办理测评。",
  en: "This start has --no-pages and therefore no ballot box. Start without it to hold a vote.",
};

/**
 * The ballot box of this installation: the one on another host that the settings name, or a process beside this one.
 * A box that does not come up does not keep the server from starting; its state says why.
 */
export async function startBox(config: Config): Promise<RunningBox> {
  const { url } = config.ballotBox;
  if (url !== null) return remoteBox(config, url);
  if (!config.pages)
    return { link: boxLink(() => ({ state: "down", text: NO_PAGES })), stop: async () => {} };
  const own = new OwnBox(config);
  await own.start();
  return { link: boxLink(() => own.state), stop: () => own.stop() };
}

function remoteBox({ ballotBox }: Config, url: string): RunningBox {
  const { publicUrl, setupKey, setupKeyFile } = ballotBox;
  const secret = setupKey ?? (setupKeyFile === null ? "" : readFileSync(setupKeyFile, "utf8").trim());
  const place: BoxPlace = { url, publicUrl: publicUrl ?? url, setupKey: secret, cert: null };
  return { link: boxLink(() => ({ state: "up", place })), stop: async () => {} };
}

/** Delay before a box that ended is started again (ms): doubled each time, forgotten after a good minute. */
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
const GOOD_RUN = 60_000;
/** The first start waits so long for the box before it goes on without it. */
const PATIENCE = 20_000;
const TRIES = 50;
/** Exit code of the box when its port is taken. */
const PORT_TAKEN = 3;

interface Ready {
  address: string;
  setupKey: string;
}

/** A box as a child process with a data folder of its own, started again when it dies. */
class OwnBox {
  state: BoxState = { state: "starting", text: STARTING };
  readonly #config: Config;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #delay = FIRST_DELAY;
  #stopping = false;

  constructor(config: Config) {
    this.#config = config;
  }

  async start(): Promise<void> {
    await endOrphan(this.#config.dataFolder);
    const kept = this.#config.ballotBox.port ?? keptRun(this.#config.dataFolder)?.port ?? null;
    // Cards and manifests name the address: once chosen, the port stays.
    if (kept !== null) return this.#run(kept);
    for (let i = 0; i < TRIES; i++) {
      await this.#run(await freePort(this.#config.host));
      if (this.state.state === "up") return;
    }
  }

  /** @returns when the box is ready, has ended, or takes too long */
  #run(port: number): Promise<void> {
    const config = this.#config;
    const main = join(config.root, "apps/box/src/main.ts");
    const booth = join(config.root, "apps/booth/dist");
    const args = [main, join(config.dataFolder, "box"), "--port", String(port), "--host", config.host];
    // A group of its own: Ctrl-C in the terminal, or a killed server, does not take ballots away from phones.
    const { tls } = config;
    const certificate = tls === null ? [] : ["--cert", tls.certFile, "--key", tls.keyFile];
    const child = spawn(process.execPath, [...args, "--booth", booth, ...certificate], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      detached: true,
    });
    this.#child = child;
    const began = performance.now();
    return new Promise((resolve) => {
      const patience = setTimeout(resolve, PATIENCE);
      const settled = () => {
        clearTimeout(patience);
        resolve();
      };
      child.once("message", (ready: Ready) => {
        this.#ready(ready, port);
        settled();
      });
      child.once("error", settled);
      child.once("exit", (code) => {
        this.#ended(code, port, performance.now() - began);
        settled();
      });
    });
  }

  #ready({ address, setupKey }: Ready, port: number): void {
    const config = this.#config;
    keepRun(config.dataFolder, { pid: this.#child!.pid!, port });
    const publicUrl = config.ballotBox.publicUrl ?? addressForPhones(config, port);
    const url = address.replace("//0.0.0.0:", "//127.0.0.1:").replace("//:::", "//[::1]:");
    this.state = { state: "up", place: { url, publicUrl, setupKey, cert: config.tls?.cert ?? null } };
  }

  #ended(code: number | null, port: number, lasted: number): void {
    if (this.#stopping) return;
    const known = this.#config.ballotBox.port ?? keptRun(this.#config.dataFolder)?.port ?? null;
    this.state = { state: "down", text: code === PORT_TAKEN ? portTaken(port) : ENDED };
    // While a port is still being looked for, the caller tries the next one.
    if (code === PORT_TAKEN && known === null) return;
    this.#delay = lasted > GOOD_RUN ? FIRST_DELAY : Math.min(this.#delay * 2, LONGEST_DELAY);
    this.#timer = setTimeout(() => void this.#run(port), this.#delay);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  }
}

const ENDED: Text = {
  zh: "票箱进程意外停止,正在自动重启。若反复出现,请系统管理员查看服务器的输出。",
  en: "The ballot box stopped and is being started again. If it goes on, ask the system officer to look at the server's output.",
};

function portTaken(port: number): Text {
  return {
    zh: `票箱的端口 ${port} 被别的程序占用。请腾出该端口(已印的卡片和通知指向它),系统会自动重试。`,
    en: `Another program holds port ${port} of the ballot box. Free it (printed cards and notices name it); the box is started again by itself.`,
  };
}
