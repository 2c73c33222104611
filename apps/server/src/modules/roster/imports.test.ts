import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { hostileFiles } from "../../../../../scripts/hostile-files.ts";
import { createTestPlatform, type TestPlatform } from "../../platform/testing/context.ts";
import {
  confirmImport,
  defineRosterJobs,
  discardImport,
  getCadre,
  getImport,
  headsOfUnits,
  importRows,
  listCadres,
  startImport,
  structureOf,
} from "./service.ts";

const EXAMPLE = join(import.meta.dirname, "../../../../../examples/roster.xlsx");
const everybody = { q: "", sort: "roster" as const, page: 1, size: 200 };

let t: TestPlatform;
beforeAll(async () => {
  t = await createTestPlatform();
  defineRosterJobs(t.platform);
  await t.platform.jobs.start();
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

const office = () => t.as("office", "roster.import");
const reader = () => t.as("office", "roster.read");

async function upload(name: string, bytes: Buffer) {
  const { importId, jobId } = await startImport(office(), { name, bytes });
  await ended(jobId);
  return seen(importId);
}
async function seen(importId: string) {
  const { summary, ...rest } = await getImport(office(), importId);
  if (summary === null || "failure" in summary)
    return { ...rest, failure: summary?.failure ?? null, summary: null };
  return { ...rest, failure: null, summary };
}
const ended = (jobId: string) =>
  vi.waitFor(
    async () => expect((await t.platform.jobs.get(office().actor, jobId)).status).toMatch(/done|failed/),
    { timeout: 60_000 },
  );

async function confirm(importId: string) {
  const { jobId } = await confirmImport(office(), importId);
  await ended(jobId);
  return t.platform.jobs.get(office().actor, jobId);
}

test("a roster is previewed without touching anything, imported once, and changes nothing the second time", async () => {
  const bytes = readFileSync(EXAMPLE);
  const preview = await upload("roster.xlsx", bytes);
  expect(preview.status).toBe("preview");
  const { counts, errors } = preview.summary!;
  expect(counts.add).toBe(counts.good);
  expect(counts.errorRows).toBeGreaterThan(0);
  expect(errors[0]).toMatchObject({
    sheet: expect.any(String),
    row: expect.any(Number),
    problem: { zh: expect.any(String) },
    remedy: { zh: expect.any(String) },
  });
  expect((await listCadres(reader(), everybody)).total).toBe(0);

  expect(await confirm(preview.importId)).toMatchObject({ status: "done", done: counts.good });
  expect((await listCadres(reader(), everybody)).total).toBe(counts.good);
  const heads = await headsOfUnits(t.platform.db, "test-county");
  expect(heads).toHaveLength(40);

  const again = await upload("roster.xlsx", bytes);
  expect(again.summary!.counts).toMatchObject({
    add: 0,
    change: 0,
    same: counts.good,
    missing: 0,
    newUnits: 0,
  });
});

test("search finds by name with blanks, by pinyin, by initials and by unit", async () => {
  const [head] = await headsOfUnits(t.platform.db, "test-county");
  const found = async (q: string) =>
    (await listCadres(reader(), { ...everybody, q })).items.map((one) => one.cadreId);
  const { name } = head!;
  expect(await found(`${name[0]} \u3000${name.slice(1)}`)).toContain(head!.cadreId);
  const { rows } = await t.database.pool.query<{ pinyin: string; initials: string }>(
    "select pinyin, initials from cadre where cadre_id = $1",
    [head!.cadreId],
  );
  expect(await found(rows[0]!.pinyin)).toContain(head!.cadreId);
  expect(await found(rows[0]!.initials.toUpperCase())).toContain(head!.cadreId);
  expect(await found(head!.unitName)).toContain(head!.cadreId);
  expect(await found("100%_")).toEqual([]);
});

test("a clerk reaches only the people of the own unit", async () => {
  const heads = await headsOfUnits(t.platform.db, "test-county");
  const clerk = t.as("unit_clerk", "roster.read", { unitIds: [heads[0]!.unitId] });
  const own = await listCadres(clerk, everybody);
  expect(new Set(own.items.map((one) => one.unitId))).toEqual(new Set([heads[0]!.unitId]));
  expect((await getCadre(clerk, heads[0]!.cadreId)).name).toBe(heads[0]!.name);
  await expect(getCadre(clerk, heads[1]!.cadreId)).rejects.toMatchObject({ code: "not-found" });
});

test("a changed title ends one appointment and begins another; the change is shown field by field", async () => {
  const [head] = await headsOfUnits(t.platform.db, "test-county");
  const person = await getCadre(reader(), head!.cadreId);
  const csv = `单位编码,单位,姓名,性别,出生年月,现任职务,任现职时间,职级,是否班子成员,分管工作\n${person.unitCode},${person.unitName},${person.name},${person.sex},${person.birth},调研员,2026.10,${person.rank},是,全面工作\n`;
  const preview = await upload("one.csv", Buffer.from(csv));
  expect(preview.summary!.counts).toMatchObject({ add: 0, change: 1 });
  const { items } = await importRows(office(), preview.importId, { state: "change", page: 1, size: 10 });
  expect(items[0]!.differences).toContainEqual({ field: "title", before: person.title, after: "调研员" });
  await confirm(preview.importId);
  const after = await getCadre(reader(), head!.cadreId);
  expect(after.appointments).toMatchObject([
    { title: "调研员", since: "2026-10", ended: null },
    { title: person.title, ended: "2026-10" },
  ]);
});

test("an import that was discarded or confirmed cannot be confirmed again", async () => {
  const preview = await upload("花名册.xlsx", hostileFiles.tidyRoster.build());
  await discardImport(office(), preview.importId);
  await expect(confirmImport(office(), preview.importId)).rejects.toMatchObject({ code: "import-not-ready" });
});

test.each(["zipBomb", "encrypted", "macros", "pdf"].filter((name) => name in hostileFiles))(
  "%s fails with its sentence and imports nothing",
  async (name) => {
    const before = (await listCadres(reader(), everybody)).total;
    const failed = await upload("x.xlsx", hostileFiles[name as keyof typeof hostileFiles].build());
    expect(failed).toMatchObject({
      status: "failed",
      failure: { text: { zh: expect.stringContaining("请") } },
    });
    expect((await listCadres(reader(), everybody)).total).toBe(before);
  },
);

test("structure counts everybody once in each table", async () => {
  const structure = await structureOf(t.as("office", "structure.read"), { asOf: "2026-11" });
  for (const table of [structure.sex, structure.age, structure.education, structure.rank, structure.tenure]) {
    expect(table.reduce((total, row) => total + row.count, 0)).toBe(structure.total);
  }
  expect(structure.units.reduce((total, row) => total + row.total, 0)).toBe(structure.total);
  expect(structure.total).toBeGreaterThan(200);
});
