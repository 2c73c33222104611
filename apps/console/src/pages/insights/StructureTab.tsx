import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Checkbox, DatePicker, Empty, Select, Table } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { fixed, shareText } from "../../lib/format.ts";
import filters from "../../parts/filters.module.css";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import styles from "./Insights.module.css";
import { StructurePart } from "./StructurePart.tsx";
import { type Structure, TABLES } from "./shapes.ts";

export const STRUCTURE_DEFAULTS = { asOf: "", unitId: "", heads: false };
type StructureState = typeof STRUCTURE_DEFAULTS;

interface Props {
  state: StructureState;
  set: (change: Partial<StructureState>) => void;
  /** Stands below the head of the page. */
  tabs: ReactNode;
}

/** Structure analysis [队伍结构分析]: a chart and its table for each question, for any month. */
export function StructureTab({ state, set, tabs }: Props) {
  const { t } = useTranslation();
  const { asOf, unitId, heads } = state;
  const query = { asOf, unitId, heads: heads || undefined };
  const units = useQuery({
    queryKey: ["units"],
    queryFn: () => get<{ items: { unitId: string; name: string }[] }>("/api/units"),
    staleTime: 60_000,
  });
  const structure = useQuery({
    queryKey: ["structure", query],
    queryFn: ({ signal }) => get<Structure>("/api/roster/structure", query, signal),
    placeholderData: keepPreviousData,
  });
  const { data } = structure;
  return (
    <>
      <PageHead
        title={t("insights.title")}
        note={
          data &&
          t("insights.sentence", {
            month: data.asOf,
            total: data.total,
            heads: data.heads,
            reserve: data.reserve,
          })
        }
      />
      {tabs}
      <search className={`${filters.filters} no-print`}>
        <DatePicker
          picker="month"
          allowClear
          aria-label={t("insights.asOf")}
          placeholder={t("insights.asOf")}
          value={state.asOf === "" ? null : dayjs(`${state.asOf}-01`)}
          onChange={(month) => set({ asOf: month?.format("YYYY-MM") ?? "" })}
        />
        <Select
          showSearch={{ optionFilterProp: "label" }}
          allowClear
          style={{ width: 220 }}
          placeholder={t("roster.unit")}
          aria-label={t("roster.unit")}
          value={state.unitId || null}
          onChange={(unitId) => set({ unitId: unitId ?? "" })}
          options={(units.data?.items ?? []).map((unit) => ({ value: unit.unitId, label: unit.name }))}
        />
        <Checkbox checked={state.heads} onChange={(event) => set({ heads: event.target.checked })}>
          {t("insights.onlyHeads")}
        </Checkbox>
      </search>
      {structure.error ? (
        <Failed error={structure.error} onRetry={() => void structure.refetch()} />
      ) : data === undefined ? (
        <PageLoading />
      ) : data.total === 0 ? (
        <Empty description={t("insights.nobody")} />
      ) : (
        <>
          <div className={styles.grid}>
            {TABLES.map((name) => (
              <StructurePart key={name} name={name} rows={data[name]} />
            ))}
          </div>
          <Units data={data} />
        </>
      )}
    </>
  );
}

function Units({ data }: { data: Structure }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("insights.units")}>
      <Table<Structure["units"][number]>
        size="small"
        rowKey="unitId"
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={data.units}
        columns={[
          { title: t("roster.unit"), dataIndex: "name" },
          {
            title: t("insights.count"),
            dataIndex: "total",
            className: "num",
            sorter: (a, b) => a.total - b.total,
          },
          {
            title: t("insights.women"),
            className: "num",
            sorter: (a, b) => a.women / a.total - b.women / b.total,
            render: (_, row) => `${row.women}（${shareText(row.women / row.total)}）`,
          },
          {
            title: t("insights.meanAge"),
            className: "num",
            sorter: (a, b) => (a.meanAge ?? 0) - (b.meanAge ?? 0),
            render: (_, row) => fixed(row.meanAge, 1),
          },
        ]}
      />
    </Panel>
  );
}
