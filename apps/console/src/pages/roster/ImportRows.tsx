import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import { FIELD_LABELS } from "./fields.ts";
import type { ImportRow, RowState } from "./shapes.ts";

/** The rows of one kind, by the server's paging; for changes, before and after. */
export function ImportRows({ importId, state }: { importId: string; state: RowState }) {
  const { t } = useTranslation();
  const [paging, setPaging] = useState({ page: 1, size: 50 });
  const list = useQuery({
    queryKey: ["roster-import", importId, "rows", state, paging],
    queryFn: () => get<ListPage<ImportRow>>(`/api/roster/imports/${importId}/rows`, { state, ...paging }),
    placeholderData: keepPreviousData,
  });
  const shown = (value: string | null) => (value === null || value === "" ? t("state.unknown") : value);
  return (
    <DataTable<ImportRow>
      rowKey="position"
      list={list}
      onState={({ page, size }) => setPaging((now) => ({ page: page ?? 1, size: size ?? now.size }))}
      columns={[
        { title: t("import.row"), render: (_, one) => `${one.row.sheet} ${one.row.row}` },
        { title: t("roster.name"), render: (_, one) => String(one.row.person.name ?? "") },
        { title: t("roster.unit"), render: (_, one) => String(one.row.person.unitName ?? "") },
        { title: t("roster.title_"), render: (_, one) => String(one.row.person.title ?? "") },
        ...(state === "change"
          ? [
              {
                title: t("import.differences"),
                render: (_: unknown, one: ImportRow) =>
                  one.differences.map(({ field, before, after }) => (
                    <div key={field}>
                      {FIELD_LABELS[field] ? t(FIELD_LABELS[field]) : field}:{" "}
                      <del className="soft">{shown(before)}</del> → {shown(after)}
                    </div>
                  )),
              },
            ]
          : [
              {
                title: t("roster.birth"),
                render: (_: unknown, one: ImportRow) => String(one.row.person.birth ?? ""),
              },
              {
                title: t("roster.rank"),
                render: (_: unknown, one: ImportRow) => String(one.row.person.rank ?? ""),
              },
            ]),
      ]}
    />
  );
}
