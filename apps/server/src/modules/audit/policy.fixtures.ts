import { type PolicyFixtures, plain } from "../../platform/testing/policy-world.ts";

export const fixtures: PolicyFixtures = {
  "GET /api/audit/events": plain(),
  "GET /api/audit/state": plain(),
  "GET /api/audit/checkpoints": plain(),
  "POST /api/audit/checkpoints": plain(),
  "GET /api/audit/root": plain(),
  "POST /api/audit/verifications": plain(),
  "GET /api/audit/export": plain(),
};
