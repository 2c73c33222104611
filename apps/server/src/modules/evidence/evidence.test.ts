import { countyDepartmentHeads as scheme } from "@hengjian/appraisal";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostileFiles, UNITS } from "../../../../../scripts/hostile-files.ts";
import { xlsxBytes } from "../../../../../scripts/xlsx-bytes.ts";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { type Answer, type Crew, collecting, crewOf, step } from "../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../campaigns/testing/roster.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
let campaignId: string;
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  const codes = UNITS.map((unit) => unit.code);
  heads = await seedHeads(t.platform, codes.length, "county_department", codes);
  campaignId = await fresh();
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

const fresh = () =>
  collecting(
    crew,
    heads.map((head) => head.unitId),
  );
const ratings = (id = campaignId) => `/api/campaigns/${id}/ratings`;

async function upload(name: string, bytes: Buffer | string, id = campaignId): Promise<Answer> {
  return crew.office.upload(ratings(id), name, bytes);
}

/** Upload and check with what was guessed. */
async function checked(bytes: Buffer | string, name = "测评.csv", id = campaignId): Promise<Answer["body"]> {
  const { status, body } = await upload(name, bytes, id);
  expect(status, JSON.stringify(body)).toBe(201);
  const answer = await crew.office.send("PUT", `${ratings(id)}/${body.importId}/mapping`, {
    mapping: body.mapping,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

const places = (body: Answer["body"]) =>
  body.check.faults.map((one: { row: number; column: string; value: string; code: string }) => [
    one.row,
    one.column,
    one.value,
    one.code,
  ]);

async function countsNow(id = campaignId): Promise<{ returned: number }> {
  return (await crew.office.get(`/api/campaigns/${id}/evidence`)).body.totals;
}

describe("a file of ratings", () => {
  test.each(["tidyRatings", "gbkRatingsCsv", "bomRatingsCsv", "utf16RatingsCsv", "abstention"] as const)(
    "%s is understood without help",
    async (name) => {
      const body = await checked(hostileFiles[name].build(), hostileFiles[name].fileName);
      expect(body.check).toMatchObject({
        faultCount: 0,
        counts: { sheets: 30, ratees: 3, rateesMissing: 0 },
      });
      expect(body.mapping.items.map((item: { indicator: string }) => item.indicator)).toEqual(
        scheme.indicators.map((indicator) => indicator.code),
      );
    },
  );

  test.each(["pdf", "empty", "zipBomb", "encrypted", "macros", "truncatedZip", "binaryAsCsv"] as const)(
    "%s is refused with what to do, and the server stays up",
    async (name) => {
      const { status, body } = await upload(hostileFiles[name].fileName, hostileFiles[name].build());
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body.text.zh).toContain("请");
      expect((await countsNow()).returned).toBe(0);
    },
  );

  test("a header without rows holds no ratings", async () => {
    expect((await upload("x.csv", "ratee,sheet,LEAD01,LEAD02\n")).body.code).toBe("ratings-empty");
  });

  test("marks out of range are named by row and column, and the file is not counted", async () => {
    const body = await checked(hostileFiles.ratingsOutOfRange.build());
    expect(places(body)).toEqual([
      [2, "E", "6", "mark-unknown"],
      [13, "E", "0", "mark-unknown"],
      [24, "E", "优秀", "mark-unknown"],
    ]);
    expect(body.check.faults[0].remedy.zh).toContain("请");
    const confirmed = await crew.office.send("POST", `${ratings()}/${body.importId}/confirm`, {});
    expect(confirmed).toMatchObject({ status: 409, body: { code: "import-faulty" } });
    expect((await countsNow()).returned).toBe(0);
  });

  test("an unknown ratee and sheets that occur twice are named", async () => {
    expect(places(await checked(hostileFiles.unknownRatee.build()))).toEqual([
      [5, "A", "Z99", "ratee-unknown"],
    ]);
    const doubles = places(await checked(hostileFiles.duplicateSheets.build()));
    expect(doubles.map(([row, column, , code]: unknown[]) => [row, column, code])).toEqual([
      [4, "B", "sheet-double"],
      [6, "B", "sheet-double"],
    ]);
  });

  test("a column that is missing leaves its indicator without votes, and the file is not counted", async () => {
    const body = await checked(hostileFiles.missingItemColumn.build());
    const third = scheme.indicators[2]!;
    expect(places(body)).toEqual([[0, "", third.label.zh, "indicator-unmapped"]]);
  });

  test("a cell too many or too few is not taken for an abstention", async () => {
    const { status, body } = await upload("测评.csv", hostileFiles.raggedRatings.build());
    if (status !== 201) expect(body.code).toBe("csv-malformed");
    const rows = "ratee,sheet,N1,N2\nH01,1,3,4\nH01,2,3\nH01,3,3,4,5\n";
    const ragged = await checked(rows);
    const found = ragged.check.faults.filter((one: { code: string }) => one.code === "row-ragged");
    expect(found.map((one: { row: number }) => one.row)).toEqual([3, 4]);
  });

  test("a workbook with a title, names, words and a group column is understood too", async () => {
    const labels = scheme.indicators.map((indicator) => indicator.label.zh);
    const words = ["很好", "较好", "一般", "不了解", ""];
    const rows = heads.flatMap((head, h) =>
      ["上级", "同级", "下级"].map((group, g) => [
        head.unitName,
        head.name,
        group,
        ...labels.map((_, i) => words[(i + g + h) % words.length]!),
      ]),
    );
    const header = ["单位", "姓名", "评价主体", ...labels];
    const bytes = xlsxBytes([{ name: "测评", rows: [["2026年民主测评"], header, ...rows], headerRows: 2 }]);
    const body = await checked(bytes, "测评.xlsx");
    expect(body.check).toMatchObject({ faultCount: 0, counts: { sheets: 9, ratees: 3 } });
    expect(body.analysis.headerRow).toBe(2);
    expect(body.mapping.group.values.map((one: { group: string }) => one.group).sort()).toEqual([
      "peers",
      "subordinates",
      "superiors",
    ]);
    expect(body.mapping.values).toContainEqual({ text: "不了解", level: "not_known" });
  });
});

describe("counting", () => {
  test("keeps a mapping for the next file of the same make", async () => {
    const { body } = await upload("测评.csv", hostileFiles.tidyRatings.build());
    const mapping = { ...body.mapping, group: { fixed: "peers" } };
    await crew.office.send("PUT", `${ratings()}/${body.importId}/mapping`, { mapping, saveAs: "班子互评" });
    const next = (await upload("下一次.csv", hostileFiles.tidyRatings.build())).body;
    expect(next).toMatchObject({ mappingFrom: "saved", savedName: "班子互评", mapping });
    const list = (await crew.office.get("/api/mappings")).body.items;
    expect(list.map((one: { name: string }) => one.name)).toEqual(["班子互评"]);
  });

  test("takes counts only: no single sheet enters the database", async () => {
    const id = await fresh();
    const body = await checked(hostileFiles.tidyRatings.build(), "测评.csv", id);
    const job = await crew.office.job("POST", `${ratings(id)}/${body.importId}/confirm`, {});
    expect(job).toMatchObject({ status: "done", result: { sheets: 30, ratees: 3 } });
    const sheets = ["1-1", "2-7", "3-10"];
    expect(await searchEveryTable(sheets)).toEqual([]);
    expect(await searchEveryTable(["H01"])).toContain("public.campaign_ratee");
    const file = await crew.office.raw(`/api/files/${await fileIdOf(body.importId)}`);
    expect(file.statusCode).toBe(404);
    const after = (await crew.office.get(`${ratings(id)}/${body.importId}`)).body;
    expect(after).toMatchObject({ status: "confirmed", sample: [] });
  });

  test("refuses a second file about the same people unless it replaces the first, and the log keeps both", async () => {
    const id = await fresh();
    const first = await checked(hostileFiles.tidyRatings.build(), "一.csv", id);
    await crew.office.job("POST", `${ratings(id)}/${first.importId}/confirm`, {});
    const second = await checked(hostileFiles.bomRatingsCsv.build(), "二.csv", id);
    expect(second.check.overlaps).toEqual([{ importId: first.importId, fileName: "一.csv", ratees: 3 }]);
    const url = `${ratings(id)}/${second.importId}/confirm`;
    expect((await crew.office.send("POST", url, {})).body.code).toBe("import-overlaps");
    const job = await crew.office.job("POST", url, { replace: true });
    expect(job.result).toMatchObject({ sheets: 30, replaced: 1 });
    expect(await countsNow(id)).toMatchObject({ returned: 30 });
    const old = (await crew.office.get(`${ratings(id)}/${first.importId}`)).body;
    expect(old).toMatchObject({ status: "replaced", replacedBy: second.importId });
    const events = (await crew.supervisor.get("/api/audit/events?action=evidence.replace")).body;
    expect(events.total).toBe(1);
  });

  test("shows votes only after the sealing, and small groups never", async () => {
    const id = await fresh();
    const body = await checked(hostileFiles.tidyRatings.build(), "测评.csv", id);
    await crew.office.job("POST", `${ratings(id)}/${body.importId}/confirm`, {});
    const small = `单位编码,票号,${scheme.indicators.map((one) => one.code).join()}\n${Array.from({ length: 5 }, (_, i) => `H01,s${i},${"4,".repeat(10)}4`).join("\n")}\n`;
    const { body: uploaded } = await upload("上级.csv", small, id);
    const mapping = { ...uploaded.mapping, group: { fixed: "superiors" } };
    await crew.office.send("PUT", `${ratings(id)}/${uploaded.importId}/mapping`, { mapping });
    await crew.office.job("POST", `${ratings(id)}/${uploaded.importId}/confirm`, {});
    const before = (await crew.supervisor.get(`/api/campaigns/${id}/evidence`)).body.items[0];
    expect(before).toMatchObject({
      tallies: null,
      groups: [{ returned: 10 }, { group: "superiors", returned: 5 }],
    });
    await step(crew, id, "seal");
    const after = (await crew.supervisor.get(`/api/campaigns/${id}/evidence`)).body;
    const [, second] = after.items;
    expect(second.tallies[0]).toMatchObject({ valid: 10, counts: expect.any(Object) });
    // One small group beside a large one: both are withheld, or their difference would give the small one away.
    const own = after.items[0].tallies.filter((one: { indicator: string }) => one.indicator === "N1");
    expect(own.map((one: { counts: unknown }) => one.counts)).toEqual([null, null]);
    const late = await upload("迟到.csv", hostileFiles.tidyRatings.build(), id);
    expect(late).toMatchObject({ status: 409, body: { code: "wrong-stage" } });
  });

  test("more ballots back than out make a vote void, and the campaign cannot be sealed without a reason", async () => {
    const id = await fresh();
    const body = await checked(hostileFiles.tidyRatings.build(), "测评.csv", id);
    await crew.office.job("POST", `${ratings(id)}/${body.importId}/confirm`, {});
    const { group } = (await crew.office.get(`/api/campaigns/${id}/evidence`)).body.items[0].groups[0];
    const issued = heads.map((head, i) => ({ cadreId: head.cadreId, group, issued: i === 0 ? 9 : 12 }));
    expect((await crew.office.send("PUT", `/api/campaigns/${id}/ballots`, { rows: issued })).status).toBe(
      200,
    );
    const page = (await crew.office.get(`/api/campaigns/${id}/evidence`)).body;
    expect(page.totals).toEqual({ issued: 33, returned: 30, valid: 20, voided: 1 });
    await expect(step(crew, id, "seal")).rejects.toThrow("Valid votes about everybody");
    const url = `/api/campaigns/${id}/ratees/${heads[0]!.cadreId}/unrated`;
    await crew.office.send("PUT", url, { reason: "收回多于发出,测评作废,另行考核" });
    await step(crew, id, "seal");
    await step(crew, id, "score");
    await crew.office.job("POST", `/api/campaigns/${id}/score`);
    const sheet = (await crew.office.get(`/api/campaigns/${id}/results/${heads[0]!.cadreId}`)).body.sheet;
    expect(sheet.root.value).toBeNull();
    expect(sheet.root.flags.map((flag: { code: string }) => flag.code)).toContain("more-back-than-out");
  });

  test("a mapping to what the scheme does not have is refused", async () => {
    const { body } = await upload("测评.csv", hostileFiles.tidyRatings.build());
    for (const change of [
      { group: { fixed: "neighbours" } },
      { values: [{ text: "1", level: 9 }] },
      { items: [...body.mapping.items.slice(1), { column: 3, indicator: "X9" }] },
    ]) {
      const answer = await crew.office.send("PUT", `${ratings()}/${body.importId}/mapping`, {
        mapping: { ...body.mapping, ...change },
      });
      expect(answer).toMatchObject({ status: 422, body: { code: "mapping-unfit" } });
    }
    const gone = await crew.office.send("DELETE", `${ratings()}/${body.importId}`);
    expect(gone.status).toBe(200);
    const again = await crew.office.send("POST", `${ratings()}/${body.importId}/confirm`, {});
    expect(again.body.code).toBe("import-closed");
  });
});

async function asOwner<T>(look: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: t.database.ownerUrl });
  await client.connect();
  try {
    return await look(client);
  } finally {
    await client.end();
  }
}

/** Tables that hold one of these texts as a whole word anywhere. */
function searchEveryTable(texts: readonly string[]): Promise<string[]> {
  return asOwner(async (client) => {
    const tables = await client.query<{ name: string }>(
      "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'",
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const hits = await client.query(
        `select 1 from ${name} x where exists (select from unnest($1::text[]) t where x::text like '%"' || t || '"%' or x::text like '%,' || t || ',%') limit 1`,
        [texts],
      );
      if (hits.rowCount !== 0) found.push(name);
    }
    return found;
  });
}

async function fileIdOf(importId: string): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query("select file_id from rating_import where import_id = $1", [importId]);
    return rows[0].file_id;
  });
}
