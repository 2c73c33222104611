import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { cadre } from "../roster/schema.ts";
import { type Crew, collecting, countRatings, crewOf, step, throughGrades } from "./testing/driver.ts";
import { seedHeads, type TestHead } from "./testing/roster.ts";
import { ratingsCsv } from "./testing/sheets.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
let now: Date;
beforeAll(async () => {
  t = await createTestApp();
  t.platform.now = () => now;
  now = new Date();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  heads = await seedHeads(t.platform, 6);
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});
beforeEach(() => {
  now = new Date();
});

const units = () => heads.map((head) => head.unitId);
const ratings = () =>
  ratingsCsv(
    heads.map((head) => head.code),
    10,
  );

async function create(extra: object = {}) {
  const { status, body } = await crew.office.send("POST", "/api/campaigns", {
    ...{ name: "2026年度考核", year: 2026, schemeId: "county-department-heads", unitIds: units() },
    ...extra,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const advance = (id: string) => `/api/campaigns/${id}/advance`;
const view = async (id: string) => (await crew.office.get(`/api/campaigns/${id}`)).body;

describe("a new campaign", () => {
  test("covers the units of its scheme's category that have a head, unless units are named", async () => {
    const body = await create({ unitIds: undefined });
    expect(body).toMatchObject({ campaign: { stage: "prepare" }, counts: { units: 6, ratees: 0 } });
    expect(body.checklist.map((item: { key: string; ok: boolean }) => [item.key, item.ok])).toEqual([
      ["has-units", true],
      ["one-ratee-per-unit", true],
    ]);
    expect(body.next).toMatchObject({
      stage: "freeze",
      twoPeople: true,
      may: { propose: true, confirm: false },
    });
    const due = body.stageLine.map((one: { due: string | null }) => one.due);
    expect(due.every((day: string, i: number) => i === 0 || due[i - 1] <= day)).toBe(true);
  });

  test("may be renamed and given other units before the freeze, not after", async () => {
    const { campaign } = await create();
    const url = `/api/campaigns/${campaign.campaignId}`;
    const changed = await crew.office.send("PATCH", url, { name: "改名", unitIds: units().slice(0, 4) });
    expect(changed.body).toMatchObject({ campaign: { name: "改名" }, counts: { units: 4 } });
    await step(crew, campaign.campaignId, "freeze");
    expect((await crew.office.send("PATCH", url, { name: "再改" })).body.code).toBe("wrong-stage");
  });

  test("cannot be frozen without units, or with a unit that nobody heads", async () => {
    const empty = await create({ unitIds: [] });
    await expect(step(crew, empty.campaign.campaignId, "freeze")).rejects.toThrow("Units chosen");
    const { db } = t.platform;
    const headless = await create();
    await db.update(cadre).set({ isHead: false }).where(eq(cadre.cadreId, heads[2]!.cadreId));
    await expect(step(crew, headless.campaign.campaignId, "freeze")).rejects.toThrow("1 units have no head");
    await db.update(cadre).set({ isHead: true }).where(eq(cadre.cadreId, heads[2]!.cadreId));
  });

  test("refuses units that are not on the roster and periods that end before they begin", async () => {
    const stranger = await crew.office.send("POST", "/api/campaigns", {
      ...{ name: "x", year: 2026, schemeId: "county-department-heads" },
      unitIds: ["3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
    });
    expect(stranger.body.code).toBe("campaign-units");
    const backwards = await crew.office.send("POST", "/api/campaigns", {
      ...{ name: "x", year: 2026, schemeId: "county-department-heads" },
      ...{ periodFrom: "2026-12-01", periodTo: "2026-01-01" },
    });
    expect(backwards.body.code).toBe("campaign-period");
  });
});

describe("a step that needs two people", () => {
  test("is proposed by one and confirmed by another; nothing changes in between", async () => {
    const { campaign } = await create();
    const id = campaign.campaignId;
    const proposed = await crew.office.send("POST", advance(id), { to: "freeze", note: "名册已核对" });
    expect(proposed.body).toMatchObject({ state: "proposed", checkpoint: true });
    const alone = await crew.office.send("POST", advance(id), { to: "freeze" });
    expect(alone).toMatchObject({ status: 409, body: { code: "second-person-needed" } });
    const change = await crew.office.send("PATCH", `/api/campaigns/${id}`, { unitIds: units().slice(0, 2) });
    expect(change.body.code).toBe("step-pending");
    const seen = (await crew.leader.get(`/api/campaigns/${id}`)).body.next;
    expect(seen).toMatchObject({ proposal: { note: "名册已核对" }, may: { propose: false, confirm: true } });
    const todo = (await crew.leader.get("/api/todo")).body.items;
    expect(todo.map((item: { key: string }) => item.key)).toContain(`confirm:${id}`);
    const confirmed = await crew.leader.send("POST", advance(id), { to: "freeze" });
    expect(confirmed.body.state).toBe("taken");
    const line = (await view(id)).stageLine;
    expect(line[1]).toMatchObject({
      stage: "freeze",
      state: "now",
      by: ["office.one", "leader.one"],
    });
  });

  test("can be withdrawn and proposed again", async () => {
    const { campaign } = await create();
    const id = campaign.campaignId;
    await crew.office.send("POST", advance(id), { to: "freeze" });
    const withdrawn = await crew.office2.send("POST", `/api/campaigns/${id}/withdraw`, { note: "再核对" });
    expect(withdrawn.status).toBe(200);
    const none = await crew.office.send("POST", `/api/campaigns/${id}/withdraw`, {});
    expect(none.body.code).toBe("no-step-pending");
    await step(crew, id, "freeze");
    expect((await view(id)).campaign.stage).toBe("freeze");
  });

  test("belongs to the roles of the stage and to the next stage only", async () => {
    const { campaign } = await create();
    const id = campaign.campaignId;
    expect((await crew.supervisor.send("POST", advance(id), { to: "freeze" })).body.code).toBe(
      "role-not-allowed",
    );
    expect((await crew.office.send("POST", advance(id), { to: "score" })).body.code).toBe("stage-not-next");
  });
});

test("what happens to the roster after the freeze moves no result", async () => {
  const id = await collecting(crew, units());
  await countRatings(crew, id, ratings());
  await step(crew, id, "seal");
  await step(crew, id, "score");
  await crew.office.job("POST", `/api/campaigns/${id}/score`);
  const url = `/api/campaigns/${id}/results/${heads[1]!.cadreId}`;
  const before = (await crew.office.get(url)).body;
  const snapshot = (await crew.office.get(`/api/campaigns/${id}/snapshot`)).body;
  const { db } = t.platform;
  const moved = { name: "改名", title: "调任", unitId: heads[0]!.unitId, isHead: false };
  await db.update(cadre).set(moved).where(eq(cadre.cadreId, heads[1]!.cadreId));
  await crew.office.job("POST", `/api/campaigns/${id}/score`);
  expect((await crew.office.get(url)).body).toEqual(before);
  expect((await crew.office.get(`/api/campaigns/${id}/snapshot`)).body).toEqual(snapshot);
  const { name, unitId } = heads[1]!;
  await db
    .update(cadre)
    .set({ name, unitId, title: "局长", isHead: true })
    .where(eq(cadre.cadreId, heads[1]!.cadreId));
});

describe("the posting", () => {
  test("lasts five working days and is cut short only with a reason and by two people", async () => {
    // A Tuesday; the posting ends on the Tuesday after, the step may follow on Wednesday.
    now = new Date("2026-11-24T02:00:00Z");
    const crew = await crewOf(t, ".november");
    const id = await collecting(crew, units());
    await countRatings(crew, id, ratings());
    await untilPosted(crew, id);
    expect((await view(id)).campaign).toMatchObject({
      postingFrom: "2026-11-24",
      postingUntil: "2026-12-01",
    });
    const early = await crew.office.send("POST", advance(id), { to: "decide" });
    expect(early).toMatchObject({ status: 422, body: { code: "reason-required" } });
    now = new Date("2026-12-01T10:00:00Z");
    const lastDay = await crewOf(t, ".last-day");
    const stillEarly = await lastDay.office.send("POST", advance(id), { to: "decide" });
    expect(stillEarly.body.code).toBe("reason-required");
    now = new Date("2026-12-02T00:30:00Z");
    await step(await crewOf(t, ".after"), id, "decide");
    now = new Date("2026-11-24T02:10:00Z");
    const after = (await crew.office.get(`/api/campaigns/${id}`)).body;
    expect(after.campaign.finalAt).toBe("2026-12-02T00:30:00.000Z");
    expect(after.stageLine.find((one: { stage: string }) => one.stage === "decide").earlyReason).toBeNull();
  });

  test("that meets an objection goes back to the deliberation, by two people and with the reason", async () => {
    const id = await collecting(crew, units());
    await countRatings(crew, id, ratings());
    await untilPosted(crew, id);
    expect((await view(id)).back).toMatchObject({ stage: "deliberate" });
    const silent = await crew.office.send("POST", advance(id), { to: "deliberate" });
    expect(silent.body.code).toBe("reason-required");
    const note = "公示期内收到异议,经核实需复议";
    await crew.office.send("POST", advance(id), { to: "deliberate", note });
    const other = await crew.leader.send("POST", advance(id), { to: "decide", earlyReason: "无异议" });
    expect(other.body.code).toBe("step-pending");
    const back = await crew.leader.send("POST", advance(id), { to: "deliberate", note });
    expect(back.body.state).toBe("taken");
    const after = await view(id);
    expect(after).toMatchObject({ campaign: { stage: "deliberate", postingUntil: null }, back: null });
    expect(after.stageLine.find((one: { stage: string }) => one.stage === "post")).toMatchObject({
      ...{ state: "next", by: [], at: null },
    });
    // Decisions that nothing speaks against stay; one may be changed now.
    const url = `/api/campaigns/${id}/results/${heads[5]!.cadreId}/grade`;
    const changed = await crew.leader.send("PUT", url, { grade: "basically_competent", reason: "异议属实" });
    expect(changed.status).toBe(200);
    await step(crew, id, "post");
    expect((await view(id)).campaign.postingUntil).not.toBeNull();
  });

  test("keeps the reason when it is cut short", async () => {
    const id = await collecting(crew, units());
    await countRatings(crew, id, ratings());
    await throughGrades(crew, id);
    const decide = (await view(id)).stageLine.find((one: { stage: string }) => one.stage === "decide");
    expect(decide.earlyReason).toContain("提前审定");
    expect(decide.by).toHaveLength(2);
  });
});

async function untilPosted(crew: Crew, id: string): Promise<void> {
  await step(crew, id, "seal");
  await step(crew, id, "score");
  await crew.office.job("POST", `/api/campaigns/${id}/score`);
  await step(crew, id, "deliberate");
  const { items } = (await crew.office.get(`/api/campaigns/${id}/results`)).body;
  const cadreIds = items.map((item: { cadreId: string }) => item.cadreId);
  await crew.leader.send("POST", `/api/campaigns/${id}/grades/accept`, { cadreIds });
  await step(crew, id, "post");
}

test("the list finds campaigns by name, year and stage, a page at a time", async () => {
  const { campaign } = await create({ name: "专项考核", kind: "special", year: 2025 });
  const found = (
    await crew.leader.get(`/api/campaigns?q=${encodeURIComponent("专项")}&year=2025&stage=prepare`)
  ).body;
  expect(found).toMatchObject({
    total: 1,
    items: [{ campaignId: campaign.campaignId, units: 6, overdue: false }],
  });
  const page = (await crew.leader.get("/api/campaigns?size=2&page=2&sort=name")).body;
  expect(page.items).toHaveLength(2);
  expect(page.total).toBeGreaterThan(4);
  now = new Date(Date.now() + 60 * 86_400_000);
  const later = await crewOf(t, ".later");
  const late = (await later.leader.get(`/api/campaigns?q=${encodeURIComponent("专项")}`)).body.items[0];
  expect(late.overdue).toBe(true);
  const todo = (await later.office.get("/api/todo")).body.items;
  expect(todo[0]).toMatchObject({ overdue: true });
});

test("search finds persons by name, units and campaigns, each within the reach", async () => {
  const all = (await crew.office.get(`/api/search?q=${encodeURIComponent("测试03")}`)).body;
  expect(all.persons[0]).toMatchObject({ name: "测试03", link: `/roster/${heads[2]!.cadreId}` });
  expect((await crew.office.get("/api/search?q=U0")).body.units).toHaveLength(6);
  expect(
    (await crew.office.get(`/api/search?q=${encodeURIComponent("年度")}`)).body.campaigns.length,
  ).toBeGreaterThan(0);
  const person = await t.signIn("cadre", { cadreId: heads[0]!.cadreId });
  const own = await t.app.inject({ url: "/api/search?q=U0", headers: person });
  expect(own.json()).toEqual({ persons: [], units: [], campaigns: [] });
});
