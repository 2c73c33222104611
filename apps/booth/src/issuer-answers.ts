import { SessionError } from "./session-error.ts";

export interface Eligibility {
  group: string;
  /** Ratees whose row has to be a recusal: the rater's own, and those the organiser entered. */
  recusals: string[];
}

/** What the issuer answers, read as carefully as anything from outside. */
export function eligibleGroups(body: string): Eligibility[] {
  const answer = parseJson(body);
  if (typeof answer !== "object" || answer === null || !("groups" in answer) || !Array.isArray(answer.groups))
    throw new SessionError("strange-answer");
  const known = "recusals" in answer ? (answer.recusals as Record<string, unknown> | null) : null;
  return answer.groups.map(String).map((group) => {
    const recusals = known?.[group];
    return { group, recusals: Array.isArray(recusals) ? recusals.map(String) : [] };
  });
}

export function blindSignature(body: string): string {
  const answer = parseJson(body);
  if (typeof answer === "object" && answer !== null && "signature" in answer) return String(answer.signature);
  throw new SessionError("strange-answer");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SessionError("strange-answer");
  }
}
