import { randomUUID } from "node:crypto";
import {
  about,
  type Person,
  type PolicyFixtures,
  type PolicyWorld,
} from "../../platform/testing/policy-world.ts";
import { campaignFor, inCampaign } from "../campaigns/testing/policy-campaigns.ts";
import { finding } from "./schema.ts";

export const fixtures: PolicyFixtures = {
  "GET /api/campaigns/:id/analysis": about(inCampaign("released")),
  "POST /api/campaigns/:id/analysis": about(inCampaign("released")),
  "GET /api/campaigns/:id/findings": about(inCampaign("released")),
  "GET /api/findings/:id": about(async (world, subject) => ({
    params: { id: await findingOf(world, subject) },
  })),
  "PUT /api/findings/:id/disposition": about(async (world, subject) => ({
    params: { id: await findingOf(world, subject) },
    payload: { disposition: "noted", reason: "权限检验用" },
  })),
};

/** About the campaign as a whole: nobody deals with a finding about the own person, whatever the role. */
async function findingOf(world: PolicyWorld, subject: Person): Promise<string> {
  const findingId = randomUUID();
  const text = { zh: "检验", en: "Test" };
  await world.test.platform.db.insert(finding).values({
    ...{ jurisdictionId: subject.jurisdictionId, findingId, test: "straight-lining" },
    campaignId: await campaignFor(world, subject, "released"),
    ...{ subject: { kind: "campaign" }, subjectKey: findingId, cadreId: null },
    ...{ statistic: 1, effect: 1, p: 0.001, q: 0.01, sentence: text, stands: true, foundAt: new Date() },
    evidence: { facts: [], lines: [], chart: null },
  });
  return findingId;
}
