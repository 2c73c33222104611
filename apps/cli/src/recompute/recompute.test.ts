import {
  collecting,
  countRatings,
  crewOf,
  throughGrades,
} from "@hengjian/server/modules/campaigns/testing/driver.ts";
import { seedHeads } from "@hengjian/server/modules/campaigns/testing/roster.ts";
import { ratingsCsv } from "@hengjian/server/modules/campaigns/testing/sheets.ts";
import { createTestApp, type TestApp } from "@hengjian/server/platform/testing/app.ts";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recompute } from "./index.ts";

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  const crew = await crewOf(t);
  const heads = await seedHeads(t.platform, 10);
  const units = heads.map((head) => head.unitId);
  const codes = heads.map((head) => head.code);
  const campaignId = await collecting(crew, units);
  await countRatings(crew, campaignId, ratingsCsv(codes, 12));
  await throughGrades(crew, campaignId);
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

async function run(...args: string[]): Promise<{ code: number; out: string }> {
  let out = "";
  const write = (text: string) => (out += text);
  const io = { stdout: { write }, stderr: { write } };
  const code = await recompute(args, io, async () => ({ db: t.platform.db, close: async () => {} }));
  return { code, out };
}

/** Change the database behind the server's back, look, and put every table back as it was. */
async function whileTampered(change: string, look: () => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: t.database.ownerUrl });
  await owner.connect();
  const tables = ["tally", "score_sheet", "campaign_ratee", "campaign_frozen", "grade"];
  try {
    for (const table of tables) await owner.query(`create table kept_${table} as table ${table}`);
    await owner.query(change);
    await look();
  } finally {
    // Children first out, parents first in.
    const rows = ["grade", "score_sheet", "tally", "campaign_frozen"];
    await owner.query(rows.map((table) => `delete from ${table};`).join(""));
    await owner.query(
      "update campaign_ratee r set name = k.name from kept_campaign_ratee k where k.cadre_id = r.cadre_id",
    );
    await owner.query(rows.map((table) => `insert into ${table} select * from kept_${table};`).join(""));
    await owner.query(tables.map((table) => `drop table kept_${table};`).join(""));
    await owner.end();
  }
}

test("what nobody touched comes out the same, bit for bit", async () => {
  const { code, out } = await run();
  expect(out).toContain("1 次考核 campaigns, 10 张得分表 score sheets: 重算一致 no difference");
  expect(code).toBe(0);
});

const ONE_TALLY =
  "where (cadre_id, indicator) = (select cadre_id, indicator from tally where indicator = 'N2' order by cadre_id limit 1)";
const tampering: [what: string, change: string, found: RegExp][] = [
  [
    "one vote more for the highest level",
    `update tally set counts = counts || jsonb_build_object('5', coalesce((counts->>'5')::int, 0) + 1) ${ONE_TALLY}`,
    /result\/evaluation\/neng\/N2/,
  ],
  ["a score in the list", "update score_sheet set score = score + 0.5 where rank = 1", /score/],
  [
    "a sentence on a score sheet",
    "update score_sheet set sheet = jsonb_set(sheet, '{root,formula,zh}', '\"x\"') where rank = 2",
    /result/,
  ],
  [
    "a name in the roster snapshot",
    "update campaign_ratee set name = name || 'x' where position = 0",
    /冻结的名册行被改动/,
  ],
  [
    "a weight of the frozen scheme",
    "update campaign_frozen set scheme = jsonb_set(scheme, '{dimensions,0,weight}', '0.3')",
    /冻结的方案被改动/,
  ],
  [
    "a fact that would have barred a grade",
    `update grade set facts = '[{"kind":"demerit","from":"2026-03","to":null,"note":""}]' where proposed = 'excellent'`,
    /建议等次或名额与重算结果不同/,
  ],
  [
    "a sheet's own hash, as somebody would who changed the sheet",
    "update score_sheet set sheet_hash = repeat('0', 64) where rank = 3",
    /得分表与审计记录中的校验码不符/,
  ],
];

test.each(tampering)("%s is found and named", async (_what, change, found) => {
  await whileTampered(change, async () => {
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out).toMatch(found);
  });
  expect((await run("--json")).code).toBe(0);
});

test("a wrong call is explained", async () => {
  expect((await run("--nonsense")).code).toBe(2);
});
