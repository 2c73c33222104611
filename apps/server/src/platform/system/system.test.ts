import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../testing/app.ts";

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

const overview = async () => {
  const answer = await t.app.inject({ url: "/api/system", headers: await t.signIn("system_officer") });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

test("the system officer sees versions, room and queue", async () => {
  const seen = await overview();
  expect(seen.versions).toMatchObject({
    hengjian: expect.stringMatching(/^\d/),
    postgres: expect.stringMatching(/^1/),
  });
  expect(seen.database.size).toBeGreaterThan(1_000_000);
  expect(seen.disk.free).toBeLessThanOrEqual(seen.disk.total);
  expect(seen.jobs).toEqual({ queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 });
});

test("no backup is said to be none; the newest one is named", async () => {
  expect((await overview()).lastBackup).toBeNull();
  const folder = join(t.platform.config.dataFolder, "backups");
  mkdirSync(folder);
  writeFileSync(join(folder, "first.backup"), "12345");
  expect((await overview()).lastBackup).toMatchObject({ name: "first.backup", size: 5 });
});
