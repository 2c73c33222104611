import { CustomChart, type CustomSeriesOption, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, ToolboxComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FONT, type Palette, paletteOf } from "../../look/theme.ts";
import { useDark } from "../../look/use-dark.ts";
import { type Dot, type DotData, type DotSeries, rangeOf } from "./dots.ts";
import "./texts.ts";

use([
  CustomChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  ToolboxComponent,
  SVGRenderer,
]);

const ROW_HEIGHT = 32;

/** Dots with error bars, a row for each: for comparisons. The table beside it says the same. */
export default function DotChart({ title, data }: { title: string; data: DotData }) {
  const { t } = useTranslation();
  const dark = useDark();
  const place = useRef<HTMLDivElement>(null);
  const picture = t("insights.picture");
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, null, { renderer: "svg" });
    const labelWidth = place.current.clientWidth < 480 ? 124 : 200;
    chart.setOption(optionOf(data, paletteOf(dark), { title, picture, labelWidth }));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [data, title, dark, picture]);
  const height = data.rows.length * ROW_HEIGHT + 84;
  return <div ref={place} style={{ height }} role="img" aria-label={title} />;
}

function optionOf(
  data: DotData,
  palette: Palette,
  words: { title: string; picture: string; labelWidth: number },
) {
  const { rows, series, axis, decimals } = data;
  const [min, max] = rangeOf(data);
  const shown = (value: number) => value.toFixed(decimals);
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: palette.text },
    grid: { left: 4, right: 24, top: 36, bottom: 26, containLabel: true },
    legend: series.length > 1 ? { left: 0, top: 0, textStyle: { color: palette.text } } : { show: false },
    toolbox: {
      ...{ right: 0, top: 0, itemSize: 13 },
      feature: { saveAsImage: { name: words.title, title: words.picture, type: "svg" } },
    },
    xAxis: {
      ...{ type: "value", min, max, name: axis, nameLocation: "middle", nameGap: 24 },
      nameTextStyle: { color: palette.textSoft },
      axisLabel: {
        color: palette.textSoft,
        formatter: shown,
        showMinLabel: data.range !== undefined,
        showMaxLabel: data.range !== undefined,
      },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      ...{ type: "category", inverse: true, data: [...rows] },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.text, width: words.labelWidth, overflow: "break", lineHeight: 14 },
    },
    series: series.flatMap((one, s) => [
      errorBars(one, s, series.length, colourOf(one, palette)),
      dots(one, s, series.length, colourOf(one, palette), palette, s === 0 ? data.line : undefined),
    ]),
  };
}

const colourOf = ({ hollow }: DotSeries, palette: Palette) => (hollow ? palette.textSoft : palette.blue);

/** Series of one row stand a little apart. */
const offsetOf = (s: number, of: number) => (s - (of - 1) / 2) * 9;

function dots(
  { name, hollow, dots: all }: DotSeries,
  s: number,
  of: number,
  colour: string,
  palette: Palette,
  line: DotData["line"],
) {
  return {
    ...{
      type: "scatter",
      name,
      symbolSize: 10,
      symbolOffset: [0, offsetOf(s, of)],
      itemStyle: { color: colour },
    },
    data: all.flatMap((dot, row) =>
      dot === null ? [] : [pointOf(dot, row, hollow === true, colour, palette)],
    ),
    ...(line === undefined ? {} : { markLine: lineOf(line, palette) }),
  };
}

function pointOf(dot: Dot, row: number, hollow: boolean, colour: string, palette: Palette) {
  const ring = { color: palette.surface, borderColor: colour, borderWidth: 2 };
  return {
    value: [dot.value, row],
    ...(hollow ? { itemStyle: ring } : {}),
    ...(dot.marked ? { symbolSize: 13, itemStyle: { color: palette.warn } } : {}),
  };
}

function lineOf({ value, label }: { value: number; label: string }, palette: Palette) {
  return {
    ...{ symbol: "none", silent: true, data: [{ xAxis: value }] },
    lineStyle: { color: palette.warn, type: "dashed" },
    // The rows run downwards, so that the line begins at the top.
    label: { formatter: label, color: palette.text, position: "start" },
  };
}

function errorBars({ dots: all }: DotSeries, s: number, of: number, colour: string): CustomSeriesOption {
  return {
    type: "custom",
    silent: true,
    data: all.flatMap((dot, row) =>
      dot === null || dot.low == null || dot.high == null ? [] : [[row, dot.low, dot.high]],
    ),
    renderItem: (_params, api) => {
      const row = api.value(0);
      const [from, to] = [api.coord([api.value(1), row]), api.coord([api.value(2), row])];
      const y = (from[1] ?? 0) + offsetOf(s, of);
      const [x1, x2] = [from[0] ?? 0, to[0] ?? 0];
      const style = { stroke: colour, lineWidth: 2, fill: "none" };
      const bar = (a: number, b: number, c: number, d: number) => ({
        type: "line" as const,
        shape: { x1: a, y1: b, x2: c, y2: d },
        style,
      });
      return {
        type: "group",
        children: [bar(x1, y, x2, y), bar(x1, y - 4, x1, y + 4), bar(x2, y - 4, x2, y + 4)],
      };
    },
  };
}
