import { addWorkingDays, nationalPack, sampleLocalPack } from "@hengjian/appraisal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../platform/testing/context.ts";
import { Client } from "../campaigns/testing/driver.ts";
import { dateOf, workCalendar } from "./service.ts";

let t: TestApp;
let office: Client;
let cadre: Client;
beforeAll(async () => {
  t = await createTestApp();
  office = new Client(t, await t.signIn("office"));
  cadre = new Client(t, await t.signIn("cadre"));
});
afterAll(() => t.close());

test("the built-in rule packs stand with source and verified flag, for everybody to read", async () => {
  const { body } = await cadre.get("/api/rule-packs");
  expect(body.map((one: { pack: { id: string } }) => one.pack.id)).toEqual([
    nationalPack.id,
    sampleLocalPack.id,
  ]);
  expect(body[0].pack).toEqual(JSON.parse(JSON.stringify(nationalPack)));
  expect(body[0].pack.values.every((value: { source: string }) => value.source !== "")).toBe(true);
});

test("the built-in schemes say how long rating one person takes", async () => {
  const { body } = await cadre.get("/api/schemes");
  expect(body.map((one: { scheme: { id: string } }) => one.scheme.id).sort()).toEqual([
    "county-department-heads",
    "county-department-heads-by-line",
    "town-heads",
  ]);
  expect(body[0]).toMatchObject({ items: 11, minutes: 3.7, builtin: true });
  const one = (await cadre.get(`/api/schemes/${body[0].scheme.id}`)).body;
  expect(one).toEqual(body[0]);
  expect((await cadre.get("/api/schemes/nothing")).status).toBe(404);
});

const local = {
  id: "our-county",
  version: "1",
  title: { zh: "本县规则", en: "Our county" },
  values: [
    {
      ...{ key: "quota.excellent", label: { zh: "优秀比例", en: "Share" }, value: 0.15 },
      ...{ source: "县委组织部〔2026〕3号", verified: true },
    },
  ],
};

test("a local pack holds for new campaigns; its versions are never changed", async () => {
  expect((await cadre.send("POST", "/api/rule-packs", local)).status).toBe(403);
  expect((await office.send("POST", "/api/rule-packs", local)).status).toBe(201);
  expect((await office.send("POST", "/api/rule-packs", local)).body.code).toBe("rule-pack-exists");
  const made = await office.send("POST", "/api/campaigns", {
    ...{ name: "x", year: 2026, schemeId: "county-department-heads", unitIds: [] },
  });
  expect(made.body.campaign.packs.map((pack: { id: string }) => pack.id)).toEqual([
    nationalPack.id,
    "our-county",
  ]);
});

test("rules that nothing reads, or of another form, are refused", async () => {
  const withRule = (key: string, value: unknown) => ({
    ...local,
    version: "2",
    values: [{ ...local.values[0], key, value }],
  });
  expect((await office.send("POST", "/api/rule-packs", withRule("quota.exellent", 0.2))).body.code).toBe(
    "rule-unknown",
  );
  const wrong = await office.send("POST", "/api/rule-packs", withRule("deadline.review", { days: "thirty" }));
  expect(wrong.body.code).toBe("rule-shape");
});

test("working days follow the published holidays and what the office enters", async () => {
  const year = (await cadre.get("/api/calendar?year=2026")).body;
  expect(year.published).toBe(true);
  expect(year.days).toContainEqual({
    day: "2026-10-01",
    working: false,
    origin: "published",
    note: "国庆节",
  });
  expect((await cadre.get("/api/calendar?year=2099")).body).toEqual({
    year: 2099,
    published: false,
    days: [],
  });
  const entered = { working: false, note: "县庆" };
  expect((await office.send("PUT", "/api/calendar/2026-11-25", entered)).status).toBe(200);
  const calendar = await workCalendar(t.platform.db, TEST_JURISDICTION);
  expect(addWorkingDays("2026-11-24", 1, calendar)).toBe("2026-11-26");
  expect((await office.send("DELETE", "/api/calendar/2026-11-25")).status).toBe(200);
  const after = await workCalendar(t.platform.db, TEST_JURISDICTION);
  expect(addWorkingDays("2026-11-24", 1, after)).toBe("2026-11-25");
  expect((await office.send("DELETE", "/api/calendar/2026-11-25")).status).toBe(404);
});

test("the civil date is that of China, whatever the clock of the server", () => {
  expect(dateOf(new Date("2026-11-24T16:30:00Z"))).toBe("2026-11-25");
  expect(dateOf(new Date("2026-11-24T15:30:00Z"))).toBe("2026-11-24");
});
