import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REFUSALS, utf8 } from "@hengjian/ballot";
import { issueTestToken, sealTestBallot, testCampaign, testCloseOrder } from "@hengjian/ballot/testing";
import { afterAll, expect, test } from "vitest";
import { boxApp } from "./http.ts";
import { openTestBox } from "./testing/box.ts";

const booth = new Map([["index.html", utf8("<!doctype html><title>booth</title>")]]);
const opened = openTestBox({}, { booth });
const app = boxApp(opened.boxes);
afterAll(() => opened.stop());

const { campaign } = opened;
const at = (path: string) => `/c/test-2026${path}`;
const post = (url: string, payload: string | Buffer, headers = {}) =>
  app.inject({ method: "POST", url, payload, headers: { "content-type": "application/json", ...headers } });
const sealed = sealTestBallot(campaign, "peers", issueTestToken(campaign, "peers"));

test("manifest, state, cast and page come without cookie, name of software or time of the caller", async () => {
  const manifest = await app.inject(at("/api/manifest"));
  expect(manifest.body).toBe(campaign.frozen.text);
  const receipt = await post(at("/api/cast"), sealed.envelope, { cookie: "a=b" });
  expect(receipt.statusCode).toBe(200);
  expect(receipt.headers).not.toHaveProperty("set-cookie");
  expect(receipt.headers["cache-control"]).toBe("no-store");
  const state = await app.inject(at("/api/state"));
  expect(state.json()).toEqual({ phase: "open", manifest: campaign.frozen.hashText, received: { peers: 1 } });
  const page = await app.inject(at("/"));
  expect(page.body).toContain("<title>booth");
  expect(page.headers["content-security-policy"]).toContain("connect-src 'self';");
  expect((await app.inject(at(""))).headers.location).toBe(at("/"));
});

test.each([
  ["malformed", at("/api/cast"), "{}"],
  ["malformed", at("/api/cast"), "x".repeat(100_000)],
  ["too-large", at("/api/cast"), "x".repeat(2 ** 22 + 1)],
  ["unknown-campaign", "/c/other/api/cast", sealed.envelope],
  ["bad-order", at("/api/close"), "now"],
  ["bad-order", at("/api/recount"), "all"],
  ["not-closed", at("/api/checkpoint"), "signed"],
])("%s is answered in both languages with its status", async (code, url, payload) => {
  const answer = await post(url, payload);
  expect(answer.statusCode).toBe(REFUSALS[code as keyof typeof REFUSALS].status);
  expect(answer.json()).toMatchObject({ code, text: { zh: expect.any(String), en: expect.any(String) } });
});

test("campaigns are added with the setup key only, for this box's key and booth only, and once", async () => {
  const authorization = `Bearer ${opened.boxes.setupKey}`;
  const other = testCampaign({
    campaign: "next",
    boxKey: campaign.box,
    booth: opened.boxes.identity().booth,
  });
  expect((await post("/boxes", other.frozen.text)).statusCode).toBe(401);
  expect((await post("/boxes", other.frozen.text, { authorization })).statusCode).toBe(201);
  expect((await post("/boxes", other.frozen.text, { authorization })).statusCode).toBe(201);
  for (const changed of [
    testCampaign({ campaign: "next", boxKey: campaign.box, booth: opened.boxes.identity().booth }),
    testCampaign({ campaign: "foreign" }),
    testCampaign({ campaign: "foreign", boxKey: campaign.box }),
  ]) {
    const answer = await post("/boxes", changed.frozen.text, { authorization });
    expect(answer.json()).toMatchObject({ code: "other-manifest" });
  }
  expect((await post("/boxes", "{}", { authorization })).json()).toMatchObject({ code: "malformed" });
});

test("after the close the record is served, its answers are not", async () => {
  expect((await app.inject(at("/record/"))).json()).toMatchObject({ code: "not-closed" });
  await post(
    at("/api/close"),
    testCloseOrder(campaign, () => 9),
  );
  const { files } = (await app.inject(at("/record/"))).json<{ files: string[] }>();
  expect(files).toContain("groups/peers/ballots.jsonl");
  for (const name of files) expect((await app.inject(at(`/record/${name}`))).statusCode).toBe(200);
  for (const name of ["groups/peers/openings.jsonl", "../box.key", "..%2fclosed.sqlite"])
    expect((await app.inject(at(`/record/${name}`))).statusCode).toBe(404);
});

test("a booth whose files were changed on the disk is not served", async () => {
  writeFileSync(join(opened.folder, "test-2026/booth/index.html"), "<script src=evil>");
  expect(() => opened.reopen()).toThrow(/frozen/);
  const answer = await boxApp(opened.boxes).inject(at("/"));
  expect(answer.json()).toMatchObject({ code: "other-manifest" });
  writeFileSync(join(opened.folder, "test-2026/booth/index.html"), booth.get("index.html")!);
  opened.reopen();
});

test("a mock round is cleared with the setup key, a formal one by nobody", async () => {
  const authorization = `Bearer ${opened.boxes.setupKey}`;
  const of = (name: string, mode: "formal" | "mock") =>
    testCampaign({ campaign: name, mode, boxKey: campaign.box, booth: opened.boxes.identity().booth });
  const [rehearsal, vote] = [of("rehearsal", "mock"), of("vote", "formal")];
  for (const one of [rehearsal, vote]) await post("/boxes", one.frozen.text, { authorization });
  const token = issueTestToken(rehearsal, "peers");
  expect(
    (await post("/c/rehearsal/api/cast", sealTestBallot(rehearsal, "peers", token).envelope)).statusCode,
  ).toBe(200);

  expect((await post("/boxes/rehearsal/clear", "")).statusCode).toBe(401);
  expect((await post("/boxes/vote/clear", "", { authorization })).json().code).toBe("bad-order");
  for (const _ of [1, 2])
    expect((await post("/boxes/rehearsal/clear", "", { authorization })).statusCode).toBe(204);
  expect((await app.inject("/c/rehearsal/api/state")).statusCode).toBe(404);
  expect((await app.inject("/c/vote/api/state")).statusCode).toBe(200);
  expect(existsSync(join(opened.folder, "rehearsal"))).toBe(false);
});
