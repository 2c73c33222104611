/** The variable map (Wright map): ratees, raters, items and steps on one scale. */
import type { Analysis } from "../../analysis.ts";
import type { Element, Facet } from "../../model/facets.ts";
import type { Say } from "../report/blocks.ts";
import { facetLabel } from "../report/labels.ts";
import { escaped, labelWidth, short } from "./markup.ts";
import { grid, type Scale, scaleOver, tickLabels } from "./scale.ts";

const BINS = 36;
const BAR_HEIGHT = 64;
const LINE_HEIGHT = 17;
/** Facets with more elements are drawn as a histogram. */
const MOST_LABELS = 40;
const MOST_LINES = 12;
/** Narrowest chart, in pixels: labels that do not collide here collide nowhere. */
const NARROWEST = 300;

interface Mark {
  label: string;
  value: number;
  isFlagged: boolean;
}

interface Lane {
  title: string;
  marks: Mark[];
}

export function variableMap(analysis: Analysis, say: Say): string {
  const lanes = lanesOf(analysis, say);
  const scale = scaleOver(lanes.flatMap(({ marks }) => marks.map(({ value }) => value)));
  let y = 4;
  const drawn = lanes.map((lane) => {
    const { svg, height } = drawLane(lane, scale, y);
    y += height;
    return svg;
  });
  const name = lanes.map(({ title }) => title).join("、");
  return (
    `<svg class="chart" width="100%" height="${y + 40}" role="img" aria-label="${escaped(name)}">` +
    `${grid(scale, 0, y)}${drawn.join("")}${tickLabels(scale, y + 15)}` +
    `<text class="tick" x="1%" y="${y + 34}">${say("← 低、宽、易", "← low, lenient, easy")}</text>` +
    `<text class="tick" x="99%" y="${y + 34}" text-anchor="end">${say("高、严、难 →", "high, severe, difficult →")}</text></svg>`
  );
}

function lanesOf({ facets }: Analysis, say: Say): Lane[] {
  const lanes = facets.facets.map((facet) => ({ title: facetLabel(say, facet), marks: marksOf(facet) }));
  const isShared = facets.categories.every(({ group }) => group === "*");
  const steps = facets.categories.flatMap(({ group, value, step }): Mark[] =>
    step === null
      ? []
      : [{ label: isShared ? `→${value}` : `${group}→${value}`, value: step, isFlagged: false }],
  );
  return [...lanes, { title: say("步骤（升到某档）", "Steps (up to a category)"), marks: steps }].filter(
    ({ marks }) => marks.length > 0,
  );
}

function marksOf({ elements }: Facet): Mark[] {
  const isPlaced = (element: Element): element is Element & { measure: number } => element.measure !== null;
  return elements
    .filter(isPlaced)
    .map(({ id, measure, flag }) => ({ label: id, value: measure, isFlagged: flag !== null }));
}

function drawLane({ title, marks }: Lane, scale: Scale, y: number): { svg: string; height: number } {
  const heading = `<text class="lane" x="0" y="${y + 12}">${escaped(title)} (${marks.length})</text>`;
  const lines = marks.length <= MOST_LABELS ? linesOf(marks, scale) : null;
  const body =
    lines === null
      ? histogram(marks, scale, y + 18)
      : { svg: labels(lines, scale, y + 18), height: lineCount(lines) * LINE_HEIGHT + 8 };
  return { svg: heading + body.svg, height: 18 + body.height + 12 };
}

function histogram(marks: readonly Mark[], scale: Scale, y: number): { svg: string; height: number } {
  const counts = new Float64Array(BINS);
  const width = (scale.high - scale.low) / BINS;
  for (const { value } of marks) {
    const bin = Math.floor((value - scale.low) / width);
    counts[Math.min(BINS - 1, Math.max(0, bin))]!++;
  }
  const most = Math.max(...counts);
  const bars = [...counts].map((count, bin) => {
    if (count === 0) return "";
    const height = Math.max(1.5, (BAR_HEIGHT * count) / most);
    const left = scale.share(scale.low + bin * width);
    const across = scale.share(scale.low + (bin + 1) * width) - left;
    const top = (y + BAR_HEIGHT - height).toFixed(1);
    return `<rect class="bar" x="${left.toFixed(2)}%" width="${(across * 0.9).toFixed(2)}%" y="${top}" height="${height.toFixed(1)}"><title>${count}</title></rect>`;
  });
  return { svg: bars.join(""), height: BAR_HEIGHT };
}

interface Placed extends Mark {
  line: number;
}

/** Each label on the first line where it is free; null when there are too many lines. */
function linesOf(marks: readonly Mark[], scale: Scale): Placed[] | null {
  const ends: number[] = [];
  const placed: Placed[] = [];
  for (const mark of marks.toSorted((a, b) => a.value - b.value)) {
    const centre = (NARROWEST * scale.share(mark.value)) / 100;
    const half = labelWidth(short(mark.label)) / 2;
    const free = ends.findIndex((end) => end <= centre - half);
    const line = free < 0 ? ends.length : free;
    if (line >= MOST_LINES) return null;
    ends[line] = centre + half;
    placed.push({ ...mark, line });
  }
  return placed;
}

function lineCount(placed: readonly Placed[]): number {
  return Math.max(...placed.map(({ line }) => line)) + 1;
}

function labels(placed: readonly Placed[], scale: Scale, y: number): string {
  return placed
    .map(({ label, value, isFlagged, line }) => {
      const at = scale.at(value);
      const anchor = scale.share(value) < 8 ? "start" : scale.share(value) > 92 ? "end" : "middle";
      return (
        `<circle class="${isFlagged ? "hollow" : "dot"}" cx="${at}" cy="${y + 3}" r="3"/>` +
        `<text class="mark" x="${at}" y="${y + 18 + line * LINE_HEIGHT}" text-anchor="${anchor}">${escaped(short(label))}<title>${escaped(label)}</title></text>`
      );
    })
    .join("");
}
