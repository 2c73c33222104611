import { Link } from "@tanstack/react-router";
import { Alert, Table } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { fixed } from "../../lib/format.ts";
import { DotFigure } from "../../parts/charts/DotFigure.tsx";
import type { Dot } from "../../parts/charts/dots.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import type { Analysis } from "./use-analysis.ts";

type Severity = NonNullable<Analysis["analysis"]>["severity"];
type Row = Severity["ratees"][number];
/** People in the chart; the table has all. */
const MOST = 20;
/** Normal 95 % limits. */
const LIMIT = 1.96;

/** Raw and adjusted means side by side, or in plain words why nothing can be adjusted. */
export function SeverityPanel({
  severity,
  use,
  onScoreSheets,
  campaignId,
}: {
  severity: Severity;
  use: Analysis["use"];
  onScoreSheets: boolean | null;
  campaignId: string;
}) {
  const { t } = useTranslation();
  const text = useText();
  const { model, connectedness } = severity;
  return (
    <Panel title={t("severity.title")}>
      <Alert
        type={severity.code === "adjusted" ? "info" : "warning"}
        showIcon
        style={{ marginBottom: 12 }}
        title={text(severity.text)}
        {...(severity.code === "adjusted" || use === "used" ? { description: t(`severity.${use}Hint`) } : {})}
      />
      {onScoreSheets === false && (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t("findings.notOnSheets")} />
      )}
      {severity.code === "adjusted" && (
        <>
          <Moved rows={severity.ratees} />
          <Means rows={severity.ratees} campaignId={campaignId} />
        </>
      )}
      {model !== null && (
        <Facts
          rows={[
            [t("severity.raters"), model.raters],
            [t("severity.several"), connectedness?.ratersOfSeveral ?? "—"],
            [t("severity.sd"), fixed(model.severitySd, 2)],
            [t("severity.reliability"), fixed(model.severityReliability, 2)],
            [t("severity.rateeReliability"), fixed(model.rateeReliability, 2)],
          ]}
        />
      )}
    </Panel>
  );
}

const shiftOf = ({ raw, adjusted }: Row) => (raw === null || adjusted === null ? null : adjusted - raw);

function limitsOf({ adjusted, se }: Row): [number, number] | null {
  return adjusted === null || se === null ? null : [adjusted - LIMIT * se, adjusted + LIMIT * se];
}

function Moved({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const data = useMemo(() => {
    const most = rows
      .filter((row) => shiftOf(row) !== null)
      .toSorted((a, b) => Math.abs(shiftOf(b) ?? 0) - Math.abs(shiftOf(a) ?? 0))
      .slice(0, MOST);
    return {
      rows: most.map((row) => `${row.name} ${row.unitName}`),
      axis: t("severity.mean"),
      decimals: 2,
      series: [
        {
          name: t("severity.raw"),
          hollow: true,
          dots: most.map(({ raw }) => (raw === null ? null : { value: raw })),
        },
        { name: t("severity.adjusted"), dots: most.map(dotOf) },
      ],
    };
  }, [rows, t]);
  return <DotFigure title={t("severity.chart", { n: data.rows.length })} data={data} withTable={false} />;
}

function dotOf(row: Row): Dot | null {
  const limits = limitsOf(row);
  return row.adjusted === null
    ? null
    : { value: row.adjusted, low: limits?.[0] ?? null, high: limits?.[1] ?? null };
}

function Means({ rows, campaignId }: { rows: readonly Row[]; campaignId: string }) {
  const { t } = useTranslation();
  const text = useText();
  const by = (value: (row: Row) => number | null) => (a: Row, b: Row) => (value(a) ?? 0) - (value(b) ?? 0);
  return (
    <Table<Row>
      size="small"
      rowKey="cadreId"
      scroll={{ x: "max-content" }}
      style={{ margin: "12px 0" }}
      dataSource={[...rows]}
      pagination={{ pageSize: 20, size: "small", hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: t("roster.name"),
          render: (_, row) => <Link to={`/results/${campaignId}/${row.cadreId}`}>{row.name}</Link>,
        },
        { title: t("roster.unit"), dataIndex: "unitName" },
        { title: t("figure.n"), dataIndex: "n", className: "num" },
        {
          title: t("severity.raw"),
          className: "num",
          sorter: by((row) => row.raw),
          render: (_, row) => fixed(row.raw, 2),
        },
        {
          title: t("severity.adjusted"),
          className: "num",
          sorter: by((row) => row.adjusted),
          render: (_, row) => fixed(row.adjusted, 2),
        },
        {
          title: t("severity.limits"),
          className: "num",
          render: (_, row) =>
            limitsOf(row)
              ?.map((limit) => fixed(limit, 2))
              .join(" – ") ?? "—",
        },
        {
          title: t("severity.shift"),
          className: "num",
          sorter: by(shiftOf),
          render: (_, row) => signed(shiftOf(row)),
        },
        ...(rows.some((row) => row.reason !== null)
          ? [
              {
                title: t("severity.why"),
                render: (_: unknown, row: Row) => (row.reason === null ? "—" : text(row.reason)),
              },
            ]
          : []),
      ]}
    />
  );
}

function signed(value: number | null): string {
  if (value === null) return "—";
  return `${value < 0 ? "−" : "+"}${fixed(Math.abs(value), 2)}`;
}
