import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { STAGE_RULES } from "@hengjian/appraisal";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { dayOf } from "../../lib/format.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import filters from "../../parts/filters.module.css";
import { PageHead } from "../../parts/PageHead.tsx";
import { QueryInput } from "../../parts/QueryInput.tsx";

type Item = Shape<"CampaignItem">;
const DEFAULTS = { q: "", stage: "", sort: "-createdAt", page: 1, size: 50 };

export function Page() {
  const { t } = useTranslation();
  const text = useText();
  const session = useSession();
  const [state, set] = useUrlState(DEFAULTS);
  const list = useQuery({
    queryKey: ["campaigns", state],
    queryFn: ({ signal }) => get<ListPage<Item>>("/api/campaigns", state, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t("nav.campaigns")}
        actions={
          may(session, "campaigns.edit") && (
            <Link to="/campaigns/new">
              <Button type="primary" icon={<PlusOutlined />}>
                {t("campaign.create")}
              </Button>
            </Link>
          )
        }
      />
      <search className={filters.filters}>
        <QueryInput value={state.q} placeholder={t("campaign.searchHint")} onChange={(q) => set({ q })} />
        <Select
          allowClear
          style={{ width: 140 }}
          placeholder={t("campaign.stage")}
          aria-label={t("campaign.stage")}
          value={state.stage || null}
          onChange={(stage) => set({ stage: stage ?? "" })}
          options={STAGE_RULES.map((rule) => ({ value: rule.stage, label: text(rule.label) }))}
        />
      </search>
      <DataTable<Item>
        rowKey="campaignId"
        list={list}
        onState={set}
        empty={t("campaign.empty")}
        columns={[
          {
            title: t("campaign.name"),
            render: (_, one) => <Link to={`/campaigns/${one.campaignId}`}>{one.name}</Link>,
          },
          { title: t("campaign.kind"), render: (_, one) => t(`campaign.kind.${one.kind}`) },
          { title: t("campaign.year"), dataIndex: "year", className: "num" },
          { title: t("campaign.stage"), render: (_, one) => <Tag>{text(one.stageLabel)}</Tag> },
          { title: t("campaign.since"), render: (_, one) => dayOf(one.stageSince), className: "date" },
          {
            title: t("campaign.due"),
            className: "date",
            render: (_, one) => (
              <span style={one.overdue ? { color: "var(--hj-danger)" } : {}}>{one.due ?? "—"}</span>
            ),
          },
          { title: t("campaign.units"), dataIndex: "units", className: "num" },
          { title: t("campaign.people"), dataIndex: "ratees", className: "num" },
        ]}
      />
    </>
  );
}
