import { verifyRecord } from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pdfText } from "../../platform/documents/testing.ts";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { step } from "../campaigns/testing/driver.ts";
import { TestPhone } from "./testing/phone.ts";
import {
  addressFor,
  close,
  freeze,
  preparedRound,
  release,
  type TestRound,
  type VotingCounty,
  votingCampaign,
  votingCounty,
} from "./testing/round.ts";

const HEADS = 10;
const STAFF = 9;

let server: TestApp;
let county: VotingCounty;
let round: TestRound;
let group: string;
beforeAll(async () => {
  server = await createTestApp();
  await server.platform.jobs.start();
  county = await votingCounty(server, HEADS, STAFF);
  round = await preparedRound(county, await votingCampaign(county));
});
afterAll(async () => {
  await county.box.remove();
  await server.platform.jobs.stop();
  await server.close();
});

/** Head i gives everybody 4, and the head after the own place 5. */
const level = (own: number) => (ratee: string) =>
  ratee === county.heads[(own + 1) % HEADS]!.cadreId ? "5" : "4";

describe("a formal round among heads of units", () => {
  test("is frozen by two people, and its hash is the same everywhere", async () => {
    const frozen = await freeze(county, round);
    expect(frozen.round).toMatchObject({ state: "casting", eligible: HEADS, issued: 0, received: 0 });
    const manifest = await county.crew.office.raw(`${round.base}/manifest`);
    const { body } = await county.crew.office.get(`${round.base}/live`);
    expect(body.manifestHash).toBe(frozen.round.manifestHash);
    expect(JSON.parse(manifest.body)).toMatchObject({
      mode: "formal",
      thresholds: { mean: 5, distribution: 8 },
    });
    group = frozen.numbers[0].group;
    const notice = await county.crew.office.raw(`${round.base}/notice?format=pdf`);
    expect(await pdfText(notice.rawPayload)).toContain(frozen.round.manifestHash);
  });

  test("lets every head sign in from the own page and cast without a name", async () => {
    for (const [i, head] of county.heads.entries()) {
      const phone = await TestPhone.open(server, await addressFor(county, i, round));
      expect(await phone.signIn()).toEqual([group]);
      const { status, body } = await phone.cast(group, phone.sheets(group, level(i), head.cadreId));
      expect(status, JSON.stringify(body)).toBe(200);
    }
    const { body } = await county.crew.office.get(`${round.base}/live`);
    expect(body).toMatchObject({ eligible: HEADS, issued: HEADS, received: HEADS });
    const mine = await county.people[0]!.get("/api/my/ballots");
    expect(mine.body.items[0].groups).toMatchObject([{ signedIn: true, ratees: HEADS }]);
    expect(mine.body.items[0].groups[0].recusals).toEqual([county.heads[0]!.name]);
  });

  test("shows nobody a result before the release", async () => {
    const evidence = await county.crew.office.get(`/api/campaigns/${round.campaignId}/evidence`);
    expect(evidence.body.totals.returned).toBe(0);
    expect((await county.people[0]!.get("/api/my/results")).body.items ?? []).toEqual([]);
    const early = await county.crew.office.send("POST", `${round.base}/advance`, { to: "release", note: "" });
    expect(early).toMatchObject({ status: 409, body: { code: "step-not-next" } });
  });

  test("is closed by two officers and the supervisor, with a record that anybody can verify", async () => {
    expect((await close(county, round)).phase).toBe("done");
    const { body } = await county.crew.office.get(round.base);
    expect(body.record).toMatchObject({
      cosigned: true,
      summary: [{ eligible: HEADS, issued: HEADS, received: HEADS, valid: HEADS, invalid: 0, void: [] }],
    });
    const zip = await county.crew.supervisor.raw(`${round.base}/record`);
    const files = new Map(Object.entries(unzipSync(zip.rawPayload)));
    const verdict = verifyRecord(files, {
      checks: nativeChecks,
      root: body.record.root,
      manifestHash: body.round.manifestHash,
    });
    expect(verdict.problems).toEqual([]);
    expect(verdict.tallies).toBeNull();
    const sheet = await county.crew.supervisor.raw(`${round.base}/protocol?format=pdf`);
    expect(await pdfText(sheet.rawPayload)).toContain(body.record.root);
  });

  test("has no issuing keys any more, and issues no token", async () => {
    const { rows } = await server.database.pool.query("select count(*)::int as n from ballot_issuing_key");
    expect(rows[0].n).toBe(0);
    const late = await county.people[0]!.send("POST", `/api/my/ballots/${round.roundId}/code`, {});
    expect(late).toMatchObject({ status: 410, body: { code: "issuing-closed" } });
  });

  test("is released once, and the score sheets cite its root", async () => {
    expect(await release(county, round)).toMatchObject({
      status: 200,
      body: { state: "taken", round: { round: { state: "released" } } },
    });
    const again = await county.crew.office.send("POST", `${round.base}/advance`, { to: "release", note: "" });
    expect(again).toMatchObject({ status: 409, body: { code: "step-not-next" } });
    const { root } = (await county.crew.office.get(round.base)).body.record;
    const evidence = await county.crew.office.get(`/api/campaigns/${round.campaignId}/evidence`);
    expect(evidence.body.items[0].groups).toMatchObject([
      { group: "peers", issued: HEADS, returned: HEADS - 1, valid: HEADS - 1, isVoid: false },
    ]);
    expect(evidence.body.boxes).toMatchObject([{ roundId: round.roundId, root }]);

    await step(county.crew, round.campaignId, "seal");
    await step(county.crew, round.campaignId, "score");
    await county.crew.office.job("POST", `/api/campaigns/${round.campaignId}/score`);
    const result = await county.crew.office.get(
      `/api/campaigns/${round.campaignId}/results/${county.heads[0]!.cadreId}`,
    );
    expect(JSON.stringify(result.body)).toContain(root);
    // Eight colleagues gave 4, one gave 5: 37/9 of 5.
    expect(result.body.score ?? result.body.sheet.root.value).toBeCloseTo((37 / 9 / 5) * 100, 6);
  });
});
