import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { hasReached } from "../../lib/stages.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import filters from "../../parts/filters.module.css";
import { Panel } from "../../parts/Panel.tsx";
import { QueryInput } from "../../parts/QueryInput.tsx";
import { CampaignFrame } from "../campaigns/CampaignFrame.tsx";
import type { Campaign } from "../campaigns/use-campaign.ts";
import { AssignDrawer } from "./AssignDrawer.tsx";
import { Improvements } from "./Improvements.tsx";
import { LetterActions } from "./LetterActions.tsx";
import { type LetterRow, useLetterColumns } from "./letter-columns.tsx";
import { TALK_STATES } from "./TalkState.tsx";
import "../campaigns/texts.ts";

const DEFAULTS = { q: "", state: "", talk: "", page: 1, size: 50 };
const STATES = ["missing", "open", "ready", "released", "acknowledged"] as const;
const TALKS = ["unassigned", ...TALK_STATES] as const;

/** The letters of a campaign: drafted, checked, released, acknowledged, talked about. */
export function Page() {
  return <CampaignFrame>{(data) => <Letters data={data} />}</CampaignFrame>;
}

function Letters({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const { stage, campaignId } = data.campaign;
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
        <LetterTable data={data} />
      </Panel>
      {hasReached(stage, "feedback") && <Improvements campaignId={campaignId} />}
    </>
  );
}

function LetterTable({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const session = useSession();
  const { campaignId, stage } = data.campaign;
  const [state, set] = useUrlState(DEFAULTS);
  const [chosen, setChosen] = useState<string[]>([]);
  const [assigning, setAssigning] = useState(false);
  const columns = useLetterColumns(campaignId);
  const list = useQuery({
    queryKey: ["campaign", campaignId, "letters", state],
    queryFn: ({ signal }) => get<ListPage<LetterRow>>(`/api/campaigns/${campaignId}/letters`, state, signal),
    placeholderData: keepPreviousData,
  });
  const assigns = may(session, "talks.assign") && (stage === "feedback" || stage === "improve");
  const unassigned = (list.data?.items ?? []).filter((row) => row.releasedAt !== null && row.talk === null);
  return (
    <>
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
        <Select
          allowClear
          style={{ width: 160 }}
          placeholder={t("talks.filter")}
          aria-label={t("talks.filter")}
          value={state.talk || null}
          onChange={(value) => set({ talk: value ?? "" })}
          options={TALKS.map((one) => ({ value: one, label: t(`talks.state.${one}`) }))}
        />
        {assigns && (
          <>
            <Button
              disabled={unassigned.length === 0}
              onClick={() => setChosen(unassigned.map((row) => row.cadreId))}
            >
              {t("talks.chooseOpen", { n: unassigned.length })}
            </Button>
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setAssigning(true)}>
              {t("talks.assignChosen", { n: chosen.length })}
            </Button>
          </>
        )}
      </search>
      <DataTable<LetterRow>
        rowKey="cadreId"
        list={list}
        onState={set}
        columns={columns}
        {...(assigns
          ? {
              rowSelection: {
                selectedRowKeys: chosen,
                onChange: (keys: React.Key[]) => setChosen(keys.map(String)),
                getCheckboxProps: (row: LetterRow) => ({
                  "aria-label": row.name,
                  disabled: !isAssignable(row),
                }),
              },
            }
          : {})}
      />
      {assigning && (
        <AssignDrawer
          campaignId={campaignId}
          cadreIds={chosen}
          onClose={() => setAssigning(false)}
          onAssigned={() => {
            setAssigning(false);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}

/** Released, and not talked about yet. */
function isAssignable({ releasedAt, talk }: LetterRow): boolean {
  if (releasedAt === null) return false;
  return talk === null || talk.record === null || talk.state === "disputed";
}
