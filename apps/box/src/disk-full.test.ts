import {
  afterAttempt,
  FILES,
  type Pending,
  pendingOf,
  signRecountOrder,
  utf8,
  verifyRecord,
} from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import { issueTestToken, sealTestBallot, type TestCampaign, testCloseOrder } from "@hengjian/ballot/testing";
import { afterEach, describe, expect, test } from "vitest";
import { BoxOnDisk } from "./testing/box-process.ts";

let box: BoxOnDisk | null = null;
afterEach(async () => {
  await box?.remove();
  box = null;
});

const phoneOf = (campaign: TestCampaign): Pending =>
  pendingOf("peers", sealTestBallot(campaign, "peers", issueTestToken(campaign, "peers")));

/** One attempt of a phone, by its own rules. */
async function attempt(on: BoxOnDisk, campaign: TestCampaign, phone: Pending): Promise<Pending> {
  return afterAttempt(campaign.frozen, phone, await on.post("/c/test-2026/api/cast", phone.envelope));
}

async function closing(on: BoxOnDisk, campaign: TestCampaign): Promise<{ status: number; code: string }> {
  const { status, body } = await on.post(
    "/c/test-2026/api/close",
    testCloseOrder(campaign, () => 20),
  );
  return { status, code: (JSON.parse(body) as { code?: string }).code ?? "" };
}

/** The ballots of the record, which must verify but for the supervisor's signature. */
async function recordedBallots(on: BoxOnDisk, { frozen, officers }: TestCampaign): Promise<string[]> {
  const { body } = await on.post("/c/test-2026/api/recount", signRecountOrder(frozen, officers));
  const texts = Object.entries(JSON.parse(body) as Record<string, string>);
  const verdict = verifyRecord(new Map(texts.map(([name, text]) => [name, utf8(text)])), {
    checks: nativeChecks,
  });
  expect(verdict.problems.map(({ code }) => code)).toEqual(["bad-checkpoint"]);
  const lines = (JSON.parse(body) as Record<string, string>)[FILES.ballots("peers")]!.trimEnd().split("\n");
  return lines.map((line) => (JSON.parse(line) as { h: string }).h).sort();
}

const hOf = (phones: readonly Pending[]) => phones.map((phone) => phone.receipt!.h).sort();

describe.skipIf(!BoxOnDisk.isPossible())("on a really full disk (a small one in a mount namespace)", () => {
  test("a ballot is refused with a sentence, waits on the phone and is taken when there is room; none is lost", async () => {
    box = await BoxOnDisk.start(4096);
    const campaign = await box.campaign();
    const taken = [
      await attempt(box, campaign, phoneOf(campaign)),
      await attempt(box, campaign, phoneOf(campaign)),
    ];
    await box.fillBut(40);
    let full: Pending | null = null;
    for (let i = 0; full === null && i < 40; i++) {
      const phone = await attempt(box, campaign, phoneOf(campaign));
      if (phone.state === "taken") taken.push(phone);
      else full = phone;
    }
    expect(full).toMatchObject({ state: "waiting", refusal: "box-full" });
    expect(await attempt(box, campaign, full!)).toMatchObject({ state: "waiting", refusal: "box-full" });
    await box.free();
    taken.push(await attempt(box, campaign, full!));
    expect((await closing(box, campaign)).status).toBe(200);
    expect(await recordedBallots(box, campaign)).toEqual(hOf(taken));
  });

  test("a close for which there is no room says so, and the same order finishes it later", async () => {
    box = await BoxOnDisk.start(4096);
    const campaign = await box.campaign();
    const taken: Pending[] = [];
    for (let i = 0; i < 8; i++) taken.push(await attempt(box, campaign, phoneOf(campaign)));
    // Room for the order, none for the new store.
    await box.fillBut(24);
    expect(await closing(box, campaign)).toEqual({ status: 507, code: "box-full" });
    const late = await attempt(box, campaign, phoneOf(campaign));
    expect(late).toMatchObject({ state: "refused", refusal: "closed" });
    await box.free();
    expect((await closing(box, campaign)).status).toBe(200);
    expect(await recordedBallots(box, campaign)).toEqual(hOf(taken));
    expect(await attempt(box, campaign, phoneOf(campaign))).toMatchObject({ refusal: "closed" });
  });
});
