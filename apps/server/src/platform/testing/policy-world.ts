import { randomUUID } from "node:crypto";
import { createAccount } from "../../modules/identity/service.ts";
import { OFFICER_ROLES, ROLES, type Role } from "../policy.ts";
import { jurisdiction } from "../schema.ts";
import { createTestApp, type SignedIn, signInAs, TEST_PASSWORD, type TestApp } from "./app.ts";
import { TEST_JURISDICTION } from "./context.ts";

/** Somebody who asks, or whose objects are asked for. */
export interface Person {
  role: Role;
  jurisdictionId: string;
  username: string;
  userId: string;
  /**
   * The unit and the cadre that stand for this person: the grant names the unit, a cadre's account the cadre; to a
   * giver, whose account belongs to no cadre, the letter of this one is assigned.
   */
  unitId: string;
  cadreId: string;
  headers: SignedIn;
}

/** What the policy test walks through. */
export interface PolicyWorld {
  test: TestApp;
  /** Two persons of each role: the asker, and the other one; each place has a unit and a cadre. */
  asker(role: Role): Person;
  other(role: Role): Person;
  /** Somebody of another jurisdiction, whose objects exist for nobody here. */
  foreigner: Person;
  /** Make something costly once, for every fixture that names it alike. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
}

/** One side of a request; the address is the route's, with `params` filled in. */
export interface Parts {
  params?: Record<string, string>;
  query?: Record<string, string>;
  payload?: object;
  /** Instead of `payload`: a file sent as a form. */
  upload?: { name: string; bytes: string };
}

/**
 * How to ask one route in the policy test. `about` routes have an object that belongs to somebody (made by, about, or
 * in the unit of `subject`); they are asked for the asker's own and for another person's. Make a fresh object where the
 * request uses it up. Objects lie in `subject.jurisdictionId`.
 */
export interface PolicyFixture {
  about: boolean;
  /** Also ask for an object of another jurisdiction, which nobody may find. */
  foreign: boolean;
  /** What stands for another person in a list: must not appear to an asker whose scope is unit or own. */
  hides: ((other: Person) => string) | null;
  /** The request ends the session: ask with one of its own. */
  endsSession: boolean;
  parts(world: PolicyWorld, subject: Person): Parts | Promise<Parts>;
  /** Statuses beside 2xx that an allowed request may get from a rule of the domain, for example 409. */
  alsoAllowed: readonly number[];
}

/** Method and address as registered, for example `GET /api/units`. */
export type PolicyFixtures = Readonly<Record<string, PolicyFixture>>;

type MakeParts = (world: PolicyWorld, subject: Person) => Parts | Promise<Parts>;
const USUAL = { foreign: false, hides: null, endsSession: false, alsoAllowed: [] };
type Options = Partial<Pick<PolicyFixture, "foreign" | "hides" | "endsSession" | "alsoAllowed">>;

/** A route whose objects do not belong to anybody in particular. */
export function plain(parts: Parts | MakeParts = {}, options: Options = {}): PolicyFixture {
  const make = typeof parts === "function" ? parts : () => parts;
  return { ...USUAL, about: false, parts: make, ...options };
}

/** A route with an object of the subject's. */
export function about(parts: MakeParts, options: Options = {}): PolicyFixture {
  return { ...USUAL, about: true, foreign: true, parts, ...options };
}

const FOREIGN = "another-county";

export async function createPolicyWorld(): Promise<PolicyWorld> {
  const test = await createTestApp();
  const askers = await makePersons(test, await makePlace(test, TEST_JURISDICTION, 0), 0);
  const others = await makePersons(test, await makePlace(test, TEST_JURISDICTION, 1), 1);
  const of = (persons: readonly Person[], role: Role) => persons.find((one) => one.role === role) as Person;
  const made = new Map<string, Promise<unknown>>();
  return {
    test,
    asker: (role) => of(askers, role),
    other: (role) => of(others, role),
    foreigner: await makeForeigner(test),
    once<T>(name: string, make: () => Promise<T>): Promise<T> {
      const known = made.get(name) ?? make();
      made.set(name, known);
      return known as Promise<T>;
    },
  };
}

async function makeForeigner(test: TestApp): Promise<Person> {
  await test.platform.db
    .insert(jurisdiction)
    .values({ jurisdictionId: FOREIGN, name: "邻县", fictional: true });
  const place = await makePlace(test, FOREIGN, 2);
  const username = "policy.foreigner";
  const userId = await createAccount(
    { platform: test.platform, actor: { userId: "installer", jurisdictionId: FOREIGN } },
    { username, displayName: username, password: TEST_PASSWORD, mustChange: false },
  );
  return { role: "office", username, userId, headers: await signInAs(test.app, username), ...place };
}

async function makePersons(test: TestApp, place: Place, n: number): Promise<Person[]> {
  const persons: Person[] = [];
  for (const role of ROLES) persons.push(await makePerson(test, role, place, n));
  return persons;
}

type Place = Pick<Person, "jurisdictionId" | "unitId" | "cadreId">;

/** A unit with its head. */
async function makePlace(test: TestApp, jurisdictionId: string, n: number): Promise<Place> {
  const unitId = randomUUID();
  const cadreId = randomUUID();
  await test.database.pool.query(
    `insert into unit (jurisdiction_id, unit_id, code, name, kind, sort_order)
     values ($1, $2, $3, $4, 'county_department', $5)`,
    [jurisdictionId, unitId, `D${n}`, `第${n}局`, n],
  );
  await test.database.pool.query(
    `insert into cadre (jurisdiction_id, cadre_id, name, name_as_written, pinyin, initials, unit_id, title, is_head, sort_order)
     values ($1, $2, $3, $3, $4, $4, $5, '局长', true, $6)`,
    [jurisdictionId, cadreId, `干部${n}`, `ganbu${n}`, unitId, n],
  );
  return { jurisdictionId, unitId, cadreId };
}

async function makePerson(test: TestApp, role: Role, place: Place, n: number): Promise<Person> {
  const username = `policy.${role}${n}`;
  const belongsToNobody = OFFICER_ROLES.includes(role) || role === "feedback_giver";
  const headers = await test.signIn(role, {
    username,
    unitIds: role === "unit_clerk" ? [place.unitId] : [],
    cadreId: belongsToNobody ? null : place.cadreId,
  });
  const { user } = (await test.app.inject({ url: "/api/session", headers })).json();
  return { role, username, userId: user.userId, headers, ...place };
}
