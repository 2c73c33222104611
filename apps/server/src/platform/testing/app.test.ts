import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "./app.ts";

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

test("a test signs people in by the real route", async () => {
  const session = await t.app.inject({ url: "/api/session", headers: await t.signIn("office") });
  expect(session.json()).toMatchObject({ user: { username: "test.office" }, roles: ["office"] });
  expect((await t.app.inject({ url: "/api/session" })).statusCode).toBe(401);
});
