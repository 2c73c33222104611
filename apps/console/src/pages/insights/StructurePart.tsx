import { Button, Table } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { shareText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import { downloadCsv } from "./download.ts";
import styles from "./Insights.module.css";
import type { StructureRow, TableName } from "./shapes.ts";

const Bars = lazy(() => import("./Bars.tsx"));

/** One question: its answer as a sentence, a bar chart, and the table beside it. */
export function StructurePart({ name, rows }: { name: TableName; rows: readonly StructureRow[] }) {
  const { t } = useTranslation();
  const title = t(`insights.${name}`);
  const named = rows.map((row) => ({ ...row, label: row.key === "" ? t("insights.unknown") : row.key }));
  const most = named.filter((row) => row.key !== "").sort((a, b) => b.count - a.count)[0];
  const sentence =
    most === undefined
      ? title
      : t("insights.most", { title, name: most.label, n: most.count, share: shareText(most.share) });
  return (
    <Panel
      title={sentence}
      extra={
        <Button
          size="small"
          onClick={() =>
            downloadCsv(title, [
              [t("insights.class"), t("insights.count"), t("insights.share")],
              ...named.map((row) => [row.label, row.count, row.key === "" ? "" : shareText(row.share)]),
            ])
          }
        >
          {t("insights.table")}
        </Button>
      }
    >
      <div className={styles.both}>
        <div className={styles.chart}>
          <Suspense fallback={null}>
            <Bars title={title} rows={named} />
          </Suspense>
        </div>
        <Table
          size="small"
          rowKey="label"
          pagination={false}
          dataSource={named}
          columns={[
            { title: t("insights.class"), dataIndex: "label" },
            { title: t("insights.count"), dataIndex: "count", className: "num" },
            {
              title: t("insights.share"),
              className: "num",
              render: (_, row) => (row.key === "" ? "—" : shareText(row.share)),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
