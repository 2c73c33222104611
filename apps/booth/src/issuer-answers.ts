import { SessionError } from "./session-error.ts";

/** What the issuer answers, read as carefully as anything from outside. */
export function eligibleGroups(body: string): string[] {
  const answer = parseJson(body);
  if (typeof answer === "object" && answer !== null && "groups" in answer && Array.isArray(answer.groups))
    return answer.groups.map(String);
  throw new SessionError("strange-answer");
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
