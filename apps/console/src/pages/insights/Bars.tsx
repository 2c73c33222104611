import { BarChart } from "echarts/charts";
import { GridComponent, ToolboxComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FONT, paletteOf } from "../../look/theme.ts";
import { useDark } from "../../look/use-dark.ts";

use([BarChart, GridComponent, ToolboxComponent, SVGRenderer]);

interface Bar {
  label: string;
  count: number;
}

/** Horizontal bars, largest numbers readable without hovering; the table beside it says the same. */
export default function Bars({ title, rows }: { title: string; rows: readonly Bar[] }) {
  const { t } = useTranslation();
  const dark = useDark();
  const place = useRef<HTMLDivElement>(null);
  const picture = t("insights.picture");
  useEffect(() => {
    if (place.current === null) return;
    const palette = paletteOf(dark);
    const chart = init(place.current, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT, color: palette.text },
      grid: { left: 4, right: 44, top: 22, bottom: 4, containLabel: true },
      toolbox: {
        right: 0,
        top: 0,
        itemSize: 13,
        feature: { saveAsImage: { name: title, title: picture, type: "svg" } },
      },
      xAxis: { type: "value", minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map((row) => row.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.line } },
        axisLabel: { color: palette.text },
      },
      series: [
        {
          type: "bar",
          data: rows.map((row) => row.count),
          barMaxWidth: 20,
          itemStyle: { color: palette.blue },
          label: { show: true, position: "right", color: palette.text },
        },
      ],
    });
    const resize = () => chart.resize();
    const observer = new ResizeObserver(resize);
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [rows, title, dark, picture]);
  return (
    <div ref={place} style={{ height: Math.max(120, rows.length * 30 + 30) }} role="img" aria-label={title} />
  );
}
