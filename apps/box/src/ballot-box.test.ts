import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Ballot,
  cosignNote,
  FILES,
  fromUtf8,
  openEnvelope,
  Refusal,
  receiptHolds,
  type Sealed,
  signCheckpoint,
  signRecountOrder,
  utf8,
  verifyRecord,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import { issueTestToken, sealTestBallot, seeded, testCloseOrder, testSheets } from "@hengjian/ballot/testing";
import { afterEach, expect, test } from "vitest";
import { groupCommitter } from "./committer.ts";
import { BoxStore } from "./store.ts";
import { openTestBox, type TestBox } from "./testing/box.ts";

let opened: TestBox | null = null;
afterEach(() => opened?.stop());

function open(...parameters: Parameters<typeof openTestBox>): TestBox {
  opened = openTestBox(...parameters);
  return opened;
}

function seal(test: TestBox, group = "peers"): Sealed {
  return sealTestBallot(test.campaign, group, issueTestToken(test.campaign, group));
}

const cast = (test: TestBox, sealed: Sealed) => test.box.cast(utf8(sealed.envelope));
const order = (test: TestBox) => testCloseOrder(test.campaign, () => 20);
const code = (expected: string) => expect.objectContaining({ code: expected });

test("a ballot gets a receipt that holds, the same one each time, also after a restart", async () => {
  const box = open();
  const sealed = seal(box);
  const receipt = await cast(box, sealed);
  expect(receiptHolds(box.campaign.frozen, receipt, "peers", sealed.h)).toBe(true);
  expect(await cast(box, sealed)).toEqual(receipt);
  box.reopen();
  expect(await cast(box, sealed)).toEqual(receipt);
  expect(box.box.received()).toEqual({ peers: 1 });
});

test("another ballot with a spent token is refused, also in the same instant", async () => {
  const box = open();
  const held = issueTestToken(box.campaign, "peers");
  const ballots = Array.from({ length: 5 }, () => sealTestBallot(box.campaign, "peers", held));
  const outcomes = await Promise.allSettled(ballots.map((one) => cast(box, one)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes.filter((one) => one.status === "rejected"))
    expect(outcome.reason).toEqual(code("token-spent"));
  expect(box.box.received()).toEqual({ peers: 1 });
});

test("before and after the window of casting the box says what its clock shows", async () => {
  const box = open({}, { now: () => Date.parse("2019-12-31T00:00:00Z") });
  const sealed = seal(box);
  await expect(cast(box, sealed)).rejects.toMatchObject({ code: "not-open-yet", detail: /2019-12-31/ });
  box.reopen({ now: () => Date.parse("2101-01-01T00:00:00Z") });
  await expect(cast(box, sealed)).rejects.toMatchObject({ code: "window-over" });
  box.reopen({ now: () => Date.parse("2026-01-01T00:00:00Z") });
  await expect(cast(box, sealed)).resolves.toHaveProperty("h");
});

test("a full disk stores nothing of the ballot, says so, and takes it when there is room", async () => {
  const stores: BoxStore[] = [];
  const box = open(
    {},
    {
      committer: (store, onStored) => {
        stores.push(store);
        return groupCommitter(store, onStored);
      },
    },
  );
  stores[0]!.limitPages(8);
  let refused: Sealed | null = null;
  for (let i = 0; refused === null && i < 60; i++) {
    const sealed = seal(box);
    await cast(box, sealed).catch((error: unknown) => {
      expect(error).toEqual(code("box-full"));
      refused = sealed;
    });
  }
  const before = box.box.received().peers!;
  stores[0]!.limitPages(100_000);
  await cast(box, refused!);
  expect(box.box.received().peers).toBe(before + 1);
  box.box.close(testCloseOrder(box.campaign, () => 99));
  const openings = fromUtf8(
    box.box
      .recount(signRecountOrder(box.campaign.frozen, box.campaign.officers))
      .get(FILES.openings("peers"))!,
  );
  expect(openings.split("\n").length - 1).toBe(4 * (before + 1));
});

test("closing takes two officers, takes no more ballots, and keeps answering for those it has", async () => {
  const box = open();
  const [early, late] = [seal(box), seal(box)];
  const receipt = await cast(box, early);
  expect(() => box.box.record()).toThrow(Refusal);
  expect(() => box.box.close("please")).toThrow(Refusal);
  box.box.close(order(box));
  await expect(cast(box, late)).rejects.toMatchObject({ code: "closed" });
  expect(await cast(box, early)).toEqual(receipt);
  box.box.close(order(box));
  expect(() => box.box.close(testCloseOrder(box.campaign, () => 19))).toThrow(Refusal);
  box.reopen();
  await expect(cast(box, late)).rejects.toMatchObject({ code: "closed" });
  expect(await cast(box, early)).toEqual(receipt);
  expect(readdirSync(join(box.folder, "test-2026")).sort()).toEqual([
    "booth",
    "closed.sqlite",
    "manifest.json",
    "record",
    "recount",
  ]);
});

test("the record verifies once the supervisor has signed, and not before", async () => {
  const box = open();
  for (let i = 0; i < 3; i++) await cast(box, seal(box));
  box.box.close(order(box));
  const verify = () =>
    verifyRecord(box.box.record(), { checks: nativeChecks }).problems.map((one) => one.code);
  expect(verify()).toEqual(["bad-checkpoint"]);
  const own = fromUtf8(box.box.record().get(FILES.checkpoint)!);
  const { supervisor, officers, frozen } = box.campaign;
  expect(() => box.box.cosign(own)).toThrow(Refusal);
  expect(() => box.box.cosign(cosignNote(own, officers[0]))).toThrow(Refusal);
  const other = signCheckpoint({ origin: "x", size: 1, root: new Uint8Array(32) }, [
    box.campaign.box,
    supervisor,
  ]);
  expect(() => box.box.cosign(other)).toThrow(Refusal);
  box.box.cosign(cosignNote(own, supervisor));
  expect(verify()).toEqual([]);
  expect([...box.box.record().keys()].some((name) => name.includes("openings"))).toBe(false);
  expect(() => box.box.recount(order(box))).toThrow(Refusal);
  const recount = verifyRecord(box.box.recount(signRecountOrder(frozen, officers)), { checks: nativeChecks });
  expect(recount.problems).toEqual([]);
  expect(recount.tallies?.get("peers")?.[0]?.sheets).toBe(3);
});

test("a close that was cut off at any step is finished at the next start, with the same record", async () => {
  const box = open();
  for (let i = 0; i < 4; i++) await cast(box, seal(box));
  const folder = join(box.folder, "test-2026");
  // Tidying empties the write-ahead log into the file.
  box.box.tidy();
  const live = readFileSync(join(folder, "box.sqlite"));
  box.box.close(order(box));
  const record = box.box.record();
  const closed = readFileSync(join(folder, "closed.sqlite"));

  // The order was written, the new file only half: put the live file back with the order in it.
  box.boxes.stop();
  renameSync(join(folder, "closed.sqlite"), join(folder, "kept"));
  renameSync(join(folder, "record"), join(folder, "record.new"));
  writeFileSync(join(folder, "box.sqlite"), live);
  writeFileSync(join(folder, "closed.sqlite.new"), closed.subarray(0, 5000));
  const store = new BoxStore(join(folder, "box.sqlite"), "open");
  store.setState({ order: order(box), phase: "closing" });
  store.close();
  box.reopen();
  expect(box.box.record()).toEqual(record);
  expect(readFileSync(join(folder, "closed.sqlite"))).toEqual(closed);
  expect(existsSync(join(folder, "box.sqlite"))).toBe(false);

  // The new file stands, the record was not written yet.
  renameSync(join(folder, "record"), join(folder, "gone"));
  box.reopen();
  expect(box.box.record()).toEqual(record);
});

test("T5: a closed box is the same file whatever the order of casting was", async () => {
  const campaign = open().campaign;
  const sealed = Array.from({ length: 30 }, (_, i) =>
    sealTestBallot(
      campaign,
      "peers",
      issueTestToken(campaign, "peers"),
      testSheets(campaign.frozen, "peers", seeded(i)),
    ),
  );
  const ballots: Ballot[] = sealed.map(({ envelope }) =>
    openEnvelope(campaign.frozen, utf8(envelope), nativeChecks),
  );
  const hashes = Array.from({ length: 5 }, (_, i) => {
    const store = new BoxStore(join(opened!.folder, `live-${i}.sqlite`), "open");
    for (const ballot of seeded(i).shuffled(ballots)) store.commit([ballot]);
    const path = join(opened!.folder, `closed-${i}.sqlite`);
    store.rewriteInto(path, { phase: "closed" });
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  });
  expect(new Set(hashes).size).toBe(1);
});
