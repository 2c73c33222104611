export interface Span {
  from: string;
  until: string;
}

export type Phase = "to-issue" | "issuing" | "to-cast" | "casting" | "over";

/** Where the two windows stand at an instant (ms), and when that ends; casting counts where they overlap. */
export function phaseAt(
  windows: { issuing: Span; casting: Span },
  now: number,
): { phase: Phase; until: string | null } {
  const { issuing, casting } = windows;
  const before = (instant: string) => now < Date.parse(instant);
  if (!before(casting.until)) return { phase: "over", until: null };
  if (!before(casting.from)) return { phase: "casting", until: casting.until };
  if (!before(issuing.until)) return { phase: "to-cast", until: casting.from };
  if (!before(issuing.from)) return { phase: "issuing", until: issuing.until };
  return { phase: "to-issue", until: issuing.from };
}
