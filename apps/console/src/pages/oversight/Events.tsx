import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { instantText } from "../../lib/format.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import { Panel } from "../../parts/Panel.tsx";
import type { AuditEventRow } from "./shapes.ts";
import { useWords } from "./use-words.ts";

const DEFAULTS = { action: "", page: 1, size: 20 };

export function Events() {
  const { t } = useTranslation();
  const words = useWords();
  const [state, set] = useUrlState(DEFAULTS);
  const list = useQuery({
    queryKey: ["audit-events", state],
    queryFn: ({ signal }) => get<ListPage<AuditEventRow>>("/api/audit/events", state, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel
      title={t("oversight.events")}
      extra={
        <Input.Search
          allowClear
          style={{ width: 280 }}
          placeholder={t("oversight.filter")}
          aria-label={t("oversight.filter")}
          defaultValue={state.action}
          onSearch={(action) => set({ action: action.trim() })}
        />
      }
    >
      <p className="soft">{t("oversight.eventsNote")}</p>
      <DataTable<AuditEventRow>
        rowKey="eventId"
        list={list}
        onState={({ page, size }) =>
          set({ ...(page === undefined ? {} : { page }), ...(size === undefined ? {} : { size }) })
        }
        columns={[
          { title: t("oversight.time"), dataIndex: "at", render: instantText },
          { title: t("oversight.actor"), render: (_, row) => row.actorName ?? row.actor },
          {
            title: t("oversight.action"),
            dataIndex: "action",
            render: (action: string) => (
              <>
                {words.deed(action)} <code className="soft">{action}</code>
              </>
            ),
          },
          {
            title: t("oversight.subject"),
            render: (_, row) => words.subject(row.subjectType, row.subjectId),
          },
          {
            title: t("oversight.hash"),
            dataIndex: "afterHash",
            render: (hash: string | null) =>
              hash === null ? "—" : <code title={hash}>{`${hash.slice(0, 12)}…`}</code>,
          },
        ]}
      />
    </Panel>
  );
}
