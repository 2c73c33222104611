/** Whoever passes over the rows: the calling thread alone, or with others. */
import { shared } from "./design.ts";
import { doRows, type Work } from "./work.ts";

export interface Crew {
  /** How many take part. */
  size: number;
  /**
   * Gives each its work on a share of the rows. The shares are always the same, or, for sums of whole numbers, as each
   * is free.
   * @returns does the caller's own share, and returns when all of it is done; before, the caller may do other things
   */
  begin(rowStart: Uint32Array, work: readonly Work[], shares: "same" | "free"): () => void;
}

export const alone: Crew = {
  size: 1,
  begin:
    (rowStart, [work]) =>
    () =>
      doRows(work, 0, rowStart.length - 1),
};

/** An array of zeros that all threads can write to. */
export function sharedFloats(length: number): Float64Array {
  return new Float64Array(shared(8 * length));
}

/** Sums for each member. */
export function forEach<T>(crew: Crew, make: () => T): [T, ...T[]] {
  return Array.from({ length: crew.size }, make) as [T, ...T[]];
}

/** Adds the named arrays of all members into those of the first. */
export function addUp<K extends string>(
  [total, ...others]: [Record<K, Float64Array>, ...Record<K, Float64Array>[]],
  names: readonly K[],
): void {
  for (const name of names) {
    const into = total[name];
    for (const { [name]: own } of others) for (let i = 0; i < into.length; i++) into[i] += own[i];
  }
}

/** Bounds of `parts` ranges of rows with about equal numbers of ratings. */
export function splitRows(rowStart: Uint32Array, parts: number): number[] {
  const rows = rowStart.length - 1;
  const bounds = [0];
  let row = 0;
  for (let part = 1; part < parts; part++) {
    const target = (rowStart[rows] * part) / parts;
    while (row < rows && rowStart[row] < target) row++;
    bounds.push(row);
  }
  bounds.push(rows);
  return bounds;
}
