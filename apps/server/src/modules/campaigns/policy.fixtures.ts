import { about, type PolicyFixtures, plain } from "../../platform/testing/policy-world.ts";
import { aboutCadre, inCampaign } from "./testing/policy-campaigns.ts";

/** The step waits for its second person already, or none waits. */
const pending = { alsoAllowed: [409] };

export const fixtures: PolicyFixtures = {
  "GET /api/campaigns": plain(),
  "POST /api/campaigns": plain({
    payload: { name: "权限检验", year: 2026, schemeId: "county-department-heads", unitIds: [] },
  }),
  "GET /api/campaigns/:id": about(inCampaign("released")),
  "PATCH /api/campaigns/:id": about(inCampaign("prepare", { payload: { name: "改名" } })),
  "GET /api/campaigns/:id/snapshot": about(inCampaign("released")),
  "PUT /api/campaigns/:id/ratees/:cadreId/unrated": about(
    aboutCadre("collect", { payload: { reason: "全年病休" } }),
  ),
  "POST /api/campaigns/:id/advance": about(inCampaign("collected", { payload: { to: "seal" } }), pending),
  "POST /api/campaigns/:id/withdraw": about(inCampaign("collected", { payload: {} }), pending),
};
