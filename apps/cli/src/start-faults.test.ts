import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ApiClient } from "./client.ts";
import { startServerProcess } from "./server-process.ts";

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
