import { z } from "zod";
import { instant } from "../../platform/http/shapes.ts";
import { ROLES } from "../../platform/policy.ts";

export const role = z.enum(ROLES);
export const grant = z.object({
  role,
  unitIds: z
    .array(z.string().max(64))
    .max(5000)
    .default([])
    .describe("Units that a role of scope unit reaches"),
});

export const jurisdiction = z.object({
  id: z.string(),
  name: z.string(),
  fictional: z.boolean().describe("Made-up data; every page says so"),
});

export const whoAmI = z.object({
  user: z.object({ userId: z.string(), username: z.string(), displayName: z.string() }),
  roles: z.array(role),
  grants: z.array(grant),
  cadreId: z.uuid().nullable(),
  jurisdiction: jurisdiction.nullable(),
  permissions: z
    .record(z.string(), z.enum(["all", "unit", "own"]))
    .describe("How far each action of the policy table reaches for this person"),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  mustEnrol: z.boolean().describe("A second factor must be enrolled before anything else"),
  idleMinutes: z.number().int().describe("Minutes without a request after which the session ends"),
});

export const sessionRow = z.object({
  sessionId: z.uuid(),
  address: z.string(),
  agent: z.string(),
  createdAt: instant,
  seenAt: instant,
  current: z.boolean(),
});

export const accountRow = z.object({
  accountId: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  active: z.boolean(),
  locked: z.boolean().describe("Five wrong attempts; for 30 minutes"),
  held: z.boolean().describe("Reset, and not yet released by the security officer"),
  secondFactor: z.boolean(),
  cadreId: z.uuid().nullable(),
  grants: z.array(grant),
  passwordDue: z.boolean(),
  createdAt: instant,
});

const minutes = z.number().int().min(1).max(60);
export const settings = z.object({
  idleMinutes: minutes,
  roleIdleMinutes: z.partialRecord(role, minutes),
  officersSecondFactor: z.boolean(),
});
