/**
 * Random draws that units share: the same table of permutations serves every unit with a round of the same size, so
 * thousands of units cost one drawing. Within a unit the rounds are drawn independently; that two units share draws
 * leaves each unit's p as it is.
 */
import { createRandom } from "../numeric/random.ts";

/**
 * `count` different places of `size` in each permutation, in groups of `width`. A group's code is its places as digits
 * to the base `size`, the first the lowest: one look-up by code then serves the whole group.
 */
export interface Lots {
  size: number;
  count: number;
  width: number;
  /** groups[g][p]: code of group g in permutation p. */
  groups: Uint16Array[];
}

/** Tables of values by code stay in the fastest cache. */
const MOST_CODES = 1024;

export class SharedDraws {
  readonly #seed: number;
  readonly #permutations: number;
  readonly #lots = new Map<string, Lots>();

  constructor(seed: number, permutations: number) {
    this.#seed = seed;
    this.#permutations = permutations;
  }

  /** @param round tells rounds of a unit apart */
  lots(round: number, size: number, count: number): Lots {
    const key = `${round} ${size} ${count}`;
    let lots = this.#lots.get(key);
    if (lots === undefined) {
      lots = this.#draw(round, size, count);
      this.#lots.set(key, lots);
    }
    return lots;
  }

  #draw(round: number, size: number, count: number): Lots {
    let width = 1;
    while (width < count && size ** (width + 1) <= MOST_CODES) width++;
    const groups = Array.from(
      { length: Math.ceil(count / width) },
      () => new Uint16Array(this.#permutations),
    );
    const random = createRandom(this.#seedOf(round, size, count));
    const places = Uint32Array.from({ length: size }, (_, i) => i);
    for (let p = 0; p < this.#permutations; p++) {
      for (let i = 0; i < count; i++) {
        const j = i + random.below(size - i);
        const kept = places[i];
        places[i] = places[j];
        places[j] = kept;
        groups[Math.floor(i / width)][p] += places[i] * size ** (i % width);
      }
    }
    return { size, count, width, groups };
  }

  #seedOf(round: number, size: number, count: number): number {
    let hash = this.#seed;
    for (const part of [round, size, count]) hash = Math.imul(hash ^ (part + 1), 0x9e3779b1);
    return hash;
  }
}

/**
 * Σ weight · value over the places of group `g`, for every code that they can have.
 * @param weights of the places
 * @param values of what a place can hold
 */
export function sumsByCode(
  { size, count, width }: Lots,
  g: number,
  weights: Float64Array,
  values: Float64Array,
): Float64Array {
  const last = Math.min(count, (g + 1) * width) - 1;
  const sums = new Float64Array(size ** (last - g * width + 1));
  let length = 1;
  for (let i = last; i >= g * width; i--) {
    // From the back, so that no entry is written over before it is read.
    for (let rest = length - 1; rest >= 0; rest--) {
      const sum = sums[rest];
      for (let k = size - 1; k >= 0; k--) sums[rest * size + k] = sum + weights[i] * values[k];
    }
    length *= size;
  }
  return sums;
}
