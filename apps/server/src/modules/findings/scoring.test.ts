import { readFileSync } from "node:fs";
import { allNodes, type ScoreNode } from "@hengjian/appraisal";
import { eq } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordEvent } from "../../platform/audit/index.ts";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { campaign } from "../campaigns/schema.ts";
import {
  type Answer,
  type Crew,
  collecting,
  countRatings,
  crewOf,
  step,
} from "../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../campaigns/testing/roster.ts";
import { scoringBasis } from "../results/inputs.ts";
import { recomputeCampaign } from "../results/recompute.ts";
import { scoreRun, scoreSheet } from "../results/schema.ts";
import { computeResults } from "../results/score.ts";
import { ratingsFile } from "./testing/ratings-file.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
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

const codes = () => heads.map((head) => head.code);
const unitIds = () => heads.map((head) => head.unitId);

/** Raters 0–19 are strict, 20–39 lenient; the first five heads meet mostly the strict ones. Each rater has a number. */
const drawn = () =>
  ratingsFile(
    {
      ...{ seed: 21, raters: 40, group: () => 2 },
      severity: (rater) => (rater < 20 ? 1.2 : -1.2),
      rates: (rater, ratee) => rater < 20 === ratee < 5 || (rater + ratee) % 5 === 0,
    },
    codes(),
  );
const nested = () => ratingsFile({ seed: 22, raters: 30, nested: true, group: () => 2 }, codes());

async function scoring(csv: string, more: object = {}): Promise<string> {
  const id = await collecting(crew, unitIds(), "宽严检验", more);
  await countRatings(crew, id, csv);
  await step(crew, id, "seal");
  await step(crew, id, "score");
  return id;
}

async function scored(csv: string, more: object = {}): Promise<string> {
  const id = await scoring(csv, more);
  const job = await crew.office.job("POST", `/api/campaigns/${id}/score`);
  if (job.status !== "done") throw new Error(JSON.stringify(job));
  return id;
}

async function sheetOf(
  id: string,
  i: number,
): Promise<Record<"root" | "evaluation" | "severity", ScoreNode>> {
  const { body } = await crew.leader.get(`/api/campaigns/${id}/results/${heads[i]!.cadreId}`);
  const { root } = body.sheet;
  const named = (end: string) => allNodes(root).find((node) => node.id.endsWith(end))!;
  return { root, evaluation: named("/evaluation"), severity: named("/severity") };
}

async function differences(id: string): Promise<Answer["body"]> {
  const [row] = await t.platform.db.select().from(campaign).where(eq(campaign.campaignId, id));
  return (await recomputeCampaign(t.platform.db, row!)).differences;
}

async function behindTheServer(sql: string, id: string): Promise<void> {
  const owner = new pg.Client({ connectionString: t.database.ownerUrl });
  await owner.connect();
  await owner.query(sql, [id]);
  await owner.end();
}

describe("severity on the score sheets", () => {
  let shown: string;
  let used: string;
  beforeAll(async () => {
    shown = await scored(drawn());
    used = await scored(drawn(), { severityAdjustment: "used" });
  });

  test("raw and adjusted mean stand side by side, with the uncertainty", async () => {
    const { severity } = await sheetOf(shown, 0);
    expect(severity.formula.zh).toMatch(
      /^\d+ 张票的平均 \d\.\d\d；宽严校正后 \d\.\d\d ± \d\.\d\d（95% 把握）/,
    );
    expect(severity.reliability!.se).toBeGreaterThan(0);
    expect(severity.flags.map((flag) => flag.code)).toEqual(["severity-shown"]);
    // Whoever drew the strict raters is lifted, whoever drew the lenient ones is lowered.
    const shifts = await Promise.all([0, 1, 8, 9].map((i) => shiftOf(shown, i)));
    expect(shifts.map(Math.sign)).toEqual([1, 1, -1, -1]);
  });

  async function shiftOf(id: string, i: number): Promise<number> {
    const { severity } = await sheetOf(id, i);
    const { body } = await crew.leader.get(`/api/campaigns/${id}/analysis`);
    const own = body.analysis.severity.ratees.find(
      (one: Answer["body"]) => one.cadreId === heads[i]!.cadreId,
    );
    expect(severity.value).toBe(own.adjusted);
    return own.adjusted - own.raw;
  }

  test("the score does not move by itself", async () => {
    for (const i of [0, 5, 9]) {
      const { root, evaluation } = await sheetOf(shown, i);
      expect(evaluation.flags.map((flag) => flag.code)).not.toContain("severity-used");
      expect(root.value).toBe(evaluation.value);
    }
  });

  test("where the campaign chose so, the points move by what severity made of the mean, no more", async () => {
    for (const i of [0, 3, 9]) {
      const before = await sheetOf(shown, i);
      const after = await sheetOf(used, i);
      const shift = ((await shiftOf(used, i)) / 5) * 100;
      expect(after.evaluation.value).toBeCloseTo(before.evaluation.value! + shift, 9);
      expect(after.evaluation.formula.zh).toContain("宽严校正：");
      expect(after.severity.flags.map((flag) => flag.code)).toEqual(["severity-used"]);
    }
  });

  test("the choice is part of the frozen scheme, shown on the campaign and closed after the freeze", async () => {
    const { body } = await crew.office.get(`/api/campaigns/${used}`);
    expect(body.campaign.severityAdjustment).toBe("used");
    const { rows } = await t.database.pool.query(
      "select scheme ->> 'severityAdjustment' as use from campaign_frozen where campaign_id = any($1) order by use",
      [[shown, used]],
    );
    expect(rows).toEqual([{ use: "shown" }, { use: "used" }]);
    const change = await crew.office.send("PATCH", `/api/campaigns/${used}`, { severityAdjustment: "shown" });
    expect([change.status, change.body.code]).toEqual([409, "wrong-stage"]);
  });

  test("computed anew, nothing differs with either choice", async () => {
    expect(await differences(shown)).toEqual([]);
    expect(await differences(used)).toEqual([]);
    expect((await crew.office.job("POST", `/api/campaigns/${used}/analysis`)).result.unchanged).toBe(true);
    expect(await differences(used)).toEqual([]);
  });

  test("changed severities are named, and nothing is scored with them", async () => {
    const change = `update severity_result set result = jsonb_set(result, '{ratees,${heads[0]!.cadreId},adjusted}', '4.9') where campaign_id = $1`;
    await behindTheServer(change, shown);
    expect((await differences(shown)).map((one: Answer["body"]) => one.text.zh)).toEqual([
      "核算时所用的宽严估计已不在,或被改动。",
    ]);
    const job = await crew.office.job("POST", `/api/campaigns/${shown}/score`);
    expect(job).toMatchObject({ status: "failed", error: { code: "severity-changed" } });
    expect((await crew.leader.get(`/api/campaigns/${shown}/analysis`)).body.code).toBe("severity-changed");
  });
});

test("before the freeze the choice can be changed, and it stands in the log", async () => {
  const { body } = await crew.office.send("POST", "/api/campaigns", {
    ...{ name: "改主意", year: 2026, schemeId: "county-department-heads", unitIds: unitIds() },
  });
  const id = body.campaign.campaignId;
  expect(body.campaign.severityAdjustment).toBe("shown");
  const changed = await crew.office.send("PATCH", `/api/campaigns/${id}`, { severityAdjustment: "used" });
  expect(changed.body.campaign).toMatchObject({ severityAdjustment: "used", name: "改主意" });
  const refused = await crew.office.send("PATCH", `/api/campaigns/${id}`, { severityAdjustment: "maybe" });
  expect(refused.status).toBe(400);
});

describe("sheets that rate one person each", () => {
  test("are never adjusted, also where the scheme would use it; every sheet says why in plain words", async () => {
    const used = await scored(nested(), { severityAdjustment: "used" });
    const shown = await scored(nested());
    for (const i of [0, 4, 9]) {
      const { root, evaluation, severity } = await sheetOf(used, i);
      expect(root.value).toBe((await sheetOf(shown, i)).root.value);
      expect(severity.value).toBeNull();
      expect(severity.formula.zh).toContain("票打得低,是评价人严还是被评的人弱,从数据中分不出来");
      const flag = evaluation.flags.find((one) => one.code === "severity-not-used")!;
      expect(flag.text.zh).toContain("无法校正，得分按原始评价计算");
    }
    expect(await differences(used)).toEqual([]);
  });
});

describe("the example ratings of the project", () => {
  test("are analysed: no severity, every test made or its reason given, all leads about something", async () => {
    const csv = readFileSync(new URL("../../../../../examples/ratings.csv", import.meta.url), "utf8");
    const own = [
      ...new Set(
        csv
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => line.split(",")[0]!),
      ),
    ];
    const people = await seedHeads(t.platform, own.length, "county_department", own);
    const id = await collecting(
      crew,
      people.map((one) => one.unitId),
      "示例数据",
    );
    await countRatings(crew, id, csv);
    await step(crew, id, "seal");
    const job = await crew.office.job("POST", `/api/campaigns/${id}/analysis`);
    expect(job).toMatchObject({ status: "done", result: { sheets: 1669, severity: "sheets-rate-one" } });
    const { analysis, counts } = (await crew.leader.get(`/api/campaigns/${id}/analysis`)).body;
    expect(analysis.severity.text.zh).toContain("1669 张测评票各自只评一人(共 40 人)");
    expect(analysis.tests).toHaveLength(16);
    expect(counts.open).toBe(job.result.leads);
    for (const { q } of (await crew.leader.get(`/api/campaigns/${id}/findings`)).body.items)
      expect(q).toBeLessThanOrEqual(0.05);
  });
});

test("scores from before there was an analysis stay as they are, also when the ratings are analysed later", async () => {
  const id = await scoring(drawn());
  await scoreAsBefore(id);
  expect(await differences(id)).toEqual([]);
  expect((await crew.office.job("POST", `/api/campaigns/${id}/analysis`)).status).toBe("done");
  expect(await differences(id)).toEqual([]);
  expect((await sheetOf(id, 0)).severity).toBeUndefined();
  expect((await crew.leader.get(`/api/campaigns/${id}/analysis`)).body.analysis.onScoreSheets).toBe(false);
});

/** Stored as the server stored scores when it knew no analysis. */
async function scoreAsBefore(id: string): Promise<void> {
  const ctx = t.as("office", "results.score");
  await t.platform.db.transaction(async (tx) => {
    const [row] = await tx.select().from(campaign).where(eq(campaign.campaignId, id));
    const { rows, run } = computeResults(row!, await scoringBasis(tx, row!, null));
    await tx.insert(scoreSheet).values(rows);
    await tx.insert(scoreRun).values({ ...run, scoredBy: "office", scoredAt: new Date() });
    const detail = { resultHash: run.resultHash };
    await recordEvent(tx, ctx, { action: "results.score", subjectType: "campaign", subjectId: id, detail });
  });
}
