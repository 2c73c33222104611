import {
  type Answer,
  afterAttempt,
  delayBefore,
  FILES,
  type Pending,
  pendingOf,
  Refusal,
  utf8,
} from "@hengjian/ballot";
import {
  type Seeded,
  sealTestBallot,
  seeded,
  type TestCampaign,
  testCloseOrder,
  testSheets,
} from "@hengjian/ballot/testing";
import { openTestBox, type TestBox } from "../../apps/box/src/testing/box.ts";
import type { Proof } from "./proof.ts";
import { directToken } from "./ready-ballots.ts";

/**
 * Meetings in virtual time: phones lose requests and answers, send twice, go offline, are killed and have wrong
 * clocks; the box restarts in the middle and is closed while some still send. Phones run the real sending rules, the
 * box is the real one with its real store.
 */
interface Phone {
  /** As on the phone's shelf: text, which is all that a kill leaves. */
  shelf: string;
  offlineUntil: number;
  /** Attempts already in flight when the phone was killed are answered into nothing. */
  life: number;
}

interface Event {
  at: number;
  phone: number;
  kind: "attempt" | "arrive" | "answer" | "kill";
  life: number;
  answer: Answer;
}

const CLOSE_AT = 600_000;
const END = 3_600_000;

/** @returns what contradicts the promises; empty when nothing does */
export async function simulateMeeting(
  box: TestBox,
  pool: readonly Pending[],
  seed: number,
): Promise<string[]> {
  const random = seeded(seed);
  const phones = random.shuffled(pool).map(
    (pending): Phone => ({
      shelf: JSON.stringify(pending),
      offlineUntil: random.below(4) === 0 ? random.below(900_000) : 0,
      life: 0,
    }),
  );
  const queue = new Queue();
  phones.forEach((_, phone) => {
    queue.push({ at: random.below(650_000), phone, kind: "attempt", life: 0, answer: null });
    if (random.below(5) === 0)
      queue.push({ at: random.below(650_000), phone, kind: "kill", life: 0, answer: null });
  });
  const restarts = [random.below(CLOSE_AT), random.below(CLOSE_AT)].sort((a, b) => a - b);
  const acknowledgedBeforeClose = new Set<string>();
  let closed = false;

  for (let event = queue.pop(); event !== null && event.at < END; event = queue.pop()) {
    if (restarts.length > 0 && event.at > restarts[0]!) {
      restarts.shift();
      box.reopen();
    }
    if (!closed && event.at > CLOSE_AT) {
      closed = true;
      box.box.close(testCloseOrder(box.campaign, () => pool.length));
    }
    await step(event, phones[event.phone]!, box, queue, random, closed ? null : acknowledgedBeforeClose);
  }
  if (!closed) box.box.close(testCloseOrder(box.campaign, () => pool.length));
  return contradictions(box, phones, acknowledgedBeforeClose);
}

async function step(
  event: Event,
  phone: Phone,
  box: TestBox,
  queue: Queue,
  random: Seeded,
  acknowledged: Set<string> | null,
): Promise<void> {
  const { at, life } = event;
  const pending = JSON.parse(phone.shelf) as Pending;
  const later = (ms: number, kind: Event["kind"], answer: Answer = null) =>
    queue.push({ ...event, at: at + ms, kind, answer, life: phone.life });
  if (event.kind === "kill") {
    phone.life += 1;
    return later(random.below(120_000), "attempt");
  }
  if (event.kind === "arrive") {
    const answer = await answerOf(box, pending.envelope);
    if (answer.status === 200) acknowledged?.add((JSON.parse(answer.body) as { h: string }).h);
    if (random.below(5) > 0) queue.push({ ...event, at: at + random.below(3000), kind: "answer", answer });
    return;
  }
  if (life !== phone.life || pending.state !== "waiting") return;
  if (event.kind === "answer") {
    phone.shelf = JSON.stringify(afterAttempt(box.campaign.frozen, pending, event.answer));
    return;
  }
  const offline = at < phone.offlineUntil;
  // A request is lost, or arrives once, or twice.
  const copies = offline || random.below(5) === 0 ? 0 : random.below(8) === 0 ? 2 : 1;
  for (let i = 0; i < copies; i++) later(random.below(5000), "arrive");
  if (copies === 0) phone.shelf = JSON.stringify(afterAttempt(box.campaign.frozen, pending, null));
  later(20_000 + delayBefore(pending.attempts, random.next()), "attempt");
}

async function answerOf(box: TestBox, envelope: string): Promise<{ status: number; body: string }> {
  if (envelope === "") return { status: 400, body: "{}" };
  try {
    return { status: 200, body: JSON.stringify(await box.box.cast(utf8(envelope))) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: JSON.stringify(error.problem()) };
  }
}

function contradictions(box: TestBox, phones: readonly Phone[], early: ReadonlySet<string>): string[] {
  const record = Buffer.from(box.box.record().get(FILES.ballots("g"))!).toString();
  const stored = record
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { h: string }).h);
  const known = new Set(stored);
  const found: string[] = [];
  if (known.size !== stored.length) found.push("a ballot is in the record twice");
  for (const h of early) if (!known.has(h)) found.push("acknowledged before the close and not in the record");
  for (const { shelf } of phones) {
    const { state, receipt, refusal } = JSON.parse(shelf) as Pending;
    if (state === "taken" && !known.has(receipt!.h)) found.push("a phone has a receipt for a missing ballot");
    if (state === "waiting") found.push("a phone still waits an hour later");
    if (state === "refused" && refusal !== "closed") found.push(`a phone was refused: ${refusal}`);
  }
  const taken = phones.filter(({ shelf }) => (JSON.parse(shelf) as Pending).state === "taken").length;
  if (stored.length < taken) found.push("fewer ballots than receipts");
  return found;
}

/** Events by time; equal times in any order. */
class Queue {
  readonly #heap: Event[] = [];

  push(event: Event): void {
    const heap = this.#heap;
    heap.push(event);
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (heap[parent]!.at <= heap[i]!.at) return;
      [heap[parent], heap[i]] = [heap[i]!, heap[parent]!];
      i = parent;
    }
  }

  pop(): Event | null {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (left < heap.length && heap[left]!.at < heap[least]!.at) least = left;
      if (right < heap.length && heap[right]!.at < heap[least]!.at) least = right;
      if (least === i) return first;
      [heap[i], heap[least]] = [heap[least]!, heap[i]!];
      i = least;
    }
  }
}

function sealedPool(campaign: TestCampaign, n: number): Pending[] {
  const random = seeded(n);
  return Array.from({ length: n }, () =>
    pendingOf(
      "g",
      sealTestBallot(campaign, "g", directToken(campaign, "g"), testSheets(campaign.frozen, "g", random)),
    ),
  );
}

async function meetings(seeds: number, phones: number): Promise<string[]> {
  const groups = [{ id: "g", eligible: phones, ratees: 2 }];
  const random = () => seeded(99).bytes;
  const first = openTestBox({ groups, random: random() });
  const pool = sealedPool(first.campaign, phones);
  first.stop();
  const found: string[] = [];
  for (let seed = 0; seed < seeds; seed++) {
    // The same keys and so the same manifest, with an empty store.
    const box = openTestBox({ groups, random: random() });
    found.push(...(await simulateMeeting(box, pool, seed)).map((one) => `seed ${seed}: ${one}`));
    box.stop();
  }
  return found;
}

/** Casting and closing at the same instant, many times: what was acknowledged and what stands in the record. */
async function closingRaces(rounds: number): Promise<{ missing: number; extra: number }> {
  let missing = 0;
  let extra = 0;
  for (let round = 0; round < rounds; round++) {
    const box = openTestBox({ groups: [{ id: "g", eligible: 40, ratees: 1 }] });
    const random = seeded(round);
    const pool = sealedPool(box.campaign, 40);
    const acknowledged = new Set<string>();
    const casts = pool.map(async ({ envelope }) => {
      for (let i = random.below(6); i > 0; i--) await new Promise((resolve) => setImmediate(resolve));
      const receipt = await box.box.cast(utf8(envelope)).catch(() => null);
      if (receipt !== null) acknowledged.add(receipt.h);
    });
    for (let i = random.below(6); i > 0; i--) await new Promise((resolve) => setImmediate(resolve));
    box.box.close(testCloseOrder(box.campaign, () => 40));
    await Promise.all(casts);
    const record = Buffer.from(box.box.record().get(FILES.ballots("g"))!).toString();
    missing += [...acknowledged].filter((h) => !record.includes(h)).length;
    extra += record.split("\n").filter((line) => line !== "").length - acknowledged.size;
    box.stop();
  }
  return { missing, extra };
}

export const meetingProofs: Proof[] = [
  {
    id: "C4",
    promise:
      "1,000 simulated meetings × 300 phones with loss, doubles, offline, kills, restarts: contradictions",
    wanted: "0",
    async run(scale) {
      const [seeds, phones] = scale === "full" ? [1000, 300] : [8, 60];
      const found = await meetings(seeds!, phones!);
      for (const one of found.slice(0, 10)) console.error("C4:", one);
      return { reached: `${found.length} in ${seeds} × ${phones}`, holds: found.length === 0 };
    },
  },
  {
    id: "C7",
    promise: "races of casting with closing: acknowledged ballots missing from the tree, others in it",
    wanted: "0; 0",
    async run(scale) {
      const { missing, extra } = await closingRaces(scale === "full" ? 200 : 10);
      return { reached: `${missing}; ${extra}`, holds: missing === 0 && extra === 0 };
    },
  },
];
