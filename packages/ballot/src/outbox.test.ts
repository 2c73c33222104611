import { expect, test } from "vitest";
import {
  afterAttempt,
  checkCounted,
  delayBefore,
  disputeFrom,
  makeReceipt,
  newSigner,
  type Pending,
  pendingOf,
  pendingReader,
  Refusal,
  ShapeError,
  signerFor,
} from "./index.ts";
import { issueTestToken, sealTestBallot, testCampaign } from "./testing/index.ts";

const campaign = testCampaign();
const { frozen } = campaign;
const sealed = sealTestBallot(campaign, "peers", issueTestToken(campaign, "peers"));
const waiting = pendingOf("peers", sealed);
const receipt = makeReceipt(frozen, "peers", sealed.h, signerFor(campaign.box));
const answer = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) });

test("a receipt ends the sending, forgets the answers and leaves the proof", () => {
  const after = afterAttempt(frozen, waiting, answer(200, receipt));
  expect(after).toMatchObject({ state: "taken", envelope: "", attempts: 1 });
  expect(disputeFrom(after).receipt).toEqual(receipt);
  expect(checkCounted(frozen, new Map(), disputeFrom(after)).outcome).toBe("ballot-missing");
  expect(() => disputeFrom(waiting)).toThrow(ShapeError);
});

test.each([
  ["silence", null],
  ["a proxy's page", { status: 502, body: "<html>" }],
  ["a captive portal that says 200", { status: 200, body: "<html>please log in</html>" }],
  [
    "another box's receipt",
    answer(200, makeReceipt(frozen, "peers", sealed.h, signerFor(newSigner("x", new Uint8Array(32))))),
  ],
  [
    "a receipt for another ballot",
    answer(200, makeReceipt(frozen, "peers", new Uint8Array(32), signerFor(campaign.box))),
  ],
  ["a busy box", answer(503, new Refusal("busy").problem())],
  ["a full disk", answer(507, new Refusal("box-full").problem())],
])("%s leaves the ballot waiting with the same envelope", (_, given) => {
  expect(afterAttempt(frozen, waiting, given)).toMatchObject({ state: "waiting", envelope: sealed.envelope });
});

test("a refusal for good ends the sending and says why", () => {
  const after = afterAttempt(frozen, waiting, answer(410, new Refusal("closed").problem()));
  expect(after).toMatchObject({ state: "refused", refusal: "closed" });
});

test("what is saved is read back the same after a kill", () => {
  const kept: Pending = pendingReader(JSON.parse(JSON.stringify(waiting)), "pending");
  expect(kept).toEqual(waiting);
});

test("waits double up to a minute and differ between phones", () => {
  expect([0, 1, 2, 9].map((attempts) => delayBefore(attempts, 0))).toEqual([1000, 2000, 4000, 30_000]);
  expect(delayBefore(9, 0.999)).toBeLessThanOrEqual(60_000);
  expect(delayBefore(3, 0.1)).not.toBe(delayBefore(3, 0.9));
});
