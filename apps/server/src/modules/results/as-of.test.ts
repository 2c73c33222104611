import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "../../platform/context.ts";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../platform/testing/context.ts";
import { campaign } from "../campaigns/schema.ts";
import { type Crew, collecting, countRatings, crewOf, step } from "../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../campaigns/testing/roster.ts";
import { ratingsCsv } from "../campaigns/testing/sheets.ts";
import { cadreFact } from "../roster/schema.ts";
import { proposeAgain } from "./proposals.ts";
import { recomputeCampaign } from "./recompute.ts";
import { grade } from "./schema.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
let campaignId: string;
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  heads = await seedHeads(t.platform, 10);
  const unitIds = heads.map((head) => head.unitId);
  campaignId = await collecting(crew, unitIds);
  await countRatings(
    crew,
    campaignId,
    ratingsCsv(
      heads.map((head) => head.code),
      12,
    ),
  );
  await step(crew, campaignId, "seal");
  await step(crew, campaignId, "score");
  await crew.office.job("POST", `/api/campaigns/${campaignId}/score`);
  await step(crew, campaignId, "deliberate");
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

/** The campaign is of 2026; the committee often sits in the January that follows. */
const on = (day: string): Ctx => {
  const ctx = t.as("office", "grades.decide");
  return { ...ctx, platform: { ...ctx.platform, now: () => new Date(`${day}T09:00:00+08:00`) } };
};

async function proposedOn(day: string, i: number): Promise<string | undefined> {
  await proposeAgain(on(day), campaignId);
  const [row] = await t.platform.db
    .select({ proposed: grade.proposed })
    .from(grade)
    .where(and(eq(grade.campaignId, campaignId), eq(grade.cadreId, heads[i]!.cadreId)));
  return row?.proposed;
}

async function differences(): Promise<unknown[]> {
  const [row] = await t.platform.db.select().from(campaign).where(eq(campaign.campaignId, campaignId));
  return (await recomputeCampaign(t.platform.db, row!)).differences;
}

test("a case opened in January counts in a deliberation after it, and not in one before or after its end", async () => {
  await t.platform.db.insert(cadreFact).values({
    ...{ jurisdictionId: TEST_JURISDICTION, factId: crypto.randomUUID(), cadreId: heads[0]!.cadreId },
    ...{ kind: "open_case", fromDate: "2027-01-08", toDate: "2027-02-20", note: "", source: "县纪委监委" },
    recordedBy: "office",
  });
  expect(await proposedOn("2027-01-07", 0)).toBe("excellent");
  expect(await proposedOn("2027-01-12", 0)).toBe("no_grade");
  expect(await differences(), "recomputed on any later day").toEqual([]);
  expect(await proposedOn("2027-02-21", 0)).toBe("excellent");
  expect(await differences()).toEqual([]);
});
