import { openCheckpoint, parseVerifier } from "@hengjian/ballot";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { recordEvent } from "../../platform/audit/index.ts";
import { createTestApp, type SignedIn, type TestApp } from "../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../platform/testing/context.ts";
import { signAll } from "./timer.ts";

let t: TestApp;
let auditor: SignedIn;
beforeAll(async () => {
  t = await createTestApp();
  auditor = await t.signIn("audit_officer");
  const ctx = t.as("office", "roster.edit");
  for (const [day, action] of [
    ["2026-03-01T15:59:59Z", "roster.edit"],
    ["2026-03-01T16:00:00Z", "roster.import"],
    ["2026-03-02T08:00:00Z", "grades.decide"],
  ] as const) {
    const at = { ...ctx, platform: { ...t.platform, now: () => new Date(day) } };
    const record = {
      action,
      subjectType: "cadre",
      subjectId: "c1",
      after: { grade: "excellent" },
      personal: { name: "张三" },
    };
    await recordEvent(t.platform.db, at, record);
  }
});
afterAll(() => t.close());

const get = async (url: string, headers = auditor) => (await t.app.inject({ url, headers })).json();
const post = async (url: string) => (await t.app.inject({ method: "POST", url, headers: auditor })).json();
const actions = (answer: { items: { action: string }[] }) => answer.items.map((one) => one.action);

test("the auditor finds events by action, object and day of China, and sees no content", async () => {
  expect(actions(await get("/api/audit/events?action=roster."))).toEqual(["roster.import", "roster.edit"]);
  expect(actions(await get("/api/audit/events?from=2026-03-02&to=2026-03-02"))).toEqual([
    "grades.decide",
    "roster.import",
  ]);
  const about = await get("/api/audit/events?subjectType=cadre&subjectId=c1&size=1&page=2");
  expect(about).toMatchObject({ total: 3, page: 2, items: [{ action: "roster.import", index: null }] });
  const text = JSON.stringify(await get("/api/audit/events?size=200"));
  expect(text).not.toMatch(/张三|excellent/);
});

test("the actor of an event is named by the user name", async () => {
  const [event] = (await get("/api/audit/events?action=session.open")).items;
  expect(event).toMatchObject({ actorName: "test.audit_officer", subjectType: "account" });
});

test("a signed root can be asked for at any time, and covers everything recorded so far", async () => {
  expect((await get("/api/audit/state")).waiting).toBeGreaterThan(0);
  const root = await post("/api/audit/checkpoints");
  const { size, origin } = openCheckpoint(root.note, [parseVerifier(root.key)]);
  expect({ size, origin }).toEqual({ size: root.treeSize, origin: "hengjian/test-county/audit" });
  const state = await get("/api/audit/state");
  expect(state).toMatchObject({ waiting: 0, entries: root.treeSize, lastCheckpoint: { note: root.note } });
  const { items, key } = await get("/api/audit/checkpoints");
  expect(items[0].note).toBe(root.note);
  expect(key).toBe(root.key);
  expect((await get("/api/audit/events?action=grades.")).items[0].index).toBeTypeOf("number");
});

test("the whole log is read again on demand, as a job, and the outcome stays on the page", async () => {
  await t.platform.jobs.start();
  const { jobId } = await post("/api/audit/verifications");
  await vi.waitFor(async () => expect((await get(`/api/jobs/${jobId}`)).status).toBe("done"), {
    timeout: 20_000,
  });
  expect((await get(`/api/jobs/${jobId}`)).result).toMatchObject({ problem: null });
  expect((await get("/api/audit/state")).checks[0]).toMatchObject({ problem: null });
  await t.platform.jobs.stop();
});

test("the timer signs what is new, and reads the whole log once a day", async () => {
  const checks = async () => (await get("/api/audit/state")).checks.length;
  const before = await checks();
  await signAll(t.platform);
  expect(await checks()).toBe(before);
  const tomorrow = new Date(Date.now() + 25 * 3_600_000);
  await signAll({ ...t.platform, now: () => tomorrow });
  expect(await checks()).toBe(before + 1);
  expect((await get("/api/audit/state")).waiting).toBe(0);
});

test("taking a copy of the log stands in the log", async () => {
  const supervisor = await t.signIn("supervisor");
  const answer = await t.app.inject({ url: "/api/audit/export", headers: supervisor });
  expect(answer.headers["content-type"]).toBe("application/x-ndjson");
  const lines = answer.body.trimEnd().split("\n");
  expect(JSON.parse(lines[0]!)).toMatchObject({
    format: "hengjian-audit-1",
    origin: `hengjian/${TEST_JURISDICTION}/audit`,
  });
  expect(JSON.parse(lines.at(-2)!).event.action).toBe("audit.export");
  expect(JSON.parse(lines.at(-1)!)).toHaveProperty("checkpoint");
});
