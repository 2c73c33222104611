export interface Grant {
  role: string;
  unitIds: string[];
}

export interface AccountRow {
  accountId: string;
  username: string;
  displayName: string;
  active: boolean;
  locked: boolean;
  held: boolean;
  secondFactor: boolean;
  cadreId: string | null;
  grants: Grant[];
  passwordDue: boolean;
}

export const ROLES = [
  "office",
  "unit_clerk",
  "cadre",
  "leader",
  "feedback_giver",
  "supervisor",
  "system_officer",
  "security_officer",
  "audit_officer",
] as const;
