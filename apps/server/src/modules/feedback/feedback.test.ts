import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import {
  type Answer,
  Client,
  type Crew,
  collecting,
  countRatings,
  crewOf,
  throughGrades,
} from "../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../campaigns/testing/roster.ts";
import { ratingsCsv } from "../campaigns/testing/sheets.ts";

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
let id: string;
let base: string;
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  heads = await seedHeads(t.platform, 8);
  const codes = heads.map((head) => head.code);
  id = await collecting(
    crew,
    heads.map((head) => head.unitId),
  );
  base = `/api/campaigns/${id}/letters`;
  await countRatings(crew, id, ratingsCsv(codes, 12));
  await throughGrades(crew, id);
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

const letterOf = async (i: number) => (await crew.office.get(`${base}/${heads[i]!.cadreId}`)).body;
const put = (i: number, edit: object) => crew.office.send("PUT", `${base}/${heads[i]!.cadreId}`, edit);

function editOf(letter: Answer["body"], change: object = {}) {
  const { strengths, shortcomings, measures } = letter.content;
  const { revision } = letter;
  const overrides = letter.overrides.map(({ code, place, reason }: Record<string, string>) => ({
    code,
    place,
    reason,
  }));
  return { ...{ revision, strengths, shortcomings, measures, overrides }, ...change };
}

describe("letters", () => {
  test("cannot be released before they are drafted", async () => {
    expect((await crew.office.send("POST", `${base}/release`, {})).body.code).toBe("nothing-to-release");
    expect((await crew.office.send("POST", `${base}/export`, {})).body.code).toBe("nothing-to-export");
  });

  test("of some people leave the others to be drafted; nobody is forgotten at the release", async () => {
    const some = heads.slice(0, 3).map((head) => head.cadreId);
    const job = await crew.office.job("POST", `${base}/draft`, { cadreIds: some });
    expect(job.result).toEqual({ drafted: 3, kept: 0 });
    const refused = await crew.office.send("POST", `${base}/release`, {});
    expect(refused.body).toMatchObject({
      code: "letters-missing",
      text: { en: expect.stringContaining("5 people") },
    });
    await crew.office.job("POST", `${base}/draft`, {});
    const page = (await crew.office.get(base)).body;
    expect(page.total).toBe(8);
    expect(page.items.every((item: { openErrors: number }) => item.openErrors === 0)).toBe(true);
  });

  test("speak about numbers of the score sheet, and say which sheet", async () => {
    const letter = await letterOf(0);
    const result = (await crew.office.get(`/api/campaigns/${id}/results/${heads[0]!.cadreId}`)).body;
    expect(letter.inputsHash).toBe(result.inputsHash);
    const nodes = JSON.stringify(result.sheet);
    for (const point of [
      ...letter.content.strengths,
      ...letter.content.shortcomings,
      ...letter.content.measures,
    ])
      expect(nodes).toContain(`"id":"${point.nodeId}"`);
  });

  test("with empty praise or invented numbers are held back until mended or passed over with a reason", async () => {
    const letter = await letterOf(1);
    const [first] = letter.content.strengths;
    const praise = { ...first, text: "总体表现较好,认真负责,得 99.99 分。" };
    const edited = (await put(1, editOf(letter, { strengths: [praise] }))).body;
    expect(edited.findings.map((one: { code: string }) => one.code).sort()).toEqual([
      "empty-talk",
      "unknown-number",
    ]);
    expect(edited.openErrors).toBe(2);
    const refused = await crew.office.send("POST", `${base}/release`, {});
    expect(refused.body).toMatchObject({
      code: "letters-open-findings",
      details: { cadreIds: [heads[1]!.cadreId] },
    });
    const [reason] = ["经集体研究保留原文"];
    const overrides = edited.findings.map(({ code, place }: Record<string, string>) => ({
      code,
      place,
      reason,
    }));
    const passed = (await put(1, editOf(edited, { overrides }))).body;
    expect(passed).toMatchObject({ openErrors: 0, overrides: [{ reason }, { reason }] });
    const mended = (await put(1, editOf(passed, { strengths: letter.content.strengths }))).body;
    expect(mended).toMatchObject({ openErrors: 0, findings: [], overrides: [] });
  });

  test("edited by two people at once keep the first one's words", async () => {
    const letter = await letterOf(2);
    expect((await put(2, editOf(letter))).status).toBe(200);
    expect((await put(2, editOf(letter))).body.code).toBe("letter-changed");
  });

  test("keep result, grade and rights as they follow from the result", async () => {
    const letter = await letterOf(2);
    await put(2, { ...editOf(letter), content: { ...letter.content, grade: "优秀", score: "100.00" } });
    expect((await letterOf(2)).content).toMatchObject({
      grade: letter.content.grade,
      score: letter.content.score,
    });
  });

  test("are not seen by the person before the release", async () => {
    const person = new Client(t, await t.signIn("cadre", { cadreId: heads[0]!.cadreId }));
    expect((await person.get("/api/my/letters")).body.items).toEqual([]);
    expect((await person.raw(`${base}/${heads[0]!.cadreId}.pdf`)).statusCode).toBe(404);
    const early = await person.send("POST", `/api/my/letters/${id}/acknowledge`, { understood: true });
    expect(early.status).toBe(404);
  });

  test("bear the dates of their release and cannot be changed afterwards", async () => {
    const drafted = (await letterOf(0)).content;
    const clock = t.platform.now;
    t.platform.now = () => new Date(Date.now() + 10 * 60_000);
    const released = await crew.office.send("POST", `${base}/release`, {});
    t.platform.now = clock;
    expect(released.body).toEqual({ released: 8 });
    const letter = await letterOf(0);
    expect(letter.releasedAt).not.toBeNull();
    expect(letter.reviewUntil > drafted.date).toBe(true);
    expect(letter.content.rights.join()).toContain(letter.reviewUntil);
    expect((await put(0, editOf(letter))).body.code).toBe("letter-released");
    const again = await crew.office.job("POST", `${base}/draft`, { again: true });
    expect(again.result).toEqual({ drafted: 0, kept: 8 });
  });

  test("list their measures as improvement items with due dates", async () => {
    const page = (await crew.leader.get(`/api/campaigns/${id}/improvements?size=200`)).body;
    const letter = await letterOf(0);
    const own = page.items.filter((item: { cadreId: string }) => item.cadreId === heads[0]!.cadreId);
    expect(own.map((item: { text: string }) => item.text)).toEqual(
      letter.content.measures.map((measure: { text: string }) => measure.text),
    );
    expect(page.items.every((item: { due: string }) => /^\d{4}-\d{2}-\d{2}$/.test(item.due))).toBe(true);
  });

  test("can be exported, and the export cancelled without leaving a file", async () => {
    const started = await crew.office.send("POST", `${base}/export`, { formats: ["pdf"] });
    await crew.office.send("POST", `/api/jobs/${started.body.jobId}/cancel`);
    const ended = await vi.waitFor(
      async () => {
        const { body } = await crew.office.get(`/api/jobs/${started.body.jobId}`);
        expect(body.status).toMatch(/cancelled|done/);
        return body;
      },
      { timeout: 30_000 },
    );
    const files = await t.database.pool.query(
      "select count(*)::int as n from stored_file where purpose = 'letters'",
    );
    expect(files.rows[0].n).toBe(ended.status === "done" ? 1 : 0);
    const full = await crew.office.job("POST", `${base}/export`, { formats: ["docx"] });
    expect(full).toMatchObject({ status: "done", done: 8, total: 8, result: { files: 8 } });
  });
});

test("people of other roles neither write nor release", async () => {
  for (const who of [crew.leader, crew.supervisor]) {
    expect((await who.send("POST", `${base}/release`, {})).status).toBe(403);
    expect((await who.send("POST", `${base}/draft`, {})).status).toBe(403);
    expect((await who.get(base)).status).toBe(200);
  }
});
