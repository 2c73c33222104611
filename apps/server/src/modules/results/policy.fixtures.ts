import { about, type PolicyFixtures, plain } from "../../platform/testing/policy-world.ts";
import { aboutCadre, campaignFor, inCampaign } from "../campaigns/testing/policy-campaigns.ts";

/** The campaign has passed the stage in which this is done. */
const passed = { alsoAllowed: [409] };

export const fixtures: PolicyFixtures = {
  "POST /api/campaigns/:id/score": about(inCampaign("released"), passed),
  "GET /api/campaigns/:id/results": plain(async (world, subject) => ({
    params: { id: await campaignFor(world, subject, "released") },
  })),
  "GET /api/campaigns/:id/results/:cadreId": about(aboutCadre("released")),
  // Of the whole campaign: not for those who see their own result only.
  "GET /api/campaigns/:id/reliability": plain(inCampaign("released"), { alsoAllowed: [404] }),
  "GET /api/reliability": plain(),
  "GET /api/my/results": plain(),
  "GET /api/campaigns/:id/quota": about(inCampaign("released")),
  "PUT /api/campaigns/:id/quota/approval": about(
    inCampaign("released", { payload: { document: "批复〔2026〕1号" } }),
    passed,
  ),
  "POST /api/campaigns/:id/proposals": about(inCampaign("released"), passed),
  // About somebody else than anybody who asks: nobody decides about oneself.
  "PUT /api/campaigns/:id/results/:cadreId/grade": about(
    async (world, subject) => ({
      params: {
        id: await campaignFor(world, subject, "released"),
        cadreId: world.foreigner.cadreId,
      },
      payload: { grade: "competent", reason: "" },
    }),
    passed,
  ),
  "POST /api/campaigns/:id/grades/accept": about(
    async (world, subject) => ({
      params: { id: await campaignFor(world, subject, "released") },
      payload: { cadreIds: [world.foreigner.cadreId] },
    }),
    passed,
  ),
};
