/**
 * Charts stretch with the page: across they are measured in per cent, down in pixels, so that letters keep their size
 * from a telephone to a printed sheet.
 */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
  /** Place of a value in per cent of the width, with a margin for the marks at the ends. */
  at: (value: number) => string;
  /** The same as a number. */
  share: (value: number) => number;
}

const MARGIN = 4;

/** Over all finite values, out to whole steps. */
export function scaleOver(values: readonly number[]): Scale {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(0, ...finite);
  const most = Math.max(0, ...finite);
  const step = stepFor(Math.max(1, most - least));
  const low = Math.floor(least / step) * step;
  const high = Math.max(low + step, Math.ceil(most / step) * step);
  const share = (value: number) => MARGIN + ((100 - 2 * MARGIN) * (value - low)) / (high - low);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, t) => low + t * step);
  return { low, high, ticks, share, at: (value) => `${share(value).toFixed(2)}%` };
}

/** So that there are at most nine ticks. */
function stepFor(span: number): number {
  return [0.25, 0.5, 1, 2, 5, 10, 20, 50].find((step) => span / step <= 8) ?? 100;
}

export function tickLabel(value: number): string {
  return String(Math.round(100 * value) / 100).replace("-", "−");
}

/** Lines down through a chart at each tick, the one at zero stronger. */
export function grid({ ticks, at }: Scale, from: number, to: number): string {
  return ticks
    .map((tick) => {
      const kind = tick === 0 ? "zero" : "grid";
      return `<line class="${kind}" x1="${at(tick)}" x2="${at(tick)}" y1="${from}" y2="${to}"/>`;
    })
    .join("");
}

export function tickLabels({ ticks, at }: Scale, y: number): string {
  return ticks
    .map(
      (tick) => `<text class="tick" x="${at(tick)}" y="${y}" text-anchor="middle">${tickLabel(tick)}</text>`,
    )
    .join("");
}
