import {
  about,
  type Parts,
  type Person,
  type PolicyFixtures,
  type PolicyWorld,
  plain,
} from "../../platform/testing/policy-world.ts";
import { campaignFor, crewIn, inCampaign } from "../campaigns/testing/policy-campaigns.ts";

const FILE = {
  name: "测评.csv",
  bytes: `ratee,sheet,${Array.from({ length: 11 }, (_, i) => `LEAD${i + 1}`).join()}\nD0,1${",3".repeat(11)}\n`,
};

/** Without the columns that a counting form has. */
const FORM = { name: "计票表.csv", bytes: "姓名,指标\n甲,票数\n" };

/** Counted, discarded or not checked already. */
const closed = { alsoAllowed: [409] };

export const fixtures: PolicyFixtures = {
  "POST /api/campaigns/:id/ratings": about(inCampaign("collect", { upload: FILE })),
  "GET /api/campaigns/:id/ratings": about(inCampaign("collect")),
  "GET /api/campaigns/:id/ratings/:rid": about(importOf("read")),
  "PUT /api/campaigns/:id/ratings/:rid/mapping": about(mappingOf),
  "POST /api/campaigns/:id/ratings/:rid/confirm": about(importOf("confirm", { payload: {} }), closed),
  "DELETE /api/campaigns/:id/ratings/:rid": about(importOf("discard"), closed),
  "GET /api/mappings": plain(),
  "PUT /api/campaigns/:id/ballots": about(async (world, subject) => ({
    params: { id: await campaignFor(world, subject, "collect") },
    payload: { rows: [{ cadreId: subject.cadreId, group: "peers", issued: 10 }] },
  })),
  "GET /api/campaigns/:id/paper": about(inCampaign("collect")),
  "POST /api/campaigns/:id/paper": about(newPaper, closed),
  "GET /api/campaigns/:id/paper/:countId": about(paperOf()),
  "PUT /api/campaigns/:id/paper/:countId/entry": about(
    paperOf({ payload: { counts: {}, submit: false } }),
    closed,
  ),
  "GET /api/campaigns/:id/paper/:countId/form.xlsx": about(paperOf()),
  "POST /api/campaigns/:id/paper/:countId/form": about(paperOf({ upload: FORM }), { alsoAllowed: [422] }),
  "POST /api/campaigns/:id/paper/:countId/take": about(paperOf(), closed),
  "POST /api/campaigns/:id/paper/:countId/keep": about(paperOf(), closed),
  "POST /api/campaigns/:id/paper/:countId/discard": about(
    paperOf({ payload: { reason: "权限检验" } }),
    closed,
  ),
  "POST /api/campaigns/:id/paper/:countId/withdraw": about(
    paperOf({ payload: { reason: "权限检验" } }),
    closed,
  ),
  "GET /api/campaigns/:id/evidence": about(inCampaign("released")),
};

interface Uploaded {
  importId: string;
  mapping: object;
}

function uploadedIn(world: PolicyWorld, subject: Person, use: string): Promise<Uploaded> {
  const { jurisdictionId } = subject;
  return world.once(`ratings to ${use} in ${jurisdictionId}`, async () => {
    const id = await campaignFor(world, subject, "collect");
    const { office } = await crewIn(world, jurisdictionId);
    const { body } = await office.upload(`/api/campaigns/${id}/ratings`, FILE.name, FILE.bytes);
    return { importId: body.importId, mapping: body.mapping };
  });
}

function importOf(use: string, rest: Omit<Parts, "params"> = {}) {
  return async (world: PolicyWorld, subject: Person): Promise<Parts> => {
    const id = await campaignFor(world, subject, "collect");
    return { params: { id, rid: (await uploadedIn(world, subject, use)).importId }, ...rest };
  };
}

async function mappingOf(world: PolicyWorld, subject: Person): Promise<Parts> {
  const { mapping } = await uploadedIn(world, subject, "map");
  return importOf("map", { payload: { mapping } })(world, subject);
}

/** Paper ballots of a rater group that the files of the other routes leave alone. */
async function newPaper(world: PolicyWorld, subject: Person): Promise<Parts> {
  const id = await campaignFor(world, subject, "collect");
  const payload = { group: "superiors", ratees: [subject.cadreId], place: "会议室", countedOn: "2026-01-05" };
  return { params: { id }, payload };
}

function paperOf(rest: Omit<Parts, "params"> = {}) {
  return async (world: PolicyWorld, subject: Person): Promise<Parts> => {
    const { jurisdictionId, cadreId } = subject;
    const { params, payload } = await newPaper(world, subject);
    const url = `/api/campaigns/${params?.id}/paper`;
    const countId = await world.once(`paper about ${cadreId} in ${jurisdictionId}`, async () => {
      const { office } = await crewIn(world, jurisdictionId);
      const { items } = (await office.get(url)).body;
      const known = items.find((one: { ratees: { cadreId: string }[] }) =>
        one.ratees.some((ratee) => ratee.cadreId === cadreId),
      );
      return known?.countId ?? (await office.send("POST", url, payload)).body.countId;
    });
    return { params: { ...params, countId }, ...rest };
  };
}
