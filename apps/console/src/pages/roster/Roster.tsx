import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import ImportOutlined from "@ant-design/icons/ImportOutlined";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { addressOf, get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { CadreDrawer } from "./CadreDrawer.tsx";
import { CadreFilters, LIST_DEFAULTS } from "./CadreFilters.tsx";
import type { CadreRow } from "./shapes.ts";

/** The roster [干部库]: everybody within reach, by the server's paging. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const [state, set] = useUrlState(LIST_DEFAULTS);
  const { open, ...rest } = state;
  const query = { ...rest, heads: rest.heads || undefined, reserve: rest.reserve || undefined };
  const list = useQuery({
    queryKey: ["cadres", query],
    queryFn: ({ signal }) => get<ListPage<CadreRow>>("/api/cadres", query, signal),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(
    () => [
      {
        title: t("roster.name"),
        key: "name",
        sorter: true,
        fixed: "left" as const,
        render: (_: unknown, row: CadreRow) => (
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => set({ open: row.cadreId })}>
            {row.name}
          </Button>
        ),
      },
      { title: t("roster.unit"), dataIndex: "unitName" },
      {
        title: t("roster.title_"),
        dataIndex: "title",
        render: (title: string | null, row: CadreRow) => (
          <>
            {title ?? "—"} {row.isHead && <Tag color="blue">{t("roster.head")}</Tag>}
          </>
        ),
      },
      { title: t("roster.rank"), dataIndex: "rank" },
      { title: t("roster.sex"), dataIndex: "sex" },
      { title: t("roster.birth"), dataIndex: "birth", key: "birth", sorter: true, className: "date" },
      { title: t("roster.education"), dataIndex: "education" },
      {
        title: t("roster.positionSince"),
        dataIndex: "positionSince",
        key: "positionSince",
        sorter: true,
        className: "date",
      },
      {
        title: t("roster.reserve"),
        dataIndex: "reserve",
        render: (reserve: boolean) => (reserve ? t("state.yes") : ""),
      },
    ],
    [t, set],
  );
  return (
    <>
      <PageHead
        title={t("nav.roster")}
        actions={
          <>
            {may(session, "roster.export") && (
              <Button
                icon={<DownloadOutlined />}
                href={addressOf("/api/roster/export", { ...query, page: 1 })}
              >
                {t("do.export")}
              </Button>
            )}
            {may(session, "roster.import") && (
              <Link to="/roster/import">
                <Button type="primary" icon={<ImportOutlined />}>
                  {t("roster.import")}
                </Button>
              </Link>
            )}
          </>
        }
      />
      <CadreFilters state={state} set={set} />
      <DataTable<CadreRow>
        rowKey="cadreId"
        list={list}
        sort={state.sort}
        onState={(change) => set({ ...change, ...(change.sort === "" ? { sort: "roster" } : {}) })}
        columns={columns}
        empty={t("roster.empty")}
      />
      <CadreDrawer cadreId={open === "" ? null : open} onClose={() => set({ open: "" })} />
    </>
  );
}
