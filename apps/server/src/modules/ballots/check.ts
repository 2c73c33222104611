import type { Text } from "@hengjian/appraisal";

export interface RoundCheck {
  key: string;
  label: Text;
  ok: boolean;
  detail: Text;
  /** A reason may stand in for it; a mock round needs none. */
  mayBeReasoned: boolean;
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
