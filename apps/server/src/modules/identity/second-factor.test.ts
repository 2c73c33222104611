import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { stepAt, totpCode } from "../../platform/auth/totp.ts";
import { createTestApp, type SignedIn, TEST_PASSWORD, type TestApp } from "../../platform/testing/app.ts";

let t: TestApp;
let clock: Date;
beforeAll(async () => {
  t = await createTestApp();
});
beforeEach(() => {
  clock = new Date("2026-11-24T08:00:00Z");
  t.platform.now = () => clock;
});
afterAll(() => t.close());

const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
const post = (headers: SignedIn, url: string, payload: object) =>
  t.app.inject({ method: "POST", url, headers, payload });
const enter = (username: string, code?: string) =>
  t.app.inject({
    method: "POST",
    url: "/api/session",
    headers: { host: "localhost", origin: "http://localhost" },
    payload: { username, password: TEST_PASSWORD, code },
  });

function decode(secret: string): Buffer {
  const bits = [...secret]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

async function enrolled(username: string): Promise<{ headers: SignedIn; code: () => string }> {
  const headers = await t.signIn("audit_officer", { username });
  const { secret, uri } = (await post(headers, "/api/session/totp", { password: TEST_PASSWORD })).json();
  expect(uri).toContain(`secret=${secret}`);
  const code = () => totpCode(decode(secret), stepAt(clock));
  expect((await post(headers, "/api/session/totp/verify", { code: code() })).statusCode).toBe(200);
  later(30);
  return { headers, code };
}

test("after enrolling, the password alone is not enough and a code is good once", async () => {
  const { code } = await enrolled("totp.one");
  expect((await enter("totp.one")).json()).toMatchObject({ status: 401, code: "second-factor-needed" });
  expect((await enter("totp.one", code())).statusCode).toBe(200);
  expect((await enter("totp.one", code())).json()).toMatchObject({ code: "sign-in-failed" });
  later(30);
  expect((await enter("totp.one", code())).statusCode).toBe(200);
});

test("wrong codes lock like wrong passwords, asking for the code does not", async () => {
  const { code } = await enrolled("totp.two");
  const wrong = () => enter("totp.two", String((Number(code()) + 1) % 1_000_000).padStart(6, "0"));
  for (let i = 0; i < 5; i++) {
    expect((await enter("totp.two")).json()).toMatchObject({ code: "second-factor-needed" });
    expect((await wrong()).json()).toMatchObject({ code: "sign-in-failed" });
  }
  expect((await enter("totp.two", code())).json()).toMatchObject({ code: "account-locked" });
});

test("enrolling asks for the password, and a wrong first code changes nothing", async () => {
  const headers = await t.signIn("audit_officer", { username: "totp.three" });
  expect((await post(headers, "/api/session/totp", { password: "wrong" })).json()).toMatchObject({
    code: "wrong-password",
  });
  expect((await post(headers, "/api/session/totp/verify", { code: "123456" })).json()).toMatchObject({
    code: "no-enrolment",
  });
  await post(headers, "/api/session/totp", { password: TEST_PASSWORD });
  expect((await enter("totp.three")).statusCode).toBe(200);
});

test("the secret does not stand in the database in clear", async () => {
  await enrolled("totp.four");
  const { rows } = await t.database.pool.query(
    "select totp_secret from account where username = 'totp.four'",
  );
  expect(rows[0].totp_secret).toMatch(/^[A-Za-z0-9+/]{64}$/);
});

test("the person takes it off again with the password", async () => {
  const { headers } = await enrolled("totp.five");
  expect((await post(headers, "/api/session/totp/remove", { password: TEST_PASSWORD })).statusCode).toBe(200);
  expect((await enter("totp.five")).statusCode).toBe(200);
});

test("where the setting demands it, an officer does nothing before enrolling, and others are not concerned", async () => {
  const security = await t.signIn("security_officer");
  const settings = { idleMinutes: 15, roleIdleMinutes: {}, officersSecondFactor: true };
  await t.app.inject({ method: "PUT", url: "/api/security/settings", headers: security, payload: settings });
  const auditor = await t.signIn("audit_officer", { username: "totp.six" });
  const events = () => t.app.inject({ url: "/api/audit/events", headers: auditor });
  expect((await events()).json()).toMatchObject({ code: "second-factor-required" });
  const { secret } = (await post(auditor, "/api/session/totp", { password: TEST_PASSWORD })).json();
  await post(auditor, "/api/session/totp/verify", { code: totpCode(decode(secret), stepAt(clock)) });
  expect((await events()).statusCode).toBe(200);
  const office = await t.signIn("office");
  expect((await t.app.inject({ url: "/api/units", headers: office })).statusCode).toBe(200);
});
