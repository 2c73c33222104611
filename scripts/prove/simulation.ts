import { type Answer, afterAttempt, delayBefore, FILES, type Pending, Refusal, utf8 } from "@hengjian/ballot";
import { type Seeded, seeded, testCloseOrder } from "@hengjian/ballot/testing";
import type { TestBox } from "../../apps/box/src/testing/box.ts";
import { Queue } from "./queue.ts";

/**
 * Meetings in virtual time: phones lose requests and answers, send twice, go offline and are killed; the box restarts
 * in the middle, its clock may be a day wrong for a while, and it is closed while some still send. Phones run the real
 * sending rules, the box is the real one with its real store.
 */
export interface Clock {
  /** Virtual milliseconds since the meeting began. */
  at: number;
  /** By how much the box's clock is wrong (ms). */
  error: number;
}

const BEGAN = Date.parse("2026-06-01T08:00:00Z");
const DAY = 86_400_000;

export const CASTING = { from: "2026-06-01T08:00:00Z", until: "2026-06-01T12:00:00Z" };

/** What the box reads as the time. */
export function timeOf(clock: Clock): number {
  return BEGAN + clock.at + clock.error;
}

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
  clock: Clock,
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
  const queue = new Queue<Event>();
  phones.forEach((_, phone) => {
    queue.push({ at: random.below(650_000), phone, kind: "attempt", life: 0, answer: null });
    if (random.below(5) === 0)
      queue.push({ at: random.below(650_000), phone, kind: "kill", life: 0, answer: null });
  });
  const restarts = [random.below(CLOSE_AT), random.below(CLOSE_AT)].sort((a, b) => a - b);
  const wrong = wrongClock(seed, random);
  const acknowledgedBeforeClose = new Set<string>();
  let closed = false;

  for (let event = queue.pop(); event !== null && event.at < END; event = queue.pop()) {
    clock.at = event.at;
    clock.error = event.at >= wrong.from && event.at < wrong.until ? wrong.error : 0;
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

/** In half of the meetings somebody finds the box's clock a day wrong after a while. */
function wrongClock(seed: number, random: Seeded): { from: number; until: number; error: number } {
  const from = random.below(CLOSE_AT / 2);
  const until = from + random.below(CLOSE_AT / 2);
  return { from, until, error: [0, DAY, 0, -DAY][seed % 4]! };
}

async function step(
  event: Event,
  phone: Phone,
  box: TestBox,
  queue: Queue<Event>,
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
