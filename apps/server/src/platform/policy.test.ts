import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerModules } from "../modules/index.ts";
import type { GuardedRoute } from "./http/app.ts";
import { POLICY, ROLES, type Role, type Scope } from "./policy.ts";
import { signInAs } from "./testing/app.ts";
import { createTestPlatform } from "./testing/context.ts";
import {
  createPolicyWorld,
  type Person,
  type PolicyFixture,
  type PolicyFixtures,
  type PolicyWorld,
} from "./testing/policy-world.ts";

/**
 * Every route × every role × the own and another person's object, against the policy table. How to ask a route stands
 * in `policy.fixtures.ts` of its module (or of the platform); a route without a fixture fails here.
 */
const fixtures = await readFixtures();
const routes = await readRoutes();
let world: PolicyWorld;
beforeAll(async () => {
  world = await createPolicyWorld();
  await world.test.platform.jobs.start();
});
afterAll(async () => {
  await world.test.platform.jobs.stop();
  await world.test.close();
});

async function readFixtures(): Promise<PolicyFixtures> {
  const modules = new URL("../modules/", import.meta.url);
  const files = readdirSync(modules, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("policy.fixtures.ts"),
  );
  const found = await Promise.all(
    [new URL("./policy.fixtures.ts", import.meta.url), ...files.map((file) => new URL(file, modules))].map(
      (url) => import(/* @vite-ignore */ url.href) as Promise<{ fixtures: PolicyFixtures }>,
    ),
  );
  return Object.assign({}, ...found.map((one) => one.fixtures));
}

async function readRoutes(): Promise<readonly GuardedRoute[]> {
  const platform = await createTestPlatform();
  const app = await registerModules(platform.platform);
  await app.ready();
  const all = [...app.guarded];
  await app.close();
  await platform.close();
  return all;
}

const nameOf = (route: GuardedRoute) => `${route.method} ${route.url}`;

test("every route has a fixture", () => {
  const missing = routes.map(nameOf).filter((name) => fixtures[name] === undefined);
  const advice = missing.map((name) => `  "${name}": plain(),`).join("\n");
  expect(
    missing,
    `Routes without a fixture. Add to policy.fixtures.ts of their module, with params, query or payload as they need:\n\n${advice}\n`,
  ).toEqual([]);
});

test("every fixture has a route", () => {
  const names = new Set(routes.map(nameOf));
  expect(Object.keys(fixtures).filter((name) => !names.has(name))).toEqual([]);
});

test("the three officers share no row of business, and the audit officer changes nothing but checkpoints", () => {
  const rowsOf = (role: Role) =>
    Object.entries(POLICY).flatMap(([action, row]) =>
      (row as Partial<Record<Role, Scope>>)[role] ? [action] : [],
    );
  const open = new Set(["session.use", "jobs.read", "files.read", "schemes.read"]);
  const business = (role: Role) => rowsOf(role).filter((action) => !open.has(action));
  expect(business("system_officer")).toEqual([
    "accounts.read",
    "accounts.create",
    "security.read",
    "system.read",
  ]);
  expect(business("security_officer")).toEqual([
    "accounts.read",
    "accounts.grant",
    "security.read",
    "security.settings",
  ]);
  expect(business("audit_officer")).toEqual([
    "audit.read",
    "audit.checkpoint",
    "accounts.read",
    "security.read",
  ]);
});

const known = routes.filter((route) => fixtures[nameOf(route)] !== undefined);

describe("each route answers each role as the table says", () => {
  test.each(known.map((route) => [nameOf(route), route] as const))("%s", async (name, route) => {
    const fixture = fixtures[name]!;
    const wrong = [await checkStranger(route, fixture)];
    for (const role of ROLES) wrong.push(...(await checkRole(route, fixture, role)));
    expect(wrong.filter((one) => one !== null)).toEqual([]);
  });
});

async function checkStranger(route: GuardedRoute, fixture: PolicyFixture): Promise<string | null> {
  const expected = route.action === "public" ? "allowed" : "401";
  const { fault } = await check(route, fixture, null, world.other("office"), expected);
  return fault === null ? null : `nobody signed in: ${fault}`;
}

async function checkRole(
  route: GuardedRoute,
  fixture: PolicyFixture,
  role: Role,
): Promise<(string | null)[]> {
  const asker = world.asker(role);
  const scope = scopeOf(route, role);
  const wrong: (string | null)[] = [];
  const see = async (what: string, subject: Person, expected: Expected) => {
    const { fault, body } = await check(route, fixture, asker, subject, scope === null ? "403" : expected);
    wrong.push(fault === null ? null : `${role}, ${what}: ${fault}`);
    return body;
  };
  const body = await see("own object", asker, "allowed");
  if (fixture.hides !== null && scope !== null) wrong.push(listFault(body, fixture.hides, role, scope));
  if (fixture.about) await see("another's object", world.other(role), scope === "all" ? "allowed" : "hidden");
  if (fixture.foreign) await see("object of another jurisdiction", world.foreigner, "hidden");
  return wrong;
}

/** A list holds other people's rows just where the scope is all, and never those of another jurisdiction. */
function listFault(body: string, mark: (person: Person) => string, role: Role, scope: Scope): string | null {
  if (body.includes(mark(world.foreigner))) return `${role} sees another jurisdiction`;
  if (body.includes(mark(world.other(role))) === (scope === "all")) return null;
  return scope === "all" ? `${role} does not see everybody` : `${role} sees another person's row`;
}

async function check(
  route: GuardedRoute,
  fixture: PolicyFixture,
  asker: Person | null,
  subject: Person,
  expected: Expected,
): Promise<{ fault: string | null; body: string }> {
  const { statusCode, body } = await ask(route, fixture, asker, subject);
  const holds = fits(statusCode, expected, route, fixture);
  return { fault: holds ? null : `${statusCode}, expected ${expected}. ${body.slice(0, 300)}`, body };
}

type Expected = "allowed" | "401" | "403" | "hidden";

function scopeOf(route: GuardedRoute, role: Role): Scope | null {
  if (route.action === "public") return "all";
  if (route.action === "signed-in") return "own";
  return (POLICY[route.action] as Partial<Record<Role, Scope>>)[role] ?? null;
}

function fits(status: number, expected: Expected, route: GuardedRoute, fixture: PolicyFixture): boolean {
  if (expected === "401" || expected === "403") return status === Number(expected);
  if (expected === "hidden") return status === 404 || status === 403;
  if (route.action === "public") return status !== 403 && status < 500;
  return (status >= 200 && status < 300) || fixture.alsoAllowed.includes(status);
}

async function ask(route: GuardedRoute, fixture: PolicyFixture, asker: Person | null, subject: Person) {
  const { app } = world.test;
  const { params, query, payload, upload } = await fixture.parts(world, subject);
  const form = upload === undefined ? null : formOf(upload);
  const signedIn =
    asker !== null && fixture.endsSession ? await signInAs(app, asker.username) : asker?.headers;
  const body = form?.payload ?? payload;
  return app.inject({
    method: route.method as "GET",
    url: route.url.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params?.[key] ?? key)),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { payload: body }),
    headers: { ...signedIn, ...form?.headers },
  });
}

function formOf({ name, bytes }: { name: string; bytes: string }) {
  const boundary = "hengjian-policy-test";
  const disposition = `content-disposition: form-data; name="file"; filename="${name}"`;
  const payload = `--${boundary}\r\n${disposition}\r\ncontent-type: application/octet-stream\r\n\r\n${bytes}\r\n--${boundary}--\r\n`;
  return { payload, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}
