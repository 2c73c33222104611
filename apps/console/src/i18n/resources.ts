import { account } from "./texts/account.ts";
import { calendar } from "./texts/calendar.ts";
import { campaigns } from "./texts/campaigns.ts";
import { common } from "./texts/common.ts";
import { deeds } from "./texts/deeds.ts";
import { deliberation } from "./texts/deliberation.ts";
import { evidence } from "./texts/evidence.ts";
import { insights } from "./texts/insights.ts";
import { letters } from "./texts/letters.ts";
import { my } from "./texts/my.ts";
import { oversight } from "./texts/oversight.ts";
import { results } from "./texts/results.ts";
import { roster } from "./texts/roster.ts";
import { schemes } from "./texts/schemes.ts";
import { sheet } from "./texts/sheet.ts";
import { start } from "./texts/start.ts";
import { system } from "./texts/system.ts";
import { talks } from "./texts/talks.ts";

/** Every text of the console with its Chinese and its English side by side, so that neither can be forgotten. */
export const texts = {
  ...account,
  ...calendar,
  ...campaigns,
  ...common,
  ...deeds,
  ...deliberation,
  ...evidence,
  ...insights,
  ...oversight,
  ...schemes,
  ...system,
  ...sheet,
  ...results,
  ...letters,
  ...my,
  ...roster,
  ...start,
  ...talks,
} as const;

export type TextKey = keyof typeof texts;

function side(index: 0 | 1): Record<TextKey, string> {
  const entries = Object.entries(texts).map(([key, pair]) => [key, pair[index]]);
  return Object.fromEntries(entries) as Record<TextKey, string>;
}

export const resources = { zh: { translation: side(0) }, en: { translation: side(1) } };
