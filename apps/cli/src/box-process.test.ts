import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** The ballot box beside a server, as its process: it dies, the server dies, and both come back. */
const folder = mkdtempSync(join(tmpdir(), "hengjian-box-process-"));
let env: Record<string, string>;
let server: ServerProcess;
beforeAll(async () => {
  env = { DATABASE_URL: "", HENGJIAN_BOX_PORT: String(await freePort()) };
  server = await startServerProcess(folder, ["--empty"], env);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const pidOfBox = () => (JSON.parse(readFileSync(join(folder, "box.json"), "utf8")) as { pid: number }).pid;
const keyOfBox = async (): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${env.HENGJIAN_BOX_PORT}/health`);
  return ((await answer.json()) as { boxKey: string }).boxKey;
};
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

test("a box that dies is started again, with the same key and address", async () => {
  const [key, pid] = [await keyOfBox(), pidOfBox()];
  process.kill(pid, "SIGKILL");
  await until(() => expect(pidOfBox()).not.toBe(pid));
  expect(await until(keyOfBox)).toBe(key);
});

test("a server that is killed leaves its box to the phones, and the next start takes it over", async () => {
  const [key, pid] = [await keyOfBox(), pidOfBox()];
  const gone = new Promise((resolve) => server.process.once("exit", resolve));
  server.process.kill("SIGKILL");
  await gone;
  expect(await keyOfBox()).toBe(key);

  server = await startServerProcess(folder, ["--empty"], env);
  expect(pidOfBox()).not.toBe(pid);
  expect(await keyOfBox()).toBe(key);
});

test("a server that is stopped stops its box", async () => {
  const pid = pidOfBox();
  await server.stop();
  await until(() => expect(() => process.kill(pid, 0)).toThrow());
});
