import { Alert } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { may, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { type LinkTab, LinkTabs } from "../../parts/LinkTabs.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StageLine } from "../../parts/StageLine.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { type Campaign, useCampaign, useCampaignId } from "./use-campaign.ts";

interface Tab extends LinkTab {
  action: string;
}

const TABS: readonly Tab[] = [
  { to: "", label: "campaign.tab.overview", action: "campaigns.read" },
  { to: "/snapshot", label: "campaign.tab.snapshot", action: "campaigns.read" },
  { to: "/ballots", label: "campaign.tab.ballots", action: "ballots.read" },
  { to: "/evidence", label: "campaign.tab.evidence", action: "evidence.read" },
  { to: "/findings", label: "campaign.tab.findings", action: "findings.read" },
  { to: "/results", label: "campaign.tab.results", action: "results.read" },
  { to: "/letters", label: "campaign.tab.letters", action: "feedback.read" },
];

/** Head of every page of a campaign: name, stage line, the parts of it; below, one part. */
export function CampaignFrame({ children }: { children: (data: Campaign) => ReactNode }) {
  const { t } = useTranslation();
  const text = useText();
  const session = useSession();
  const campaignId = useCampaignId();
  const { data, error, refetch } = useCampaign(campaignId);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const { campaign } = data;
  const tabs = TABS.filter((tab) => may(session, tab.action, true));
  return (
    <>
      <PageHead
        title={campaign.name}
        note={`${text(campaign.category)} · ${campaign.periodFrom} – ${campaign.periodTo} · ${t("campaign.ratees", { n: data.counts.ratees })}`}
      />
      <Panel>
        <StageLine stages={data.stageLine} />
      </Panel>
      {campaign.overdue && campaign.daysLeft !== null && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("campaign.overdue", { stage: text(campaign.stageLabel), n: -campaign.daysLeft })}
        />
      )}
      <LinkTabs base={`/campaigns/${campaignId}`} label={campaign.name} tabs={tabs} />
      {children(data)}
    </>
  );
}
