import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { fixed } from "../../lib/format.ts";
import styles from "./DotFigure.module.css";
import type { Dot, DotData } from "./dots.ts";

const DotChart = lazy(() => import("./DotChart.tsx"));

interface Props {
  /** A sentence. */
  title: string;
  data: DotData;
  /** How many lie behind each row. */
  counts?: { name: string; values: readonly (number | null)[] };
  /** False where a fuller table stands below. */
  withTable?: boolean;
}

/** A chart of dots with its title, and the table that says the same. */
export function DotFigure({ title, data, counts, withTable = true }: Props) {
  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <Suspense fallback={<div style={{ height: data.rows.length * 32 + 84 }} />}>
        <DotChart title={title} data={data} />
      </Suspense>
      {withTable && <Values data={data} counts={counts} />}
    </figure>
  );
}

function Values({ data, counts }: { data: DotData; counts: Props["counts"] }) {
  const { t } = useTranslation();
  const hasLimits = data.series.some(({ dots }) => dots.some((dot) => dot?.low != null));
  const limits = (dot: Dot | null | undefined) =>
    dot?.low == null ? "—" : `${fixed(dot.low, data.decimals)} – ${fixed(dot.high, data.decimals)}`;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("figure.row")}</th>
          {data.series.map((one) => (
            <th key={one.name} scope="col" className="num">
              {one.name}
            </th>
          ))}
          {hasLimits && (
            <th scope="col" className="num">
              {t("figure.limits")}
            </th>
          )}
          {counts && (
            <th scope="col" className="num">
              {counts.name}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row, r) => (
          <tr key={r}>
            <th scope="row">{row}</th>
            {data.series.map((one) => (
              <td key={one.name} className="num">
                {fixed(one.dots[r]?.value, data.decimals)}
              </td>
            ))}
            {hasLimits && <td className="num">{limits(data.series.at(-1)?.dots[r])}</td>}
            {counts && <td className="num">{counts.values[r] ?? "—"}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
