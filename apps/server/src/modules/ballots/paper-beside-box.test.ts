import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../platform/testing/context.ts";
import { findCampaign } from "../campaigns/service.ts";
import { step } from "../campaigns/testing/driver.ts";
import { paperForm } from "../evidence/paper/testing/form.ts";
import { recomputeCampaign } from "../results/service.ts";
import { BEARERS as GROUP, roundByCards } from "./testing/cards.ts";
import { done, release, type VotingCounty, votingCampaign, votingCounty } from "./testing/round.ts";

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

const ratees = () => county.heads.map((head) => head.cadreId);

/** So many bearers of cards vote about both heads: one 2, the others 4. */
const closedRound = (campaignId: string, bearers: number) =>
  roundByCards(county, campaignId, bearers, (i, phone, group) =>
    phone.sheets(group, () => (i === 0 ? "2" : "4")),
  );

async function openedPaper(campaignId: string): Promise<string> {
  const { body } = await done(
    county.crew.office.send("POST", `/api/campaigns/${campaignId}/paper`, {
      ...{ group: GROUP, ratees: ratees(), place: "敬老院", countedOn: "2026-01-05" },
    }),
  );
  return `/api/campaigns/${campaignId}/paper/${body.countId}`;
}

async function takenPaper(campaignId: string, votes: Record<number, number>): Promise<string> {
  const url = await openedPaper(campaignId);
  const counts = Object.fromEntries(ratees().map((id) => [id, paperForm(votes)]));
  const { office, office2 } = county.crew;
  for (const person of [office, office2])
    await done(person.send("PUT", `${url}/entry`, { counts, submit: true }));
  await done(office.send("POST", `${url}/take`));
  return url;
}

async function sealed(campaignId: string) {
  await step(county.crew, campaignId, "seal");
  const { items } = (await county.crew.office.get(`/api/campaigns/${campaignId}/evidence`)).body;
  return items[0];
}

describe("paper beside a box", () => {
  test("is added to its counts in whatever order both come, and nothing tells the two apart", async () => {
    const paperFirst = await votingCampaign(county);
    await takenPaper(paperFirst, { 5: 2 });
    await done(release(county, await closedRound(paperFirst, 8)));
    const boxFirst = await votingCampaign(county);
    await done(release(county, await closedRound(boxFirst, 8)));
    await takenPaper(boxFirst, { 5: 2 });

    const both = [await sealed(paperFirst), await sealed(boxFirst)];
    for (const ratee of both) {
      const [group] = ratee.groups.filter((one: { group: string }) => one.group === GROUP);
      expect(group).toMatchObject({ issued: 10, returned: 10, valid: 10, isVoid: false });
      expect(ratee.tallies[0]).toMatchObject({ group: GROUP, valid: 10, counts: { 2: 1, 4: 7, 5: 2 } });
    }
    expect(both[0].tallies).toEqual(both[1].tallies);

    await step(county.crew, boxFirst, "score");
    await county.crew.office.job("POST", `/api/campaigns/${boxFirst}/score`);
    const result = await county.crew.office.get(`/api/campaigns/${boxFirst}/results/${ratees()[0]}`);
    const { sheet } = result.body;
    expect(sheet.root.value).toBeCloseTo(((2 + 4 * 7 + 5 * 2) / 10 / 5) * 100, 6);
    const text = JSON.stringify(result.body);
    expect(text).toContain("票箱:民主测评");
    expect(text).toContain("含纸质票:2026-01-05 在敬老院人工计票");
    // The mean of the box's sheets alone would tell the two ballots on paper by subtraction.
    expect(text).not.toContain("plain-mean");
    const { db } = server.platform;
    const again = await recomputeCampaign(db, await findCampaign(db, TEST_JURISDICTION, boxFirst));
    expect(again).toMatchObject({ sheets: 2, differences: [] });
  });

  test("makes one mean with a box too small for its counts, and leaves out one too small for a mean", async () => {
    const means = await votingCampaign(county);
    await done(release(county, await closedRound(means, 6)));
    await takenPaper(means, { 5: 9 });
    const [together] = (await sealed(means)).tallies;
    expect(together).toMatchObject({ valid: 15, counts: null });

    const few = await votingCampaign(county);
    await takenPaper(few, { 5: 9 });
    await done(release(county, await closedRound(few, 3)));
    const ratee = await sealed(few);
    expect(ratee.groups.at(-1)).toMatchObject({ returned: 12, valid: 12 });
    expect(ratee.tallies[0]).toMatchObject({ valid: 9, counts: { 5: 9 } });
  });

  test("leaves the box as it was when it is withdrawn", async () => {
    const campaignId = await votingCampaign(county);
    const url = await takenPaper(campaignId, { 1: 2 });
    await done(release(county, await closedRound(campaignId, 8)));
    const { office, office2 } = county.crew;
    for (const person of [office, office2])
      await done(person.send("POST", `${url}/withdraw`, { reason: "录错会场" }));
    expect((await sealed(campaignId)).tallies[0]).toMatchObject({ valid: 8, counts: { 2: 1, 4: 7 } });
  });
});
