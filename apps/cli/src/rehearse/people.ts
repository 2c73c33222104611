import { randomBytes } from "node:crypto";
import { ApiClient } from "../client.ts";

/** Everybody whom the line needs, each signed in as themselves: the three officers made them one after another. */
export interface People {
  office: ApiClient;
  leader: ApiClient;
  auditor: ApiClient;
  supervisor: ApiClient;
  /** An account for a person assessed. */
  cadre(cadreId: string): Promise<ApiClient>;
}

type Role = "office" | "leader" | "supervisor" | "cadre";

/** @param output of the server's first start, which shows the first accounts once */
export async function makePeople(url: string, output: string): Promise<People> {
  /** Sign in with a first password and choose an own one, as everybody has to. */
  const begin = async (username: string, first: string): Promise<ApiClient> => {
    const client = new ApiClient(url);
    await client.signIn(username, first);
    await client.send("POST", "/api/session/password", { current: first, next: newPassword() });
    return client;
  };
  const officer = async (username: string): Promise<ApiClient> => {
    const password = new RegExp(`^\\s+${username}\\s+(\\S+)`, "m").exec(output)?.[1];
    if (password === undefined) throw new Error(`The first start showed no password for ${username}.`);
    return begin(username, password);
  };
  const system = await officer("sysadmin");
  const security = await officer("security");
  const auditor = await officer("auditor");

  async function make(username: string, role: Role, cadreId?: string): Promise<ApiClient> {
    const password = newPassword();
    const { accountId } = await system.send<{ accountId: string }>("POST", "/api/accounts", {
      username,
      displayName: username,
      password,
      ...(cadreId === undefined ? {} : { cadreId }),
    });
    await security.send("PUT", `/api/accounts/${accountId}/grants`, { grants: [{ role, unitIds: [] }] });
    return begin(username, password);
  }

  return {
    auditor,
    office: await make("rehearsal.office", "office"),
    leader: await make("rehearsal.leader", "leader"),
    supervisor: await make("rehearsal.supervisor", "supervisor"),
    cadre: (cadreId) => make(`rehearsal.${cadreId.slice(0, 8)}`, "cadre", cadreId),
  };
}

function newPassword(): string {
  return `Rh-${randomBytes(12).toString("base64url")}-9`;
}
