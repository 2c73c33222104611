import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openTestBox } from "./testing/box.ts";
import { failedStart } from "./testing/box-process.ts";

const folder = mkdtempSync(join(tmpdir(), "票箱 box-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a start that cannot go on says why in one sentence of each language", async () => {
  const taken = createServer();
  await once(taken.listen(0, "127.0.0.1"), "listening");
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const busy = failedStart(join(folder, "a"), "--port", port);
  expect(busy.said).toContain(`端口 ${port} 已被别的程序占用`);
  expect(busy.said).toContain("Give another one with --port");
  expect(busy.code).toBe(3);
  taken.close();

  writeFileSync(join(folder, "file"), "");
  expect(failedStart(join(folder, "file", "b")).said).toContain("cannot be made or read");
  const half = failedStart(join(folder, "c"), "--cert", join(folder, "file"));
  expect(half.said).toContain("--cert 和 --key 须一起给出");
  const empty = failedStart(join(folder, "c"), "--cert", join(folder, "file"), "--key", join(folder, "file"));
  expect(empty.said).toContain("they do not fit each other");
});

test("a wrong call shows how to call it", () => {
  for (const call of [[], ["--nonsense"], ["a", "b"]]) {
    const { code, said } = failedStart(...call);
    expect(said).toContain("DIR 是它的数据文件夹");
    expect(code).toBe(2);
  }
});

test("a second process on a folder that is in use is told so", () => {
  const box = openTestBox();
  const { code, said } = failedStart(box.folder, "--port", "0");
  box.stop();
  expect(said).toContain("请先停止它");
  expect(code).toBe(1);
});
