/** Curves: how likely each category is along the scale, and how reliability grows with raters. */
import type { Analysis } from "../../analysis.ts";
import type { Generalizability } from "../../reliability/generalizability.ts";
import { TARGET } from "../../reliability/generalizability.ts";
import type { Say } from "../report/blocks.ts";
import { escaped } from "./markup.ts";
import { tickLabel } from "./scale.ts";

const HEIGHT = 170;
const POINTS = 81;
/** Room above the line of 1, in per cent, where the names stand. */
const HEAD = 8;
/** Items drawn when each has its own steps. */
const MOST_ITEMS = 12;

interface Curve {
  label: string;
  /** Height between 0 and 1 at each of the points. */
  values: number[];
  /** Where on the way from the first curve's colour to the last one's. */
  tone: number;
  /** Its name stands under its top, not over it. */
  isBelow: boolean;
}

interface Tick {
  at: number;
  label: string;
}

/** Down from the top in per cent. */
function down(value: number): number {
  return 100 - (100 - HEAD) * value;
}

/** Across in per cent of the width; the lines keep their thickness however the box is stretched. */
function plot(
  curves: readonly Curve[],
  ticks: readonly Tick[],
  name: string,
  level: number | null = null,
): string {
  const lines = curves.map(({ values, tone }) => {
    const points = values.map(
      (value, i) => `${((100 * i) / (values.length - 1)).toFixed(2)},${down(value).toFixed(2)}`,
    );
    return `<polyline class="curve" style="--tone:${Math.round(tone)}%" points="${points.join(" ")}"/>`;
  });
  const dashed =
    level === null ? "" : `<line class="level" x1="0" x2="100" y1="${down(level)}" y2="${down(level)}"/>`;
  const labels = curves.map(({ label, values, tone, isBelow }) => {
    const top = values.indexOf(Math.max(...values));
    const x = Math.min(94, Math.max(3, (100 * top) / (values.length - 1)));
    const y = (down(values[top]!) / 100) * HEIGHT + (isBelow ? 16 : -4);
    const anchor = x > 80 ? "end" : x < 20 ? "start" : "middle";
    return `<text class="name" style="--tone:${Math.round(tone)}%" x="${x.toFixed(1)}%" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(label)}</text>`;
  });
  const axis = ticks.map(({ at, label }) => {
    const x = at * 100;
    const anchor = x < 3 ? "start" : x > 97 ? "end" : "middle";
    return `<text class="tick" x="${x.toFixed(1)}%" y="${HEIGHT + 16}" text-anchor="${anchor}">${escaped(label)}</text>`;
  });
  const levels = [0, 0.5, 1].map((value) => {
    const y = ((down(value) / 100) * HEIGHT - 3).toFixed(1);
    return `<text class="tick" x="99.5%" y="${y}" text-anchor="end">${value}</text>`;
  });
  return (
    `<svg class="chart" width="100%" height="${HEIGHT + 22}" role="img" aria-label="${escaped(name)}">` +
    `<svg width="100%" height="${HEIGHT}" viewBox="0 0 100 100" preserveAspectRatio="none">` +
    `<rect class="box" width="100" height="100"/>${dashed}${lines.join("")}</svg>${levels.join("")}${labels.join("")}${axis.join("")}</svg>`
  );
}

export function categoryCurves({ solution }: Analysis, say: Say): string {
  const groups = solution.design.coding.groups
    .map(({ id, values }, g) => ({ id, values, steps: [...solution.steps[g]!] }))
    .filter(({ values }) => values.length > 1);
  const reach = Math.ceil(Math.max(...groups.flatMap(({ steps }) => steps.map(Math.abs))) + 2);
  const ticks = [-reach, -reach / 2, 0, reach / 2, reach].map((value) => ({
    at: (value + reach) / (2 * reach),
    label: tickLabel(value),
  }));
  const plots = groups.slice(0, MOST_ITEMS).map(({ id, values, steps }) => {
    const curves = values.map(
      (value, k): Curve => ({
        label: String(value),
        values: Array.from({ length: POINTS }, (_, i) =>
          probabilityOf(k, -reach + (2 * reach * i) / (POINTS - 1), steps),
        ),
        tone: (100 * k) / (values.length - 1),
        isBelow: false,
      }),
    );
    const name = id === "*" ? say("各等级的概率", "Probability of each category") : id;
    return `<div><p class="small">${id === "*" ? "" : escaped(id)}</p>${plot(curves, ticks, name)}</div>`;
  });
  const more =
    groups.length > MOST_ITEMS
      ? `<p class="small">${say(`另有${groups.length - MOST_ITEMS}题，步骤见表。`, `${groups.length - MOST_ITEMS} more items; see the table for their steps.`)}</p>`
      : "";
  return `<div class="${groups.length > 1 ? "several" : ""}">${plots.join("")}</div>${more}`;
}

function probabilityOf(k: number, eta: number, steps: readonly number[]): number {
  const logits = [0];
  for (const step of steps) logits.push(logits.at(-1)! + eta - step);
  const top = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - top));
  return weights[k]! / weights.reduce((sum, weight) => sum + weight, 0);
}

/** Raters on a logarithmic axis, since each doubling buys about the same. */
export function raterCurve({ curve }: Generalizability, say: Say): string {
  const last = Math.log(curve.at(-1)!.raters);
  const at = (raters: number) => Math.log(raters) / last;
  const along = (value: (point: Generalizability["curve"][number]) => number) =>
    Array.from({ length: POINTS }, (_, i) =>
      between(
        curve.map((point) => ({ x: at(point.raters), y: value(point) })),
        i / (POINTS - 1),
      ),
    );
  const curves: Curve[] = [
    { label: say("排名", "ranking"), values: along(({ relative }) => relative), tone: 0, isBelow: false },
    {
      label: say("与标准比", "against a bar"),
      values: along(({ absolute }) => absolute),
      tone: 100,
      isBelow: true,
    },
  ];
  const ticks = curve
    .filter(({ raters }) => [1, 2, 5, 10, 20, 50].includes(raters))
    .map(({ raters }) => ({ at: at(raters), label: String(raters) }));
  return plot(curves, ticks, say("评价人数与信度", "Number of raters and reliability"), TARGET);
}

function between(points: readonly { x: number; y: number }[], x: number): number {
  const next = points.findIndex((point) => point.x >= x);
  if (next <= 0) return points[0]!.y;
  const [a, b] = [points[next - 1]!, points[next]!];
  return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}
