import type { ScoreNode } from "@hengjian/appraisal";
import { useTranslation } from "react-i18next";
import { fixed } from "../../lib/format.ts";
import styles from "./ScoreSheet.module.css";
import type { Means } from "./walk.ts";

const WIDTH = 300;
const ROW = 26;

/** Raw and severity-adjusted mean as dots with their 95 % limits over the whole scale; the table says the same. */
export function MeanComparison({ means }: { means: Means }) {
  const { t } = useTranslation();
  const rows = [
    { name: t("severity.raw"), node: means.raw, isRing: true },
    { name: t("severity.adjusted"), node: means.adjusted, isRing: false },
  ];
  const [min, max] = axisOf(means);
  const at = (value: number) => 8 + ((value - min) / (max - min)) * (WIDTH - 16);
  const ticks = Array.from({ length: (max - min) * 2 + 1 }, (_, i) => min + i / 2);
  return (
    <>
      <svg
        viewBox={`0 0 ${WIDTH} ${rows.length * ROW + 22}`}
        className={styles.comparison}
        role="img"
        aria-label={t("severity.compare")}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={0} y2={rows.length * ROW} className={styles.grid} />
            <text x={at(tick)} y={rows.length * ROW + 16} textAnchor="middle" className={styles.tick}>
              {tick}
            </text>
          </g>
        ))}
        {rows.map(({ name, node, isRing }, r) => (
          <Mark key={name} node={node} y={r * ROW + ROW / 2} at={at} isRing={isRing} />
        ))}
      </svg>
      <table className={styles.votes}>
        <thead>
          <tr>
            <th scope="col">{t("severity.compare")}</th>
            <th scope="col" className="num">
              {t("figure.value")}
            </th>
            <th scope="col" className="num">
              {t("severity.limits")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, node }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="num">{fixed(node.value, 2)}</td>
              <td className="num">
                {limitsOf(node)
                  ?.map((limit) => fixed(limit, 2))
                  .join(" – ") ?? "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Both means with their limits, to halves of a mark, at least one mark wide. */
function axisOf({ raw, adjusted }: Means): [number, number] {
  const values = [raw, adjusted].flatMap((node) => [node.value ?? 0, ...(limitsOf(node) ?? [])]);
  const low = Math.floor(Math.min(...values) * 2) / 2;
  const high = Math.ceil(Math.max(...values) * 2) / 2;
  return high - low >= 1 ? [low, high] : [Math.max(adjusted.scale.min, high - 1), Math.max(high, low + 1)];
}

function limitsOf(node: ScoreNode): readonly [number, number] | null {
  return node.reliability?.interval95 ?? null;
}

function Mark({
  node,
  y,
  at,
  isRing,
}: {
  node: ScoreNode;
  y: number;
  at: (value: number) => number;
  isRing: boolean;
}) {
  if (node.value === null) return null;
  const limits = limitsOf(node);
  return (
    <g className={isRing ? styles.ring : styles.dotted}>
      {limits && <line x1={at(limits[0])} x2={at(limits[1])} y1={y} y2={y} />}
      {limits?.map((limit) => (
        <line key={limit} x1={at(limit)} x2={at(limit)} y1={y - 5} y2={y + 5} />
      ))}
      <circle cx={at(node.value)} cy={y} r={5} />
    </g>
  );
}
