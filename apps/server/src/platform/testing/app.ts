import { createAccount, setGrants } from "../../modules/identity/service.ts";
import { registerModules } from "../../modules/index.ts";
import type { App } from "../http/app.ts";
import type { Role } from "../policy.ts";
import { createTestPlatform, TEST_JURISDICTION, type TestPlatform } from "./context.ts";

/** Headers of a request as the browser of a person signed in sends them; a type, so that `inject` takes it. */
export type SignedIn = { cookie: string; host: string; origin: string };

export interface SignInOptions {
  /** Units that a role of scope "unit" reaches. */
  unitIds?: readonly string[];
  /** The cadre that the account belongs to. */
  cadreId?: string | null;
  /** Two accounts of the same role need two names; by default a name made from the role. */
  username?: string;
}

export interface TestApp extends TestPlatform {
  app: App;
  /** An account of this role (made on first use), signed in by the real route: headers for `app.inject`. */
  signIn(role: Role, options?: SignInOptions): Promise<SignedIn>;
}

export const TEST_PASSWORD = "Zhongguo-2026";
const ORIGIN = { host: "localhost", origin: "http://localhost" };

/** The whole server over a fresh database; jobs are not started (`platform.jobs.start()` where a test needs them). */
export async function createTestApp(): Promise<TestApp> {
  const test = await createTestPlatform();
  const app = await registerModules(test.platform);
  await app.ready();
  const accounts = new Map<string, Promise<SignedIn>>();

  return {
    ...test,
    app,
    signIn(role, options = {}) {
      const key = JSON.stringify([role, options]);
      const known = accounts.get(key);
      if (known !== undefined) return known;
      const name = options.username ?? `test.${role}${Object.keys(options).length > 0 ? accounts.size : ""}`;
      const made = makeAccount(test, role, name, options).then(() => signInAs(app, name));
      accounts.set(key, made);
      return made;
    },
    async close() {
      await app.close();
      await test.close();
    },
  };
}

async function makeAccount(
  test: TestPlatform,
  role: Role,
  username: string,
  options: SignInOptions,
): Promise<void> {
  const { platform } = test;
  const installer = { platform, actor: { userId: "installer", jurisdictionId: TEST_JURISDICTION } };
  const accountId = await createAccount(installer, {
    username,
    displayName: username,
    password: TEST_PASSWORD,
    cadreId: options.cadreId ?? null,
    mustChange: false,
  });
  await setGrants(installer, accountId, [{ role, unitIds: options.unitIds ?? [] }]);
}

/** Sign in by name, as the page does. */
export async function signInAs(app: App, username: string, password = TEST_PASSWORD): Promise<SignedIn> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/session",
    headers: ORIGIN,
    payload: { username, password },
  });
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  if (answer.statusCode !== 200) throw new Error(`${username} was refused: ${answer.body}`);
  return { ...ORIGIN, cookie };
}
