import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestApp, signInAs, TEST_PASSWORD, type TestApp } from "../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../platform/testing/context.ts";
import { createAccount } from "./service.ts";

let t: TestApp;
let clock: Date;
let names = 0;
const ORIGIN = { host: "localhost", origin: "http://localhost" };

beforeAll(async () => {
  t = await createTestApp();
});
beforeEach(() => {
  clock = new Date("2026-11-24T08:00:00Z");
  t.platform.now = () => clock;
});
afterAll(() => t.close());

const minutesLater = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

async function newcomer(): Promise<string> {
  const username = `person${++names}`;
  const installer = {
    platform: t.platform,
    actor: { userId: "installer", jurisdictionId: TEST_JURISDICTION },
  };
  await createAccount(installer, {
    username,
    displayName: username,
    password: TEST_PASSWORD,
    mustChange: false,
  });
  return username;
}

const attempt = (username: string, password: string, remoteAddress = "10.0.0.1") =>
  t.app.inject({
    method: "POST",
    url: "/api/session",
    headers: ORIGIN,
    remoteAddress,
    payload: { username, password },
  });
const session = (headers: Record<string, string>) => t.app.inject({ url: "/api/session", headers });

test("the cookie is out of reach of scripts and of other sites, and secure behind https", async () => {
  const name = await newcomer();
  const answer = await attempt(name, TEST_PASSWORD);
  expect(answer.headers["set-cookie"]).toMatch(
    /^hengjian_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/,
  );
});

test("names are found whatever the case and the width of their letters", async () => {
  const name = await newcomer();
  expect((await attempt(` ${name.toUpperCase()} `, TEST_PASSWORD)).statusCode).toBe(200);
  expect((await attempt(name.replace("p", "\uff50"), TEST_PASSWORD)).statusCode).toBe(200);
});

test("five wrong passwords lock the name for 30 minutes, even against the right one", async () => {
  const name = await newcomer();
  for (let i = 0; i < 5; i++)
    expect((await attempt(name, "wrong")).json()).toMatchObject({ code: "sign-in-failed" });
  expect((await attempt(name, TEST_PASSWORD)).json()).toMatchObject({
    code: "account-locked",
    details: { minutes: 30 },
  });
  minutesLater(29);
  expect((await attempt(name, TEST_PASSWORD)).json()).toMatchObject({
    code: "account-locked",
    details: { minutes: 1 },
  });
  minutesLater(1);
  expect((await attempt(name, TEST_PASSWORD)).statusCode).toBe(200);
});

test("a success in between begins the count anew", async () => {
  const name = await newcomer();
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) await attempt(name, "wrong", `10.1.${round}.${i}`);
    expect((await attempt(name, TEST_PASSWORD)).statusCode).toBe(200);
  }
});

test("any number of guesses at the same moment get five tries in all", async () => {
  const name = await newcomer();
  const guesses = Array.from({ length: 20 }, (_, i) => attempt(name, `guess ${i}`, `10.2.0.${i}`));
  const codes = (await Promise.all(guesses)).map((answer) => answer.json().code);
  expect(codes.filter((code) => code === "sign-in-failed")).toHaveLength(5);
  expect(codes.filter((code) => code === "account-locked")).toHaveLength(15);
});

test("nothing tells a name without an account from one with: not the answer, not the lock", async () => {
  const known = await newcomer();
  const answers = async (name: string, address: string) => {
    const seen = [];
    for (let i = 0; i < 6; i++) {
      const answer = await attempt(name, "wrong", address);
      seen.push([answer.statusCode, answer.body]);
    }
    return seen;
  };
  expect(await answers("nobody-at-all", "10.3.0.1")).toEqual(await answers(known, "10.3.0.2"));
});

test("an address that keeps failing has to wait, others do not", async () => {
  const name = await newcomer();
  for (let i = 0; i < 30; i++) await attempt(`guessed${i}`, "wrong", "10.4.0.1");
  const refused = await attempt(name, TEST_PASSWORD, "10.4.0.1");
  expect(refused.statusCode).toBe(429);
  expect(refused.headers["retry-after"]).toBe("600");
  expect((await attempt(name, TEST_PASSWORD, "10.4.0.2")).statusCode).toBe(200);
  minutesLater(10);
  expect((await attempt(name, TEST_PASSWORD, "10.4.0.1")).statusCode).toBe(200);
});

test("a session ends after 15 minutes without a request, and each request begins them anew", async () => {
  const headers = await signInAs(t.app, await newcomer());
  for (let i = 0; i < 3; i++) {
    minutesLater(14);
    expect((await session(headers)).statusCode).toBe(200);
  }
  minutesLater(15.1);
  expect((await session(headers)).statusCode).toBe(401);
});

test.each([
  ["says so", "/api/session", { "hengjian-background": "1" }],
  ["watches a job", "/api/jobs", {}],
])("a page that polls by itself does not keep a session alive when it %s", async (_, url, header) => {
  const headers = await t.signIn("office", { username: `watcher${++names}` });
  minutesLater(10);
  expect((await t.app.inject({ url, headers: { ...headers, ...header } })).statusCode).toBe(200);
  minutesLater(6);
  expect((await session(headers)).statusCode).toBe(401);
});

test("nobody stays signed in for more than twelve hours", async () => {
  const headers = await signInAs(t.app, await newcomer());
  for (let i = 0; i < 72; i++) {
    minutesLater(10);
    expect((await session(headers)).statusCode).toBe(200);
  }
  minutesLater(1);
  expect((await session(headers)).statusCode).toBe(401);
});

test("signing out ends the session on the server too", async () => {
  const headers = await signInAs(t.app, await newcomer());
  expect((await t.app.inject({ method: "DELETE", url: "/api/session", headers })).statusCode).toBe(200);
  expect((await session(headers)).statusCode).toBe(401);
});

test("a person sees the own sessions and ends one of them, never another person's", async () => {
  const name = await newcomer();
  const [first, second] = [await signInAs(t.app, name), await signInAs(t.app, name)];
  const stranger = await signInAs(t.app, await newcomer());
  const list = (await t.app.inject({ url: "/api/sessions", headers: second })).json().items;
  expect(list).toHaveLength(2);
  const other = list.find((one: { current: boolean }) => !one.current);
  const end = (headers: Record<string, string>) =>
    t.app.inject({ method: "DELETE", url: `/api/sessions/${other.sessionId}`, headers });
  expect((await end(stranger)).statusCode).toBe(404);
  expect((await end(second)).statusCode).toBe(200);
  expect((await session(first)).statusCode).toBe(401);
  expect((await session(second)).statusCode).toBe(200);
});

test.each([
  ["another origin", { origin: "https://evil.example" }],
  ["a page without an origin of its own", { origin: "null" }],
  ["a browser that says so", { "sec-fetch-site": "cross-site" }],
])("a change sent by %s is refused, with and without a session", async (_, header) => {
  const headers = await signInAs(t.app, await newcomer());
  for (const cookie of [headers.cookie, ""]) {
    const answer = await t.app.inject({
      method: "DELETE",
      url: "/api/session",
      headers: { ...headers, cookie, ...header },
    });
    expect(answer.json()).toMatchObject({ status: 403, code: "foreign-origin" });
  }
  expect((await session(headers)).statusCode).toBe(200);
});

test("sign-in, refusal, lock and sign-out stand in the log, addresses beside it", async () => {
  const name = await newcomer();
  for (let i = 0; i < 4; i++) await attempt(name, "wrong", "10.5.0.1");
  const headers = await signInAs(t.app, name);
  await t.app.inject({ method: "DELETE", url: "/api/session", headers });
  for (let i = 0; i < 5; i++) await attempt(name, "wrong", "10.5.0.1");
  const { rows } = await t.database.pool.query(
    `select e.action, e.personal_hash is not null as salted, e.detail::text as detail from audit_event e
     join account a on a.account_id::text = e.subject_id where a.username = $1 order by e.at, e.action`,
    [name],
  );
  const count = (action: string) => rows.filter((row) => row.action === action).length;
  expect([
    count("session.refuse"),
    count("session.open"),
    count("session.close"),
    count("session.lock"),
  ]).toEqual([8, 1, 1, 1]);
  expect(rows.some((row) => row.detail.includes("10.5.0.1"))).toBe(false);
});
