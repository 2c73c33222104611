import { binomialUpper } from "@hengjian/psychometrics";

/** Sheets (or raters) below this p count as flagged; under chance one in a hundred is. */
export const FLAGGED_AT = 0.01;

export interface FlaggedCount<Key> {
  key: Key;
  n: number;
  flagged: number;
  /** Share to be expected here: that of all others, and never below chance. */
  expected: number;
  /** P(at least so many flagged), exact binomial. */
  p: number;
}

/**
 * Single sheets are told apart badly and must not be singled out, so they are counted by subject: are more of them
 * flagged here than everywhere else?
 */
export function countFlagged<Key>(
  all: readonly { key: Key; flagged: boolean }[],
  fewest: number,
): FlaggedCount<Key>[] {
  const total = all.filter((one) => one.flagged).length;
  return [...Map.groupBy(all, (one) => one.key)]
    .filter(([, own]) => own.length >= fewest)
    .map(([key, own]) => {
      const flagged = own.filter((one) => one.flagged).length;
      const others = all.length - own.length;
      const elsewhere = others === 0 ? 0 : (total - flagged + 1) / (others + 2);
      const expected = Math.max(FLAGGED_AT, elsewhere);
      return { key, n: own.length, flagged, expected, p: binomialUpper(flagged, own.length, expected) };
    });
}
