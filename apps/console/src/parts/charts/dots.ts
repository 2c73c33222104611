/** A value with its 95 % limits, where there are any. */
export interface Dot {
  value: number;
  low?: number | null;
  high?: number | null;
  /** The one that the figure is about. */
  marked?: boolean;
}

/** One value for each row; null where a row has none. */
export interface DotSeries {
  name: string;
  /** Drawn as a ring: what the other series is held against. */
  hollow?: boolean;
  dots: readonly (Dot | null)[];
}

export interface DotData {
  rows: readonly string[];
  series: readonly DotSeries[];
  axis: string;
  decimals: number;
  /** Ends of the axis; as wide as the data where left out. */
  range?: readonly [number, number];
  /** A vertical line to hold all against. */
  line?: { value: number; label: string };
}

/** Limits of the axis: everything drawn, with a tenth of room on either side. */
export function rangeOf({ series, line, range }: DotData): readonly [number, number] {
  if (range !== undefined) return range;
  const values = series.flatMap(({ dots }) =>
    dots.flatMap((dot) => (dot === null ? [] : [dot.value, dot.low ?? dot.value, dot.high ?? dot.value])),
  );
  if (line !== undefined) values.push(line.value);
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * 0.1;
  return [low - room, high + room];
}
