import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, put } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";
import { hasReached } from "../../lib/stages.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { DataTable, type ListPage } from "../../parts/DataTable.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import { CampaignFrame } from "./CampaignFrame.tsx";
import type { Campaign } from "./use-campaign.ts";

type Row = Shape<"SnapshotRow">;
const DEFAULTS = { page: 1, size: 50 };

export function Page() {
  return <CampaignFrame>{(data) => <Snapshot data={data} />}</CampaignFrame>;
}

/** The people assessed: frozen rows, or what a freeze would take now. */
function Snapshot({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const session = useSession();
  const { campaignId, frozen, stage } = data.campaign;
  const [state, set] = useUrlState(DEFAULTS);
  const [asked, setAsked] = useState<Row | null>(null);
  const list = useQuery({
    queryKey: ["campaign", campaignId, "snapshot", state],
    queryFn: () => get<ListPage<Row>>(`/api/campaigns/${campaignId}/snapshot`, state),
  });
  const editable = may(session, "campaigns.edit") && frozen !== null && !hasReached(stage, "seal");
  return (
    <Panel title={t("campaign.tab.snapshot")}>
      <p className="soft">{t(frozen ? "snapshot.frozen" : "snapshot.notFrozen")}</p>
      <DataTable<Row>
        rowKey="cadreId"
        list={list}
        onState={set}
        empty={t(frozen ? "state.empty" : "snapshot.emptyYet")}
        columns={[
          { title: t("roster.unitCode"), dataIndex: "unitCode" },
          { title: t("roster.unit"), dataIndex: "unitName" },
          { title: t("roster.name"), dataIndex: "name" },
          { title: t("roster.title_"), dataIndex: "post" },
          {
            title: t("snapshot.hash"),
            dataIndex: "rowHash",
            render: (hash: string) => <code title={hash}>{hash.slice(0, 12)}</code>,
          },
          {
            title: t("snapshot.unrated"),
            render: (_, row) =>
              editable ? (
                <Button size="small" type="link" onClick={() => setAsked(row)}>
                  {row.unratedReason || t("snapshot.giveReason")}
                </Button>
              ) : (
                row.unratedReason || "—"
              ),
          },
        ]}
      />
      {asked !== null && <Unrated campaignId={campaignId} row={asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function Unrated({ campaignId, row, onClose }: { campaignId: string; row: Row; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState(row.unratedReason ?? "");
  const save = useMutation({
    mutationFn: () => put(`/api/campaigns/${campaignId}/ratees/${row.cadreId}/unrated`, { reason }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
      onClose();
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("snapshot.unratedOf", { name: row.name })}
      okText={t("do.save")}
      cancelText={t("do.cancel")}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => save.mutate()}
    >
      <p className="soft">{t("snapshot.unratedHint")}</p>
      <Input.TextArea
        rows={3}
        maxLength={1000}
        value={reason}
        aria-label={t("snapshot.unrated")}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
