import { useQuery } from "@tanstack/react-query";
import { Button, Table } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import filters from "../../parts/filters.module.css";
import { QueryInput } from "../../parts/QueryInput.tsx";
import type { Unit } from "../roster/shapes.ts";

interface Props {
  value?: string[];
  onChange?: (unitIds: string[]) => void;
}

/** Choose units one by one, or all that a search shows. */
export function UnitPicker({ value = [], onChange }: Props) {
  const { t } = useTranslation();
  const [q, setQ] = useState("");
  const { data, isPending } = useQuery({
    queryKey: ["units"],
    queryFn: () => get<{ items: Unit[] }>("/api/units"),
  });
  const shown = useMemo(
    () =>
      (data?.items ?? []).filter((unit) => `${unit.code} ${unit.name} ${unit.head ?? ""}`.includes(q.trim())),
    [data, q],
  );
  return (
    <>
      <div className={filters.filters}>
        <QueryInput value={q} placeholder={t("campaign.unitSearch")} onChange={setQ} />
        <Button onClick={() => onChange?.([...new Set([...value, ...shown.map((unit) => unit.unitId)])])}>
          {t("campaign.addShown", { n: shown.length })}
        </Button>
        <Button disabled={value.length === 0} onClick={() => onChange?.([])}>
          {t("campaign.chooseNone")}
        </Button>
        <span className="soft">{t("campaign.chosen", { n: value.length })}</span>
      </div>
      <Table<Unit>
        size="small"
        rowKey="unitId"
        loading={isPending}
        dataSource={shown}
        pagination={false}
        scroll={{ y: 360 }}
        rowSelection={{
          selectedRowKeys: value,
          preserveSelectedRowKeys: true,
          onChange: (keys) => onChange?.(keys.map(String)),
          getCheckboxProps: (unit) => ({ "aria-label": unit.name }),
        }}
        columns={[
          { title: t("roster.unitCode"), dataIndex: "code", width: 110 },
          { title: t("roster.unit"), dataIndex: "name" },
          { title: t("roster.head"), render: (_, unit) => unit.head ?? t("campaign.noHead"), width: 140 },
        ]}
      />
    </>
  );
}
