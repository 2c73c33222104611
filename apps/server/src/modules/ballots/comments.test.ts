import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { Client, step, throughGrades } from "../campaigns/testing/driver.ts";
import { roundByCards } from "./testing/cards.ts";
import { done, release, type VotingCounty, votingCampaign, votingCounty } from "./testing/round.ts";

/** The threshold of comments in the national rule pack. */
const ENOUGH = 8;
/** In the order in which they are cast; by text it is another one. */
const WRITTEN = ["遇事推给下级", "办事公道", "常下基层"];
const BY_TEXT = ["办事公道", "常下基层", "遇事推给下级"];

let server: TestApp;
let county: VotingCounty;
beforeAll(async () => {
  server = await createTestApp();
  await server.platform.jobs.start();
  county = await votingCounty(server, 2, 0);
});
afterAll(async () => {
  await county.box.remove();
  await server.platform.jobs.stop();
  await server.close();
});

/** The first three bearers comment on the first head, one by one. */
async function counted(bearers: number): Promise<string> {
  const campaignId = await votingCampaign(county);
  const [first] = county.heads;
  const round = await roundByCards(county, campaignId, bearers, (i, phone, group) =>
    phone
      .sheets(group, () => "4")
      .map((sheet) =>
        sheet.recused || sheet.ratee !== first!.cadreId ? sheet : { ...sheet, comment: WRITTEN[i] ?? "" },
      ),
  );
  await done(release(county, round));
  return campaignId;
}

const rowsOf = async (campaignId: string) =>
  (await server.database.pool.query("select * from released_comments where campaign_id = $1", [campaignId]))
    .rows;
const commentsOn = async (campaignId: string, by: Client) =>
  (await by.get(`/api/campaigns/${campaignId}/evidence`)).body.items.map(
    (one: { comments: string[] | null }) => one.comments,
  );

describe("comments of a round", () => {
  test("stay in the box where fewer sheets than the threshold rate the person", async () => {
    const campaignId = await counted(ENOUGH - 1);
    await step(county.crew, campaignId, "seal");
    expect(await rowsOf(campaignId)).toEqual([]);
    expect(await commentsOn(campaignId, county.crew.office)).toEqual([null, null]);
  });

  test("come out by text, without group or time, for office and giver only and after the seal", async () => {
    const campaignId = await counted(ENOUGH);
    const { office, supervisor, leader } = county.crew;
    expect(await commentsOn(campaignId, office)).toEqual([null, null]);
    await throughGrades(county.crew, campaignId);
    expect(await commentsOn(campaignId, office)).toEqual([BY_TEXT, []]);
    expect(await commentsOn(campaignId, supervisor)).toEqual([null, null]);
    const [row] = (await rowsOf(campaignId)).filter((one) => one.comments.length > 0);
    expect(Object.keys(row).sort()).toEqual([
      "cadre_id",
      "campaign_id",
      "comments",
      "jurisdiction_id",
      "round_id",
    ]);

    await office.job("POST", `/api/campaigns/${campaignId}/letters/draft`, {});
    const [head, other] = county.heads;
    const letter = `/api/campaigns/${campaignId}/letters/${head!.cadreId}`;
    expect((await office.get(letter)).body.comments).toEqual(BY_TEXT);
    await done(office.send("POST", `/api/campaigns/${campaignId}/letters/release`, {}));
    const [ratee] = county.people;
    for (const one of [leader, supervisor, ratee!]) {
      const { status, body } = await one.get(letter);
      expect(status).toBe(200);
      expect(body.comments).toBeNull();
      expect(JSON.stringify(body)).not.toContain(WRITTEN[0]);
    }

    const giver = new Client(server, await server.signIn("feedback_giver", { username: "giver.one" }));
    const giverId = (await giver.get("/api/session")).body.user.userId;
    await done(
      office.send("POST", `/api/campaigns/${campaignId}/talks/assign`, {
        assignments: [{ cadreId: head!.cadreId, giverId }],
      }),
    );
    const talk = `/api/campaigns/${campaignId}/talks/${head!.cadreId}`;
    expect((await giver.get(talk)).body.comments).toEqual(BY_TEXT);
    expect((await leader.get(talk)).body.comments).toBeNull();
    const strange = await giver.get(`/api/campaigns/${campaignId}/letters/${other!.cadreId}`);
    expect(strange.status).toBe(404);

    const own = new Client(
      server,
      await server.signIn("office", { username: "office.rated", cadreId: head!.cadreId }),
    );
    expect((await own.get(letter)).body.comments).toBeNull();
    expect(await commentsOn(campaignId, own)).toEqual([null, []]);
  });
});
