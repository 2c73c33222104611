import { talkGuide } from "@hengjian/appraisal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "../../platform/policy.ts";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import { TEST_JURISDICTION } from "../../platform/testing/context.ts";
import {
  Client,
  type Crew,
  collecting,
  countRatings,
  crewOf,
  throughGrades,
} from "../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../campaigns/testing/roster.ts";
import { ratingsCsv } from "../campaigns/testing/sheets.ts";
import { setGrants } from "../identity/service.ts";
import { dateOf } from "../schemes/service.ts";

const DAY = 86_400_000;
const LATE = 4;
const UNRELEASED = 5;

interface Person {
  userId: string;
  client: Client;
}

let t: TestApp;
let crew: Crew;
let heads: TestHead[];
let id: string;
/** From outside the roster; of the first unit, whose head is assessed; that head. */
let outsider: Person;
let colleague: Person;
let firstHead: Person;
beforeAll(async () => {
  t = await createTestApp();
  await t.platform.jobs.start();
  crew = await crewOf(t);
  heads = await seedHeads(t.platform, 6);
  id = await collecting(
    crew,
    heads.map((head) => head.unitId),
  );
  const codes = heads.map((head) => head.code);
  await countRatings(crew, id, ratingsCsv(codes, 12));
  await throughGrades(crew, id);
  await crew.office.job("POST", `/api/campaigns/${id}/letters/draft`, {});
  await release([LATE], 25);
  await release([0, 1, 2, 3], 0);
  outsider = await person("feedback_giver", "giver.a", null);
  colleague = await person("feedback_giver", "giver.b", heads[0]!.cadreId);
  firstHead = await person("cadre", "head.a", heads[0]!.cadreId);
});
afterAll(async () => {
  await t.platform.jobs.stop();
  await t.close();
});

async function release(which: number[], daysAgo: number): Promise<void> {
  const clock = t.platform.now;
  t.platform.now = () => new Date(Date.now() - daysAgo * DAY);
  const cadreIds = which.map((i) => heads[i]!.cadreId);
  const { body } = await crew.office.send("POST", `/api/campaigns/${id}/letters/release`, { cadreIds });
  t.platform.now = clock;
  expect(body).toEqual({ released: which.length });
}

async function person(role: Role, username: string, cadreId: string | null): Promise<Person> {
  const client = new Client(t, await t.signIn(role, { username, cadreId }));
  const { user } = (await client.get("/api/session")).body;
  return { userId: user.userId, client };
}

const today = () => dateOf(new Date());
const talkAt = (i: number) => `/api/campaigns/${id}/talks/${heads[i]!.cadreId}`;
const letterAt = (i: number) => `/api/campaigns/${id}/letters/${heads[i]!.cadreId}`;
const assign = (pairs: [head: number, giver: Person][], by = crew.office) =>
  by.send("POST", `/api/campaigns/${id}/talks/assign`, {
    assignments: pairs.map(([i, { userId }]) => ({ cadreId: heads[i]!.cadreId, giverId: userId })),
  });
const record = (who: Person, i: number, change: object = {}) =>
  who.client.send("PUT", `${talkAt(i)}/record`, {
    ...{ form: "individual", heldOn: today(), reception: "accepted" },
    ...change,
  });
const listed = async (who: Client, query = "") =>
  (await who.get(`/api/campaigns/${id}/letters?size=200${query}`)).body.items.map(
    (item: { name: string }) => item.name,
  );
const todosOf = async (who: Client): Promise<{ key: string; overdue: boolean; link: string }[]> =>
  (await who.get("/api/todo")).body.items;

describe("feedback givers", () => {
  test("are proposed with even loads, nobody about the own result", async () => {
    const cadreIds = [0, 1, 2, 3].map((i) => heads[i]!.cadreId);
    const url = `/api/campaigns/${id}/talks/proposal`;
    const { body } = await crew.office.send("POST", url, { cadreIds });
    expect(body.givers).toMatchObject([
      { name: "giver.a", unitName: null, open: 0, held: 0 },
      { name: "giver.b", unitName: heads[0]!.unitName, open: 0, held: 0 },
    ]);
    const chosen = body.talks.map((talk: { giverId: string }) => talk.giverId);
    expect(chosen[0]).toBe(outsider.userId);
    expect(chosen.filter((giverId: string) => giverId === colleague.userId)).toHaveLength(2);
    expect((await crew.leader.send("POST", url, { cadreIds })).status).toBe(403);
  });

  test("are assigned to released letters only, and all or nobody", async () => {
    const refused = await assign([
      [1, outsider],
      [UNRELEASED, outsider],
    ]);
    expect(refused.body.code).toBe("letters-not-released");
    expect((await assign([[1, outsider]], crew.leader)).status).toBe(403);
    expect(await listed(crew.office, "&talk=unassigned")).toHaveLength(5);
  });

  test("are never the person assessed, and hold the role", async () => {
    expect((await assign([[0, colleague]])).body).toMatchObject({
      code: "giver-is-ratee",
      text: { zh: expect.stringContaining(heads[0]!.name) },
    });
    expect((await assign([[1, firstHead]])).body.code).toBe("giver-unknown");
    expect(await listed(crew.office, "&talk=unassigned")).toHaveLength(5);
  });

  test("see nothing before a letter is assigned to them", async () => {
    expect(await listed(outsider.client)).toEqual([]);
    expect((await outsider.client.get(talkAt(1))).status).toBe(404);
    expect(await todosOf(outsider.client)).toEqual([]);
    expect((await todosOf(crew.office)).map((todo) => todo.key)).toContain(`talks-unassigned:${id}`);
  });

  test("have ten working days from the release, by the rule", async () => {
    const done = await assign([
      [0, outsider],
      [1, outsider],
      [2, colleague],
      [LATE, colleague],
    ]);
    expect(done.body).toEqual({ assigned: 4 });
    const page = (await crew.office.get(`/api/campaigns/${id}/letters`)).body;
    expect(page.items[0].talk).toMatchObject({ giverName: "giver.a", state: "waiting", record: null });
    expect(page.items[LATE].talk).toMatchObject({ giverName: "giver.b", state: "overdue" });
    expect(page.items[3].talk).toBeNull();
    const { timeline } = (await firstHead.client.get("/api/my/letters")).body.items[0];
    const term = timeline.find((one: { key: string }) => one.key === "deadline.talk");
    expect(term.day).toBe(page.items[0].talk.due);
  });

  test("see the letters assigned to them, and no others", async () => {
    expect(await listed(outsider.client)).toEqual([heads[0]!.name, heads[1]!.name]);
    expect((await outsider.client.get(letterAt(1))).status).toBe(200);
    expect((await outsider.client.raw(`${letterAt(1)}.docx`)).statusCode).toBe(200);
    for (const url of [letterAt(2), `${letterAt(2)}.docx`, letterAt(3), talkAt(2)])
      expect((await outsider.client.raw(url)).statusCode, url).toBe(404);
    expect((await outsider.client.get(`/api/campaigns/${id}/results`)).status).toBe(403);
  });

  test("find their talks on the start page, the overdue one first, and the office the overdue list", async () => {
    const todos = await todosOf(colleague.client);
    const talks = todos.filter((todo) => todo.link.startsWith("/talks/"));
    expect(talks.map(({ link, overdue }) => [link, overdue])).toEqual([
      [`/talks/${id}/${heads[LATE]!.cadreId}`, true],
      [`/talks/${id}/${heads[2]!.cadreId}`, false],
    ]);
    expect(await todosOf(crew.office)).toContainEqual(
      expect.objectContaining({ key: `talks-overdue:${id}`, count: 1, overdue: true }),
    );
    expect(await listed(crew.office, "&talk=overdue")).toEqual([heads[LATE]!.name]);
  });

  test("lose sight of a letter that goes to another giver, and of all with the role", async () => {
    await assign([[1, colleague]]);
    expect(await listed(outsider.client)).toEqual([heads[0]!.name]);
    expect((await colleague.client.get(talkAt(1))).status).toBe(200);
    const installer = {
      platform: t.platform,
      actor: { userId: "installer", jurisdictionId: TEST_JURISDICTION },
    };
    await setGrants(installer, colleague.userId, [{ role: "cadre", unitIds: [] }]);
    expect(await listed(colleague.client)).toEqual([heads[0]!.name]);
    expect((await colleague.client.get(letterAt(1))).status).toBe(404);
    expect((await colleague.client.get(talkAt(1))).status).toBe(403);
    await setGrants(installer, colleague.userId, [{ role: "feedback_giver", unitIds: [] }]);
  });
});

describe("a feedback talk", () => {
  const answer = async (change: object) => {
    const { talk } = (await firstHead.client.get("/api/my/letters")).body.items[0];
    const body = {
      tookPlace: true,
      recordedAt: talk.record?.recordedAt ?? new Date().toISOString(),
      ...change,
    };
    return firstHead.client.send("POST", `/api/my/talks/${id}/answer`, body);
  };
  const mine = async () => (await firstHead.client.get("/api/my/letters")).body.items[0];

  test("comes with the letter and a guide drawn from it", async () => {
    const { content, guide, mayRecord } = (await outsider.client.get(talkAt(0))).body;
    expect(content).toEqual((await crew.office.get(letterAt(0))).body.content);
    expect(guide).toEqual(talkGuide(content));
    expect(mayRecord).toBe(true);
    expect((await crew.leader.get(talkAt(0))).body.mayRecord).toBe(false);
  });

  test("is confirmed only once it is recorded", async () => {
    expect((await answer({})).body.code).toBe("talk-not-recorded");
    expect((await mine()).talk).toMatchObject({ giverName: "giver.a", record: null });
  });

  test("is recorded by its giver alone, on a day since the release, with the words of whoever does not accept", async () => {
    expect((await record(colleague, 0)).status).toBe(404);
    expect((await crew.office.send("PUT", `${talkAt(0)}/record`, {})).status).toBe(403);
    for (const heldOn of ["2020-01-01", "2999-01-01"])
      expect((await record(outsider, 0, { heldOn })).body.code).toBe("talk-date");
    expect((await record(outsider, 0, { reception: "partly" })).body.code).toBe("reception-note-required");
    const kept = await record(outsider, 0, { reception: "partly", receptionNote: "认为第一项另有原因" });
    expect(kept.body.talk).toMatchObject({ state: "held", record: { form: "individual", measuresNote: "" } });
  });

  test("may be corrected until it is answered; an answer is about the record that was read", async () => {
    const before = (await mine()).talk.record.recordedAt;
    await record(outsider, 0, { form: "collective", measuresNote: "第二项措施改为三月底前完成" });
    expect((await mine()).talk.record).toMatchObject({
      form: "collective",
      measuresNote: "第二项措施改为三月底前完成",
    });
    expect((await answer({ recordedAt: before })).body.code).toBe("talk-changed");
  });

  test("is asked about on the start page of the person assessed, and ends the term", async () => {
    expect((await todosOf(firstHead.client)).map((todo) => todo.key)).toContain(`talk:${id}`);
    const { timeline } = await mine();
    expect(timeline.map((one: { key: string }) => one.key)).not.toContain("deadline.talk");
  });

  test("that did not take place is disputed with a word, and goes back to the giver and the office", async () => {
    expect((await answer({ tookPlace: false })).body.code).toBe("dispute-note-required");
    expect((await answer({ tookPlace: false, note: "没有人找我谈过" })).status).toBe(200);
    expect((await answer({})).body.code).toBe("talk-answered");
    expect(await listed(crew.office, "&talk=disputed")).toEqual([heads[0]!.name]);
    expect((await todosOf(crew.office)).map((todo) => todo.key)).toContain(`talks-disputed:${id}`);
    expect((await todosOf(outsider.client)).map((todo) => todo.link)).toEqual([
      `/talks/${id}/${heads[0]!.cadreId}`,
    ]);
  });

  test("is held anew, by another giver where the office says so, and once confirmed stays as it is", async () => {
    const other = await person("feedback_giver", "giver.c", null);
    await assign([[0, other]]);
    expect((await mine()).talk).toMatchObject({ giverName: "giver.c", record: null, answer: null });
    await record(other, 0);
    expect((await assign([[0, outsider]])).body.code).toBe("talk-held");
    expect((await answer({})).status).toBe(200);
    expect((await record(other, 0)).body.code).toBe("talk-confirmed");
    expect((await other.client.get(talkAt(0))).body).toMatchObject({
      mayRecord: false,
      talk: { state: "confirmed" },
    });
    expect((await other.client.get("/api/my/talks")).body.items).toHaveLength(1);
    expect(await todosOf(other.client)).toEqual([]);
  });
});
