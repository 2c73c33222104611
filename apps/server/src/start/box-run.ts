import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Which process and port the ballot box of a data folder had last. */
export interface BoxRun {
  pid: number;
  port: number;
}

const FIRST_PORT = 8520;
const LAST_PORT = 8620;

const fileOf = (dataFolder: string) => join(dataFolder, "box.json");

export function keptRun(dataFolder: string): BoxRun | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataFolder), "utf8")) as BoxRun;
  } catch {
    return null;
  }
}

export function keepRun(dataFolder: string, run: BoxRun): void {
  writeFileSync(fileOf(dataFolder), JSON.stringify(run));
}

/** A server that was killed leaves its box running, so that phones go on; the next start takes its place. */
export async function endOrphan(dataFolder: string): Promise<void> {
  const run = keptRun(dataFolder);
  if (run === null || !isBox(run.pid, dataFolder)) return;
  process.kill(run.pid, "SIGTERM");
  for (let waited = 0; waited < 5_000 && isBox(run.pid, dataFolder); waited += 50) await delay(50);
  if (isBox(run.pid, dataFolder)) process.kill(run.pid, "SIGKILL");
}

/** The number may belong to another program by now: only a box on this folder is meant. */
function isBox(pid: number, dataFolder: string): boolean {
  try {
    process.kill(pid, 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return command.includes("apps/box/src/main.ts") && command.includes(join(dataFolder, "box"));
  } catch {
    return false;
  }
}

/** @throws Error when none of the range is free */
export async function freePort(host: string): Promise<number> {
  for (let port = FIRST_PORT; port <= LAST_PORT; port++) if (await isFree(host, port)) return port;
  throw new Error(`No port from ${FIRST_PORT} to ${LAST_PORT} is free for the ballot box.`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ host, port }, () => probe.close(() => resolve(true)));
  });
}
