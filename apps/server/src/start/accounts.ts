import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { DemoCounty } from "../../../../demo/county.ts";
import { account, accountGrant } from "../modules/identity/schema.ts";
import { createAccount, setGrants, usernames } from "../modules/identity/service.ts";
import { findUnitsByCode } from "../modules/roster/service.ts";
import type { Platform } from "../platform/context.ts";
import type { Actor, Role } from "../platform/policy.ts";
import { jurisdiction } from "../platform/schema.ts";

/** An account that the start prints. */
export interface StartAccount {
  username: string;
  password: string;
  roleZh: string;
  roleEn: string;
}

/** Printed at every start of the demo county, so it guards nothing; own systems get random passwords. */
export const DEMO_PASSWORD = "Yunxi-2026";

const ROLE_NAMES: Readonly<Record<Role, readonly [zh: string, en: string]>> = {
  office: ["考核办", "assessment office"],
  unit_clerk: ["单位联络员", "unit clerk"],
  cadre: ["被考核干部(单位主要负责人)", "cadre assessed (head of a unit)"],
  leader: ["分管领导", "leader"],
  feedback_giver: ["反馈人", "feedback giver"],
  supervisor: ["监督员", "supervisor"],
  system_officer: ["系统管理员", "system officer"],
  security_officer: ["安全管理员", "security officer"],
  audit_officer: ["审计管理员", "audit officer"],
};

/** Who acts when the program itself does: the first start. */
export function startActor(platform: Platform, jurisdictionId: string, userId = "first-start") {
  return { platform, actor: { userId, jurisdictionId } };
}

/** An own system begins with the three officers [三员] alone; they make every other account. */
export async function makeFirstAccounts(platform: Platform): Promise<StartAccount[]> {
  const jurisdictionId = "main";
  await platform.db.insert(jurisdiction).values({ jurisdictionId, name: "本单位" }).onConflictDoNothing();
  const officers = [
    ["sysadmin", "system_officer"],
    ["security", "security_officer"],
    ["auditor", "audit_officer"],
  ] as const;
  const made: StartAccount[] = [];
  for (const [username, role] of officers) {
    const password = `Hj-${randomBytes(9).toString("base64url")}-7`;
    const ctx = startActor(platform, jurisdictionId);
    const accountId = await createAccount(ctx, { username, displayName: ROLE_NAMES[role][0], password });
    await setGrants(ctx, accountId, [{ role, unitIds: [] }]);
    made.push(printed(username, password, role));
  }
  return made;
}

function printed(username: string, password: string, role: Role): StartAccount {
  const [roleZh, roleEn] = ROLE_NAMES[role];
  return { username, password, roleZh, roleEn };
}

export function demoAccountList(county: DemoCounty): StartAccount[] {
  return county.accounts.map((account) => printed(account.userName, DEMO_PASSWORD, account.role));
}

/** @param cadreIds UUID of each demo cadre */
export async function loadDemoAccounts(
  platform: Platform,
  county: DemoCounty,
  cadreIds: ReadonlyMap<string, string>,
): Promise<void> {
  const ctx = startActor(platform, county.jurisdiction.id);
  const known = await usernames(platform);
  for (const { userName, displayName, role, unitCodes, cadreId } of county.accounts) {
    if (known.has(userName)) continue;
    const accountId = await createAccount(ctx, {
      username: userName,
      displayName,
      password: DEMO_PASSWORD,
      mustChange: false,
      cadreId: cadreId === null ? null : (cadreIds.get(cadreId) ?? null),
    });
    const units =
      unitCodes.length === 0 ? [] : await findUnitsByCode(platform.db, county.jurisdiction.id, unitCodes);
    await setGrants(ctx, accountId, [{ role, unitIds: units.map((unit) => unit.unitId) }]);
  }
}

/** A demo account as the services know a person signed in. */
export async function demoActor(
  platform: Platform,
  jurisdictionId: string,
  username: string,
): Promise<Actor> {
  const [row] = await platform.db
    .select()
    .from(account)
    .where(and(eq(account.jurisdictionId, jurisdictionId), eq(account.username, username)));
  if (row === undefined) throw new Error(`The demo county has no account ${username}.`);
  const grants = await platform.db
    .select({ role: accountGrant.role, unitIds: accountGrant.unitIds })
    .from(accountGrant)
    .where(and(eq(accountGrant.jurisdictionId, jurisdictionId), eq(accountGrant.accountId, row.accountId)));
  return {
    userId: row.accountId,
    username,
    displayName: row.displayName,
    jurisdictionId,
    grants,
    cadreId: row.cadreId,
  };
}
