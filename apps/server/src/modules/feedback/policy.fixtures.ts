import {
  about,
  type Person,
  type PolicyFixtures,
  type PolicyWorld,
  plain,
} from "../../platform/testing/policy-world.ts";
import { aboutCadre, campaignFor, inCampaign } from "../campaigns/testing/policy-campaigns.ts";

/** The letters are out already. */
const released = { alsoAllowed: [409] };
/** Talks may be recorded, and answered, already. */
const spokenFor = { alsoAllowed: [409] };
const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
const record = { payload: { form: "individual", heldOn: today, reception: "accepted" } };
const isElsewhere = { hides: (other: Person) => other.cadreId };

/** The giver who talks about the letter of this person's place. */
function giverFor(world: PolicyWorld, subject: Person): string {
  const [asker, other] = [world.asker("feedback_giver"), world.other("feedback_giver")];
  return (subject.cadreId === other.cadreId ? other : asker).userId;
}

async function assignment(world: PolicyWorld, subject: Person) {
  const assignments = [{ cadreId: subject.cadreId, giverId: giverFor(world, subject) }];
  return { params: { id: await campaignFor(world, subject, "released") }, payload: { assignments } };
}

async function wanted(world: PolicyWorld, subject: Person) {
  return {
    params: { id: await campaignFor(world, subject, "released") },
    payload: { cadreIds: [subject.cadreId] },
  };
}

const edit = { payload: { revision: 1, strengths: [], shortcomings: [], measures: [] } };

export const fixtures: PolicyFixtures = {
  "GET /api/campaigns/:id/letters": plain(inCampaign("released"), isElsewhere),
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
  "GET /api/my/talks": plain(),
  "GET /api/campaigns/:id/talks/:cadreId": about(aboutCadre("released")),
  "PUT /api/campaigns/:id/talks/:cadreId/record": about(aboutCadre("released", record), spokenFor),
  "POST /api/campaigns/:id/talks/proposal": about(wanted),
  "POST /api/campaigns/:id/talks/assign": about(assignment, spokenFor),
  // Nothing is recorded yet, or another record than this one.
  "POST /api/my/talks/:id/answer": plain(
    inCampaign("released", { payload: { tookPlace: true, recordedAt: "2026-01-01T00:00:00.000Z" } }),
    spokenFor,
  ),
};
