import { findRule } from "../rules.ts";
import type { Flag, RulePack } from "../types.ts";

/** Ballots of one vote, before anything is counted: paper or phone. */
export interface BallotCount {
  issued: number;
  returned: number;
  /** Numbered, marked or otherwise against the rules of the form. */
  spoiled: number;
}

export interface BallotVerdict {
  /** A void vote is not counted at all. */
  void: boolean;
  valid: number;
  flags: Flag[];
}

/**
 * Whether a vote counts: more ballots back than out make it void; spoiled ballots are set aside; too few valid ones
 * are flagged, not dropped.
 * @throws RangeError for counts that are negative, not whole, or more spoiled than returned
 */
export function judgeBallots(count: BallotCount, packs: readonly RulePack[]): BallotVerdict {
  const { issued, returned, spoiled } = count;
  for (const one of [issued, returned, spoiled]) {
    if (!Number.isInteger(one) || one < 0)
      throw new RangeError(`Got ${one} ballots, expected a whole number from 0.`);
  }
  if (spoiled > returned) throw new RangeError(`Got ${spoiled} spoiled ballots of ${returned} returned.`);
  if (returned > issued) return { void: true, valid: 0, flags: [moreBackThanOut(count)] };
  const valid = returned - spoiled;
  const minimum = findRule(packs, "votes.minimum").rule.value;
  return { void: false, valid, flags: valid < minimum ? [tooFew(valid, minimum)] : [] };
}

function moreBackThanOut({ issued, returned }: BallotCount): Flag {
  return {
    code: "more-back-than-out",
    text: {
      zh: `发出 ${issued} 张，收回 ${returned} 张，收回多于发出，本次测评无效，应重新组织。`,
      en: `${issued} ballots out, ${returned} back: more back than out, so the vote is void and must be held again.`,
    },
  };
}

function tooFew(valid: number, minimum: number): Flag {
  return {
    code: "few-ballots",
    text: {
      zh: `有效票 ${valid} 张，少于 ${minimum} 张，结果只供参考。`,
      en: `${valid} valid ballots, fewer than ${minimum}: take the result as a hint only.`,
    },
  };
}
