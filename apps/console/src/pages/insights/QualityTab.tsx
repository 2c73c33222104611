import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Table } from "antd";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { fixed } from "../../lib/format.ts";
import { DotFigure } from "../../parts/charts/DotFigure.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";

type Row = Shape<"ReliabilityItem">;

/** How far the ratings of each campaign can be trusted, and how many raters would be enough. */
export function QualityTab({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation();
  const list = useQuery({
    queryKey: ["reliability"],
    queryFn: () => get<{ items: Row[] }>("/api/reliability"),
  });
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <PageLoading />;
  const { items } = list.data;
  const [first] = items;
  const good = items.filter(isEnough).length;
  const wanted = fixed(first?.wanted, 2);
  return (
    <>
      <PageHead
        title={t("quality.title")}
        note={first && t("quality.sentence", { n: items.length, good, wanted })}
      />
      {tabs}
      <Panel>
        <p className="soft">{t("quality.what")}</p>
        {first === undefined ? (
          <Empty description={t("quality.none")} />
        ) : (
          <>
            <Chart items={items} wanted={first.wanted} />
            <Campaigns items={items} />
          </>
        )}
      </Panel>
    </>
  );
}

function isEnough({ icc2, wanted }: Row): boolean {
  return icc2 !== null && icc2 >= wanted;
}

function Chart({ items, wanted }: { items: readonly Row[]; wanted: number }) {
  const { t } = useTranslation();
  const data = useMemo(
    () => ({
      rows: items.map((one) => one.name),
      axis: t("quality.axis"),
      decimals: 2,
      range: [0, 1] as const,
      series: [
        { name: t("quality.axis"), dots: items.map(({ icc2 }) => (icc2 === null ? null : { value: icc2 })) },
      ],
      line: { value: wanted, label: t("quality.wanted", { value: fixed(wanted, 2) }) },
    }),
    [items, wanted, t],
  );
  return <DotFigure title={t("quality.chart")} data={data} withTable={false} />;
}

function Campaigns({ items }: { items: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <Table<Row>
      size="small"
      rowKey="campaignId"
      style={{ marginTop: 16 }}
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={[...items]}
      columns={[
        {
          title: t("quality.campaign"),
          render: (_, one) => <Link to={`/campaigns/${one.campaignId}`}>{one.name}</Link>,
        },
        { title: t("campaign.people"), dataIndex: "ratees", className: "num" },
        { title: t("quality.size"), className: "num", render: (_, one) => fixed(one.averageSize, 1) },
        { title: t("quality.icc1"), className: "num", render: (_, one) => fixed(one.icc1, 3) },
        { title: t("quality.icc2"), className: "num", render: (_, one) => fixed(one.icc2, 3) },
        { title: t("quality.needed"), className: "num", render: (_, one) => <Needed row={one} /> },
        {
          title: t("quality.severity"),
          render: (_, one) => (
            <Link to={`/campaigns/${one.campaignId}/findings`} search={{ tab: "severity" } as never}>
              {t(one.severity === "adjusted" ? "quality.severity.adjusted" : "quality.severity.not")}
            </Link>
          ),
        },
        { title: t("quality.leads"), dataIndex: "openFindings", className: "num" },
      ]}
    />
  );
}

function Needed({ row }: { row: Row }) {
  const { t } = useTranslation();
  const { ratersNeeded, averageSize } = row;
  if (ratersNeeded === null) return <span className="soft">{t("quality.unknown")}</span>;
  const missing = Math.ceil(ratersNeeded - (averageSize ?? 0));
  const note = isEnough(row) || missing <= 0 ? t("quality.enough") : t("quality.more", { n: missing });
  return (
    <>
      {ratersNeeded} <span className="soft">{note}</span>
    </>
  );
}
