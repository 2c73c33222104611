/**
 * Random draws that units share: the same table of permutations serves every unit with a round of the same size, so
 * thousands of units cost one drawing. Within a unit the rounds are drawn independently; that two units share draws
 * leaves each unit's p as it is.
 */
import { createRandom } from "../numeric/random.ts";

export class SharedDraws {
  readonly #seed: number;
  readonly #permutations: number;
  readonly #tables = new Map<string, Uint16Array>();

  constructor(seed: number, permutations: number) {
    this.#seed = seed;
    this.#permutations = permutations;
  }

  /**
   * Lots for one round: `count` different places of `size`, one permutation after another. `count = size` is a whole
   * shuffle.
   * @param round tells rounds of a unit apart
   */
  lots(round: number, size: number, count: number): Uint16Array {
    const key = `${round} ${size} ${count}`;
    let table = this.#tables.get(key);
    if (table !== undefined) return table;
    table = new Uint16Array(this.#permutations * count);
    const random = createRandom(this.#seedOf(round, size, count));
    const places = Uint32Array.from({ length: size }, (_, i) => i);
    for (let p = 0; p < this.#permutations; p++) {
      for (let i = 0; i < count; i++) {
        const j = i + random.below(size - i);
        const kept = places[i];
        places[i] = places[j];
        places[j] = kept;
        table[p * count + i] = places[i];
      }
    }
    this.#tables.set(key, table);
    return table;
  }

  #seedOf(round: number, size: number, count: number): number {
    let hash = this.#seed;
    for (const part of [round, size, count]) hash = Math.imul(hash ^ (part + 1), 0x9e3779b1);
    return hash;
  }
}
