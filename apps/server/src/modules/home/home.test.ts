import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../platform/testing/context.ts";
import { Client } from "../campaigns/testing/driver.ts";
import { createAccount } from "../identity/service.ts";

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

const todoOf = async (role: Parameters<TestApp["signIn"]>[0]) =>
  (await new Client(t, await t.signIn(role)).get("/api/todo")).body.items;

test("the security officer is told of accounts that wait, nobody else is", async () => {
  const by = { platform: t.platform, actor: { userId: "installer", jurisdictionId: TEST_JURISDICTION } };
  await createAccount(by, { username: "waiting", displayName: "待授权" });
  expect(await todoOf("security_officer")).toEqual([
    expect.objectContaining({ key: "accounts:no-role", count: 1, overdue: false, link: "/system" }),
  ]);
  for (const role of ["system_officer", "audit_officer", "office", "unit_clerk"] as const)
    expect(await todoOf(role)).toEqual([]);
});

test("an empty search finds nothing, a strange one does no harm", async () => {
  const office = new Client(t, await t.signIn("office"));
  const empty = { persons: [], units: [], campaigns: [] };
  expect((await office.get("/api/search?q=")).body).toEqual(empty);
  expect((await office.get(`/api/search?q=${encodeURIComponent("%_\\'\";")}`)).body).toEqual(empty);
  expect((await office.get(`/api/search?q=${"长".repeat(101)}`)).status).toBe(400);
});
