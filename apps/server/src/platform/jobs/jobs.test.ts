import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DomainError } from "../errors.ts";
import { createTestPlatform, type TestPlatform } from "../testing/context.ts";

let t: TestPlatform;
beforeAll(async () => {
  t = await createTestPlatform();
  t.platform.jobs.define<{ n: number }>("count", async ({ input, progress }) => {
    for (let i = 1; i <= input.n; i++) progress(i, input.n);
    return { counted: input.n };
  });
  t.platform.jobs.define("fail", async () => {
    throw new DomainError("too-bad", 422, { zh: "不行", en: "No" });
  });
  t.platform.jobs.define("wait", ({ signal }) => {
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
  });
  await t.platform.jobs.start();
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

const office = () => t.as("office", "jobs.read").actor;
const enqueue = (kind: string, input: unknown) =>
  t.platform.jobs.enqueue(office(), { kind, title: { zh: "数", en: "Count" }, input });
const ended = (id: string, status: string) =>
  vi.waitFor(async () => expect((await t.platform.jobs.get(office(), id)).status).toBe(status), {
    timeout: 20_000,
  });

test("a job runs to its end and leaves its result and its progress", async () => {
  const id = await enqueue("count", { n: 1000 });
  await ended(id, "done");
  expect(await t.platform.jobs.get(office(), id)).toMatchObject({
    done: 1000,
    total: 1000,
    result: { counted: 1000 },
  });
});

test("a failing job keeps the sentence that says why", async () => {
  const id = await enqueue("fail", {});
  await ended(id, "failed");
  expect((await t.platform.jobs.get(office(), id)).error).toEqual({
    code: "too-bad",
    text: { zh: "不行", en: "No" },
  });
});

test("a running job can be cancelled by the person who started it, and by nobody else", async () => {
  const id = await enqueue("wait", {});
  await ended(id, "running");
  const other = t.as("leader", "jobs.read").actor;
  await expect(t.platform.jobs.cancel(other, id)).rejects.toMatchObject({ code: "not-found" });
  await t.platform.jobs.cancel(office(), id);
  await ended(id, "cancelled");
});
