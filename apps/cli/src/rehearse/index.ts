import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Io } from "../io.ts";
import { startServerProcess } from "../server-process.ts";
import { runLine } from "./line.ts";
import { readOptions } from "./options.ts";
import { writeSummary } from "./outcome.ts";
import { makePeople } from "./people.ts";
import { progressOn } from "./progress.ts";

/** @returns 0 when the whole line was walked, 1 when a step failed, 2 for a wrong call */
export async function rehearse(args: string[], io: Io): Promise<number> {
  const options = readOptions(args);
  if (typeof options === "string") {
    io.stderr.write(`${options}\n`);
    return 2;
  }
  mkdirSync(options.out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), "hengjian-rehearsal-"));
  const progress = progressOn(io);
  try {
    progress.step("启动临时服务器", "Starting a temporary server");
    const server = await startServerProcess(folder, ["--empty", "--no-pages"]);
    try {
      const people = await makePeople(server.url, server.output());
      const outcome = await runLine({ ...options, people, progress });
      writeSummary(options.out, outcome, progress.timings());
      progress.end(options.out, outcome);
      return 0;
    } finally {
      await server.stop();
    }
  } catch (error) {
    progress.failed(error);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
