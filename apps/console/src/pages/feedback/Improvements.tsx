import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import { Panel } from "../../parts/Panel.tsx";

type Item = Shape<"ImprovementItem">;

/** What is to be improved, by whom, by when: the measures of the released letters. */
export function Improvements({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const [paging, setPaging] = useState({ page: 1, size: 50 });
  const list = useQuery({
    queryKey: ["campaign", campaignId, "improvements", paging],
    queryFn: () => get<ListPage<Item>>(`/api/campaigns/${campaignId}/improvements`, paging),
  });
  return (
    <Panel title={t("letters.improvements")}>
      <DataTable<Item>
        rowKey={(one) => `${one.cadreId}${one.itemNo}`}
        list={list}
        onState={({ page, size }) => setPaging((now) => ({ page: page ?? 1, size: size ?? now.size }))}
        empty={t("letters.improvementsNone")}
        columns={[
          { title: t("roster.unit"), dataIndex: "unitName" },
          { title: t("roster.name"), dataIndex: "name" },
          {
            title: t("letters.measure"),
            render: (_, one) => (
              <span style={{ display: "block", maxWidth: 520, whiteSpace: "normal" }}>{one.text}</span>
            ),
          },
          { title: t("letters.owner"), dataIndex: "owner" },
          { title: t("letters.due"), dataIndex: "due", className: "date" },
        ]}
      />
    </Panel>
  );
}
