import { ApiClient } from "../apps/cli/src/client.ts";

export interface Credentials {
  username: string;
  password: string;
}

/** Accounts as an own system gets them: the three officers of the first start make and grant them. */
export async function makeAccounts(
  url: string,
  startOutput: string,
  wanted: readonly { username: string; role: string; cadreId?: string }[],
): Promise<Map<string, Credentials>> {
  const system = await officer(url, startOutput, "sysadmin");
  const security = await officer(url, startOutput, "security");
  const made = new Map<string, Credentials>();
  for (const { username, role, cadreId } of wanted) {
    const { accountId, password } = await system.send<{ accountId: string; password: string }>(
      "POST",
      "/api/accounts",
      {
        username,
        displayName: username,
        ...(cadreId === undefined ? {} : { cadreId }),
      },
    );
    await security.send("PUT", `/api/accounts/${accountId}/grants`, { grants: [{ role, unitIds: [] }] });
    const own = new ApiClient(url);
    await own.signIn(username, password);
    const next = `E2e-${username}-2026`.replace(username, username.split("").reverse().join(""));
    await own.send("POST", "/api/session/password", { current: password, next });
    made.set(username, { username, password: next });
  }
  return made;
}

async function officer(url: string, startOutput: string, username: string): Promise<ApiClient> {
  const password = new RegExp(`^\\s+${username}\\s+(\\S+)`, "m").exec(startOutput)?.[1] ?? "";
  const client = new ApiClient(url);
  const changed = `Changed-${password}`;
  // A later call finds the password changed already.
  await client.signIn(username, password).then(
    () => client.send("POST", "/api/session/password", { current: password, next: changed }),
    () => client.signIn(username, changed),
  );
  return client;
}
