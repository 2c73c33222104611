import type { Text } from "@hengjian/appraisal";

export interface RoundCheck {
  key: string;
  label: Text;
  ok: boolean;
  detail: Text;
  /** A reason may stand in for it; a mock round needs none. */
  mayBeReasoned: boolean;
}

/** Where in the console what is missing can be mended, below the page of the round; others on the round itself. */
const PAGES: Readonly<Record<string, string>> = {
  "groups-filled": "/plan",
  "recusals-kept": "/plan",
  "everybody-rated": "/plan",
  anonymous: "/plan",
  "short-enough": "/plan",
  comparable: "/plan",
  "casting-over": "/close",
  cosigned: "/close",
  "recount-signed": "/close",
};

/** Address in the console. */
export function linkOf(campaignId: string, roundId: string, key: string): string {
  if (key === "collecting") return `/campaigns/${campaignId}`;
  return `/campaigns/${campaignId}/ballots/${roundId}${PAGES[key] ?? ""}`;
}

export function check(
  key: string,
  label: Text,
  ok: boolean,
  detail: Text,
  mayBeReasoned = false,
): RoundCheck {
  return { key, label, ok, detail, mayBeReasoned };
}
