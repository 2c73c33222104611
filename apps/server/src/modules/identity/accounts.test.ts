import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createTestApp,
  type SignedIn,
  signInAs,
  TEST_PASSWORD,
  type TestApp,
} from "../../platform/testing/app.ts";

let t: TestApp;
let system: SignedIn;
let security: SignedIn;
let names = 0;
beforeAll(async () => {
  t = await createTestApp();
  system = await t.signIn("system_officer");
  security = await t.signIn("security_officer");
});
afterAll(() => t.close());

type Method = "GET" | "POST" | "PUT" | "DELETE";
const ask = (headers: SignedIn, method: Method, url: string, payload?: object) =>
  t.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });

async function opened(
  extra: object = {},
): Promise<{ accountId: string; username: string; password: string }> {
  const username = `clerk${++names}`;
  const answer = await ask(system, "POST", "/api/accounts", { username, displayName: "职员", ...extra });
  return { username, ...answer.json() };
}
const grant = (id: string, ...roles: string[]) =>
  ask(security, "PUT", `/api/accounts/${id}/grants`, {
    grants: roles.map((role) => ({ role, unitIds: [] })),
  });
const roster = (headers: SignedIn) => t.app.inject({ url: "/api/units", headers });

/** Sign in with a first password and choose an own one, as everybody has to. */
async function begin(username: string, first: string, own = TEST_PASSWORD): Promise<SignedIn> {
  const headers = await signInAs(t.app, username, first);
  const changed = await ask(headers, "POST", "/api/session/password", { current: first, next: own });
  expect(changed.statusCode).toBe(200);
  return headers;
}

test("the system officer opens an account, the security officer gives it its role, neither does the other's half", async () => {
  const { accountId, username, password } = await opened();
  const headers = await begin(username, password);
  expect((await roster(headers)).statusCode).toBe(403);
  expect((await ask(system, "PUT", `/api/accounts/${accountId}/grants`, { grants: [] })).statusCode).toBe(
    403,
  );
  expect(
    (await ask(security, "POST", "/api/accounts", { username: "xx", displayName: "x" })).statusCode,
  ).toBe(403);
  expect((await grant(accountId, "office")).statusCode).toBe(200);
  expect((await roster(headers)).statusCode).toBe(200);
  expect((await grant(accountId)).statusCode).toBe(200);
  expect((await roster(headers)).statusCode).toBe(403);
});

test("the list shows each account with its own roles, and finds accounts by role and by having none", async () => {
  const { accountId, username } = await opened();
  const find = async (query: string) =>
    (await ask(security, "GET", `/api/accounts?q=${username}&${query}`)).json().items;
  expect(await find("state=no-role")).toEqual([expect.objectContaining({ accountId, grants: [] })]);
  await grant(accountId, "leader", "supervisor");
  expect(await find("state=no-role")).toEqual([]);
  const grants = ["leader", "supervisor"].map((role) => ({ role, unitIds: [] }));
  expect(await find("role=leader")).toEqual([expect.objectContaining({ accountId, grants })]);
  expect(await find("role=office")).toEqual([]);
});

test("a first password must be changed before anything else", async () => {
  const { accountId, username, password } = await opened();
  await grant(accountId, "office");
  const headers = await signInAs(t.app, username, password);
  expect((await roster(headers)).json()).toMatchObject({ status: 403, code: "must-change-password" });
  expect((await ask(headers, "GET", "/api/session")).json()).toMatchObject({ mustChangePassword: true });
});

test.each([
  [["system_officer", "security_officer"]],
  [["audit_officer", "system_officer"]],
  [["audit_officer", "office"]],
  [["security_officer", "cadre"]],
])("%s do not meet in one account", async (roles) => {
  const { accountId } = await opened();
  expect((await grant(accountId, ...roles)).json()).toMatchObject({ code: "officers-kept-apart" });
});

test("an account of a cadre is none of the three officers", async () => {
  const { accountId } = await opened({ cadreId: "00000000-0000-4000-8000-000000000001" });
  expect((await grant(accountId, "audit_officer")).json()).toMatchObject({ code: "officers-kept-apart" });
});

test("the database itself refuses a second officer role", async () => {
  const { accountId } = await opened();
  await grant(accountId, "audit_officer");
  const second = t.database.pool.query(
    `insert into account_grant (jurisdiction_id, account_id, role, granted_by)
     select jurisdiction_id, account_id, 'system_officer', 'x' from account where account_id = $1`,
    [accountId],
  );
  await expect(second).rejects.toMatchObject({ constraint: "one_officer_role" });
});

test("nobody grants to themselves", async () => {
  const { user } = (await ask(security, "GET", "/api/session")).json();
  expect((await grant(user.userId, "office")).json()).toMatchObject({ code: "own-grant" });
});

test("a name is taken whatever its case, also when two ask at once", async () => {
  const make = (username: string) => ask(system, "POST", "/api/accounts", { username, displayName: "x" });
  const answers = await Promise.all([make("Same.Name"), make("same.name"), make("SAME.NAME")]);
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409]);
});

test("a reset is good only after the security officer has confirmed it, and ends every session", async () => {
  const { accountId, username, password } = await opened();
  const headers = await begin(username, password);
  const reset = (await ask(system, "POST", `/api/accounts/${accountId}/reset`)).json();
  expect(reset).toMatchObject({ held: true });
  expect((await ask(headers, "GET", "/api/session")).statusCode).toBe(401);
  await expect(signInAs(t.app, username, reset.password)).rejects.toThrow("account-held");
  const waiting = (await ask(security, "GET", "/api/accounts?state=held")).json();
  expect(waiting.items).toEqual([expect.objectContaining({ accountId, held: true })]);
  expect((await ask(system, "POST", `/api/accounts/${accountId}/release`)).statusCode).toBe(403);
  expect((await ask(security, "POST", `/api/accounts/${accountId}/release`)).statusCode).toBe(200);
  expect((await ask(security, "POST", `/api/accounts/${accountId}/release`)).statusCode).toBe(409);
  await begin(username, reset.password, "Another-2026");
});

test("the only security officer's own reset is not held, or nobody could ever release it", async () => {
  const { user } = (await ask(security, "GET", "/api/session")).json();
  const reset = (await ask(system, "POST", `/api/accounts/${user.userId}/reset`)).json();
  expect(reset).toMatchObject({ held: false });
  security = await begin("test.security_officer", reset.password, "Another-2026");
});

test("a closed account is out at once and cannot come back in", async () => {
  const { accountId, username, password } = await opened();
  const headers = await begin(username, password);
  await ask(system, "PUT", `/api/accounts/${accountId}/active`, { active: false });
  expect((await ask(headers, "GET", "/api/session")).statusCode).toBe(401);
  await expect(signInAs(t.app, username)).rejects.toThrow("sign-in-failed");
  await ask(system, "PUT", `/api/accounts/${accountId}/active`, { active: true });
  await signInAs(t.app, username);
});

test("the system officer ends a person's sessions and unlocks a name", async () => {
  const { accountId, username, password } = await opened();
  const headers = await begin(username, password);
  const ended = await ask(system, "DELETE", `/api/accounts/${accountId}/sessions`);
  expect(ended.json()).toEqual({ ended: 1 });
  expect((await ask(headers, "GET", "/api/session")).statusCode).toBe(401);
  for (let i = 0; i < 5; i++) await signInAs(t.app, username, "wrong").catch(() => {});
  const locked = async () =>
    (await ask(system, "GET", `/api/accounts?q=${username}`))
      .json()
      .items.map((row: { locked: boolean }) => row.locked);
  expect(await locked()).toEqual([true]);
  await ask(system, "POST", `/api/accounts/${accountId}/unlock`);
  expect(await locked()).toEqual([false]);
  await signInAs(t.app, username);
});

test("none of the last five passwords comes back, the sixth does", async () => {
  const { username, password } = await opened();
  const headers = await begin(username, password, "Number-0000");
  const change = (current: number, next: number) =>
    ask(headers, "POST", "/api/session/password", {
      current: `Number-000${current}`,
      next: `Number-000${next}`,
    });
  for (let n = 0; n < 5; n++) expect((await change(n, n + 1)).statusCode).toBe(200);
  for (let n = 1; n <= 5; n++)
    expect((await change(5, n)).json()).toMatchObject({ code: "password-used-before" });
  expect((await change(5, 0)).statusCode).toBe(200);
});

test("a new password ends the person's other sessions", async () => {
  const { username, password } = await opened();
  const here = await begin(username, password);
  const elsewhere = await signInAs(t.app, username);
  await ask(here, "POST", "/api/session/password", { current: TEST_PASSWORD, next: "Another-2026" });
  expect((await ask(here, "GET", "/api/session")).statusCode).toBe(200);
  expect((await ask(elsewhere, "GET", "/api/session")).statusCode).toBe(401);
});

test("guessing the present password of an open session locks like signing in does", async () => {
  const { username, password } = await opened();
  const headers = await begin(username, password);
  const guess = () =>
    ask(headers, "POST", "/api/session/password", { current: "wrong", next: "Another-2026" });
  for (let i = 0; i < 5; i++) expect((await guess()).json()).toMatchObject({ code: "wrong-password" });
  expect((await guess()).json()).toMatchObject({ code: "account-locked" });
});

test("a password is due after 90 days", async () => {
  const { username, password } = await opened();
  await begin(username, password);
  await t.database.pool.query(
    "update account set password_set_at = now() - interval '91 days' where username = $1",
    [username],
  );
  const headers = await signInAs(t.app, username);
  expect((await roster(headers)).json()).toMatchObject({ code: "must-change-password" });
});

test("idle minutes can be set for all and for a role, the strictest counting", async () => {
  const settings = { idleMinutes: 20, roleIdleMinutes: { leader: 5 }, officersSecondFactor: false };
  expect((await ask(system, "PUT", "/api/security/settings", settings)).statusCode).toBe(403);
  expect((await ask(security, "PUT", "/api/security/settings", settings)).statusCode).toBe(200);
  expect((await ask(system, "GET", "/api/security/settings")).json()).toEqual(settings);
  const minutes = async (headers: SignedIn) => (await ask(headers, "GET", "/api/session")).json().idleMinutes;
  expect(await minutes(await t.signIn("office"))).toBe(20);
  expect(await minutes(await t.signIn("leader"))).toBe(5);
});

test("the list shows each account with its own roles only", async () => {
  const first = await opened();
  const second = await opened();
  await grant(first.accountId, "leader");
  await grant(second.accountId, "unit_clerk");
  const rolesOf = async (username: string) => {
    const { items } = (await ask(security, "GET", `/api/accounts?q=${username}`)).json();
    const own = items.find((one: { username: string }) => one.username === username);
    return own.grants.map((one: { role: string }) => one.role);
  };
  expect(await rolesOf(first.username)).toEqual(["leader"]);
  expect(await rolesOf(second.username)).toEqual(["unit_clerk"]);
});
