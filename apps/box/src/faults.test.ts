import { canonicalJson, REFUSALS, type RefusalCode, utf8 } from "@hengjian/ballot";
import { issueTestToken, sealTestBallot, seeded, testCampaign } from "@hengjian/ballot/testing";
import { afterEach, expect, test } from "vitest";
import { boxApp } from "./http.ts";
import { openTestBox, type TestBox } from "./testing/box.ts";

let opened: TestBox | null = null;
afterEach(() => opened?.stop());

function open(...parameters: Parameters<typeof openTestBox>): TestBox {
  opened = openTestBox(...parameters);
  return opened;
}

const GROUPS = [
  { id: "peers", eligible: 20, ratees: 3, limits: [{ item: "item-1", level: "level-1", atMost: 2 }] },
  { id: "staff", eligible: 20, ratees: 3 },
];

/** What a phone hears when it sends these bytes, over the box's own address. */
async function post({ boxes }: TestBox, path: string, payload: string | Uint8Array) {
  const answer = await boxApp(boxes).inject({
    method: "POST",
    url: `/c/test-2026/api/${path}`,
    payload: Buffer.from(payload),
    headers: { "content-type": "application/json" },
  });
  return { status: answer.statusCode, body: answer.body };
}

/** The code of a refusal; its status and both sentences must be those of the table, and nothing of the ballot echoes. */
async function refusalOf(box: TestBox, payload: string | Uint8Array): Promise<string> {
  const { status, body } = await post(box, "cast", payload);
  const problem: { code: RefusalCode; text: unknown; detail: string } = JSON.parse(body);
  const { zh, en, status: expected } = REFUSALS[problem.code];
  expect(status).toBe(expected);
  expect(problem.text).toEqual({ zh, en });
  expect(problem.detail.length).toBeLessThan(200);
  return problem.code;
}

const stored = ({ box }: TestBox) => Object.values(box.received()).reduce((sum, n) => sum + n, 0);
const seal = ({ campaign }: TestBox, group = "staff") =>
  sealTestBallot(campaign, group, issueTestToken(campaign, group));

test("an envelope with any bit flipped is refused, whole it is taken", async () => {
  const box = open({ groups: GROUPS });
  const { envelope } = seal(box);
  const random = seeded(1);
  const codes = new Set<string>();
  for (let i = 0; i < 400; i++) {
    const bytes = utf8(envelope);
    bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
    codes.add(await refusalOf(box, bytes));
  }
  expect(stored(box)).toBe(0);
  expect(codes).toContain("malformed");
  expect(codes).toContain("bad-token");
  await post(box, "cast", envelope);
  expect(stored(box)).toBe(1);
});

type Body = Record<string, unknown> & {
  pad: string;
  sheets: { salt: string; sheet: Record<string, unknown> }[];
};

/** Changes to an honest envelope, padded again to the right size. */
const BENT: [string, RefusalCode, (body: Body) => unknown][] = [
  ["no object", "malformed", () => []],
  ["a field too many", "malformed", (body) => ({ ...body, note: "" })],
  ["a field missing", "malformed", ({ sheets: _, ...rest }) => rest],
  ["another format", "malformed", (body) => ({ ...body, format: "hengjian-envelope/2" })],
  [
    "a blinder of 31 bytes",
    "malformed",
    (body) => ({ ...body, blinder: Buffer.alloc(31).toString("base64") }),
  ],
  ["another campaign", "wrong-campaign", (body) => ({ ...body, manifest: "0".repeat(64) })],
  ["an unknown group", "wrong-group", (body) => ({ ...body, group: "public" })],
  ["the other group", "bad-token", (body) => ({ ...body, group: "peers" })],
  ["another blinder", "bad-signature", (body) => ({ ...body, blinder: Buffer.alloc(32).toString("base64") })],
  ["a sheet left out", "bad-answers", (body) => ({ ...body, sheets: body.sheets.slice(1) })],
  ["a sheet twice", "bad-answers", ({ sheets, ...body }) => ({ ...body, sheets: [...sheets, sheets[0]] })],
  ["an unknown ratee", "bad-answers", (body) => withSheet(body, { ratee: "ratee-9" })],
  [
    "a level that is not on the form",
    "bad-answers",
    (body) => withSheet(body, { answers: { "item-1": "best" } }),
  ],
  ["a comment that is too long", "bad-answers", (body) => withSheet(body, { comment: "长".repeat(41) })],
  ["answers beside a recusal", "malformed", (body) => withSheet(body, { recused: true })],
  [
    "a key of objects",
    "malformed",
    (body) => withSheet(body, { answers: JSON.parse('{"__proto__": {"a": "b"}}') }),
  ],
];

function withSheet(body: Body, change: object): Body {
  const rated = body.sheets.findIndex(({ sheet }) => sheet.recused === false);
  const sheets = body.sheets.map((one, i) =>
    i === rated ? { ...one, sheet: { ...one.sheet, ...change } } : one,
  );
  return { ...body, sheets };
}

test.each(BENT)("%s: %s", async (_, code, bend) => {
  const box = open({ groups: GROUPS });
  const { envelope } = seal(box);
  const bent = bend({ ...JSON.parse(envelope), pad: "" });
  const text = canonicalJson(bent);
  const missing = Math.max(0, utf8(envelope).length - utf8(text).length);
  expect(await refusalOf(box, text.replace('"pad":""', `"pad":"${" ".repeat(missing)}"`))).toBe(code);
  expect(stored(box)).toBe(0);
});

test.each([
  ["nothing at all", ""],
  ["half an envelope", '{"format":"hengjian-env'],
  ["a million brackets", "[".repeat(1_000_000)],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00])],
  ["a form", "a=b&c=d"],
  ["a zip", "PK\u0003\u0004"],
])("%s is malformed", async (_, payload) => {
  const box = open();
  expect(await refusalOf(box, payload)).toBe("malformed");
  expect(stored(box)).toBe(0);
});

test("a shorter and a longer envelope are refused: length would tell something", async () => {
  const box = open();
  const { envelope } = seal(box, "peers");
  expect(await refusalOf(box, envelope.replace('"pad":" ', '"pad":"'))).toBe("wrong-size");
  expect(await refusalOf(box, envelope.replace('"pad":" ', '"pad":"  '))).toBe("wrong-size");
});

test("tokens of another key, campaign, group or person are refused", async () => {
  const box = open({ groups: GROUPS });
  const { campaign } = box;
  const other = testCampaign({ campaign: "other", groups: GROUPS });
  const held = issueTestToken(campaign, "staff");
  for (const [code, { envelope }] of [
    ["bad-token", sealTestBallot(campaign, "peers", held)],
    ["bad-token", sealTestBallot(campaign, "staff", issueTestToken(other, "staff"))],
    ["wrong-campaign", sealTestBallot(other, "staff", held)],
    ["bad-signature", sealTestBallot(campaign, "staff", { ...held, seed: new Uint8Array(32) })],
  ] as const)
    expect(await refusalOf(box, envelope)).toBe(code);
  expect(stored(box)).toBe(0);
});
