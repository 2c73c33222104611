import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../../platform/testing/app.ts";
import { type Answer, Client, type Crew, collecting, crewOf } from "../../campaigns/testing/driver.ts";
import { seedHeads, type TestHead } from "../../campaigns/testing/roster.ts";
import { done } from "../testing/round.ts";
import { seedStaff } from "../testing/staff.ts";

const HEADS = 20;
const STAFF = 8;

let server: TestApp;
let crew: Crew;
let heads: TestHead[];
let leaderRef: string;
beforeAll(async () => {
  server = await createTestApp();
  crew = await crewOf(server);
  heads = await seedHeads(server.platform, HEADS);
  await seedStaff(server.platform, heads, STAFF);
  const session = await crew.leader.get("/api/session");
  leaderRef = `account:${session.body.user.userId}`;
});
afterAll(() => server.close());

const unitIds = () => heads.map((head) => head.unitId);

/** A round in its set-up. @returns the address of its routes */
async function newRound(scheme = "county-department-heads"): Promise<string> {
  const campaignId = await campaignOf(scheme);
  const made = await done(
    crew.office.send("POST", `/api/campaigns/${campaignId}/rounds`, { title: "民主测评", mode: "formal" }),
  );
  return `/api/campaigns/${campaignId}/rounds/${made.body.round.roundId}`;
}

async function campaignOf(schemeId: string): Promise<string> {
  if (schemeId === "county-department-heads") return collecting(crew, unitIds());
  const made = await done(
    crew.office.send("POST", "/api/campaigns", {
      name: "分管考核",
      year: 2026,
      schemeId,
      unitIds: unitIds(),
    }),
  );
  const { campaignId } = made.body.campaign;
  for (const [person, to] of [
    [crew.office, "freeze"],
    [crew.leader, "freeze"],
    [crew.office, "collect"],
  ] as const)
    await done(person.send("POST", `/api/campaigns/${campaignId}/advance`, { to }));
  return campaignId;
}

const planOf = async (base: string): Promise<Answer["body"]> => (await crew.office.get(`${base}/plan`)).body;
const groupsOf = (plan: Answer["body"], role: string) =>
  plan.groups.filter((group: { role: string }) => group.role === role);

describe("a plan by rule", () => {
  test("asks peers in blocks, subordinates unit by unit, and leaders from above", async () => {
    const plan = await planOf(await newRound());
    const peers = groupsOf(plan, "peers");
    expect(peers.map((one: { ratees: number }) => one.ratees)).toEqual([10, 10]);
    expect(peers[0]).toMatchObject({ eligible: 10, perRatee: 9, mutual: true, anonymity: "promised" });
    const subordinates = groupsOf(plan, "subordinates");
    expect(subordinates).toHaveLength(HEADS);
    expect(subordinates[0]).toMatchObject({
      ...{ eligible: STAFF, byAccount: 0, byCard: STAFF, ratees: 1, anonymity: "promised" },
    });
    const [superiors] = groupsOf(plan, "superiors");
    expect(superiors).toMatchObject({ eligible: 1, byAccount: 1, ratees: HEADS, anonymity: "not-promised" });
    expect(superiors.overBudget).toBe(true);
    expect(plan).toMatchObject({ uncovered: [], subsets: 1, editable: true });
  });

  test("shows that blocks without a common group cannot be compared, and links them when asked", async () => {
    const base = await newRound();
    const apart = (await done(crew.office.send("POST", `${base}/plan/propose`, { roles: ["peers"] }))).body;
    expect(apart).toMatchObject({ subsets: 2 });
    expect(apart.subsetNames[0]).toContain(heads[0]!.unitName);
    const linked = (await done(crew.office.send("POST", `${base}/plan/link`, {}))).body;
    expect(linked.subsets).toBe(1);
    const link = linked.groups.at(-1);
    expect(link).toMatchObject({
      rule: "link",
      role: "peers",
      ratees: 2,
      eligible: 9,
      anonymity: "promised",
    });
    const again = await crew.office.send("POST", `${base}/plan/link`, {});
    expect(again).toMatchObject({ status: 409, body: { code: "already-comparable" } });
  });

  test("puts a leader into the group of the own line for some heads and among the others for the rest", async () => {
    const line = heads.slice(0, 3).map((head) => head.unitId);
    await done(crew.office.send("PUT", "/api/ballots/lines", { person: leaderRef, unitIds: line }));
    const plan = await planOf(await newRound("county-department-heads-by-line"));
    const inCharge = groupsOf(plan, "superiors_line").filter(
      (one: { eligible: number }) => one.eligible === 1,
    );
    expect(inCharge).toMatchObject([{ ratees: 3 }]);
    const others = groupsOf(plan, "superiors").filter((one: { eligible: number }) => one.eligible === 1);
    expect(others).toMatchObject([{ ratees: HEADS - 3 }]);
    expect(groupsOf(plan, "public")).toHaveLength(HEADS);
    expect(plan.uncovered).toHaveLength(HEADS);
    await done(crew.office.send("PUT", "/api/ballots/lines", { person: leaderRef, unitIds: [] }));
    expect((await crew.office.get("/api/ballots/lines")).body.items).toEqual([]);
  });
});

describe("a recusal", () => {
  test("takes a relative off the ballot about one person, and marks the row on the ballot about several", async () => {
    const base = await newRound();
    const [subordinates] = groupsOf(await planOf(base), "subordinates");
    const before = (await crew.office.get(`${base}/plan/groups/${subordinates.group}`)).body;
    const staff = await crew.office.get(`${base}/people?q=${encodeURIComponent(before.raters[0].name)}`);
    const [first, second] = heads;
    const pairs = [
      { person: staff.body.items[0].person, cadreId: first!.cadreId, kind: "relative" },
      { person: `cadre:${second!.cadreId}`, cadreId: first!.cadreId, kind: "conflict", note: "曾共事有纠纷" },
    ];
    for (const pair of pairs) await done(crew.office.send("POST", "/api/ballots/recusals", pair));

    // At once in what is shown, and in the lists with the next proposal.
    const shown = groupsOf(await planOf(base), "subordinates")[0];
    expect(shown).toMatchObject({ eligible: STAFF, perRatee: STAFF - 1, anonymity: "means-only" });
    const frozen = await crew.office.get(base);
    expect(frozen.body.checklist.find((one: { key: string }) => one.key === "recusals-kept").ok).toBe(false);
    await done(crew.office.send("POST", `${base}/plan/propose`, {}));
    const after = await planOf(base);
    expect(groupsOf(after, "subordinates")[0]).toMatchObject({ eligible: STAFF - 1, perRatee: STAFF - 1 });
    const [peers] = groupsOf(after, "peers");
    expect(peers).toMatchObject({ eligible: 10, perRatee: 8 });
    const detail = (await crew.office.get(`${base}/plan/groups/${peers.group}`)).body;
    const marked = detail.raters.find((one: { name: string }) => one.name === second!.name);
    expect(marked.recusals.toSorted()).toEqual([first!.name, second!.name].toSorted());

    const { items } = (await crew.office.get("/api/ballots/recusals")).body;
    expect(items).toHaveLength(2);
    for (const { recusalId } of items)
      await done(crew.office.send("DELETE", `/api/ballots/recusals/${recusalId}`));
  });
});

describe("a group put together by hand", () => {
  test("is added, changed and removed, and its cards count as raters", async () => {
    const base = await newRound();
    const added = await done(
      crew.office.send("POST", `${base}/plan/groups`, {
        ...{ label: { zh: "服务对象代表", en: "People served" }, role: "subordinates" },
        ...{ ratees: [heads[0]!.cadreId], people: [leaderRef], extraCards: 6 },
      }),
    );
    expect(added.body.group).toMatchObject({
      rule: "custom",
      eligible: 7,
      byAccount: 1,
      byCard: 6,
      anonymity: "means-only",
    });
    const url = `${base}/plan/groups/${added.body.group.group}`;
    const changed = await done(
      crew.office.send("PUT", url, {
        ...{ extraCards: 12, ratees: [heads[0]!.cadreId, heads[1]!.cadreId] },
        removeRaters: [added.body.raters[0].raterId],
        addPeople: [`cadre:${heads[5]!.cadreId}`],
      }),
    );
    expect(changed.body.group).toMatchObject({ eligible: 13, ratees: 2, byCard: 13, anonymity: "promised" });
    expect(changed.body.raters.map((one: { name: string }) => one.name)).toEqual([heads[5]!.name]);
    await done(crew.office.send("DELETE", url));
    expect((await crew.office.get(url)).status).toBe(404);
  });

  test.each([
    ["plan-unfit", { role: "nobody" }],
    ["plan-unfit", { ratees: ["00000000-0000-4000-8000-000000000000"] }],
    ["person-unknown", { people: ["account:00000000-0000-4000-8000-000000000000"] }],
  ])("is refused with %s when it names what is not there", async (code, part) => {
    const base = await newRound();
    const answer = await crew.office.send("POST", `${base}/plan/groups`, {
      ...{ label: { zh: "甲", en: "A" }, role: "peers", ratees: [heads[0]!.cadreId], people: [] },
      ...part,
    });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  test("has the form that its raters will see, with the limit from the quota where it is asked for", async () => {
    const base = await newRound();
    const [peers] = groupsOf(await planOf(base), "peers");
    const form = `${base}/form?group=${peers.group}`;
    expect((await crew.office.get(form)).body).toMatchObject({ limits: [], form: { commentLength: 200 } });
    await done(crew.office.send("PATCH", base, { settings: { limitTop: true, commentLength: 0 } }));
    const { body } = await crew.office.get(form);
    // 20 % of ten people.
    expect(body.limits[0]).toMatchObject({ level: "5", atMost: 2 });
    expect(body.limits).toHaveLength(body.form.items.length);
    expect(body.form.items[0].levels.map((one: { id: string }) => one.id)).toEqual(["5", "4", "3", "2", "1"]);
    expect(body.form.items[0].levels[0].describes.zh).not.toBe("");
  });
});

test("the office alone edits a plan; leaders and supervisors see it", async () => {
  const base = await newRound();
  expect((await crew.leader.get(`${base}/plan`)).status).toBe(200);
  expect((await crew.supervisor.send("POST", `${base}/plan/propose`, {})).status).toBe(403);
  const cadre = new Client(server, await server.signIn("cadre", { cadreId: heads[0]!.cadreId }));
  expect((await cadre.get(`${base}/plan`)).status).toBe(403);
});
