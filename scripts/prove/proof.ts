/** One promise of the protocol, with the figure that is wanted and a way to find the figure that is reached. */
export interface Proof {
  id: string;
  promise: string;
  wanted: string;
  run(scale: Scale): Promise<Finding>;
}

/** `short` runs within `npm test`; `full` are the figures of the protocol. */
export type Scale = "short" | "full";

export interface Finding {
  reached: string;
  holds: boolean;
}

/** Figures that several proofs read from one costly run. */
export function once<T>(make: (scale: Scale) => Promise<T>): (scale: Scale) => Promise<T> {
  const made = new Map<Scale, Promise<T>>();
  return (scale) => {
    const known = made.get(scale) ?? make(scale);
    made.set(scale, known);
    return known;
  };
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

export function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

/** Run tasks with at most so many under way. */
export async function pooled<T>(
  items: readonly T[],
  width: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const item = items[next]!;
      next += 1;
      await run(item);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
