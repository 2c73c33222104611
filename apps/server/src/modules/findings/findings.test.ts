import { rmSync } from "node:fs";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvent } from "../../platform/audit/schema.ts";
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
import { ratingImport } from "../evidence/schema.ts";
import { ratingsFile } from "./testing/ratings-file.ts";
import type { Plan } from "./testing/simulate.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  heads = await seedHeads(t.platform, 12);
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

const group = (rater: number) => (rater < 8 ? 0 : rater < 20 ? 1 : 2);
const NESTED = { raters: 36, nested: true, group };
/** Subordinates give the third head the highest marks throughout; ten sheets on the fifth are copies. */
const DISTORTED: Omit<Plan, "ratees" | "items"> = {
  ...{ ...NESTED, seed: 11 },
  plant: (marks, { ratee, rater }) => {
    if (ratee === 2 && group(rater) === 2) return marks.map((_, i) => (i === 3 ? 4 : 5));
    if (ratee === 4 && rater >= 26) return [5, 4, 4, 3, 5, 4, 3, 5, 4, 3, 4];
    return marks;
  },
};

async function counted(plan: Omit<Plan, "ratees" | "items">): Promise<string> {
  const unitIds = heads.map((head) => head.unitId);
  const codes = heads.map((head) => head.code);
  const id = await collecting(crew, unitIds);
  await countRatings(crew, id, ratingsFile(plan, codes));
  return id;
}

async function sealed(plan: Omit<Plan, "ratees" | "items">): Promise<string> {
  const id = await counted(plan);
  await step(crew, id, "seal");
  return id;
}

const analyse = (id: string): Promise<Answer["body"]> =>
  crew.office.job("POST", `/api/campaigns/${id}/analysis`);
const analysisOf = async (id: string) => (await crew.leader.get(`/api/campaigns/${id}/analysis`)).body;
const findingsOf = async (id: string, query = ""): Promise<Answer["body"]> =>
  (await crew.supervisor.get(`/api/campaigns/${id}/findings?size=200&${query}`)).body;
const dispose = (who: Client, findingId: string, disposition: string, reason: string) =>
  who.send("PUT", `/api/findings/${findingId}/disposition`, { disposition, reason });

async function importOf(id: string) {
  const [row] = await t.platform.db.select().from(ratingImport).where(eq(ratingImport.campaignId, id));
  return row!;
}
/** As the owner of the database, past the server. */
async function behindTheServer(sql: string, id: string): Promise<void> {
  const owner = new pg.Client({ connectionString: t.database.ownerUrl });
  await owner.connect();
  await owner.query(sql, [id]);
  await owner.end();
}
const storedAt = (sha256: string) => join(t.platform.config.dataFolder, "files", sha256.slice(0, 2), sha256);

/** Every rater marks the head of the own unit one higher on half of the indicators. */
const FAVOURING: Omit<Plan, "ratees" | "items"> = {
  ...{ seed: 6, raters: 36, raterUnit: (rater) => rater % 12 },
  plant: (marks, { ratee, rater }) =>
    ratee === rater % 12 ? marks.map((mark, i) => Math.min(5, mark + (i % 2))) : marks,
};

test("a table that names the units of its raters shows whether they favour their own", async () => {
  const id = await sealed(FAVOURING);
  await analyse(id);
  const { tests } = (await analysisOf(id)).analysis;
  expect(tests.find((one: Answer["body"]) => one.test === "in-group")).toMatchObject({ tried: 1, leads: 1 });
  const lead = (await findingsOf(id)).items.find((one: Answer["body"]) => one.test === "in-group");
  expect(lead).toMatchObject({ subject: { kind: "campaign" }, person: null });
  expect(lead.sentence.zh).toMatch(/^36 名评价人对本单位的人平均比对外单位的人高 0\.\d\d/);
  const { body } = await crew.leader.get(`/api/findings/${lead.findingId}`);
  expect(JSON.stringify(body)).not.toMatch(/\bP\d+\b/);
});

describe("the analysis of a campaign", () => {
  let id: string;
  beforeAll(async () => {
    id = await counted(DISTORTED);
  });

  test("waits until the ratings are sealed", async () => {
    const { status, body } = await crew.office.send("POST", `/api/campaigns/${id}/analysis`);
    expect([status, body.code]).toEqual([409, "wrong-stage"]);
    expect(await analysisOf(id)).toMatchObject({ mayAnalyse: false, analysis: null, counts: { open: 0 } });
    await step(crew, id, "seal");
  });

  test("finds what was planted and names nobody else", async () => {
    const job = await analyse(id);
    expect(job).toMatchObject({ status: "done", result: { sheets: 432, severity: "sheets-rate-one" } });
    expect(job.done).toBe(job.total);
    const { items, total } = await findingsOf(id);
    const named = items.map((one: Answer["body"]) => [one.test, one.person?.name ?? one.subject.kind]);
    expect(named).toContainEqual(["group-gap", "测试03"]);
    expect(named).toContainEqual(["identical-sheets", "测试05"]);
    const people = new Set(items.map((one: Answer["body"]) => one.person?.name).filter(Boolean));
    expect([...people].sort()).toEqual(["测试03", "测试05"]);
    expect(await analysisOf(id)).toMatchObject({
      counts: { open: total, confirmed: 0, gone: 0 },
      people: [{ name: "测试03" }, { name: "测试05" }],
      analysis: { sheets: 432, outdated: false, onScoreSheets: null },
    });
  });

  test("shows counts of eight sheets or more and means of five, and no rater", async () => {
    for (const one of (await findingsOf(id)).items) {
      const { body } = await crew.leader.get(`/api/findings/${one.findingId}`);
      const counts = (body.evidence.chart?.points ?? []).map((point: { n?: number }) => point.n ?? 5);
      expect(Math.min(5, ...counts), body.sentence.zh).toBe(5);
      expect(JSON.stringify(body)).not.toMatch(/"(rater|marks|sheet|number)":(?!\s*\{)/);
      expect(JSON.stringify(body)).not.toMatch(/\bS\d+\b/);
    }
  });

  test("says of every test that it was made or why not", async () => {
    const { tests } = (await analysisOf(id)).analysis;
    expect(tests).toHaveLength(16);
    for (const one of tests) expect(one.tried > 0 || one.notRun !== null, one.test).toBe(true);
    const ofRaters = tests.find((one: Answer["body"]) => one.test === "no-differences");
    expect(ofRaters.notRun.zh).toContain("票是匿名的");
  });

  test("does not adjust where every sheet rates one person, and says so", async () => {
    const { use, analysis } = await analysisOf(id);
    const { severity } = analysis;
    expect(use).toBe("shown");
    expect(severity.code).toBe("sheets-rate-one");
    expect(severity.text.zh).toContain("432 张测评票各自只评一人(共 12 人)");
    expect(severity.ratees.every((one: { adjusted: null }) => one.adjusted === null)).toBe(true);
  });

  test("made again gives the same, and leads keep their number", async () => {
    const before = await findingsOf(id);
    expect((await analyse(id)).result.unchanged).toBe(true);
    expect(await findingsOf(id)).toEqual(before);
  });

  test("is on record with its hash, and with no name", async () => {
    const events = await t.platform.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.subjectId, id), eq(auditEvent.action, "findings.analyse")));
    expect(events).toHaveLength(2);
    const { resultHash } = (await analysisOf(id)).analysis;
    expect(events.map((event) => event.detail.resultHash)).toEqual([resultHash, resultHash]);
  });

  test("can be listed by what it is about, by test and by state, page by page", async () => {
    const all = await findingsOf(id);
    const about = await findingsOf(id, `cadreId=${heads[4]!.cadreId}`);
    expect(about.items.length).toBeGreaterThan(0);
    expect(about.items.every((one: Answer["body"]) => one.person.name === "测试05")).toBe(true);
    expect((await findingsOf(id, "test=identical-sheets")).total).toBe(1);
    expect((await findingsOf(id, "state=dismissed")).total).toBe(0);
    const page = (await crew.supervisor.get(`/api/campaigns/${id}/findings?size=1&page=2`)).body;
    expect(page).toMatchObject({ total: all.total, items: [all.items[1]] });
  });
});

describe("working through a finding", () => {
  let id: string;
  let lead: Answer["body"];
  beforeAll(async () => {
    id = await sealed({ ...DISTORTED, seed: 12 });
    await analyse(id);
    lead = (await findingsOf(id, "test=group-gap")).items[0];
  });
  const detail = async () => (await crew.leader.get(`/api/findings/${lead.findingId}`)).body;

  test("waits on the start page of those who may say what it came to", async () => {
    const of = async (who: Client) =>
      (await who.get("/api/todo")).body.items.find((one: Answer["body"]) => one.key === `findings:${id}`);
    const { open } = (await analysisOf(id)).counts;
    const link = `/campaigns/${id}/findings?state=open`;
    expect(await of(crew.office)).toMatchObject({ count: open, link, text: { zh: `${open} 条线索待核` } });
    expect(await of(crew.supervisor)).toMatchObject({ count: open });
    expect(await of(crew.leader)).toBeUndefined();
  });

  test("takes a reason", async () => {
    for (const reason of ["", "   ", "已核"]) {
      const { status, body } = await dispose(crew.supervisor, lead.findingId, "dismissed", reason);
      expect([status, body.code]).toEqual([422, "reason-required"]);
    }
    expect((await detail()).history).toEqual([]);
  });

  test("is not for the person it is about, whatever the role", async () => {
    const own = new Client(
      t,
      await t.signIn("office", { username: "office.head3", cadreId: heads[2]!.cadreId }),
    );
    const { status, body } = await dispose(own, lead.findingId, "dismissed", "我看没有问题");
    expect([status, body.code]).toEqual([403, "own-finding"]);
    expect((await own.get(`/api/findings/${lead.findingId}`)).body.isOwn).toBe(true);
    const todo = (await own.get("/api/todo")).body.items.find(
      (one: Answer["body"]) => one.key === `findings:${id}`,
    );
    const others = (await findingsOf(id)).items.filter(
      (one: Answer["body"]) => one.cadreId !== heads[2]!.cadreId,
    );
    expect(todo?.count ?? 0).toBe(others.length);
  });

  test("is decided by a person, and every word is kept", async () => {
    await dispose(crew.supervisor, lead.findingId, "confirmed", "查阅会场记录,下级集中填票");
    await dispose(crew.office, lead.findingId, "noted", "已约谈,记录备查");
    const { disposition, history, isOwn } = await detail();
    expect({ disposition, isOwn }).toEqual({ disposition: "noted", isOwn: false });
    expect(history.map((one: Answer["body"]) => [one.disposition, one.reason, one.by])).toEqual([
      ["noted", "已约谈,记录备查", "office.one"],
      ["confirmed", "查阅会场记录,下级集中填票", "supervisor.one"],
    ]);
    expect((await analysisOf(id)).counts).toMatchObject({ noted: 1, confirmed: 0 });
  });

  test("stays when the ratings are analysed again", async () => {
    const before = await detail();
    await analyse(id);
    expect(await detail()).toEqual(before);
  });

  test("stands in the audit log without what it came to", async () => {
    const events = await t.platform.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, lead.findingId));
    expect(events).toHaveLength(2);
    for (const event of events) {
      expect(event.action).toBe("findings.dispose");
      expect(event.detail).toEqual({ campaign: id, test: "group-gap" });
      expect(event.personalHash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test("shows beside the person when grades are deliberated", async () => {
    await step(crew, id, "score");
    expect((await crew.office.job("POST", `/api/campaigns/${id}/score`)).status).toBe("done");
    const { items } = (await crew.leader.get(`/api/campaigns/${id}/results?size=50`)).body;
    const open = await findingsOf(id, "state=open");
    for (const row of items) {
      const own = open.items.filter((one: Answer["body"]) => one.cadreId === row.cadreId).length;
      expect([row.name, row.openFindings]).toEqual([row.name, own]);
    }
    expect((await analysisOf(id)).analysis.onScoreSheets).toBe(true);
  });
});

describe("ratings that cannot be read", () => {
  test("a lost file fails the analysis with what to do, and leaves the last one as it is", async () => {
    const id = await sealed({ ...DISTORTED, seed: 13 });
    await analyse(id);
    const before = [await analysisOf(id), await findingsOf(id)];
    rmSync(storedAt((await importOf(id)).sha256));
    const job = await analyse(id);
    expect(job).toMatchObject({ status: "failed", error: { code: "ratings-file-lost" } });
    expect(job.error.text.zh).toContain("请从备份恢复文件库");
    expect([await analysisOf(id), await findingsOf(id)]).toEqual(before);
    await step(crew, id, "score");
    expect((await crew.office.job("POST", `/api/campaigns/${id}/score`)).status).toBe("done");
    expect((await analysisOf(id)).analysis.severity).toEqual(before[0].analysis.severity);
  });

  test("where nothing was analysed before, scores are computed and the sheets say why nothing is adjusted", async () => {
    const id = await sealed({ ...NESTED, seed: 14 });
    rmSync(storedAt((await importOf(id)).sha256));
    await step(crew, id, "score");
    expect((await crew.office.job("POST", `/api/campaigns/${id}/score`)).status).toBe("done");
    const { analysis } = await analysisOf(id);
    expect(analysis.severity.code).toBe("ratings-unreadable");
    expect(analysis.severity.text.zh).toContain("找不到测评数据");
    const sheet = await crew.leader.get(`/api/campaigns/${id}/results/${heads[0]!.cadreId}`);
    expect(JSON.stringify(sheet.body.sheet)).toContain("找不到测评数据");
  });

  test("votes of which only counts are known are said to be just that", async () => {
    const id = await sealed({ ...NESTED, seed: 15 });
    await behindTheServer("update rating_import set status = 'replaced' where campaign_id = $1", id);
    expect(await analyse(id)).toMatchObject({
      status: "done",
      result: { severity: "counts-only", leads: 0 },
    });
    const { severity, tests } = (await analysisOf(id)).analysis;
    expect(severity.text.zh).toContain("其余只有计票");
    expect(tests.find((one: Answer["body"]) => one.test === "blocs").notRun.zh).toContain("其余只有计票");
  });

  test("more sheets than an analysis takes are refused with their number", async () => {
    const id = await sealed({ ...NESTED, seed: 16 });
    await behindTheServer("update sheet_stats set n = 20000 where campaign_id = $1", id);
    const job = await analyse(id);
    expect(job).toMatchObject({ status: "failed", error: { code: "analysis-too-large" } });
    expect(job.error.text.zh).toContain("720000 张测评票");
    expect((await analysisOf(id)).analysis).toBeNull();
  });
});

test("nobody but the office starts an analysis, nobody but office and supervisor settle a finding", async () => {
  const id = await sealed({ ...DISTORTED, seed: 17 });
  await analyse(id);
  const [lead] = (await findingsOf(id)).items;
  for (const who of [crew.leader, crew.supervisor])
    expect((await who.send("POST", `/api/campaigns/${id}/analysis`)).status).toBe(403);
  expect((await dispose(crew.leader, lead.findingId, "dismissed", "没有问题吧")).status).toBe(403);
  const cadre = new Client(t, await t.signIn("cadre", { username: "head.5", cadreId: heads[4]!.cadreId }));
  expect((await cadre.get(`/api/campaigns/${id}/findings`)).status).toBe(403);
  expect((await cadre.get(`/api/findings/${lead.findingId}`)).status).toBe(403);
});
