import type { BallotGroup, RecusalPair } from "./types.ts";

export type AnonymityClass = "promised" | "means-only" | "not-promised";

/** Raters of one ratee in one group: nobody rates himself, and who is recused does not count. */
export function ratersOfRatee(
  group: Pick<BallotGroup, "ratees" | "raters">,
  cadreId: string,
  recusals: readonly RecusalPair[],
  cards: number,
): number {
  const barred = new Set(recusals.filter((one) => one.ratee === cadreId).map((one) => one.rater)).add(
    `cadre:${cadreId}`,
  );
  return cards + group.raters.filter((rater) => !barred.has(rater)).length;
}

/**
 * What can be promised to the raters of a group before anybody has voted: when all of them vote, a distribution may be
 * shown, only means, or nothing at all.
 * @param perRatee raters of the ratee with the fewest
 */
export function anonymityOf(
  perRatee: number,
  thresholds: { mean: number; distribution: number },
): AnonymityClass {
  if (perRatee >= thresholds.distribution) return "promised";
  return perRatee >= thresholds.mean ? "means-only" : "not-promised";
}
