import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get, upload } from "../../api/http.ts";
import { sentenceOf } from "../../api/problem.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { instantText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import { UploadBox } from "../../parts/UploadBox.tsx";
import { CampaignFrame } from "../campaigns/CampaignFrame.tsx";
import type { Campaign } from "../campaigns/use-campaign.ts";
import { RateeEvidence } from "./RateeEvidence.tsx";
import "../campaigns/texts.ts";

type Item = Shape<"RatingImportItem">;

/** Evidence of a campaign: files of ratings collected offline, and what came in about whom. */
export function Page() {
  return (
    <CampaignFrame>
      {(data) => (
        <>
          <Files data={data} />
          <RateeEvidence data={data} />
        </>
      )}
    </CampaignFrame>
  );
}

function Files({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const enters = may(useSession(), "evidence.enter");
  const { campaignId, stage } = data.campaign;
  const list = useQuery({
    queryKey: ["campaign", campaignId, "ratings"],
    queryFn: () => get<{ items: Item[] }>(`/api/campaigns/${campaignId}/ratings`),
    enabled: enters,
  });
  const send = useMutation({
    mutationFn: (file: File) => upload<Item>(`/api/campaigns/${campaignId}/ratings`, file),
    onSuccess: ({ importId }) => navigate({ to: `/campaigns/${campaignId}/evidence/${importId}` }),
  });
  if (!enters) return null;
  const items = list.data?.items ?? [];
  return (
    <Panel title={t("evidence.files")}>
      {stage === "collect" ? (
        <UploadBox
          title={send.isPending ? t("import.sending") : t("evidence.upload")}
          hint={t("evidence.uploadHint")}
          accept=".xlsx,.xls,.csv"
          busy={send.isPending}
          onFile={(file) => send.mutate(file)}
        />
      ) : (
        <p className="soft">{t("evidence.notNow")}</p>
      )}
      {send.error && (
        <Alert type="error" showIcon style={{ marginTop: 12 }} title={text(sentenceOf(send.error))} />
      )}
      {items.length > 0 && (
        <Table<Item>
          style={{ marginTop: 16 }}
          size="small"
          rowKey="importId"
          pagination={false}
          scroll={{ x: "max-content" }}
          dataSource={items}
          columns={[
            {
              title: t("evidence.file"),
              render: (_, one) => (
                <Link to={`/campaigns/${campaignId}/evidence/${one.importId}`}>{one.fileName}</Link>
              ),
            },
            {
              title: t("evidence.state"),
              render: (_, one) => <Tag>{t(`evidence.state.${one.status}`)}</Tag>,
            },
            {
              title: t("evidence.sheets"),
              className: "num",
              render: (_, one) => one.check?.counts.sheets ?? "—",
            },
            {
              title: t("campaign.people"),
              className: "num",
              render: (_, one) => one.check?.counts.ratees ?? "—",
            },
            {
              title: t("evidence.uploadedAt"),
              className: "date",
              render: (_, one) => instantText(one.createdAt),
            },
            {
              title: t("evidence.confirmedAt"),
              className: "date",
              render: (_, one) => instantText(one.confirmedAt),
            },
          ]}
        />
      )}
    </Panel>
  );
}
