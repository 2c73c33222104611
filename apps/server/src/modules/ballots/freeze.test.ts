import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { Client } from "../campaigns/testing/driver.ts";
import {
  done,
  freeze,
  iso,
  preparedRound,
  type TestRound,
  type VotingCounty,
  votingCampaign,
  votingCounty,
} from "./testing/round.ts";
import { TestSigner } from "./testing/signer.ts";

let server: TestApp;
let county: VotingCounty;
let campaignId: string;
beforeAll(async () => {
  server = await createTestApp();
  county = await votingCounty(server, 4, 1);
  campaignId = await votingCampaign(county);
});
afterAll(async () => {
  await county.box.remove();
  await server.close();
});

const propose = (round: TestRound, person = county.crew.office, earlyReason?: string) =>
  person.send("POST", `${round.base}/advance`, { to: "freeze", note: "", earlyReason });
const unmet = (body: { details: { unmet: { key: string }[] } }) => body.details.unmet.map((one) => one.key);

describe("freezing a manifest", () => {
  test("needs raters, windows in the future, two officers and a supervisor with keys", async () => {
    const round = await preparedRound(county, campaignId, { mode: "mock" });
    const noKey = new Client(server, await server.signIn("leader", { username: "leader.two" }));
    const withoutKey = (await noKey.get("/api/session")).body.user.userId;
    const past = { from: iso(Date.now() - 9e6), until: iso(Date.now() - 8e6) };
    const settings = { issuing: past, casting: past, officers: [withoutKey], supervisor: null };
    await done(county.crew.office.send("PATCH", round.base, { settings }));
    const group = {
      ...{ label: { zh: "空组", en: "Empty" }, role: "peers" },
      ...{ ratees: [county.heads[0]!.cadreId], people: [], extraCards: 0 },
    };
    await done(county.crew.office.send("POST", `${round.base}/plan/groups`, group));
    const refused = await propose(round);
    expect(refused).toMatchObject({ status: 409, body: { code: "round-needs" } });
    expect(unmet(refused.body)).toEqual([
      "groups-filled",
      "windows-set",
      "officers-ready",
      "supervisor-ready",
    ]);
  });

  test("of a formal round wants a reason where anonymity or comparison is weak, of a mock round it does not", async () => {
    const formal = await preparedRound(county, campaignId);
    const refused = await propose(formal);
    expect(refused).toMatchObject({ status: 422, body: { code: "reason-required" } });
    expect(unmet(refused.body)).toEqual(["windows-apart", "everybody-rated", "anonymous", "reachable"]);
    const mock = await preparedRound(county, campaignId, { mode: "mock" });
    expect((await propose(mock)).body.state).toBe("proposed");
  });

  test("takes two people, and nothing changes between the two", async () => {
    const round = await preparedRound(county, campaignId);
    const { office, leader } = county.crew;
    expect((await propose(round, office, "检验")).body.state).toBe("proposed");
    expect(await propose(round, office)).toMatchObject({
      status: 409,
      body: { code: "second-person-needed" },
    });
    const change = await office.send("PATCH", round.base, { title: "别的题目" });
    expect(change).toMatchObject({ status: 409, body: { code: "step-pending" } });
    expect((await propose(round, county.crew.supervisor)).status).toBe(403);
    await done(office.send("POST", `${round.base}/withdraw`, { note: "" }));
    await done(office.send("PATCH", round.base, { title: "别的题目" }));
    await done(propose(round, office, "检验"));
    const { body } = await done(propose(round, leader));
    expect(body).toMatchObject({ state: "taken", round: { round: { title: "别的题目", state: "casting" } } });
    expect(await propose(round, leader)).toMatchObject({ status: 409, body: { code: "step-not-next" } });
    expect(body.round.stateLine[1].by).toEqual(["office.one", "leader.one"]);
  });

  test("freezes nothing while the box is down, and can be repeated when it is back", async () => {
    const round = await preparedRound(county, campaignId);
    await done(propose(round, county.crew.office, "检验"));
    await county.box.kill();
    const refused = await propose(round, county.crew.leader);
    expect(refused).toMatchObject({ status: 409, body: { code: "round-needs" } });
    expect(unmet(refused.body)).toContain("box-up");
    expect((await county.crew.office.get("/api/ballots/box")).body.state).toBe("down");
    expect((await county.crew.office.get(round.base)).body.round).toMatchObject({
      state: "setup",
      received: null,
    });
    await county.box.start();
    expect((await done(propose(round, county.crew.leader))).body.state).toBe("taken");
  });

  test("fixes everything that anonymity rests on", async () => {
    const round = await preparedRound(county, campaignId);
    const { numbers, thresholds, round: frozen } = await freeze(county, round);
    const { office } = county.crew;
    const group = numbers[0].group;
    const attempts = [
      office.send("PATCH", round.base, { settings: { commentLength: 0 } }),
      office.send("PATCH", round.base, { settings: { officers: [] } }),
      office.send("PATCH", round.base, { title: "改名" }),
      office.send("POST", `${round.base}/plan/propose`, {}),
      office.send("POST", `${round.base}/plan/link`, {}),
      office.send("PUT", `${round.base}/plan/groups/${group}`, { extraCards: 50 }),
      office.send("DELETE", `${round.base}/plan/groups/${group}`),
    ];
    for (const answer of await Promise.all(attempts))
      expect(answer).toMatchObject({ status: 409, body: { code: "round-frozen" } });
    const after = (await office.get(round.base)).body;
    expect(after).toMatchObject({ thresholds, round: { manifestHash: frozen.manifestHash } });
    // The box holds the same manifest and takes no other for this round.
    const manifest = await office.raw(`${round.base}/manifest`);
    expect(await (await fetch(`${frozen.boothUrl}api/manifest`)).text()).toBe(manifest.body);
    const other = JSON.stringify({
      ...JSON.parse(manifest.body),
      thresholds: { comments: 2, distribution: 2, mean: 2 },
    });
    const swapped = await fetch(`${county.box.place.url}/boxes`, {
      method: "POST",
      headers: { authorization: `Bearer ${county.box.place.setupKey}` },
      body: other,
    });
    expect(swapped.status).toBe(409);
  });
});

describe("a signing key", () => {
  test("is entered by its owner only, and shown with the sealed part to nobody else", async () => {
    const { office, leader } = county.crew;
    const { proofText } = (await office.get("/api/my/signing-key")).body;
    expect(proofText).toBe("hengjian/signing-key/1\noffice.one\n");
    const stolen = county.leader.keyBody(proofText);
    expect(await office.send("PUT", "/api/my/signing-key", stolen)).toMatchObject({
      ...{ status: 422, body: { code: "key-unproven" } },
    });
    const signers = (await leader.get(`${(await preparedRound(county, campaignId)).base}/signers`)).body;
    expect(JSON.stringify(signers)).not.toContain("sealed");
    expect(signers.items.map((one: { name: string }) => one.name)).toContain("supervisor.one");
  });

  test("may be replaced, and a frozen round goes on naming the one before", async () => {
    const round = await preparedRound(county, campaignId);
    await freeze(county, round);
    const before = county.office;
    const after = await TestSigner.enter(county.crew.office, "office.one");
    await done(before.client.send("POST", `${round.base}/close/order`, { note: "", earlyReason: "检验" }));
    expect(await after.signOrder(round.base, "close")).toMatchObject({
      status: 422,
      body: { code: "bad-signature" },
    });
    const { body } = await before.client.get(`${round.base}/close`);
    expect(body.order.myKey.publicKey).toBe(before.publicKey);
    expect((await before.signOrder(round.base, "close")).body.order.signatures).toHaveLength(1);
    county.office = after;
  });
});
