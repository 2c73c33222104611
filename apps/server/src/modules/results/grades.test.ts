import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import {
  type Answer,
  Client,
  type Crew,
  collecting,
  countRatings,
  crewOf,
  step,
} from "../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../campaigns/testing/roster.ts";
import { ratingsCsv } from "../campaigns/testing/sheets.ts";
import { cadreFact } from "../roster/schema.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
let id: string;
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  heads = await seedHeads(t.platform, 10);
  id = await deliberating();
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

/** The first head has the highest score, the last one the lowest. */
async function deliberating(): Promise<string> {
  const codes = heads.map((head) => head.code);
  const campaignId = await collecting(
    crew,
    heads.map((head) => head.unitId),
  );
  await countRatings(crew, campaignId, ratingsCsv(codes, 12));
  await step(crew, campaignId, "seal");
  await step(crew, campaignId, "score");
  await crew.office.job("POST", `/api/campaigns/${campaignId}/score`);
  await step(crew, campaignId, "deliberate");
  return campaignId;
}

const decide = (who: Client, i: number, grade: string, reason = "", campaignId = id): Promise<Answer> =>
  who.send("PUT", `/api/campaigns/${campaignId}/results/${heads[i]!.cadreId}/grade`, { grade, reason });
const quota = async () => (await crew.leader.get(`/api/campaigns/${id}/quota`)).body;

describe("deliberating grades", () => {
  test("shows the quota arithmetic and a proposal for everybody", async () => {
    expect(await quota()).toMatchObject({
      quota: { people: 10, places: 2, floor: 2, halfUp: 2, approvedPlaces: 2 },
      ...{ limit: 2, excellent: 0, undecided: 10, approved: null },
    });
    const { items } = (await crew.leader.get(`/api/campaigns/${id}/results`)).body;
    expect(items.map((item: { proposed: string }) => item.proposed).slice(0, 3)).toEqual([
      "excellent",
      "excellent",
      "competent",
    ]);
    expect(items.every((item: { decided: string | null }) => item.decided === null)).toBe(true);
  });

  test("asks for a reason where the decision differs from the proposal, and keeps it", async () => {
    expect((await decide(crew.leader, 5, "basically_competent")).body.code).toBe("reason-required");
    expect((await decide(crew.leader, 5, "basically_competent", "群众反映的问题已核实")).status).toBe(200);
    const { grade } = (await crew.leader.get(`/api/campaigns/${id}/results/${heads[5]!.cadreId}`)).body;
    expect(grade).toMatchObject({
      ...{ decided: "basically_competent", final: false },
      deliberation: { reason: "群众反映的问题已核实", decidedBy: expect.stringContaining("leader") },
    });
  });

  test("refuses more excellent than there are places", async () => {
    const reason = "工作实绩突出,经评议";
    expect((await decide(crew.leader, 2, "excellent", reason)).status).toBe(200);
    expect((await decide(crew.leader, 3, "excellent", reason)).status).toBe(200);
    const third = await decide(crew.leader, 0, "excellent");
    expect(third).toMatchObject({ status: 409, body: { code: "quota-full" } });
    const accept = await crew.leader.send("POST", `/api/campaigns/${id}/grades/accept`, {
      cadreIds: [heads[0]!.cadreId],
    });
    expect(accept.body.code).toBe("quota-full");
    expect((await decide(crew.leader, 2, "competent")).status).toBe(200);
    expect((await decide(crew.leader, 3, "competent")).status).toBe(200);
    expect(await quota()).toMatchObject({ excellent: 0 });
  });

  test("two people deciding at once do not overrun the quota together", async () => {
    const reason = "同时评定";
    const answers = await Promise.all(
      [4, 5, 6, 7].map((i) => decide(i % 2 === 0 ? crew.leader : crew.office, i, "excellent", reason)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2);
    expect(await quota()).toMatchObject({ excellent: 2 });
    for (const i of [4, 5, 6, 7]) await decide(crew.leader, i, "competent", reason);
  });

  test("nobody decides about oneself", async () => {
    const self = new Client(t, await t.signIn("leader", { cadreId: heads[1]!.cadreId }));
    expect((await decide(self, 1, "excellent")).body.code).toBe("recusal");
    const accept = await self.send("POST", `/api/campaigns/${id}/grades/accept`, {
      cadreIds: heads.slice(0, 3).map((head) => head.cadreId),
    });
    expect(accept.body.code).toBe("recusal");
    expect((await decide(self, 0, "excellent")).status).toBe(200);
  });

  test("a fact that comes to light during the deliberation reopens the question", async () => {
    const cadreIds = heads.map((head) => head.cadreId);
    await crew.leader.send("POST", `/api/campaigns/${id}/grades/accept`, { cadreIds });
    await t.platform.db.insert(cadreFact).values({
      jurisdictionId: "test-county",
      factId: crypto.randomUUID(),
      cadreId: heads[0]!.cadreId,
      ...{ kind: "open_case", fromDate: "2026-10-08", toDate: null, note: "", source: "县纪委监委" },
      recordedBy: "office",
    });
    await expect(step(crew, id, "post")).rejects.toThrow("propose again");
    const again = await crew.office.send("POST", `/api/campaigns/${id}/proposals`);
    // Nine may still get a grade, which leaves one place; the decision about the first is open again.
    expect(again.body).toEqual({ reopened: 1 });
    expect(await quota()).toMatchObject({ counted: 9, limit: 1, excellent: 1, undecided: 1 });
    const barred = await decide(crew.leader, 0, "excellent", "无论如何");
    expect(barred.body).toMatchObject({
      code: "grade-barred",
      text: { zh: expect.stringContaining("立案未结") },
    });
    expect((await decide(crew.leader, 0, "competent", "无论如何")).body.code).toBe("grade-barred");
    expect((await decide(crew.leader, 0, "no_grade")).status).toBe(200);
    const second = await decide(crew.leader, 2, "excellent", "递补");
    expect(second.body.code).toBe("quota-full");
  });

  test("ends when everybody is graded within the quota; the grades then stand", async () => {
    await step(crew, id, "post");
    expect((await decide(crew.leader, 5, "competent")).body.code).toBe("wrong-stage");
    await step(crew, id, "decide", "公示期内无异议,提前审定用于检验");
    const { items } = (await crew.leader.get(`/api/campaigns/${id}/results?sort=-score`)).body;
    expect(items.every((item: { final: boolean }) => item.final)).toBe(true);
    const person = new Client(t, await t.signIn("cadre", { cadreId: heads[3]!.cadreId }));
    expect((await person.get("/api/my/results")).body.items).toEqual([]);
    expect((await person.get(`/api/campaigns/${id}/results/${heads[3]!.cadreId}`)).status).toBe(404);
    expect((await person.get(`/api/campaigns/${id}/results`)).body.items).toEqual([]);
    expect((await person.get(`/api/campaigns/${id}/reliability`)).status).toBe(404);
    expect((await person.get(`/api/campaigns/${id}/quota`)).status).toBe(403);
  });
});

test("an approved share opens more places, with the document on record", async () => {
  const codes = Array.from({ length: 20 }, (_, i) => `V${String(i + 1).padStart(2, "0")}`);
  const more = await createTestApp();
  try {
    await more.platform.jobs.start();
    const people = await crewOf(more);
    const units = await seedHeads(more.platform, 20, "county_department", codes);
    const big = await collecting(
      people,
      units.map((head) => head.unitId),
    );
    await countRatings(people, big, ratingsCsv(codes, 9));
    await step(people, big, "seal");
    await step(people, big, "score");
    await people.office.job("POST", `/api/campaigns/${big}/score`);
    await step(people, big, "deliberate");
    const put = (i: number) =>
      people.leader.send("PUT", `/api/campaigns/${big}/results/${units[i]!.cadreId}/grade`, {
        ...{ grade: "excellent", reason: "经评议" },
      });
    for (let i = 0; i < 4; i++) expect((await put(i)).status).toBe(200);
    expect((await put(4)).body.code).toBe("quota-full");
    const approved = await people.leader.send("PUT", `/api/campaigns/${big}/quota/approval`, {
      document: "县委组织部批复〔2026〕12号",
    });
    expect(approved.body).toMatchObject({ limit: 5, approved: { share: 0.25 } });
    expect((await put(4)).status).toBe(200);
    expect((await put(5)).body.code).toBe("quota-full");
  } finally {
    await more.platform.jobs.stop();
    await more.close();
  }
});

test("facts of the roster are read for the people of the campaign only", async () => {
  const rows = await t.platform.db.select().from(cadreFact).where(eq(cadreFact.cadreId, heads[0]!.cadreId));
  expect(rows).toHaveLength(1);
  const view = (await crew.leader.get(`/api/campaigns/${id}/results/${heads[0]!.cadreId}`)).body;
  expect(view.grade.deliberation.bars[0].rule.source).not.toBe("");
});
