import { countyDepartmentHeads, paperCells } from "@hengjian/appraisal";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readSpreadsheet, writeWorkbook } from "../../../platform/spreadsheets/index.ts";
import { createTestApp, type TestApp } from "../../../platform/testing/app.ts";
import { type Answer, Client, type Crew, collecting, crewOf, step } from "../../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../../campaigns/testing/roster.ts";
import { ratingsCsv } from "../../campaigns/testing/sheets.ts";
import { paperForm } from "./testing/form.ts";

const HEADS = 3;
const GROUP = "subordinates";
const FIRST = countyDepartmentHeads.indicators[0]!.code;

let server: TestApp;
let crew: Crew;
let heads: TestHead[];
let campaignId: string;
let base: string;
beforeAll(async () => {
  server = await createTestApp();
  await server.platform.jobs.start();
  crew = await crewOf(server);
  heads = await seedHeads(server.platform, HEADS);
});
afterAll(async () => {
  await server.platform.jobs.stop();
  await server.close();
});
beforeEach(async () => {
  campaignId = await collecting(
    crew,
    heads.map((head) => head.unitId),
  );
  base = `/api/campaigns/${campaignId}/paper`;
});

const place = { place: "青石村村委会", countedOn: "2026-01-05", remark: "停电,改用纸质票" };
const ids = () => heads.slice(0, 2).map((head) => head.cadreId);
/** Eleven ballots about each: level 4, one level 2. */
const counts = (change: Record<string, number | null> = {}) =>
  Object.fromEntries(ids().map((id) => [id, paperForm({ 4: 10, 2: 1 }, change)]));

async function opened(by = crew.office, ratees = ids()): Promise<string> {
  const answer = await by.send("POST", base, { group: GROUP, ratees, ...place });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.countId;
}

const enter = (by: Client, countId: string, entered = counts(), submit = true): Promise<Answer> =>
  by.send("PUT", `${base}/${countId}/entry`, { counts: entered, submit });
const take = (by: Client, countId: string) => by.send("POST", `${base}/${countId}/take`);
const withdraw = (by: Client, countId: string, reason = "录错会场") =>
  by.send("POST", `${base}/${countId}/withdraw`, { reason });

async function taken(): Promise<string> {
  const countId = await opened();
  await enter(crew.office, countId);
  await enter(crew.supervisor, countId);
  expect((await take(crew.supervisor, countId)).body.phase).toBe("taken");
  return countId;
}

const evidence = async () => (await crew.office.get(`/api/campaigns/${campaignId}/evidence`)).body;
const events = async (action: string) => {
  const { rows } = await server.database.pool.query(
    "select e.actor, e.detail, p.text from audit_event e left join audit_personal p using (jurisdiction_id, event_id) where e.action = $1 and e.subject_id = $2 order by e.at",
    [action, campaignId],
  );
  return rows;
};

describe("a count of paper ballots", () => {
  test("counts once two people entered the same, with both names in the log, and not before", async () => {
    const countId = await opened();
    expect((await enter(crew.office, countId)).body.phase).toBe("second");
    expect(await take(crew.office, countId)).toMatchObject({
      status: 409,
      body: { code: "paper-incomplete" },
    });
    expect((await enter(crew.supervisor, countId)).body.phase).toBe("agreed");
    expect((await evidence()).items[0].groups).toEqual([]);
    expect(await take(crew.office2, countId)).toMatchObject({
      status: 409,
      body: { code: "paper-not-yours" },
    });

    const { body } = await take(crew.supervisor, countId);
    expect(body).toMatchObject({ phase: "taken", own: null, differences: null });
    expect(body.totals[0]).toMatchObject({ issued: 11, returned: 11, valid: 11, invalid: 0 });
    const page = await evidence();
    expect(page.items.map((one: { groups: object[] }) => one.groups.length)).toEqual([1, 1, 0]);
    expect(page.items[0].groups[0]).toMatchObject({
      ...{ group: GROUP, issued: 11, returned: 11, valid: 11, isVoid: false, paper: countId },
    });
    const [event] = await events("evidence.paper-take");
    expect(event.text).toEqual({ first: "office.one", second: "supervisor.one" });
    expect(event.detail).toMatchObject({ count: countId, ratees: 2 });
    expect(event.detail.first).not.toBe(event.detail.second);
  });

  test("shows nobody the other's numbers before both have submitted", async () => {
    const countId = await opened();
    await enter(crew.office, countId);
    for (const person of [crew.supervisor, crew.office2]) {
      const { body } = await person.get(`${base}/${countId}`);
      expect(body).toMatchObject({ own: null, differences: null, differing: null, totals: null });
      expect(JSON.stringify(body)).not.toContain(`${FIRST}/4":10`);
    }
    await enter(crew.supervisor, countId, counts({ [`${FIRST}/4`]: null }), false);
    expect((await crew.supervisor.get(`${base}/${countId}`)).body).toMatchObject({
      differences: null,
      own: { submitted: false, faults: [{ key: `${FIRST}/4` }, { key: `${FIRST}/4` }] },
    });
  });

  test("with differences names each cell to the two, and is taken once one of them is put right", async () => {
    const countId = await opened();
    await enter(crew.office, countId);
    const wrong = counts();
    wrong[ids()[1]!] = paperForm({ 4: 9, 2: 2 });
    const { body } = await enter(crew.supervisor, countId, wrong);
    expect(body.phase).toBe("differ");
    expect(body.differing).toBe(2 * countyDepartmentHeads.indicators.length);
    const shown = body.differences.find((one: { key: string }) => one.key === `${FIRST}/2`);
    expect(shown).toEqual({ cadreId: ids()[1], key: `${FIRST}/2`, first: 1, second: 2 });
    expect((await crew.office2.get(`${base}/${countId}`)).body).toMatchObject({
      differing: body.differing,
      differences: null,
    });
    expect(await take(crew.office, countId)).toMatchObject({ status: 409, body: { code: "paper-differs" } });
    expect((await enter(crew.supervisor, countId)).body.phase).toBe("agreed");
    expect((await take(crew.office, countId)).status).toBe(200);
  });

  test("that does not add up is refused with the name, the cell and the numbers; nothing is submitted", async () => {
    const countId = await opened();
    const key = `${FIRST}/4`;
    const one = counts();
    one[ids()[1]!] = paperForm({ 4: 10, 2: 1 }, { [key]: 9 });
    const answer = await enter(crew.office, countId, one);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: "paper-faulty", details: { faultCount: 1, faults: [{ cadreId: ids()[1], key: FIRST }] } },
    });
    expect(answer.body.text.zh).toContain(`${heads[1]!.name}:`);
    expect(answer.body.text.zh).toContain("各格合计 10，应等于有效 11");
    expect((await crew.office.get(`${base}/${countId}`)).body.phase).toBe("first");
    const strange = await enter(crew.office, countId, { [heads[2]!.cadreId]: paperForm({ 4: 1 }) });
    expect(strange).toMatchObject({ status: 422, body: { code: "paper-cells" } });
    const negative = await enter(crew.office, countId, counts({ [key]: -1 }));
    expect(negative.status).toBe(400);
  });

  test("takes two different people, and none whom it is about", async () => {
    const countId = await opened();
    await enter(crew.office, countId);
    await enter(crew.office, countId);
    expect((await crew.office.get(`${base}/${countId}`)).body.people).toHaveLength(1);
    const ratee = new Client(
      server,
      await server.signIn("office", { username: "office.ratee", cadreId: ids()[0]! }),
    );
    expect(await enter(ratee, countId)).toMatchObject({ status: 409, body: { code: "own-vote" } });
    expect((await ratee.get(`${base}/${countId}`)).body).toMatchObject({
      about: true,
      may: { enter: false },
    });
    await enter(crew.supervisor, countId);
    expect(await enter(crew.office2, countId)).toMatchObject({
      status: 409,
      body: { code: "paper-two-already" },
    });
    expect(await take(ratee, countId)).toMatchObject({ status: 409, body: { code: "own-vote" } });
    const own = await ratee.send("POST", base, { group: "peers", ratees: ids(), ...place });
    expect(own).toMatchObject({ status: 409, body: { code: "own-vote" } });
  });

  test("of one cadre with two accounts is one person's", async () => {
    const countId = await opened();
    const twice = (username: string) =>
      server
        .signIn("office", { username, cadreId: heads[2]!.cadreId })
        .then((headers) => new Client(server, headers));
    await enter(await twice("office.third"), countId);
    expect(await enter(await twice("office.third.b"), countId)).toMatchObject({
      status: 409,
      body: { code: "paper-other-account" },
    });
  });
});

describe("a count that is taken", () => {
  test("leaves the evidence by two people, stays on the list, and may be entered anew", async () => {
    const countId = await taken();
    expect(await withdraw(crew.office, countId, "")).toMatchObject({ body: { code: "reason-required" } });
    expect((await withdraw(crew.office, countId)).body.state).toBe("proposed");
    expect(await withdraw(crew.office, countId)).toMatchObject({ body: { code: "second-person-needed" } });
    expect((await evidence()).items[0].groups).toHaveLength(1);
    expect((await crew.office.send("POST", `${base}/${countId}/keep`)).body.phase).toBe("taken");
    await withdraw(crew.office, countId);
    expect((await withdraw(crew.office2, countId, "")).body).toMatchObject({
      state: "taken",
      count: { phase: "withdrawn", ended: { by: "office.two", reason: "录错会场" } },
    });
    expect((await evidence()).items[0].groups).toEqual([]);
    expect((await crew.office.get(base)).body.items).toMatchObject([{ countId, phase: "withdrawn" }]);
    const [event] = await events("evidence.paper-withdraw");
    expect(event.text).toEqual({ reason: "录错会场", proposedBy: "office.one" });
    await taken();
  });

  test("is not counted a second time, neither from paper nor from a file", async () => {
    await taken();
    const again = await crew.office.send("POST", base, { group: GROUP, ratees: ids(), ...place });
    expect(again).toMatchObject({ status: 409, body: { code: "paper-overlaps" } });
    const url = `/api/campaigns/${campaignId}/ratings`;
    const csv = ratingsCsv(
      heads.map((head) => head.code),
      9,
    );
    const { body } = await crew.office.upload(url, "测评.csv", csv);
    const map = (group: string) =>
      crew.office.send("PUT", `${url}/${body.importId}/mapping`, {
        mapping: { ...body.mapping, group: { fixed: group } },
      });
    expect(await map(GROUP)).toMatchObject({ status: 409, body: { code: "paper-counted" } });
    expect((await map("peers")).body.check.faultCount).toBe(0);
    await crew.office.job("POST", `${url}/${body.importId}/confirm`, {});
    const beside = await crew.office.send("POST", base, { group: "peers", ratees: ids(), ...place });
    expect(beside).toMatchObject({ status: 409, body: { code: "paper-beside-file" } });
    expect(beside.body.text.zh).toContain("测评.csv");
  });
});

describe("a campaign", () => {
  const unrated = (head: TestHead) =>
    crew.office.send("PUT", `/api/campaigns/${campaignId}/ratees/${head.cadreId}/unrated`, {
      reason: "全年脱产学习",
    });

  test("is not sealed over an open count, and takes none once it is sealed", async () => {
    await taken();
    const other = await opened(crew.office, [heads[2]!.cadreId]);
    await expect(step(crew, campaignId, "seal")).rejects.toThrow("Paper ballots settled");
    const discarded = await crew.office.send("POST", `${base}/${other}/discard`, { reason: "没有投票" });
    expect(discarded.body).toMatchObject({ phase: "discarded", ended: { reason: "没有投票" } });
    await unrated(heads[2]!);
    await step(crew, campaignId, "seal");
    const late = await crew.office.send("POST", base, { group: "peers", ratees: ids(), ...place });
    expect(late).toMatchObject({ status: 409, body: { code: "wrong-stage" } });
    expect(late.body.text.zh).toContain("只能在“采集”阶段");
    const [item] = (await crew.office.get(base)).body.items.filter(
      (one: { phase: string }) => one.phase === "taken",
    );
    expect(await withdraw(crew.office, item.countId)).toMatchObject({
      status: 409,
      body: { code: "wrong-stage" },
    });
  });

  test("scores from paper, and the score says so with the names of the two and where it was counted", async () => {
    await taken();
    await unrated(heads[2]!);
    await step(crew, campaignId, "seal");
    const [tally] = (await evidence()).items[0].tallies;
    expect(tally).toMatchObject({ group: GROUP, valid: 11, counts: { 2: 1, 4: 10 } });
    await step(crew, campaignId, "score");
    await crew.office.job("POST", `/api/campaigns/${campaignId}/score`);
    const { body } = await crew.office.get(`/api/campaigns/${campaignId}/results/${ids()[0]}`);
    const text = JSON.stringify(body);
    expect(text).toContain(
      "含纸质票:2026-01-05 在青石村村委会人工计票,由office.one、supervisor.one两人分别录入、核对一致;纸质票没有票箱的保密和可验证承诺。",
    );
    expect(body.sheet.root.value).toBeCloseTo(((4 * 10 + 2) / 11 / 5) * 100, 6);
  });

  test("has nothing adjusted for severity beside paper, of which no single sheet can be read", async () => {
    const url = `/api/campaigns/${campaignId}/ratings`;
    const csv = ratingsCsv(
      heads.map((head) => head.code),
      9,
    );
    const { body } = await crew.office.upload(url, "测评.csv", csv);
    const mapping = { ...body.mapping, group: { fixed: "peers" } };
    await crew.office.send("PUT", `${url}/${body.importId}/mapping`, { mapping });
    await crew.office.job("POST", `${url}/${body.importId}/confirm`, {});
    await taken();
    await step(crew, campaignId, "seal");
    await step(crew, campaignId, "score");
    await crew.office.job("POST", `/api/campaigns/${campaignId}/score`);
    const both = await crew.office.get(`/api/campaigns/${campaignId}/results/${ids()[0]}`);
    const text = JSON.stringify(both.body);
    expect(text).toContain("其余只有计票");
    expect(text).toContain("线下测评数据:测评.csv；含纸质票");
    expect(text).toContain("有纸质票的评价主体不在其内");
    const filed = await crew.office.get(`/api/campaigns/${campaignId}/results/${heads[2]!.cadreId}`);
    expect(JSON.stringify(filed.body)).not.toContain("纸质票:");
  });

  test("keeps the votes of few back, on paper as in the box", async () => {
    const few = (n: number) => Object.fromEntries(ids().map((id) => [id, paperForm({ 5: n })]));
    const countId = await opened();
    for (const person of [crew.office, crew.supervisor]) await enter(person, countId, few(4));
    await take(crew.office, countId);
    for (const head of heads.slice(2)) await unrated(head);
    await step(crew, campaignId, "seal");
    const page = await evidence();
    expect(page.items[0].groups[0]).toMatchObject({ valid: 4 });
    expect(page.items[0].tallies[0]).toMatchObject({ valid: 0, counts: null, notKnown: null });
  });
});

describe("the counting form as a workbook", () => {
  const template = async (countId: string) => {
    const answer = await crew.office.raw(`${base}/${countId}/form.xlsx`);
    expect(answer.statusCode).toBe(200);
    return (await readSpreadsheet(answer.rawPayload)).sheets[0]!.rows;
  };
  const upload = async (countId: string, rows: readonly (readonly string[])[]) => {
    const [header, ...rest] = rows;
    const file = await writeWorkbook([{ name: "计票表", header: header!, rows: rest }]);
    return crew.office.upload(`${base}/${countId}/form`, "计票表.xlsx", file);
  };
  /** Level 4 and one 2 everywhere, as the paper has it. */
  const filled = (rows: readonly (readonly string[])[]) => {
    const [header, ...rest] = rows;
    const at = (label: string) => header!.indexOf(label);
    return [
      header!,
      ...rest.map((cells) => {
        const own = header!.map((_, i) => cells[i] ?? "");
        const put = (values: Record<string, number>) => {
          for (const [label, n] of Object.entries(values)) own[at(label)] = String(n);
        };
        if (own[at("指标")] === "票数") put({ 应到: 11, 发出: 11, 收回: 11, 有效: 11, 无效: 0 });
        else put({ 很好: 0, 较好: 10, 一般: 0, 较差: 1, 很差: 0, 不了解: 0, 未填: 0 });
        return own;
      }),
    ];
  };

  test("filled in gives the numbers of the form, and keeps nothing before they are saved", async () => {
    const countId = await opened();
    const rows = await template(countId);
    expect(rows).toHaveLength(1 + 2 * (1 + countyDepartmentHeads.indicators.length));
    const { status, body } = await upload(countId, filled(rows));
    expect(status).toBe(200);
    expect(body.counts).toEqual(counts());
    expect((await crew.office.get(`${base}/${countId}`)).body.own).toBeNull();
    expect((await enter(crew.office, countId, body.counts)).body.phase).toBe("second");
  });

  test("is refused with row and column where something is no number, twice, strange or missing", async () => {
    const countId = await opened();
    const rows = filled(await template(countId));
    const refused = async (change: (rows: string[][]) => unknown) => {
      const own = rows.map((cells) => [...cells]);
      change(own);
      const { status, body } = await upload(countId, own);
      expect([status, body.code]).toEqual([422, "paper-file"]);
      return body.text.zh;
    };
    const column = (label: string) => rows[0]!.indexOf(label);
    expect(await refused((own) => (own[2]![column("较好")] = "十"))).toContain(
      "第 3 行:“较好”是“十”,不是票数。",
    );
    expect(await refused((own) => own.push([...own[2]!]))).toContain("出现两次");
    expect(await refused((own) => (own[1]![column("姓名")] = "无名氏"))).toContain(
      "第 2 行:“无名氏”不在这份计票的被测评人中。",
    );
    expect(await refused((own) => (own[2]![column("指标")] = "风度"))).toContain("没有“风度”这个指标");
    expect(await refused((own) => (own[0]![column("未填")] = "空白"))).toContain("文件缺少这些列:未填");
  });
});

test("the start page tells each of the two what is wanted next, and the person assessed nothing", async () => {
  const countId = await opened();
  const ratee = new Client(
    server,
    await server.signIn("office", { username: "office.judged", cadreId: ids()[0]! }),
  );
  const people = { office: crew.office, supervisor: crew.supervisor, office2: crew.office2, ratee };
  const asked = async () => {
    const texts: Record<string, string> = {};
    for (const [name, person] of Object.entries(people)) {
      const { items } = (await person.get("/api/todo")).body;
      const own = items.find((one: { key: string }) => one.key === `paper:${countId}`);
      if (own !== undefined) texts[name] = own.text.zh;
    }
    return texts;
  };
  expect(await asked()).toEqual({});
  await enter(crew.office, countId, counts(), false);
  expect(await asked()).toEqual({ office: "录完并提交纸质票(青石村村委会)" });
  await enter(crew.office, countId);
  const second = "第二人录入纸质票(青石村村委会)";
  expect(await asked()).toEqual({ supervisor: second, office2: second });
  await enter(crew.supervisor, countId, counts({ eligible: 12 }));
  const differ = "核对纸质票的不一致(青石村村委会)";
  expect(await asked()).toEqual({ office: differ, supervisor: differ });
  await enter(crew.supervisor, countId);
  const alike = "纸质票两次录入一致,待计入(青石村村委会)";
  expect(await asked()).toEqual({ office: alike, supervisor: alike });
  await take(crew.office, countId);
  expect(await asked()).toEqual({});
  await withdraw(crew.office, countId);
  const confirm = "确认撤回纸质票(青石村村委会)";
  expect(await asked()).toEqual({ supervisor: confirm, office2: confirm });
});

test("the form of the page has every level of every indicator, with not known and blank", async () => {
  const countId = await opened();
  const { form } = (await crew.office.get(`${base}/${countId}`)).body;
  expect(form.cells).toEqual(paperCells(countyDepartmentHeads));
  expect(form.cells).toHaveLength(5 + countyDepartmentHeads.indicators.length * 7);
});
