import { useQuery } from "@tanstack/react-query";
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { useListing, useText } from "../../i18n/index.ts";
import { instantText } from "../../lib/format.ts";
import { stageText } from "../../lib/stages.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { FindingsNote } from "../findings/FindingsNote.tsx";
import type { PackListing } from "../schemes/shapes.ts";
import { CampaignFrame } from "./CampaignFrame.tsx";
import { NextStep } from "./NextStep.tsx";
import type { Campaign } from "./use-campaign.ts";

export function Page() {
  return (
    <CampaignFrame>
      {(data) => (
        <>
          {data.next !== null && <NextStep data={data} />}
          <FindingsNote campaignId={data.campaign.campaignId} />
          <Basis data={data} />
          <Steps steps={data.steps} />
        </>
      )}
    </CampaignFrame>
  );
}

function Basis({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const text = useText();
  const { campaign } = data;
  const listing = useListing();
  const known = useQuery({ queryKey: ["rule-packs"], queryFn: () => get<PackListing[]>("/api/rule-packs") });
  const packs = campaign.packs.map(({ id, version }) => {
    const title = known.data?.find(({ pack }) => pack.id === id && pack.version === version)?.pack.title;
    return `${title === undefined ? id : text(title)} ${version}`;
  });
  return (
    <Panel title={t("campaign.basis")}>
      <Facts
        rows={[
          [t("campaign.kind"), t(`campaign.kind.${campaign.kind}`)],
          [t("campaign.scheme"), `${text(campaign.schemeTitle)} ${campaign.schemeVersion}`],
          [t("campaign.packs"), listing(packs)],
          [t("severity.use"), t(`severity.use.${campaign.severityAdjustment}`)],
          [t("campaign.units"), data.counts.units],
          [t("campaign.people"), data.counts.ratees],
          [
            t("campaign.posting"),
            campaign.postingFrom ? `${campaign.postingFrom} – ${campaign.postingUntil}` : "—",
          ],
          [t("campaign.final"), instantText(campaign.finalAt)],
          [t("campaign.frozenAt"), instantText(campaign.frozen?.frozenAt)],
          [t("campaign.snapshotHash"), campaign.frozen ? <Hash value={campaign.frozen.snapshotHash} /> : "—"],
        ]}
      />
    </Panel>
  );
}

/** The beginning of a hash; whole when copied or hovered. */
function Hash({ value }: { value: string }) {
  return <code title={value}>{value.slice(0, 16)}…</code>;
}

function Steps({ steps }: { steps: readonly Shape<"CampaignStep">[] }) {
  const { t } = useTranslation();
  const text = useText();
  if (steps.length === 0) return null;
  return (
    <Panel title={t("campaign.steps")}>
      <Table<Shape<"CampaignStep">>
        size="small"
        pagination={false}
        scroll={{ x: "max-content" }}
        rowKey={(one) => `${one.to}${one.proposedAt}`}
        dataSource={[...steps]}
        columns={[
          {
            title: t("campaign.step"),
            render: (_, one) => `${text(stageText(one.from))} → ${text(stageText(one.to))}`,
          },
          { title: t("campaign.stepState"), render: (_, one) => t(`campaign.step.${one.state}`) },
          {
            title: t("campaign.proposedBy"),
            render: (_, one) => `${one.proposedBy} ${instantText(one.proposedAt)}`,
          },
          {
            title: t("campaign.confirmedBy"),
            render: (_, one) => (one.confirmedBy ? `${one.confirmedBy} ${instantText(one.takenAt)}` : "—"),
          },
          { title: t("campaign.stepNote"), render: (_, one) => one.earlyReason ?? (one.note || "—") },
        ]}
      />
    </Panel>
  );
}
