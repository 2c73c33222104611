import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import {
  Client,
  type Crew,
  collecting,
  countRatings,
  crewOf,
  step,
  throughGrades,
} from "./testing/driver.ts";
import { seedHeads, type TestHead } from "./testing/roster.ts";
import { ratingsCsv } from "./testing/sheets.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
let campaignId: string;
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  heads = await seedHeads(t.platform, 10);
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

describe("a campaign from its creation to the acknowledged letter", () => {
  test("walks through collection, scoring and deliberation to final grades", async () => {
    campaignId = await collecting(
      crew,
      heads.map((head) => head.unitId),
    );
    const counted = await countRatings(
      crew,
      campaignId,
      ratingsCsv(
        heads.map((head) => head.code),
        12,
      ),
    );
    expect(counted).toMatchObject({ status: "done", result: { sheets: 120, ratees: 10, replaced: 0 } });
    await throughGrades(crew, campaignId);
    const { body } = await crew.office.get(`/api/campaigns/${campaignId}/results`);
    expect(body.total).toBe(10);
    expect(body.items.map((item: { rank: number }) => item.rank)[0]).toBe(1);
    const excellent = body.items.filter((item: { decided: string }) => item.decided === "excellent");
    expect(excellent).toHaveLength(2);
    expect(body.items.every((item: { final: boolean }) => item.final)).toBe(true);
  });

  test("gives letters to everybody at once, as pages and as files", async () => {
    const drafted = await crew.office.job("POST", `/api/campaigns/${campaignId}/letters/draft`, {});
    expect(drafted.result).toEqual({ drafted: 10, kept: 0 });
    const released = await crew.office.send("POST", `/api/campaigns/${campaignId}/letters/release`, {});
    expect(released).toMatchObject({ status: 200, body: { released: 10 } });
    const exported = await crew.office.job("POST", `/api/campaigns/${campaignId}/letters/export`, {});
    expect(exported).toMatchObject({ status: "done", result: { files: 20 } });
    const zip = await crew.office.raw(`/api/files/${exported.result.fileId}`);
    const names = Object.keys(unzipSync(zip.rawPayload));
    expect(names.filter((name) => name.endsWith(".docx"))).toHaveLength(10);
    expect(names.filter((name) => name.endsWith(".pdf"))).toHaveLength(10);
  });

  test("lets the head of a unit see the own result only, and acknowledge it once", async () => {
    const own = heads[3]!;
    const person = new Client(t, await t.signIn("cadre", { cadreId: own.cadreId }));
    const results = (await person.get("/api/my/results")).body.items;
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ ratee: { name: own.name }, cohortSize: 10 });
    const letters = (await person.get("/api/my/letters")).body.items;
    expect(letters[0].timeline.map((item: { key: string }) => item.key)).toContain("deadline.review");
    expect(letters[0].improvements.length).toBeGreaterThan(0);
    const list = await person.get(`/api/campaigns/${campaignId}/results`);
    expect(list.body.items.map((item: { cadreId: string }) => item.cadreId)).toEqual([own.cadreId]);
    for (const path of ["results", "letters"]) {
      const other = await person.get(`/api/campaigns/${campaignId}/${path}/${heads[4]!.cadreId}`);
      expect(other.status).toBe(404);
    }
    const pdf = await person.raw(`/api/campaigns/${campaignId}/letters/${own.cadreId}.pdf`);
    expect(pdf.rawPayload.subarray(0, 4).toString()).toBe("%PDF");
    expect(
      (await person.raw(`/api/campaigns/${campaignId}/letters/${heads[4]!.cadreId}.docx`)).statusCode,
    ).toBe(404);
    expect((await person.get("/api/todo")).body.items).toHaveLength(1);
    const url = `/api/my/letters/${campaignId}/acknowledge`;
    expect((await person.send("POST", url, { understood: false })).body.code).toBe("comment-required");
    expect((await person.send("POST", url, { understood: false, comment: "第二项如何算的?" })).status).toBe(
      200,
    );
    expect((await person.send("POST", url, { understood: true })).body.code).toBe("already-acknowledged");
    const todo = (await crew.office.get("/api/todo")).body.items;
    expect(todo.map((item: { key: string }) => item.key)).toContain(`questions:${campaignId}`);
  });

  test("every stage change left an event and a checkpoint", async () => {
    const { body } = await crew.supervisor.get("/api/audit/events?size=200&action=campaign.step-take");
    expect(body.total).toBe(8);
    const checkpoints = (await crew.supervisor.get("/api/audit/checkpoints")).body.items;
    const reasons = checkpoints.map((item: { reason: string }) => item.reason);
    expect(reasons.filter((reason: string) => reason.includes("stage ")).length).toBeGreaterThanOrEqual(8);
  });

  test("goes on to improvement and, with a reason for those who did not sign, to the archive", async () => {
    await step(crew, campaignId, "improve");
    await expect(step(crew, campaignId, "archive")).rejects.toThrow("Not fulfilled yet");
    await step(crew, campaignId, "archive", "其余人员已当面反馈并记录");
    const { body } = await crew.office.get(`/api/campaigns/${campaignId}`);
    expect(body).toMatchObject({ campaign: { stage: "archive", due: null }, next: null });
  });
});

const FILE = join(import.meta.dirname, "../../../../../../shared/data/leadership-ratings.csv");

test.skipIf(!existsSync(FILE))("the real ratings of 49 leaders give the reference values", async () => {
  const csv = readFileSync(FILE, "utf8");
  const codes = [
    ...new Set(
      csv
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[0]!),
    ),
  ];
  const real = await createTestApp();
  try {
    await real.platform.jobs.start();
    const people = await crewOf(real);
    const units = await seedHeads(real.platform, codes.length, "county_department", codes);
    const id = await collecting(
      people,
      units.map((head) => head.unitId),
    );
    expect((await countRatings(people, id, csv)).result).toEqual({ sheets: 2042, ratees: 49, replaced: 0 });
    await throughGrades(people, id);
    const { items } = (await people.office.get(`/api/campaigns/${id}/results?size=200&sort=-ratingsMean`))
      .body;
    expect(items).toHaveLength(49);
    expect(items[0].unitCode).toBe("C38");
    expect(items[0].ratingsMean).toBeCloseTo(3.7394, 4);
    const { body } = await people.leader.get(`/api/campaigns/${id}/reliability`);
    expect(body.meanOfMeans).toBeCloseTo(3.056716, 6);
    expect(body.sdOfMeans).toBeCloseTo(0.3202388, 6);
    expect(body.icc1).toBeCloseTo(0.08795622, 8);
    expect(body.icc2).toBeCloseTo(0.8007544, 7);
    expect(body.alpha).toBeCloseTo(0.9022366, 7);
    const quota = (await people.leader.get(`/api/campaigns/${id}/quota`)).body;
    expect(quota).toMatchObject({
      limit: 9,
      excellent: 9,
      undecided: 0,
      quota: { halfUp: 10, approvedPlaces: 12 },
    });
  } finally {
    await real.platform.jobs.stop();
    await real.close();
  }
});
