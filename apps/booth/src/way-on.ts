import type { RefusalCode } from "@hengjian/ballot";

/**
 * What a rater may do after the box refused the sealed ballot. Sending the same one again never harms: the box takes
 * it once. A ballot whose content was refused goes back to be changed; the box stored nothing of it.
 */
const WAYS: Partial<Record<RefusalCode, "resend" | "change">> = {
  malformed: "resend",
  "wrong-size": "resend",
  "bad-token": "resend",
  "bad-signature": "resend",
  "unknown-campaign": "resend",
  "bad-answers": "change",
  "over-limit": "change",
  "too-large": "change",
  "sheet-reused": "change",
};

export function wayOn(refusal: string | null): "resend" | "change" | null {
  const found = Object.entries(WAYS).find(([code]) => code === refusal);
  return found?.[1] ?? null;
}
