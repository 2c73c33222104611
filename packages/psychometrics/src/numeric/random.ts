/** Seeded random numbers on pure-rand's xoroshiro128+: the same seed gives the same result on every machine. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** In [0, 1). */
  uniform(): number;
  /** Whole number from 0 to `below` − 1. */
  below(below: number): number;
  normal(): number;
  /** `count` different whole numbers below `size`. */
  sample(size: number, count: number): Uint32Array;
  /** Permute the values in place. */
  shuffle(values: Float64Array | Uint32Array | Int32Array | Uint8Array, from?: number, to?: number): void;
}

const TWO_32 = 2 ** 32;

export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  // The first outputs of a small seed are alike.
  for (let i = 0; i < 20; i++) generator.next();
  const uniform = () => uniformFloat64(generator);
  const below = (limit: number) => Math.floor(((generator.next() >>> 0) / TWO_32) * limit);
  let spare = Number.NaN;
  let pool = new Uint32Array(0);
  const normal = () => {
    if (!Number.isNaN(spare)) {
      const value = spare;
      spare = Number.NaN;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return {
    uniform,
    below,
    normal,
    sample: (size, count) => {
      if (pool.length !== size) pool = Uint32Array.from({ length: size }, (_, i) => i);
      for (let i = 0; i < count; i++) swap(pool, i, i + below(size - i));
      return pool.slice(0, count);
    },
    shuffle: (values, from = 0, to = values.length) => {
      for (let i = to - 1; i > from; i--) swap(values, i, from + below(i - from + 1));
    },
  };
}

function swap(values: Float64Array | Uint32Array | Int32Array | Uint8Array, a: number, b: number): void {
  const kept = values[a];
  values[a] = values[b];
  values[b] = kept;
}
