import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openManifest } from "@hengjian/ballot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { step } from "../campaigns/testing/driver.ts";
import { ratingsCsv } from "../campaigns/testing/sheets.ts";
import { phoneWith, printedCodes } from "./testing/cards.ts";
import { TestPhone } from "./testing/phone.ts";
import {
  addressFor,
  close,
  done,
  freeze,
  preparedRound,
  release,
  type TestRound,
  type VotingCounty,
  votingCampaign,
  votingCounty,
} from "./testing/round.ts";

const HEADS = 4;
const CARDS = 8;

let server: TestApp;
let county: VotingCounty;
beforeAll(async () => {
  server = await createTestApp();
  await server.platform.jobs.start();
  county = await votingCounty(server, HEADS, 0);
});
afterAll(async () => {
  await county.box.remove();
  await server.platform.jobs.stop();
  await server.close();
});

interface Voted extends TestRound {
  peers: string;
  bearers: string;
}

/** Four peers vote by account, so many bearers of cards about the first two heads: level 4 and one 2. */
async function votedRound(campaignId: string, bearersVoting: number): Promise<Voted> {
  const round = await preparedRound(county, campaignId);
  await done(
    county.crew.office.send("POST", `${round.base}/plan/groups`, {
      ...{ label: { zh: "会议代表", en: "Delegates" }, role: "subordinates" },
      ...{ ratees: county.heads.slice(0, 2).map((head) => head.cadreId), people: [], extraCards: CARDS },
    }),
  );
  const [peers, bearers] = (await freeze(county, round)).numbers.map((one: { group: string }) => one.group);
  for (let i = 0; i < HEADS; i++) {
    const phone = await TestPhone.open(server, await addressFor(county, i, round));
    await phone.signIn();
    await done(
      phone.cast(
        peers,
        phone.sheets(peers, () => "1", county.heads[i]!.cadreId),
      ),
    );
  }
  const codes = await printedCodes(county, round);
  for (const [i, code] of codes.slice(0, bearersVoting).entries()) {
    const phone = await phoneWith(county, round, code);
    await phone.signIn();
    await done(
      phone.cast(
        bearers,
        phone.sheets(bearers, () => (i === 0 ? "2" : "4")),
      ),
    );
  }
  return { ...round, peers, bearers };
}

const talliesOf = async (campaignId: string) => {
  const { rows } = await server.database.pool.query(
    "select rater_group, counts, not_known, withheld, rated, mean from tally where campaign_id = $1 and indicator = 'D1' order by rater_group, cadre_id",
    [campaignId],
  );
  return rows;
};

describe("what a release leaves in the database", () => {
  test("are full counts from eight, means from five, and nothing below", async () => {
    const full = await votedRound(await votingCampaign(county), CARDS);
    await close(county, full);
    await done(release(county, full));
    expect(await talliesOf(full.campaignId)).toMatchObject([
      ...Array.from({ length: HEADS }, () => ({
        rater_group: "peers",
        counts: {},
        withheld: "all",
        rated: null,
        mean: null,
      })),
      ...[0, 1].map(() => ({ rater_group: "subordinates", counts: { 2: 1, 4: CARDS - 1 }, withheld: null })),
    ]);
    const means = await votedRound(await votingCampaign(county), 6);
    await close(county, means);
    await done(release(county, means));
    const [shown] = (await talliesOf(means.campaignId)).filter((one) => one.rater_group === "subordinates");
    expect(shown).toMatchObject({ counts: {}, withheld: "counts", rated: 6 });
    expect(shown.mean).toBeCloseTo(22 / 6, 12);
    const { rows } = await server.database.pool.query(
      "select n, mean, variance from sheet_stats where campaign_id = $1",
      [means.campaignId],
    );
    expect(rows.every((row) => row.n === 0 && row.mean === 0 && row.variance === 0)).toBe(true);
  });

  test("and in every answer: the votes of four peers appear nowhere", async () => {
    const round = await votedRound(await votingCampaign(county), CARDS);
    await close(county, round);
    await done(release(county, round));
    await step(county.crew, round.campaignId, "seal");
    await step(county.crew, round.campaignId, "score");
    await county.crew.office.job("POST", `/api/campaigns/${round.campaignId}/score`);
    const [head] = county.heads;
    const evidence = (await county.crew.office.get(`/api/campaigns/${round.campaignId}/evidence`)).body;
    const peers = evidence.items[0].tallies.filter((one: { group: string }) => one.group === "peers");
    expect(peers.length).toBeGreaterThan(0);
    for (const one of peers)
      expect(one).toMatchObject({ valid: 0, counts: null, notKnown: null, abstained: null });
    const result = await county.crew.office.get(
      `/api/campaigns/${round.campaignId}/results/${head!.cadreId}`,
    );
    const text = JSON.stringify(result.body);
    expect(text).toContain("有效票不足 5 张");
    // Had the ones of the peers entered anything, the score would be lower.
    expect(text).not.toContain("1.0000");
  });
});

describe("a release", () => {
  test("waits for the supervisor and for two officers, and survives a box that is down", async () => {
    const round = await votedRound(await votingCampaign(county), 2);
    const { office } = county.crew;
    const take = () => office.send("POST", `${round.base}/advance`, { to: "release", note: "" });
    await close(county, round);
    const early = await take();
    expect(early).toMatchObject({ status: 409, body: { code: "round-needs" } });
    expect(early.body.details.unmet).toMatchObject([{ key: "recount-signed" }]);
    for (const one of [county.office, county.leader]) await done(one.signOrder(round.base, "recount"));
    await county.box.kill();
    expect((await take()).body.details.unmet).toMatchObject([{ key: "box-up" }]);
    expect(await talliesOf(round.campaignId)).toEqual([]);
    await county.box.start();
    expect((await done(take())).body.state).toBe("taken");
    expect((await take()).body.code).toBe("step-not-next");
  });

  test("believes no box whose answers were changed", async () => {
    const round = await votedRound(await votingCampaign(county), 2);
    await close(county, round);
    const { manifest } = openManifest((await county.crew.office.raw(`${round.base}/manifest`)).body);
    const path = join(
      county.box.folder,
      "data",
      manifest.campaign,
      `recount/groups/${round.bearers}/openings.jsonl`,
    );
    await county.box.kill();
    writeFileSync(path, readFileSync(path, "utf8").replace('"D1":"4"', '"D1":"5"'));
    await county.box.start();
    expect(await release(county, round)).toMatchObject({ status: 502, body: { code: "record-broken" } });
    expect(await talliesOf(round.campaignId)).toEqual([]);
    expect((await county.crew.office.get(round.base)).body.round.state).toBe("closed");
  });

  test("does not add its votes to those of a file, nor a file to it", async () => {
    const campaignId = await votingCampaign(county);
    const round = await votedRound(campaignId, 1);
    await close(county, round);
    const base = `/api/campaigns/${campaignId}/ratings`;
    const csv = ratingsCsv(
      county.heads.map((head) => head.code),
      5,
    );
    const count = async (name: string) => {
      const { body } = await done(county.crew.office.upload(base, name, csv));
      const checked = await county.crew.office.send("PUT", `${base}/${body.importId}/mapping`, {
        mapping: { ...body.mapping, group: { fixed: "subordinates" } },
      });
      return { importId: body.importId, checked };
    };
    const { importId, checked } = await count("先.csv");
    expect(checked.body.check.faultCount).toBe(0);
    await county.crew.office.job("POST", `${base}/${importId}/confirm`, {});
    expect(await release(county, round)).toMatchObject({ status: 409, body: { code: "release-overlaps" } });

    const other = await votedRound(await votingCampaign(county), 2);
    await close(county, other);
    await done(release(county, other));
    const url = `/api/campaigns/${other.campaignId}/ratings`;
    const { body } = await done(county.crew.office.upload(url, "后.csv", csv));
    const late = await county.crew.office.send("PUT", `${url}/${body.importId}/mapping`, {
      mapping: { ...body.mapping, group: { fixed: "subordinates" } },
    });
    expect(late).toMatchObject({ status: 409, body: { code: "ballots-released" } });
  });

  test("is never possible for a mock round", async () => {
    const round = await preparedRound(county, await votingCampaign(county), { mode: "mock" });
    await freeze(county, round);
    await close(county, round);
    const answer = await county.crew.office.send("POST", `${round.base}/advance`, {
      to: "release",
      note: "",
    });
    expect(answer).toMatchObject({ status: 409, body: { code: "mock-never-released" } });
    expect((await county.crew.office.get(round.base)).body).toMatchObject({
      next: null,
      discard: { step: "discard" },
    });
  });
});

describe("a campaign", () => {
  test("is not sealed while a formal round is open", async () => {
    const round = await votedRound(await votingCampaign(county), 2);
    const { body } = await county.crew.office.get(`/api/campaigns/${round.campaignId}`);
    expect(body.checklist.find((one: { key: string }) => one.key === "rounds-settled")).toMatchObject({
      ok: false,
    });
    await expect(step(county.crew, round.campaignId, "seal")).rejects.toThrow("rounds");
  });
});

describe("a round that is discarded", () => {
  const discard = (round: TestRound, person = county.crew.office) =>
    person.send("POST", `${round.base}/advance`, { to: "discard", note: "作废检验" });
  const boxKnows = async (url: string) => (await fetch(`${url}api/state`)).status;

  test("before the freeze is thrown away by one person", async () => {
    const round = await preparedRound(county, await votingCampaign(county));
    expect((await done(discard(round))).body).toMatchObject({
      state: "taken",
      round: { round: { state: "discarded" } },
    });
  });

  test("as a mock round leaves nothing, neither here nor in the box", async () => {
    const round = await preparedRound(county, await votingCampaign(county), { mode: "mock" });
    const { boothUrl } = (await freeze(county, round)).round;
    const phone = await TestPhone.open(server, await addressFor(county, 0, round));
    await phone.signIn();
    expect((await done(discard(round))).body.state).toBe("proposed");
    expect(await discard(round)).toMatchObject({ status: 409, body: { code: "second-person-needed" } });
    await done(discard(round, county.crew.leader));
    expect(await boxKnows(boothUrl)).toBe(404);
    for (const table of [
      "ballot_code",
      "ballot_issued",
      "ballot_rater",
      "ballot_group",
      "ballot_issuing_key",
    ]) {
      const { rows } = await server.database.pool.query(`select 1 from ${table} where round_id = $1`, [
        round.roundId,
      ]);
      expect(rows, table).toEqual([]);
    }
    await expect(phone.signIn()).rejects.toThrow("issuing-closed");
  });

  test("as a formal round stays in the box, where nobody can open it", async () => {
    const round = await preparedRound(county, await votingCampaign(county));
    const { boothUrl } = (await freeze(county, round)).round;
    for (const person of [county.crew.office, county.crew.leader]) await done(discard(round, person));
    expect(await boxKnows(boothUrl)).toBe(200);
    expect(
      (await county.crew.office.get(round.base)).body.stateLine.map((one: { stage: string }) => one.stage),
    ).toEqual(["setup", "frozen", "discarded"]);
  });
});
