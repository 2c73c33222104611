import { about, type PolicyFixtures, plain } from "../../platform/testing/policy-world.ts";
import { aboutCadre, inCampaign } from "../campaigns/testing/policy-campaigns.ts";

/** The letters are out already. */
const released = { alsoAllowed: [409] };
const edit = { payload: { revision: 1, strengths: [], shortcomings: [], measures: [] } };

export const fixtures: PolicyFixtures = {
  "GET /api/campaigns/:id/letters": plain(inCampaign("released")),
  "GET /api/campaigns/:id/letters/:cadreId": about(aboutCadre("released")),
  "GET /api/campaigns/:id/letters/:cadreId.docx": about(aboutCadre("released")),
  "GET /api/campaigns/:id/letters/:cadreId.pdf": about(aboutCadre("released")),
  "GET /api/campaigns/:id/improvements": plain(inCampaign("released")),
  "POST /api/campaigns/:id/letters/draft": about(inCampaign("released", { payload: {} })),
  "PUT /api/campaigns/:id/letters/:cadreId": about(aboutCadre("released", edit), released),
  "POST /api/campaigns/:id/letters/release": about(inCampaign("released", { payload: {} }), released),
  "POST /api/campaigns/:id/letters/export": about(inCampaign("released", { payload: { formats: ["docx"] } })),
  "GET /api/my/letters": plain(),
  // Once acknowledged it stays so.
  "POST /api/my/letters/:id/acknowledge": plain(
    inCampaign("released", { payload: { understood: true } }),
    released,
  ),
};
