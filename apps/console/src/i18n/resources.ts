import { account } from "./texts/account.ts";
import type { ballotSigning } from "./texts/ballot-signing.ts";
import type { ballots } from "./texts/ballots.ts";
import type { calendar } from "./texts/calendar.ts";
import { campaigns } from "./texts/campaigns.ts";
import { common } from "./texts/common.ts";
import type { deeds } from "./texts/deeds.ts";
import type { deliberation } from "./texts/deliberation.ts";
import type { evidence } from "./texts/evidence.ts";
import type { findings } from "./texts/findings.ts";
import type { insights } from "./texts/insights.ts";
import { letters } from "./texts/letters.ts";
import { my } from "./texts/my.ts";
import type { myBallots } from "./texts/my-ballots.ts";
import type { oversight } from "./texts/oversight.ts";
import type { paper } from "./texts/paper.ts";
import { results } from "./texts/results.ts";
import { roster } from "./texts/roster.ts";
import { schemes } from "./texts/schemes.ts";
import { severity } from "./texts/severity.ts";
import { sheet } from "./texts/sheet.ts";
import { start } from "./texts/start.ts";
import type { system } from "./texts/system.ts";
import { talks } from "./texts/talks.ts";

/** The texts of the first load with their Chinese and English side by side, so that neither can be forgotten. */
export const texts = {
  ...account,
  ...campaigns,
  ...common,
  ...schemes,
  ...severity,
  ...sheet,
  ...results,
  ...letters,
  ...my,
  ...roster,
  ...start,
  ...talks,
} as const;

/** Texts that come with the pages that use them, by `addTexts`. */
type LaterTexts = typeof ballots &
  typeof ballotSigning &
  typeof calendar &
  typeof deeds &
  typeof deliberation &
  typeof evidence &
  typeof findings &
  typeof insights &
  typeof myBallots &
  typeof oversight &
  typeof paper &
  typeof system;

export type TextKey = keyof typeof texts | keyof LaterTexts;

export type TextPairs = Readonly<Record<string, readonly [zh: string, en: string]>>;

export function side(pairs: TextPairs, index: 0 | 1): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[index]]));
}

export const resources = { zh: { translation: side(texts, 0) }, en: { translation: side(texts, 1) } };
