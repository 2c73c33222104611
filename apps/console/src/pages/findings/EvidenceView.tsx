import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { fixed } from "../../lib/format.ts";
import { DotFigure } from "../../parts/charts/DotFigure.tsx";
import { Facts } from "../../parts/Facts.tsx";
import styles from "./Findings.module.css";
import type { FindingDetail } from "./use-analysis.ts";

type Evidence = FindingDetail["evidence"];

/** The counts and means behind a lead. */
export function EvidenceView({ evidence }: { evidence: Evidence }) {
  const text = useText();
  const { facts, lines, chart } = evidence;
  return (
    <>
      <Facts rows={facts.map((one) => [text(one.label), fixed(one.value, one.decimals)] as const)} />
      {lines.length > 0 && (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line.zh}>{text(line)}</li>
          ))}
        </ul>
      )}
      {chart !== null && <Chart chart={chart} />}
    </>
  );
}

function Chart({ chart }: { chart: NonNullable<Evidence["chart"]> }) {
  const { t } = useTranslation();
  const text = useText();
  const { points, decimals } = chart;
  const axis = text(chart.axis);
  const data = useMemo(
    () => ({
      ...{ axis, decimals, rows: points.map((one) => text(one.label)) },
      series: [
        {
          name: axis,
          dots: points.map(({ value, low, high, marked }) => ({
            ...{ value, low: low ?? null, high: high ?? null },
            marked: marked ?? false,
          })),
        },
      ],
    }),
    [points, axis, decimals, text],
  );
  const counts = points.map((one) => one.n ?? null);
  const known = counts.some((n) => n !== null);
  return (
    <div style={{ marginTop: 16 }}>
      <DotFigure
        title={text(chart.title)}
        data={data}
        {...(known ? { counts: { name: t("figure.n"), values: counts } } : {})}
      />
    </div>
  );
}
