/** Sum in the given order: score sheets must come out bit for bit the same wherever they are recomputed. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Half away from zero at the given decimals, with the binary error of the product taken out first. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const scaled = Math.abs(value) * factor;
  const rounded = Math.floor(scaled + 0.5 + scaled * Number.EPSILON * 4);
  return value === 0 ? 0 : (Math.sign(value) * rounded) / factor;
}

/** A score as a whole number of its last shown place: equal keys are equal scores to everybody who reads them. */
export function shownKey(value: number, decimals: number): number {
  return Math.round(roundTo(value, decimals) * 10 ** decimals);
}

/** A number as the pages and letters show it. */
export function shown(value: number, decimals: number): string {
  return roundTo(value, decimals).toFixed(decimals);
}

/** A share as a percentage, without trailing zeros: 0.2 → "20%". */
export function percent(share: number): string {
  return `${Number(shown(share * 100, 2))}%`;
}
