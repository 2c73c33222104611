import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../../platform/testing/app.ts";
import type { Answer } from "../campaigns/testing/driver.ts";
import { phoneWith as phoneOf, printedCodes } from "./testing/cards.ts";
import { TestPhone } from "./testing/phone.ts";
import {
  addressFor,
  done,
  freeze,
  preparedRound,
  type TestRound,
  type VotingCounty,
  votingCampaign,
  votingCounty,
} from "./testing/round.ts";

const CARDS = 12;

let server: TestApp;
let county: VotingCounty;
let campaignId: string;
let round: TestRound;
/** The round as frozen: peers by account, and a group with cards. */
let frozen: Answer["body"];
let peers: string;
let bearers: string;
let codes: string[];
beforeAll(async () => {
  server = await createTestApp();
  county = await votingCounty(server, 4, 1);
  campaignId = await votingCampaign(county);
  round = await preparedRound(county, campaignId);
  await done(
    county.crew.office.send("POST", `${round.base}/plan/groups`, {
      ...{ label: { zh: "会议代表", en: "Delegates" }, role: "subordinates" },
      ...{ ratees: county.heads.map((head) => head.cadreId), people: [], extraCards: CARDS },
    }),
  );
  frozen = await freeze(county, round);
  [peers, bearers] = frozen.numbers.map((one: { group: string }) => one.group);
  codes = await printed();
});
afterAll(async () => {
  await county.box.remove();
  await server.close();
});

const printed = () => printedCodes(county, round);
const phoneWith = (code: string) => phoneOf(county, round, code);
const countsOf = async (group: string) =>
  (await county.crew.office.get(round.base)).body.numbers.find(
    (one: { group: string }) => one.group === group,
  );

describe("signing in with an account", () => {
  test("a phone is told which rows are recusals: the own one, and what the organiser entered; a card nothing", async () => {
    const [own, relative] = county.heads.map((head) => head.cadreId);
    const phone = await TestPhone.open(server, await addressFor(county, 0, round));
    const about = { manifest: phone.frozen.hashText, code: phone.code };
    expect((await phone.ask("eligibility", about)).body.recusals).toEqual({ [peers]: [own] });
    await done(
      county.crew.office.send("POST", "/api/ballots/recusals", {
        ...{ person: `cadre:${own}`, cadreId: relative, kind: "relative", note: "" },
      }),
    );
    expect((await phone.ask("eligibility", about)).body.recusals).toEqual({ [peers]: [own, relative] });
    const bearer = await phone.ask("eligibility", { ...about, code: codes[0]! });
    expect(bearer.body).toEqual({ groups: [bearers], recusals: {} });
  });

  test("gives every rater the groups of the own list, and a fresh code takes the place of the one before", async () => {
    const first = await TestPhone.open(server, await addressFor(county, 0, round));
    const second = await TestPhone.open(server, await addressFor(county, 0, round));
    expect(await second.signIn()).toEqual([peers]);
    await expect(first.signIn()).rejects.toThrow("unknown-code");
    expect(await countsOf(peers)).toMatchObject({ eligible: 4, issued: 1, replaced: 0 });
  });

  test("answers the same request with the same token, and refuses another one", async () => {
    const phone = await TestPhone.open(server, await addressFor(county, 1, round));
    const [first, again] = [await phone.askToken(peers), await phone.askToken(peers)];
    expect(again.body).toEqual(first.body);
    const other = await TestPhone.open(server, await addressFor(county, 1, round));
    expect(await other.askToken(peers)).toMatchObject({ status: 409, body: { code: "other-request" } });
    expect((await countsOf(peers)).issued).toBe(2);
  });

  test("is for people on a list only", async () => {
    const { body } = await county.crew.office.get("/api/my/ballots");
    expect(body.items).toEqual([]);
    const code = await county.crew.office.send("POST", `/api/my/ballots/${round.roundId}/code`, {});
    expect(code.status).toBe(404);
  });
});

describe("what a phone asks wrongly is refused by name", () => {
  test.each([
    ["unknown-code", 403, { code: "0".repeat(24) }],
    ["wrong-campaign", 409, { manifest: "0".repeat(64) }],
    ["wrong-group", 422, { group: "g99" }],
    ["malformed", 400, { blinded: "/".repeat(512) }],
  ] as const)("%s", async (code, status, changes) => {
    const phone = await TestPhone.open(server, await addressFor(county, 2, round));
    expect(await phone.askToken(peers, changes)).toMatchObject({ status, body: { code } });
  });

  test("not-eligible, for a group of which the rater is not", async () => {
    const phone = await TestPhone.open(server, await addressFor(county, 2, round));
    expect(await phone.askToken(bearers)).toMatchObject({ status: 403, body: { code: "not-eligible" } });
    expect((await phone.askToken(peers)).status, "none of this used up the only turn").toBe(200);
  });

  test("invalid-request, for what is no request at all", async () => {
    const phone = await TestPhone.open(server, await addressFor(county, 2, round));
    for (const body of [
      {},
      { manifest: "x", code: "y" },
      { manifest: "0".repeat(64), code: "a".repeat(1000) },
    ])
      expect((await phone.ask("eligibility", body)).status).toBe(400);
  });
});

describe("other pages", () => {
  test("may not ask in the name of the booth; the booth may, without cookies", async () => {
    const phone = await TestPhone.open(server, await addressFor(county, 3, round));
    const about = { manifest: phone.frozen.hashText, code: phone.code };
    const foreign = await phone.ask("eligibility", about, { origin: "http://evil.example" });
    expect(foreign).toMatchObject({ status: 403, body: { code: "foreign-origin" } });
    const origin = new URL(county.box.place.publicUrl).origin;
    const preflight = await server.app.inject({
      method: "OPTIONS",
      url: "/api/ballots/tokens",
      headers: { origin, host: "localhost", "access-control-request-method": "POST" },
    });
    expect(preflight.headers).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-headers": "content-type",
    });
    expect(preflight.headers).not.toHaveProperty("access-control-allow-credentials");
  });
});

describe("cards", () => {
  test("are handed out once: as many as raters, all different, none of them in the database", async () => {
    expect(new Set(codes).size).toBe(CARDS);
    const again = await county.crew.office.send("POST", `${round.base}/cards/print`, {});
    expect(again).toMatchObject({ status: 409, body: { code: "cards-printed" } });
    const { rows } = await server.database.pool.query("select * from ballot_code where way = 'card'");
    expect(rows).toHaveLength(CARDS);
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
  });

  test("give one token each; a second phone with the same card is refused", async () => {
    const phone = await phoneWith(codes[0]!);
    expect(await phone.signIn()).toEqual([bearers]);
    const second = await phoneWith(codes[0]!);
    await expect(second.signIn()).rejects.toThrow("other-request");
    expect(
      (
        await phone.cast(
          bearers,
          phone.sheets(bearers, () => "4"),
        )
      ).status,
    ).toBe(200);
    const { body } = await county.crew.office.get(`${round.base}/cards`);
    expect(body.groups).toMatchObject([
      { group: bearers, wanted: CARDS, printed: CARDS, used: 1, returned: null },
    ]);
  });

  test("that are lost are printed anew by two people; unused ones are void, used ones stay counted", async () => {
    const request = { group: bearers, note: "卡片文件遗失" };
    const url = `${round.base}/cards/reprint`;
    expect((await done(county.crew.office.send("POST", url, request))).body.state).toBe("proposed");
    const same = await county.crew.office.send("POST", url, request);
    expect(same).toMatchObject({ status: 409, body: { code: "second-person-needed" } });
    expect((await done(county.crew.leader.send("POST", url, request))).body.state).toBe("taken");
    const fresh = await printed();
    expect(fresh).toHaveLength(CARDS - 1);
    await expect((await phoneWith(codes[1]!)).signIn()).rejects.toThrow("unknown-code");
    expect(await (await phoneWith(fresh[0]!)).signIn()).toEqual([bearers]);
    codes = fresh;
  });

  test("are counted back, and the sheet says how many are missing", async () => {
    const url = `${round.base}/cards/returned`;
    const tooMany = await county.crew.office.send("POST", url, { group: bearers, unused: CARDS });
    expect(tooMany).toMatchObject({ status: 422, body: { code: "cards-unfit" } });
    const { body } = await done(county.crew.office.send("POST", url, { group: bearers, unused: CARDS - 4 }));
    expect(body.groups[0]).toMatchObject({ voided: CARDS - 1, used: 2, returned: CARDS - 4, missing: 2 });
  });
});

describe("a replacement", () => {
  const propose = (person: VotingCounty["crew"]["office"], body: object) =>
    person.send("POST", `${round.base}/replacements`, { group: peers, note: "手机丢失", ...body });
  const raterOf = async (name: string) =>
    (await county.crew.office.get(`${round.base}/issued?q=${encodeURIComponent(name)}`)).body.items[0];

  test("takes two people who are not the rater, and is counted", async () => {
    const lost = await TestPhone.open(server, await addressFor(county, 3, round));
    const { raterId } = await raterOf(county.heads[3]!.name);
    const early = await propose(county.crew.office, { raterId });
    expect(early).toMatchObject({ status: 409, body: { code: "not-issued-yet" } });
    await lost.signIn();
    expect((await raterOf(county.heads[3]!.name)).groups).toMatchObject([{ issued: true }]);

    const { body } = await done(propose(county.crew.office, { raterId }));
    expect(body).toMatchObject({ state: "proposed", who: county.heads[3]!.name, mayConfirm: false });
    const confirm = `${round.base}/replacements/${body.replacementId}/confirm`;
    expect(await county.crew.office.send("POST", confirm, {})).toMatchObject({ status: 409 });
    const before = (await countsOf(peers)).issued;
    expect((await done(county.crew.leader.send("POST", confirm, {}))).body.state).toBe("confirmed");
    expect(await countsOf(peers)).toMatchObject({ issued: before, replaced: 0 });
    const found = await TestPhone.open(server, await addressFor(county, 3, round));
    expect(await found.signIn()).toEqual([peers]);
    expect(await countsOf(peers)).toMatchObject({ issued: before + 1, replaced: 1 });
  });

  test("of a card goes by its code, and names nobody", async () => {
    const { body } = await done(propose(county.crew.office, { group: bearers, code: codes[0] }));
    expect(body).toMatchObject({ who: null, state: "proposed" });
    const withdrawn = await county.crew.leader.send(
      "POST",
      `${round.base}/replacements/${body.replacementId}/withdraw`,
      {},
    );
    expect(withdrawn.body.state).toBe("withdrawn");
    expect(await propose(county.crew.office, { group: bearers, code: "0".repeat(24) })).toMatchObject({
      status: 422,
    });
  });
});

test("guessing codes from one address is slowed down; right ones are not counted", async () => {
  const phone = await phoneWith(codes[1]!);
  const guess = { manifest: phone.frozen.hashText, code: "1".repeat(24) };
  let answer = await phone.ask("eligibility", guess);
  for (let i = 0; i < 120 && answer.status === 403; i++) answer = await phone.ask("eligibility", guess);
  expect(answer).toMatchObject({ status: 429, body: { code: "too-many-tries" } });
});
