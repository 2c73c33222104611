import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = join(fileURLToPath(import.meta.url), "../../../..");

export interface ServerProcess {
  url: string;
  process: ChildProcess;
  /** What the server printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Start a server of its own on a data folder of its own, on a free port, without touching a running one.
 * @param dataFolder new or existing
 * @param args for example `--empty`
 * @throws Error with the server's own sentence when it does not come up
 */
export async function startServerProcess(
  dataFolder: string,
  args: string[] = ["--empty"],
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(ROOT, "apps/server/src/main.ts"), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HENGJIAN_DATA: dataFolder, ...env },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const url = await ready(child, join(dataFolder, "server.lock"), () => output);
  return {
    url,
    process: child,
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((accept) => child.once("exit", () => accept()));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function ready(child: ChildProcess, lockFile: string, output: () => string): Promise<string> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(output().trim() || "server ended");
    const url = announcedUrl(lockFile, child.pid);
    if (url !== null && /Ctrl-C/.test(output())) return url;
    await delay(50);
  }
}

function announcedUrl(lockFile: string, pid: number | undefined): string | null {
  if (!existsSync(lockFile)) return null;
  try {
    const lock = JSON.parse(readFileSync(lockFile, "utf8")) as { pid: number; url: string };
    return lock.pid === pid && lock.url !== "" ? lock.url : null;
  } catch {
    return null; // being written this moment
  }
}
