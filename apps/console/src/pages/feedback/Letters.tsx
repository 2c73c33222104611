import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { dayOf } from "../../lib/format.ts";
import { hasReached } from "../../lib/stages.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import filters from "../../parts/filters.module.css";
import { Panel } from "../../parts/Panel.tsx";
import { QueryInput } from "../../parts/QueryInput.tsx";
import { CampaignFrame } from "../campaigns/CampaignFrame.tsx";
import type { Campaign } from "../campaigns/use-campaign.ts";
import { Improvements } from "./Improvements.tsx";
import { LetterActions } from "./LetterActions.tsx";

type Row = Shape<"LetterItem">;
const DEFAULTS = { q: "", state: "", page: 1, size: 50 };
const STATES = ["missing", "open", "ready", "released", "acknowledged"] as const;

/** The letters of a campaign: drafted, checked, released, acknowledged. */
export function Page() {
  return <CampaignFrame>{(data) => <Letters data={data} />}</CampaignFrame>;
}

function Letters({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const { campaignId, stage } = data.campaign;
  const [state, set] = useUrlState(DEFAULTS);
  const list = useQuery({
    queryKey: ["campaign", campaignId, "letters", state],
    queryFn: ({ signal }) => get<ListPage<Row>>(`/api/campaigns/${campaignId}/letters`, state, signal),
    placeholderData: keepPreviousData,
  });
  if (!hasReached(stage, "decide")) {
    return (
      <Panel>
        <p className="soft">{t("letters.notYet")}</p>
      </Panel>
    );
  }
  return (
    <>
      <LetterActions data={data} />
      <Panel title={t("letters.list")}>
        <search className={`${filters.filters} no-print`}>
          <QueryInput value={state.q} placeholder={t("grades.searchHint")} onChange={(q) => set({ q })} />
          <Select
            allowClear
            style={{ width: 160 }}
            placeholder={t("evidence.state")}
            aria-label={t("evidence.state")}
            value={state.state || null}
            onChange={(value) => set({ state: value ?? "" })}
            options={STATES.map((one) => ({ value: one, label: t(`letters.state.${one}`) }))}
          />
        </search>
        <DataTable<Row>
          rowKey="cadreId"
          list={list}
          onState={set}
          columns={[
            { title: t("roster.unitCode"), dataIndex: "unitCode" },
            { title: t("roster.unit"), dataIndex: "unitName" },
            {
              title: t("roster.name"),
              render: (_, row) =>
                row.drafted ? (
                  <Link to={`/campaigns/${campaignId}/letters/${row.cadreId}`}>{row.name}</Link>
                ) : (
                  row.name
                ),
            },
            { title: t("grades.grade"), render: (_, row) => row.grade ?? "—" },
            { title: t("evidence.state"), render: (_, row) => <LetterState row={row} /> },
            { title: t("letters.releasedAt"), className: "date", render: (_, row) => dayOf(row.releasedAt) },
            {
              title: t("letters.acknowledged"),
              render: (_, row) =>
                row.acknowledged === null ? (
                  "—"
                ) : (
                  <span title={row.acknowledged.comment}>
                    {dayOf(row.acknowledged.at)}{" "}
                    {!row.acknowledged.understood && <Tag color="orange">{t("letters.questions")}</Tag>}
                  </span>
                ),
            },
          ]}
        />
      </Panel>
      {hasReached(stage, "feedback") && <Improvements campaignId={campaignId} />}
    </>
  );
}

function LetterState({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (row.acknowledged !== null) return <Tag color="green">{t("letters.state.acknowledged")}</Tag>;
  if (row.releasedAt !== null) return <Tag color="blue">{t("letters.state.released")}</Tag>;
  if (!row.drafted) return <Tag>{t("letters.state.missing")}</Tag>;
  if ((row.openErrors ?? 0) > 0)
    return <Tag color="red">{t("letters.openErrors", { n: row.openErrors })}</Tag>;
  return <Tag>{t("letters.state.ready")}</Tag>;
}
