import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAttempt, FILES, fromUtf8, type Pending, pendingOf, utf8 } from "@hengjian/ballot";
import { issueTestToken, sealTestBallot, testCampaign, testCloseOrder } from "@hengjian/ballot/testing";
import { afterEach, expect, test } from "vitest";
import { Boxes } from "./boxes.ts";
import { boxApp } from "./http.ts";
import { openTestBox, type TestBox } from "./testing/box.ts";

let opened: TestBox | null = null;
afterEach(() => opened?.stop());

function open(...parameters: Parameters<typeof openTestBox>): TestBox {
  opened = openTestBox(...parameters);
  return opened;
}

const phoneOf = ({ campaign }: TestBox): Pending =>
  pendingOf("peers", sealTestBallot(campaign, "peers", issueTestToken(campaign, "peers")));

/** One attempt of a phone over the box's address, by the phone's own rules. */
async function attempt({ boxes, campaign }: TestBox, phone: Pending): Promise<Pending> {
  const answer = await boxApp(boxes).inject({
    method: "POST",
    url: "/c/test-2026/api/cast",
    payload: phone.envelope,
    headers: { "content-type": "application/json" },
  });
  return afterAttempt(campaign.frozen, phone, { status: answer.statusCode, body: answer.body });
}

const DAY = 86_400_000;
const NOON = Date.parse("2026-11-26T12:00:00Z");
const casting = { from: "2026-11-26T08:00:00Z", until: "2026-11-26T18:00:00Z" };

test.each([
  ["a day slow", -DAY, "not-open-yet"],
  ["a day fast", DAY, "window-over"],
])(
  "a clock %s keeps the ballot on the phone, says what the box's clock shows, and costs no vote",
  async (_, by, code) => {
    const box = open({ casting }, { now: () => NOON + by });
    const phone = await attempt(box, phoneOf(box));
    expect(phone).toMatchObject({ state: "waiting", refusal: code });
    await expect(box.box.cast(utf8(phone.envelope))).rejects.toMatchObject({
      detail: expect.stringContaining(new Date(NOON + by).toISOString()),
    });
    box.reopen({ now: () => NOON });
    expect(await attempt(box, phone)).toMatchObject({ state: "taken", envelope: "" });
  },
);

test("a ballot after the window waits until the close, which ends it for good", async () => {
  const box = open({ casting }, { now: () => NOON + DAY });
  const phone = await attempt(box, phoneOf(box));
  box.box.close(testCloseOrder(box.campaign, () => 1));
  const late = await attempt(box, phone);
  expect(late).toMatchObject({ state: "refused", refusal: "closed" });
  expect(fromUtf8(box.box.record().get(FILES.ballots("peers"))!)).toBe("");
});

test("a clock moved in the middle stores no time and loses no ballot", async () => {
  let now = NOON;
  const box = open({ casting }, { now: () => now });
  const [first, second] = [phoneOf(box), phoneOf(box)];
  expect(await attempt(box, first)).toMatchObject({ state: "taken" });
  now = NOON - DAY;
  // The same ballot again gets its receipt whatever the clock says.
  expect(await attempt(box, first)).toMatchObject({ state: "taken" });
  expect(await attempt(box, second)).toMatchObject({ state: "waiting" });
  now = NOON;
  expect(await attempt(box, second)).toMatchObject({ state: "taken" });
});

const storeOf = ({ folder }: TestBox) => join(folder, "test-2026/box.sqlite");

/** Damage to a store at rest, as a bad disk or a careless hand leaves it. */
const DAMAGE: [string, string, (box: TestBox) => void][] = [
  ["a store that is no database", "store-fault", (box) => writeFileSync(storeOf(box), "x".repeat(8192))],
  [
    "a store with an overwritten page",
    "store-fault",
    (box) => {
      const bytes = readFileSync(storeOf(box));
      writeFileSync(storeOf(box), bytes.fill(7, 4096, 8192));
    },
  ],
  ["a store cut to nothing", "store-fault", (box) => writeFileSync(storeOf(box), "")],
  ["a store that is gone", "store-fault", (box) => rmSync(storeOf(box))],
  [
    "a manifest that cannot be read",
    "store-fault",
    (box) => writeFileSync(join(box.folder, "test-2026/manifest.json"), "{"),
  ],
  [
    "a manifest of another campaign",
    "store-fault",
    (box) =>
      writeFileSync(
        join(box.folder, "test-2026/manifest.json"),
        testCampaign({ campaign: "other" }).frozen.text,
      ),
  ],
];

test.each(DAMAGE)(
  "%s at the start is answered as %s; other boxes open, and nothing is made anew",
  async (_, code, damage) => {
    const box = open();
    const other = testCampaign({
      campaign: "next",
      boxKey: box.campaign.box,
      booth: box.boxes.identity().booth,
    });
    box.boxes.add(other.frozen.text);
    const kept = await attempt(box, phoneOf(box));
    box.boxes.stop();
    cpSync(join(box.folder, "test-2026"), join(box.folder, "backup"), { recursive: true });
    renameSync(join(box.folder, "backup/manifest.json"), join(box.folder, "backup/manifest"));
    damage(box);

    expect(() => box.reopen()).toThrow(expect.objectContaining({ code }));
    expect([...box.boxes.faults().keys()]).toEqual(["test-2026"]);
    expect(box.boxes.get("next").box.phase).toBe("open");
    const phone = await attempt(box, phoneOf(box));
    expect(phone).toMatchObject({ state: "waiting", refusal: code });
    expect(() => box.boxes.add(box.campaign.frozen.text)).toThrow(expect.objectContaining({ code }));
    expect(existsSync(join(box.folder, "test-2026/record"))).toBe(false);

    box.boxes.stop();
    rmSync(join(box.folder, "test-2026"), { recursive: true });
    renameSync(join(box.folder, "backup"), join(box.folder, "test-2026"));
    renameSync(join(box.folder, "test-2026/manifest"), join(box.folder, "test-2026/manifest.json"));
    box.reopen();
    expect(box.box.received()).toEqual({ peers: 1 });
    expect(kept.state).toBe("taken");
    expect(await attempt(box, phone)).toMatchObject({ state: "taken" });
  },
);

test("a closed box opens closed, also when the live store is put back beside it", async () => {
  const box = open();
  await attempt(box, phoneOf(box));
  box.box.tidy();
  const live = readFileSync(storeOf(box));
  box.box.close(testCloseOrder(box.campaign, () => 1));
  const record = box.box.record();
  writeFileSync(storeOf(box), live);
  box.reopen();
  expect(box.box.phase).toBe("closed");
  expect(await attempt(box, phoneOf(box))).toMatchObject({ state: "refused", refusal: "closed" });
  expect(box.box.record()).toEqual(record);
  expect(existsSync(storeOf(box))).toBe(false);
  for (const issued of [0, 2])
    expect(() => box.box.close(testCloseOrder(box.campaign, () => issued))).toThrow(
      expect.objectContaining({ code: "closed" }),
    );
});

test("a live store put in place of the closed one does not open the box again", async () => {
  const box = open();
  box.box.tidy();
  const live = readFileSync(storeOf(box));
  box.box.close(testCloseOrder(box.campaign, () => 1));
  box.boxes.stop();
  rmSync(join(box.folder, "test-2026/closed.sqlite"));
  writeFileSync(storeOf(box), live);
  expect(() => box.reopen()).toThrow(expect.objectContaining({ code: "store-fault" }));
});

test("a second process on the same folder is told so, and a lost key is not made anew", () => {
  const box = open();
  const again = () => new Boxes({ folder: box.folder, booth: new Map(), now: Date.now });
  expect(again).toThrow(expect.objectContaining({ code: "locked" }));
  box.boxes.stop();
  writeFileSync(join(box.folder, "box.key"), "damaged");
  expect(again).toThrow(expect.objectContaining({ code: "bad-key" }));
  rmSync(join(box.folder, "box.key"));
  expect(again).toThrow(expect.objectContaining({ code: "bad-key" }));
});
