import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../server/src/platform/config.ts";
import { ApiClient } from "./client.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const folder = () => mkdtempSync(join(tmpdir(), "衡鉴 start-"));
const ARGS = ["--empty", "--no-pages"];
/** The embedded database, whatever the tests themselves run on. */
const EMBEDDED = { DATABASE_URL: "" };
const refusal = (data: string, env: Record<string, string>) =>
  startServerProcess(data, ARGS, { ...EMBEDDED, ...env }).then(
    async (server) => {
      await server.stop();
      return "it started";
    },
    (error: Error) => error.message,
  );

describe("a start that cannot go on says why in one sentence", () => {
  test("when the port that was asked for is taken", async () => {
    const other = createServer();
    await new Promise<void>((accept) => other.listen(0, "127.0.0.1", accept));
    const { port } = other.address() as { port: number };
    expect(await refusal(folder(), { PORT: String(port) })).toMatch(
      new RegExp(`端口 ${port} 已被别的程序占用`),
    );
    await new Promise((accept) => other.close(accept));
  });

  test("when a port is no port, or an argument is none that there is", async () => {
    expect(await refusal(folder(), { PORT: "84x0" })).toMatch(/PORT 是“84x0”,不是端口/);
    expect(await refusal(folder(), { PORT: "70000" })).toMatch(/1 到 65535/);
    expect(() => readConfig(["--port", "8500"], {})).toThrow(/There is no argument "--port"/);
  });

  test("when DATABASE_URL leads nowhere, or is no address", async () => {
    expect(await refusal(folder(), { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" })).toMatch(
      /连接不上 DATABASE_URL/,
    );
    expect(await refusal(folder(), { DATABASE_URL: "not an address" })).toMatch(
      /DATABASE_URL 不是一个有效的地址/,
    );
  });

  test("when the data folder holds somebody else's database", async () => {
    const data = folder();
    mkdirSync(join(data, "postgres/cluster"), { recursive: true });
    writeFileSync(join(data, "postgres/cluster/PG_VERSION"), "18\n");
    expect(await refusal(data, {})).toMatch(/不是由衡鉴建立的数据库/);
  });
});

test("a server killed together with everything starts again with its data, and a second one on the folder is refused", async () => {
  const data = folder();
  const first = await startServerProcess(data, ARGS, EMBEDDED);
  const password = /^\s+sysadmin\s+(\S+)/m.exec(first.output())?.[1] ?? "";
  expect(await refusal(data, {})).toMatch(new RegExp(first.url));
  const gone = new Promise((accept) => first.process.once("exit", accept));
  first.process.kill("SIGKILL");
  await gone;
  const second = await startServerProcess(data, ARGS, EMBEDDED);
  const officer = new ApiClient(second.url);
  await officer.signIn("sysadmin", password);
  expect(await officer.get("/api/session")).toMatchObject({ roles: ["system_officer"] });
  await second.stop();
});

test("a database that dies takes the server with it, which says so; the next start has the data", async () => {
  const data = folder();
  const first = await startServerProcess(data, ARGS, EMBEDDED);
  const gone = new Promise((accept) => first.process.once("exit", accept));
  process.kill(postmasterOf(data), "SIGKILL");
  expect(await gone).toBe(1);
  expect(first.output()).toMatch(/内置数据库意外停下/);
  const second = await startServerProcess(data, ARGS, EMBEDDED);
  await second.stop();
});

/** A file system of a few megabytes, where this account may mount one. */
function smallDisk(megabytes: number): string | null {
  const place = folder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place]);
  return mounted.status === 0 ? place : null;
}

const probe = smallDisk(1);
if (probe !== null) spawnSync("umount", [probe]);

describe.skipIf(probe === null)("a full disk is named", () => {
  const onDisk = async (megabytes: number, work: (disk: string) => Promise<void>) => {
    const disk = smallDisk(megabytes)!;
    try {
      await work(disk);
    } finally {
      spawnSync("umount", ["-l", disk]);
    }
  };

  test("when there is no room for the database", () =>
    onDisk(30, async (disk) => {
      const said = await refusal(join(disk, "data"), {});
      expect(said).toMatch(/磁盘已满,数据库无法启动/);
      expect(said).not.toMatch(/ {4}at /);
    }));

  test("when it fills up later; once there is room again, everything is there", () =>
    onDisk(120, async (disk) => {
      const data = join(disk, "data");
      const first = await startServerProcess(data, ARGS, EMBEDDED);
      const password = /^\s+sysadmin\s+(\S+)/m.exec(first.output())?.[1] ?? "";
      const filler = join(disk, "filler");
      spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=64k"]);
      const said = await firstComplaint(first, password);
      expect(said).toMatch(/磁盘已满|disk is full/);
      await first.stop();
      rmSync(filler);
      const second = await startServerProcess(data, ARGS, EMBEDDED);
      await new ApiClient(second.url).signIn("sysadmin", password);
      await second.stop();
    }));
});

/** Work goes on until the server refuses it, or ends; either says why. */
async function firstComplaint(server: ServerProcess, password: string): Promise<string> {
  for (let i = 0; i < 2_000; i++) {
    try {
      await new ApiClient(server.url).signIn("sysadmin", password);
    } catch (error) {
      // A server that was left by its database needs a moment to say so.
      if (!/fetch failed/.test(String(error))) return String(error);
      await new Promise((accept) =>
        server.process.exitCode === null ? server.process.once("exit", accept) : accept(0),
      );
      return server.output();
    }
  }
  return "the disk never filled up";
}

function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);
}
