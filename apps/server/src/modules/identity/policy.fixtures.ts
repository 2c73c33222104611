import { randomUUID } from "node:crypto";
import { TEST_PASSWORD } from "../../platform/testing/app.ts";
import {
  about,
  type Parts,
  type Person,
  type PolicyFixtures,
  type PolicyWorld,
  plain,
} from "../../platform/testing/policy-world.ts";
import { createAccount } from "./service.ts";
import { openSession } from "./sessions.ts";

/** A rule of the domain answers: a wrong password or code, or a name locked by it. */
const refused = { alsoAllowed: [422, 423] };

export const fixtures: PolicyFixtures = {
  "GET /api/health": plain(),
  "POST /api/session": plain({ payload: { username: "nobody", password: "none" } }),
  "GET /api/session": plain(),
  "DELETE /api/session": plain({}, { endsSession: true }),
  "POST /api/session/password": plain({ payload: { current: "wrong", next: "x" } }, refused),
  "POST /api/session/totp": plain({ payload: { password: TEST_PASSWORD } }, refused),
  "POST /api/session/totp/verify": plain({ payload: { code: "000000" } }, refused),
  "POST /api/session/totp/remove": plain({ payload: { password: TEST_PASSWORD } }, refused),
  "GET /api/sessions": plain(),
  "DELETE /api/sessions/:id": about(sessionOf),
  "GET /api/accounts": plain({ query: { size: "200" } }, { hides: (other) => other.userId }),
  "POST /api/accounts": plain(() => ({ payload: { username: newName(), displayName: "新账号" } })),
  "POST /api/accounts/:id/reset": about(account),
  "PUT /api/accounts/:id/active": about(async (world, subject) => ({
    ...(await account(world, subject)),
    payload: { active: false },
  })),
  "POST /api/accounts/:id/unlock": about(account),
  "DELETE /api/accounts/:id/sessions": about(account),
  "PUT /api/accounts/:id/grants": about(async (world, subject) => ({
    ...(await account(world, subject)),
    payload: { grants: [] },
  })),
  "POST /api/accounts/:id/release": about(heldAccount),
  "GET /api/security/settings": plain(),
  "PUT /api/security/settings": plain({
    payload: { idleMinutes: 15, roleIdleMinutes: {}, officersSecondFactor: false },
  }),
};

const newName = () => `p${randomUUID().slice(0, 8)}`;

const installer = (world: PolicyWorld, { jurisdictionId }: Person) => ({
  platform: world.test.platform,
  actor: { userId: "installer", jurisdictionId },
});

/** An account that nobody of the test uses. */
async function account(world: PolicyWorld, subject: Person): Promise<{ params: { id: string } }> {
  const username = newName();
  const request = { username, displayName: username, password: TEST_PASSWORD };
  return { params: { id: await createAccount(installer(world, subject), request) } };
}

async function heldAccount(world: PolicyWorld, subject: Person): Promise<Parts> {
  const { params } = await account(world, subject);
  await world.test.database.pool.query("update account set held = true where account_id = $1", [params.id]);
  return { params };
}

/** One more session of the person. */
async function sessionOf(world: PolicyWorld, subject: Person): Promise<Parts> {
  const { platform, database } = world.test;
  const of = { jurisdictionId: subject.jurisdictionId, accountId: subject.userId };
  const agent = randomUUID();
  await platform.db.transaction((tx) => openSession(tx, platform, of, { address: "127.0.0.1", agent }));
  const { rows } = await database.pool.query("select session_id as id from session where agent = $1", [
    agent,
  ]);
  return { params: { id: rows[0].id } };
}
