import type { Text } from "@hengjian/appraisal";
import type { Role } from "../../platform/policy.ts";
import type { RoundRow, RoundStep } from "./schema.ts";

/** Where a round stands: what was decided about it, and what the windows of its manifest say. */
export type RoundState =
  | "setup"
  | "frozen"
  | "issuing"
  | "casting"
  | "ended"
  | "closed"
  | "released"
  | "discarded";

export const STEP_LABELS: Readonly<Record<RoundStep, Text>> = {
  freeze: { zh: "冻结清单", en: "Freeze the manifest" },
  close: { zh: "封箱", en: "Close the box" },
  release: { zh: "计入考核", en: "Release into the evidence" },
  discard: { zh: "作废本轮", en: "Discard the round" },
  reprint: { zh: "重印卡片", en: "Print cards anew" },
};

export const STATE_LABELS: Readonly<Record<RoundState, Text>> = {
  setup: { zh: "准备", en: "Set-up" },
  frozen: { zh: "冻结", en: "Frozen" },
  issuing: { zh: "签到", en: "Signing in" },
  casting: { zh: "投票", en: "Casting" },
  ended: { zh: "投票结束", en: "Casting over" },
  closed: { zh: "封箱", en: "Closed" },
  released: { zh: "计入考核", en: "Released" },
  discarded: { zh: "作废", en: "Discarded" },
};

/** Roles that may take a step of a round. */
export const STEP_ROLES: Readonly<Record<RoundStep, readonly Role[]>> = {
  freeze: ["office", "leader"],
  close: ["office", "leader"],
  release: ["office", "leader"],
  discard: ["office", "leader"],
  reprint: ["office", "leader"],
};

/** The step that comes next; closing is taken by signatures, a mock round is never released. */
export function nextStep(row: RoundRow): RoundStep | null {
  if (row.status === "setup") return "freeze";
  if (row.status === "frozen") return "close";
  return row.status === "closed" && row.mode === "formal" ? "release" : null;
}

export function stateOf(row: RoundRow, now: Date): RoundState {
  if (row.status !== "frozen") return row.status;
  const { issuing, casting } = row.settings;
  if (issuing === null || casting === null) return "frozen";
  const at = now.getTime();
  if (at >= Date.parse(casting.until)) return "ended";
  if (at >= Date.parse(casting.from)) return "casting";
  return at >= Date.parse(issuing.from) ? "issuing" : "frozen";
}
