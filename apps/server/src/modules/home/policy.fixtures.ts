import { type PolicyFixtures, plain } from "../../platform/testing/policy-world.ts";

export const fixtures: PolicyFixtures = {
  "GET /api/todo": plain(),
  "GET /api/search": plain({ query: { q: "局" } }),
};
