/**
 * What is wrong with the ratings of the demo county, on purpose, so that the pages of the analysis have something real
 * to show; and in which campaigns raters are numbered, so that their severity can be told.
 */
import type { Random } from "./random.ts";
import type { DemoDistortion } from "./types.ts";

type Kind = DemoDistortion["kind"];

/** By campaign: what is planted, on which of its ratees (by position). */
const PLANTED: Readonly<Record<string, readonly [Kind, number][]>> = {
  "annual-2024-departments": [["straight", 14]],
  "annual-2025-departments": [
    ["copies", 6],
    ["favour", 17],
  ],
  "annual-2025-towns": [
    ["favour", 3],
    ["straight", 11],
  ],
  "term-2026-towns": [["favour", 8]],
  "daily-2026-q2-departments": [
    ["camps", 4],
    ["copies", 12],
    ["favour", 19],
  ],
  "daily-2026-q2-towns": [["straight", 5]],
  "safety-2026-towns": [
    ["camps", 9],
    ["straight", 2],
  ],
};
/** Campaigns whose sheets carry the number of the rater. */
const NUMBERED = ["term-2026-towns", "daily-2026-q1-departments"];
const USED = ["term-2026-towns"];

export function plantedIn(campaignId: string, rateeIds: readonly string[]): DemoDistortion[] {
  return (PLANTED[campaignId] ?? []).flatMap(([kind, place]) => {
    const rateeId = rateeIds[place];
    return rateeId === undefined ? [] : [{ kind, rateeId }];
  });
}

export function isNumbered(campaignId: string): boolean {
  return NUMBERED.includes(campaignId);
}

export function severityIn(campaignId: string): "shown" | "used" {
  return USED.includes(campaignId) ? "used" : "shown";
}

type Answers = Record<string, number | "not_known" | null>;

/** Marks of the sheets that copy one another. */
const COPIED = [5, 3, 4, 5, 2, 4, 5, 3, 3, 5, 2];

/**
 * @param place of the sheet within its group
 * @param isLast of the last rater group, the largest
 */
export function distorted(
  kind: Kind,
  answers: Answers,
  random: Random,
  { place, isLast }: { place: number; isLast: boolean },
): Answers {
  const replaced = (mark: (i: number) => number): Answers =>
    Object.fromEntries(Object.keys(answers).map((code, i) => [code, mark(i)]));
  switch (kind) {
    case "favour":
      return isLast ? replaced(() => (random.chance(0.85) ? 5 : 4)) : answers;
    case "camps":
      return replaced(() => (place % 2 === 0 ? random.int(4, 5) : random.int(1, 2)));
    case "copies":
      return isLast && place < 9 ? replaced((i) => COPIED[i % COPIED.length] ?? 4) : answers;
    case "straight":
      return random.chance(0.45) ? replaced(() => 4) : answers;
  }
}
