import "./texts.ts";

import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Empty, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { instantText } from "../../lib/format.ts";
import { hasReached } from "../../lib/stages.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Failed } from "../../parts/states.tsx";
import { CampaignFrame } from "../campaigns/CampaignFrame.tsx";
import type { Campaign } from "../campaigns/use-campaign.ts";
import { NewRound } from "./NewRound.tsx";
import { PaperPanel } from "./paper/PaperPanel.tsx";
import type { RoundItem } from "./shapes.ts";
import { roundKey } from "./use-round.ts";

/** The votes of a campaign: mock votes and formal ones. */
export function Page() {
  return <CampaignFrame>{(data) => <Votes data={data} />}</CampaignFrame>;
}

function Votes({ data }: { data: Campaign }) {
  const seesPaper = may(useSession(), "evidence.read") && hasReached(data.campaign.stage, "collect");
  return (
    <>
      <Rounds data={data} />
      {seesPaper && <PaperPanel data={data} />}
    </>
  );
}

function Rounds({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const session = useSession();
  const [creating, setCreating] = useState(false);
  const { campaignId, stage } = data.campaign;
  const list = useQuery({
    queryKey: roundKey(campaignId),
    queryFn: () => get<{ items: RoundItem[] }>(`/api/campaigns/${campaignId}/rounds`),
  });
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  const canCreate = may(session, "ballots.edit") && stage === "collect";
  return (
    <Panel
      title={t("round.rounds")}
      extra={
        canCreate && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t("round.create")}
          </Button>
        )
      }
    >
      <p className="soft">{t(hasReached(stage, "collect") ? "round.roundsNote" : "round.notYet")}</p>
      <Table<RoundItem>
        size="small"
        rowKey="roundId"
        pagination={false}
        scroll={{ x: "max-content" }}
        loading={list.isPending}
        dataSource={list.data?.items ?? []}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("round.none")} />,
        }}
        columns={[
          {
            title: t("round.title"),
            render: (_, one) => (
              <>
                <Link to={`/campaigns/${campaignId}/ballots/${one.roundId}`}>{one.title}</Link>{" "}
                {one.mode === "mock" && <Tag color="gold">{t("round.mode.mock")}</Tag>}
              </>
            ),
          },
          { title: t("round.state"), render: (_, one) => <Tag>{t(`round.state.${one.state}`)}</Tag> },
          {
            title: t("round.castingSpan"),
            className: "date",
            render: (_, one) =>
              one.casting === null
                ? "—"
                : `${instantText(one.casting.from)} – ${instantText(one.casting.until)}`,
          },
          { title: t("round.eligible"), dataIndex: "eligible", className: "num" },
          { title: t("round.issued"), dataIndex: "issued", className: "num" },
          { title: t("round.received"), className: "num", render: (_, one) => one.received ?? "—" },
        ]}
      />
      {creating && <NewRound data={data} onClose={() => setCreating(false)} />}
    </Panel>
  );
}
