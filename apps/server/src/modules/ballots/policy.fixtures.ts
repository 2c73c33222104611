import { keyProofText, newSigner, signNote, toBase64, verifierOf, verifierText } from "@hengjian/ballot";
import { nodeRandom } from "@hengjian/ballot/node";
import {
  about,
  type Parts,
  type Person,
  type PolicyFixtures,
  type PolicyWorld,
  plain,
} from "../../platform/testing/policy-world.ts";
import { campaignFor, crewIn, inCampaign } from "../campaigns/testing/policy-campaigns.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";
/** The round is not frozen, not closed or not ready: a rule of the domain, not of the policy. */
const early = { alsoAllowed: [409] };

interface PolicyRound {
  id: string;
  roundId: string;
  group: string;
}

/** A round in its set-up in the jurisdiction of the subject, over a campaign that collects. */
function roundFor(world: PolicyWorld, subject: Person, name = "round"): Promise<PolicyRound> {
  const { jurisdictionId } = subject;
  return world.once(`${name} in ${jurisdictionId}`, async () => {
    const id = await campaignFor(world, subject, "collect");
    const { office } = await crewIn(world, jurisdictionId);
    const made = await office.send("POST", `/api/campaigns/${id}/rounds`, {
      title: "权限检验",
      mode: "mock",
    });
    const { roundId } = made.body.round;
    const plan = await office.get(`/api/campaigns/${id}/rounds/${roundId}/plan`);
    return { id, roundId, group: plan.body.groups[0].group };
  });
}

function inRound(rest: Omit<Parts, "params"> = {}, extra: Record<string, string> = {}) {
  return async (world: PolicyWorld, subject: Person): Promise<Parts> => {
    const { id, roundId } = await roundFor(world, subject);
    return { params: { id, roundId, ...extra }, ...rest };
  };
}

function inGroup(rest: Omit<Parts, "params"> = {}) {
  return async (world: PolicyWorld, subject: Person): Promise<Parts> => {
    const { id, roundId, group } = await roundFor(world, subject);
    return { params: { id, roundId, group }, ...rest };
  };
}

async function newGroup(world: PolicyWorld, subject: Person): Promise<Parts> {
  const { id, roundId } = await roundFor(world, subject);
  const payload = {
    ...{ label: { zh: "另一组", en: "Another" }, role: "peers", extraCards: 3 },
    ...{ ratees: [subject.cadreId], people: [] },
  };
  return { params: { id, roundId }, payload };
}

/** A group of its own each time, since asking removes it. */
async function oneGroup(world: PolicyWorld, subject: Person): Promise<Parts> {
  const { params, payload } = await newGroup(world, subject);
  const { office } = await crewIn(world, subject.jurisdictionId);
  const made = await office.send(
    "POST",
    `/api/campaigns/${params!.id}/rounds/${params!.roundId}/plan/groups`,
    payload,
  );
  return { params: { ...params, group: made.body.group.group } };
}

async function oneRecusal(world: PolicyWorld, subject: Person): Promise<Parts> {
  const { office } = await crewIn(world, subject.jurisdictionId);
  const { cadreId } = subject;
  const payload = { person: `cadre:${cadreId}`, cadreId, kind: "other", note: "" };
  const { body } = await office.send("POST", "/api/ballots/recusals", payload);
  return { params: { recusalId: body.items.at(-1).recusalId } };
}

function ownKey(_world: PolicyWorld, { username }: Person): Parts {
  const signer = newSigner(username, nodeRandom(32));
  const bytes = toBase64(nodeRandom(16));
  return {
    payload: {
      publicKey: verifierText(verifierOf(signer)),
      proof: signNote(keyProofText(username), [signer]),
      blob: {
        ...{ format: "hengjian-signing-key/1", kdf: "scrypt", n: 2, r: 8, p: 1, cipher: "aes-256-gcm" },
        ...{ salt: bytes, nonce: bytes, sealed: bytes },
      },
    },
  };
}

const unknownRound = { manifest: "0".repeat(64), code: "0".repeat(24) };
const base = "/api/campaigns/:id/rounds/:roundId";

export const fixtures: PolicyFixtures = {
  "GET /api/campaigns/:id/rounds": about(inCampaign("collect")),
  "POST /api/campaigns/:id/rounds": about(
    inCampaign("collect", { payload: { title: "检验", mode: "mock" } }),
  ),
  [`GET ${base}`]: about(inRound()),
  [`PATCH ${base}`]: about(inRound({ payload: { title: "改名" } })),
  [`POST ${base}/advance`]: about(inRound({ payload: { to: "freeze", note: "" } }), early),
  [`POST ${base}/withdraw`]: about(inRound({ payload: { note: "" } }), early),
  [`GET ${base}/live`]: about(inRound(), early),
  [`GET ${base}/manifest`]: about(inRound(), early),
  [`GET ${base}/notice`]: about(inRound(), early),
  [`GET ${base}/protocol`]: about(inRound(), early),
  [`GET ${base}/signers`]: plain(inRound()),
  [`GET ${base}/people`]: plain(inRound()),
  [`GET ${base}/plan`]: about(inRound()),
  [`POST ${base}/plan/propose`]: about(async (world, subject) => {
    const { id, roundId } = await roundFor(world, subject, "round to plan");
    return { params: { id, roundId }, payload: {} };
  }),
  [`POST ${base}/plan/link`]: about(inRound({ payload: {} }), early),
  [`POST ${base}/plan/groups`]: about(newGroup, { alsoAllowed: [422] }),
  [`GET ${base}/plan/groups/:group`]: about(inGroup()),
  [`PUT ${base}/plan/groups/:group`]: about(inGroup({ payload: { extraCards: 2 } })),
  [`DELETE ${base}/plan/groups/:group`]: about(oneGroup),
  [`GET ${base}/form`]: about(async (world, subject) => {
    const { id, roundId, group } = await roundFor(world, subject);
    return { params: { id, roundId }, query: { group } };
  }),
  "GET /api/ballots/box": plain(),
  "GET /api/ballots/lines": plain(),
  "PUT /api/ballots/lines": plain((_, { cadreId, unitId }) => ({
    payload: { person: `cadre:${cadreId}`, unitIds: [unitId] },
  })),
  "GET /api/ballots/recusals": plain(),
  "POST /api/ballots/recusals": plain((_, { cadreId }) => ({
    payload: { person: `cadre:${cadreId}`, cadreId, kind: "relative" },
  })),
  "DELETE /api/ballots/recusals/:recusalId": about(oneRecusal),
  [`GET ${base}/cards`]: about(inRound()),
  [`POST ${base}/cards/print`]: about(inRound({ payload: {} }), early),
  [`POST ${base}/cards/reprint`]: about(inRound({ payload: { group: "g1" } }), early),
  [`POST ${base}/cards/returned`]: about(inRound({ payload: { group: "g1", unused: 0 } }), early),
  [`GET ${base}/issued`]: about(inRound({ query: { q: "甲" } })),
  [`GET ${base}/replacements`]: about(inRound()),
  [`POST ${base}/replacements`]: about(inRound({ payload: { group: "g1", raterId: NOBODY } }), early),
  [`POST ${base}/replacements/:replacementId/confirm`]: about(
    inRound({ payload: {} }, { replacementId: NOBODY }),
    early,
  ),
  [`POST ${base}/replacements/:replacementId/withdraw`]: about(
    inRound({ payload: {} }, { replacementId: NOBODY }),
    early,
  ),
  [`GET ${base}/close`]: about(inRound()),
  [`POST ${base}/close/order`]: about(inRound({ payload: {} }), early),
  [`POST ${base}/close/withdraw`]: about(inRound({ payload: {} }), early),
  [`POST ${base}/close/send`]: about(inRound({ payload: {} }), early),
  [`POST ${base}/close/signatures`]: about(inRound({ payload: { note: "" } }), early),
  [`POST ${base}/close/cosign`]: about(inRound({ payload: { note: "" } }), early),
  [`GET ${base}/record`]: about(inRound(), early),
  [`GET ${base}/recount`]: about(inRound(), early),
  [`POST ${base}/recount/signatures`]: about(inRound({ payload: { note: "" } }), early),
  [`POST ${base}/recount/download`]: about(inRound({ payload: {} }), early),
  "GET /api/my/signing-key": plain(),
  "PUT /api/my/signing-key": plain(ownKey),
  "GET /api/my/ballots": plain(),
  "POST /api/my/ballots/:roundId/code": plain({ params: { roundId: NOBODY } }, { alsoAllowed: [404] }),
  "OPTIONS /api/ballots/eligibility": plain(),
  "POST /api/ballots/eligibility": plain({ payload: unknownRound }),
  "OPTIONS /api/ballots/tokens": plain(),
  "POST /api/ballots/tokens": plain({ payload: { ...unknownRound, group: "g1", blinded: "A".repeat(512) } }),
};
