import { openManifest } from "@hengjian/ballot";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { Client } from "../campaigns/testing/driver.ts";
import { TestPhone } from "./testing/phone.ts";
import {
  addressFor,
  close,
  done,
  freeze,
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
let round: TestRound;
let peers: string;
beforeAll(async () => {
  server = await createTestApp();
  county = await votingCounty(server, 4, 0);
  campaignId = await votingCampaign(county);
});
afterAll(async () => {
  await county.box.remove();
  await server.close();
});

/** A frozen round in which the first head has voted and the second holds a token. */
let waiting: TestPhone;
beforeEach(async () => {
  round = await preparedRound(county, campaignId, { mode: "mock" });
  peers = (await freeze(county, round)).numbers[0].group;
  const phone = await TestPhone.open(server, await addressFor(county, 0, round));
  await phone.signIn();
  await phone.cast(
    peers,
    phone.sheets(peers, () => "4"),
  );
  waiting = await TestPhone.open(server, await addressFor(county, 1, round));
  await waiting.signIn();
});

const order = (earlyReason?: string) =>
  county.office.client.send("POST", `${round.base}/close/order`, { note: "", earlyReason });
const closeOf = async () => (await county.office.client.get(`${round.base}/close`)).body;

describe("the order to close", () => {
  test("before the time of a formal round is over wants a reason", async () => {
    const formal = await preparedRound(county, campaignId);
    await freeze(county, formal);
    const early = await county.office.client.send("POST", `${formal.base}/close/order`, { note: "" });
    expect(early).toMatchObject({ status: 422, body: { code: "reason-required" } });
  });

  test("is for officers named in the manifest, and ends issuing so that its counts stay true", async () => {
    const stranger = await TestSigner.enter(county.crew.office2, "office.two");
    const refused = await stranger.client.send("POST", `${round.base}/close/order`, { note: "" });
    expect(refused).toMatchObject({ status: 403, body: { code: "not-an-officer" } });
    const { body } = await done(order());
    expect(body).toMatchObject({ phase: "signing", order: { complete: false, signatures: [] } });
    expect(body.order.text).toContain(`{"id":"${peers}","issued":2,"replaced":0}`);
    const late = await county.people[2]!.send("POST", `/api/my/ballots/${round.roundId}/code`, {});
    expect(late).toMatchObject({ status: 410, body: { code: "issuing-closed" } });
    expect((await order()).body.code).toBe("order-exists");
    // Whoever holds a token may still cast: only the box closes the box.
    expect(
      (
        await waiting.cast(
          peers,
          waiting.sheets(peers, () => "3"),
        )
      ).status,
    ).toBe(200);
  });

  test("can be taken back while it is not signed by two, and issuing goes on", async () => {
    await done(order());
    await done(county.office.signOrder(round.base, "close"));
    await done(county.leader.client.send("POST", `${round.base}/close/withdraw`, {}));
    expect((await closeOf()).phase).toBe("not-ordered");
    await addressFor(county, 2, round);
  });

  test("counts no signature of another text, of another person, or of one officer twice", async () => {
    await done(order());
    const { text } = (await closeOf()).order;
    const url = `${round.base}/close/signatures`;
    const inflated = text.replace('"issued":2', '"issued":9');
    for (const note of [county.office.sign(inflated), county.leader.sign(text), "", `${text}\n`]) {
      const answer = await county.office.client.send("POST", url, { note });
      expect(answer).toMatchObject({ status: 422, body: { code: "bad-signature" } });
    }
    await done(county.office.signOrder(round.base, "close"));
    expect(await county.office.signOrder(round.base, "close")).toMatchObject({
      body: { code: "signed-already" },
    });
    expect(
      (await county.supervisor.client.send("POST", url, { note: county.supervisor.sign(text) })).status,
    ).toBe(403);
    expect(await county.office.client.send("POST", `${round.base}/close/send`, {})).toMatchObject({
      ...{ status: 409, body: { code: "order-incomplete" } },
    });
  });
});

describe("closing", () => {
  test("keeps both signatures while the box is down, and goes on when it is back", async () => {
    await done(order());
    await done(county.office.signOrder(round.base, "close"));
    await county.box.kill();
    expect(await county.leader.signOrder(round.base, "close")).toMatchObject({
      status: 503,
      body: { code: "box-down" },
    });
    expect(await closeOf()).toMatchObject({ phase: "to-send", order: { complete: true } });
    const withdrawn = await county.leader.client.send("POST", `${round.base}/close/withdraw`, {});
    expect(withdrawn).toMatchObject({ status: 409, body: { code: "order-complete" } });
    await county.box.start();
    const sent = await done(county.office.client.send("POST", `${round.base}/close/send`, {}));
    expect(sent.body.phase).toBe("to-cosign");
  });

  test("takes no ballot afterwards and gives the receipt of an earlier one again", async () => {
    const sealed = waiting.seal(
      peers,
      waiting.sheets(peers, () => "3"),
    ).envelope;
    const early = await waiting.send(sealed);
    const slow = await TestPhone.open(server, await addressFor(county, 2, round));
    await slow.signIn();
    await close(county, round);
    expect(await waiting.send(sealed)).toEqual(early);
    const late = waiting.seal(
      peers,
      waiting.sheets(peers, () => "2"),
    ).envelope;
    expect(await waiting.send(late)).toMatchObject({ status: 409, body: { code: "token-spent" } });
    expect(
      await slow.cast(
        peers,
        slow.sheets(peers, () => "4"),
      ),
    ).toMatchObject({
      ...{ status: 410, body: { code: "closed" } },
    });
  });

  test("goes on where it stopped when the server died between the box and its own database", async () => {
    await done(order());
    await done(county.office.signOrder(round.base, "close"));
    const { text } = (await closeOf()).order;
    const signed = [county.office, county.leader].map((one) => one.sign(text).slice(text.length + 1));
    const { campaign } = openManifest(
      (await county.office.client.raw(`${round.base}/manifest`)).body,
    ).manifest;
    const url = `${county.box.place.url}/c/${campaign}/api/close`;
    expect((await fetch(url, { method: "POST", body: `${text}\n${signed.join("")}` })).status).toBe(200);
    const last = await done(county.leader.signOrder(round.base, "close"));
    expect(last.body.phase).toBe("to-cosign");
  });
});

describe("the supervisor", () => {
  test("alone cosigns the record, with the key that the manifest names", async () => {
    await done(order());
    for (const one of [county.office, county.leader]) await done(one.signOrder(round.base, "close"));
    const { note } = (await closeOf()).checkpoint;
    const url = `${round.base}/close/cosign`;
    const officer = await county.office.client.send("POST", url, { note: county.office.cosign(note) });
    expect(officer).toMatchObject({ status: 403, body: { code: "not-the-supervisor" } });
    const other = new Client(server, await server.signIn("supervisor", { username: "supervisor.two" }));
    const second = await TestSigner.enter(other, "supervisor.two");
    expect((await other.send("POST", url, { note: second.cosign(note) })).status).toBe(403);
    const otherSize = county.supervisor.cosign(note.replace(/\n(\d+)\n/, "\n1$1\n"));
    for (const bad of [note, county.office.cosign(note), otherSize])
      expect(await county.supervisor.client.send("POST", url, { note: bad })).toMatchObject({
        ...{ status: 422, body: { code: "bad-signature" } },
      });
    const right = await done(
      county.supervisor.client.send("POST", url, { note: county.supervisor.cosign(note) }),
    );
    expect(right.body).toMatchObject({ phase: "done", checkpoint: { supervisor: { signed: true } } });
  });
});
