import type { RuleKey, RuleValues } from "../packs/values.ts";
import { type Found, findOptionalRule, findRule } from "../rules.ts";
import type { RulePack, RuleRef, Text } from "../types.ts";
import { deadline, type WorkCalendar } from "./deadlines.ts";

/** What happened to one result, by date `YYYY-MM-DD`; what has not happened is left out. */
export interface ResultEvents {
  /** The grade of excellent was posted. */
  posted?: string;
  /** The grades were approved. */
  approved?: string;
  /** The cadre learned the result: the letter was released to the person. */
  learned?: string;
  /** A feedback giver gave the result back in a talk. */
  talked?: string;
  objected?: string;
  objectionAnswered?: string;
  reviewRequested?: string;
  reviewDecided?: string;
  appealAccepted?: string;
  /** The decision on the appeal was put off, which is allowed once. */
  appealExtended?: boolean;
}

type EventDate = Exclude<keyof ResultEvents, "appealExtended">;

/** Terms that an event in the life of a result sets running. */
type TermKey = Exclude<
  Extract<RuleKey, `deadline.${string}`>,
  "deadline.last-day" | "deadline.appeal.extension" | "deadline.supervision-reply" | "deadline.unit-goals"
>;

interface Chain {
  key: TermKey;
  from: EventDate;
  /** Who has to act by then. */
  party: "cadre" | "office";
  /** The term falls away once this has happened. */
  until?: EventDate;
}

const CHAINS: readonly Chain[] = [
  { key: "deadline.posting", from: "posted", party: "office" },
  { key: "deadline.feedback", from: "approved", party: "office", until: "learned" },
  { key: "deadline.talk", from: "learned", party: "office", until: "talked" },
  { key: "deadline.hand-over", from: "approved", party: "office" },
  { key: "deadline.objection", from: "learned", party: "cadre", until: "objected" },
  { key: "deadline.objection.decision", from: "objected", party: "office", until: "objectionAnswered" },
  { key: "deadline.objection.approval", from: "objectionAnswered", party: "office" },
  { key: "deadline.review", from: "learned", party: "cadre", until: "reviewRequested" },
  { key: "deadline.appeal.direct", from: "learned", party: "cadre", until: "reviewRequested" },
  { key: "deadline.review.decision", from: "reviewRequested", party: "office", until: "reviewDecided" },
  { key: "deadline.appeal.after-review", from: "reviewDecided", party: "cadre", until: "appealAccepted" },
  { key: "deadline.appeal.decision", from: "appealAccepted", party: "office" },
  { key: "deadline.improvement-plan", from: "learned", party: "cadre" },
  { key: "deadline.follow-up.from", from: "learned", party: "office" },
  { key: "deadline.follow-up.until", from: "learned", party: "office" },
];

/** One term that runs, with the day it ends and the rule that says so. */
export interface Due {
  key: Chain["key"];
  label: Text;
  /** The day of the event; not counted. */
  from: string;
  /** The last day on which it is in time. */
  due: string;
  party: "cadre" | "office";
  rule: RuleRef;
}

/**
 * Every term that the events so far have set running, earliest first. Rules that no pack holds are left out: an
 * objection, for example, exists only where a local pack gives it a term.
 */
export function duesAfter(events: ResultEvents, packs: readonly RulePack[], calendar: WorkCalendar): Due[] {
  const lastDay = findRule(packs, "deadline.last-day").rule.value;
  const dues = CHAINS.flatMap((chain): Due[] => {
    const from = events[chain.from];
    if (from === undefined || (chain.until !== undefined && events[chain.until] !== undefined)) return [];
    const found: Found<RuleValues[Chain["key"]]> | null = findOptionalRule(packs, chain.key);
    if (found === null) return [];
    const first = deadline(found.rule.value, from, calendar, lastDay);
    const due = isExtended(chain, events)
      ? deadline(findRule(packs, "deadline.appeal.extension").rule.value, first, calendar, lastDay)
      : first;
    return [{ key: chain.key, label: found.rule.label, from, due, party: chain.party, rule: found.ref }];
  });
  return dues.sort((a, b) => (a.due === b.due ? order(a) - order(b) : a.due < b.due ? -1 : 1));
}

function isExtended(chain: Chain, events: ResultEvents): boolean {
  return chain.key === "deadline.appeal.decision" && events.appealExtended === true;
}

function order(due: Due): number {
  return CHAINS.findIndex((chain) => chain.key === due.key);
}
