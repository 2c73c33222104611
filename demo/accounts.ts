import { headOf } from "./facts.ts";
import type { DemoAccount, DemoCadre } from "./types.ts";
import { UNITS } from "./units.ts";

/** One account for each role, two where a step needs two people; the first department's and first town's heads too. */
export function makeAccounts(cadres: readonly DemoCadre[]): DemoAccount[] {
  const department = UNITS.find((unit) => unit.name === "县交通局");
  const town = UNITS.find((unit) => unit.kind === "town");
  if (!department || !town) throw new Error("The county has lost a unit that its accounts name.");
  const heads = [department, town].map((unit) => headOf(unit, cadres));
  const account = (
    userName: string,
    role: DemoAccount["role"],
    displayName: string,
    reach: Partial<Pick<DemoAccount, "unitCodes" | "cadreId">> = {},
  ): DemoAccount => ({ userName, role, displayName, unitCodes: [], cadreId: null, ...reach });
  return [
    account("office1", "office", "考核办一"),
    account("office2", "office", "考核办二"),
    account("leader", "leader", "分管领导"),
    account("supervisor", "supervisor", "监督员"),
    account("clerk", "unit_clerk", `${department.name}联络员`, { unitCodes: [department.code] }),
    ...heads.map((head, i) => account(`head${i + 1}`, "cadre", head.name, { cadreId: head.id })),
    account("giver1", "feedback_giver", "反馈人一"),
    account("giver2", "feedback_giver", "反馈人二"),
    account("sysadmin", "system_officer", "系统管理员"),
    account("security", "security_officer", "安全管理员"),
    account("auditor", "audit_officer", "审计管理员"),
  ];
}
