import { Alert, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useListing, useText } from "../../i18n/index.ts";
import { Panel } from "../../parts/Panel.tsx";
import { TabBar } from "../../parts/TabBar.tsx";
import styles from "./ImportPreview.module.css";
import { ImportRows } from "./ImportRows.tsx";
import { Understood } from "./ImportUnderstood.tsx";
import type { Remark, RosterImport } from "./shapes.ts";

/** What was understood, what is wrong where, what would change: all before anything does. */
export function ImportPreview({ data }: { data: RosterImport }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  const { summary } = data;
  const [tab, setTab] = useState<string | null>(null);
  const counts = summary?.counts;
  if (!summary || !counts) return null;
  const errors = summary.errors ?? [];
  const notices = summary.notices ?? [];
  const figures = [
    ["import.rows", counts.dataRows],
    ["import.add", counts.add],
    ["import.change", counts.change],
    ["import.same", counts.same],
    ["import.errorRows", counts.errorRows],
    ["import.newUnits", counts.newUnits],
  ] as const;
  const rowsShown = data.status === "preview";
  const items = [
    {
      key: "errors",
      label: `${t("import.errors")} (${errors.length})`,
      children: <Remarks remarks={errors} none={t("import.noErrors")} />,
    },
    ...(notices.length > 0
      ? [
          {
            key: "notices",
            label: `${t("import.notices")} (${notices.length})`,
            children: <Remarks remarks={notices} none="" />,
          },
        ]
      : []),
    ...(rowsShown
      ? (["add", "change", "same"] as const).map((state) => ({
          key: state,
          label: `${t(`import.${state}`)} (${counts[state]})`,
          children: <ImportRows importId={data.importId} state={state} />,
        }))
      : []),
    {
      key: "missing",
      label: `${t("import.missing")} (${counts.missing})`,
      children: (
        <>
          <p className="soft">{t("import.missingHint")}</p>
          <p>{listing((summary.missing ?? []).map((one) => `${one.name} (${one.unit})`))}</p>
        </>
      ),
    },
    { key: "understood", label: t("import.understood"), children: <Understood summary={summary} /> },
  ];
  const chosen = tab ?? (errors.length > 0 ? "errors" : rowsShown ? "add" : "understood");
  return (
    <>
      {(summary.fileNotices ?? []).map((notice) => (
        <Alert key={notice.en} type="warning" showIcon title={text(notice)} style={{ marginBottom: 12 }} />
      ))}
      <Panel title={t("import.summary", { asOf: summary.asOf ?? "—" })}>
        <dl className={styles.figures}>
          {figures.map(([label, value]) => (
            <div key={label} className={label === "import.errorRows" && value > 0 ? styles.bad : undefined}>
              <dt>{t(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel>
        <TabBar label={t("import.parts")} items={items} chosen={chosen} onChoose={setTab} />
        {items.find((item) => item.key === chosen)?.children}
      </Panel>
    </>
  );
}

function Remarks({ remarks, none }: { remarks: Remark[]; none: string }) {
  const { t } = useTranslation();
  const text = useText();
  if (remarks.length === 0) return <p className="soft">{none}</p>;
  return (
    <Table<Remark>
      size="small"
      rowKey={(one) => `${one.sheet}/${one.row}/${one.column}/${one.problem.en}`}
      dataSource={remarks}
      scroll={{ x: "max-content" }}
      pagination={{ pageSize: 20, size: "small", hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t("import.sheet"), dataIndex: "sheet" },
        { title: t("import.row"), dataIndex: "row", className: "num" },
        { title: t("import.column"), dataIndex: "column", align: "center" },
        { title: t("import.value"), dataIndex: "value", render: (value: string) => value || "—" },
        {
          title: t("import.problem"),
          render: (_, one) => <span className={styles.wrap}>{text(one.problem)}</span>,
        },
        {
          title: t("import.remedy"),
          render: (_, one) => <span className={styles.wrap}>{text(one.remedy)}</span>,
        },
      ]}
    />
  );
}
