import { type WorkCalendar, workingDaysBetween } from "@hengjian/appraisal";
import {
  answerTalk,
  assignGivers,
  recordTalk,
  releaseLetters,
  type TalkRecord,
} from "../modules/feedback/service.ts";
import { dateOf } from "../modules/schemes/service.ts";
import type { Ctx, Platform } from "../platform/context.ts";
import type { Actor } from "../platform/policy.ts";

const DAY = 86_400_000;
/** Working days since which the demo campaign gives feedback: long enough for a first talk to be overdue. */
export const FEEDBACK_SINCE = 12;
const SECOND_ROUND = 2;

/** The last moment, at the same time of day, from which `n` working days lead to now. */
export function workingDaysBefore(now: number, n: number, calendar: WorkCalendar): number {
  const today = dateOf(new Date(now));
  let at = now;
  while (workingDaysBetween(dateOf(new Date(at)), today, calendar) < n) at -= DAY;
  return at;
}

interface Setting {
  campaignId: string;
  office: Ctx;
  givers: readonly Actor[];
  /** Those assessed, in roster order, as who answers. */
  ratees: readonly Actor[];
  contextOf: (actor: Actor) => Ctx;
}

/** Feedback talks of one campaign of the fictional county, by the same services as real ones. */
export class DemoTalks {
  readonly #platform: Platform;
  readonly #setting: Setting;

  constructor(platform: Platform, setting: Setting) {
    this.#platform = platform;
    this.#setting = setting;
  }

  /**
   * Feedback under way: two letters were out early, one talk about them is recorded and one overdue; four more talks
   * are to be held; the other letters are drafts.
   */
  async begin(workingDaysAgo: (n: number) => number): Promise<void> {
    const early = this.#setting.ratees.slice(0, 2);
    const late = this.#setting.ratees.slice(2, 6);
    await this.#release(early);
    await this.#assign(early, () => 0);
    this.#setClock(workingDaysAgo(FEEDBACK_SINCE - 4));
    await this.#record(early[0]!, 0, 0);
    this.#setClock(workingDaysAgo(SECOND_ROUND));
    await this.#release(late);
    await this.#assign(late, inTurn);
  }

  async assignAll(): Promise<void> {
    await this.#assign(this.#setting.ratees, inTurn);
  }

  /** Every talk recorded by its giver; every third one waits for its confirmation. */
  async recordAll(): Promise<void> {
    for (const [i, ratee] of this.#setting.ratees.entries()) {
      const recordedAt = await this.#record(ratee, inTurn(i), i);
      if (i % 3 === 0) continue;
      const ctx = this.#setting.contextOf(ratee);
      await answerTalk(ctx, this.#setting.campaignId, { tookPlace: true, note: "", recordedAt });
    }
  }

  async #release(ratees: readonly Actor[]): Promise<void> {
    const { office, campaignId } = this.#setting;
    await releaseLetters(office, campaignId, { cadreIds: ratees.map(cadreOf) });
  }

  async #assign(ratees: readonly Actor[], giverOf: (i: number) => number): Promise<void> {
    const { office, campaignId, givers } = this.#setting;
    await assignGivers(
      office,
      campaignId,
      ratees.map((ratee, i) => ({ cadreId: cadreOf(ratee), giverId: givers[giverOf(i)]!.userId })),
    );
  }

  /** @returns the moment of the record, by which it is answered */
  async #record(ratee: Actor, giver: number, i: number): Promise<string> {
    const { campaignId, givers, contextOf } = this.#setting;
    const now = this.#platform.now();
    const heldOn = dateOf(now);
    await recordTalk(contextOf(givers[giver]!), campaignId, cadreOf(ratee), {
      heldOn,
      ...RECORDS[i % RECORDS.length]!,
    });
    return now.toISOString();
  }

  #setClock(at: number): void {
    this.#platform.now = () => new Date(at);
  }
}

const inTurn = (i: number) => i % 2;

function cadreOf({ cadreId }: Actor): string {
  if (cadreId === null) throw new Error("Somebody assessed is a cadre.");
  return cadreId;
}

const RECORDS: readonly Omit<TalkRecord, "heldOn">[] = [
  { form: "individual", reception: "accepted", receptionNote: "", measuresNote: "" },
  {
    form: "individual",
    reception: "partly",
    receptionNote: "认可得分和排序,认为其中一项受年中机构调整影响,请组织了解情况。",
    measuresNote: "第一条措施分两步走,先在一个股室试行。",
  },
  {
    form: "individual",
    reception: "accepted",
    receptionNote: "表示下月起每周下一次基层。",
    measuresNote: "",
  },
  { form: "collective", reception: "accepted", receptionNote: "", measuresNote: "" },
];
