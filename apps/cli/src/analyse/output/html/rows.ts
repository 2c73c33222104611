/** Charts of one line per element: a point with its error, or a bar. */
import type { Say } from "../report/blocks.ts";
import { escaped } from "./markup.ts";
import { grid, scaleOver, tickLabels } from "./scale.ts";

export interface Point {
  label: string;
  value: number;
  /** Half the length of the bar; 0 draws none. */
  error: number;
  isFlagged: boolean;
}

const MOST = 40;

/** Highest first; when there are too many, the first and the last. */
export function errorRows(points: readonly Point[], name: string, say: Say): string {
  const sorted = points.toSorted((a, b) => b.value - a.value);
  const half = MOST / 2;
  const isCut = sorted.length > MOST;
  const shown = isCut ? [...sorted.slice(0, half), ...sorted.slice(-half)] : sorted;
  const scale = scaleOver(shown.flatMap(({ value, error }) => [value - error, value + error]));
  const lines = shown.map(({ label, value, error, isFlagged }) => {
    const said = `${label}: ${value.toFixed(2)}${error > 0 ? ` ± ${error.toFixed(2)}` : ""}`;
    const bar =
      error > 0
        ? `<line class="error" x1="${scale.at(value - error)}" x2="${scale.at(value + error)}" y1="11" y2="11"/>`
        : "";
    const dot = `<circle class="${isFlagged ? "hollow" : "dot"}" cx="${scale.at(value)}" cy="11" r="4"/>`;
    return (
      `<div class="line" title="${escaped(said)}"><span>${escaped(label)}</span>` +
      `<svg width="100%" height="22" aria-hidden="true">${grid(scale, 0, 22)}${bar}${dot}</svg></div>`
    );
  });
  const gap = `<div class="line gap"><span>${say(`……另有${sorted.length - MOST}个`, `… ${sorted.length - MOST} more`)}</span><span></span></div>`;
  if (isCut) lines.splice(half, 0, gap);
  const axis = `<div class="line"><span></span><svg width="100%" height="20" aria-hidden="true">${tickLabels(scale, 14)}</svg></div>`;
  return `<div class="lines" role="img" aria-label="${escaped(name)}">${lines.join("")}${axis}</div>`;
}

export interface Bar {
  label: string;
  share: number;
  shown: string;
  isMain: boolean;
}

export function shareBars(bars: readonly Bar[], name: string): string {
  const most = Math.max(...bars.map(({ share }) => share));
  const lines = bars.map(({ label, share, shown, isMain }) => {
    const width = most > 0 ? (70 * share) / most : 0;
    return (
      `<div class="line wide"><span>${escaped(label)}</span><svg width="100%" height="22" aria-hidden="true">` +
      `<rect class="${isMain ? "bar" : "bar other"}" x="0" width="${width.toFixed(2)}%" y="4" height="14"/>` +
      `<text class="mark" x="${(width + 1.5).toFixed(2)}%" y="15">${escaped(shown)}</text></svg></div>`
    );
  });
  return `<div class="lines" role="img" aria-label="${escaped(name)}">${lines.join("")}</div>`;
}
