import { useTranslation } from "react-i18next";
import { useUrlState } from "../../lib/url-state.ts";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { TabBar } from "../../parts/TabBar.tsx";
import { CampaignFrame } from "../campaigns/CampaignFrame.tsx";
import { AnalysisPanel } from "./AnalysisPanel.tsx";
import { FindingList, LIST_DEFAULTS } from "./FindingList.tsx";
import { SeverityPanel } from "./SeverityPanel.tsx";
import { TestsPanel } from "./TestsPanel.tsx";
import { useAnalysis } from "./use-analysis.ts";
import "./texts.ts";

const DEFAULTS = { tab: "leads", ...LIST_DEFAULTS };

/** Findings [线索] of a campaign: the analysis, the leads to work through, severity, and which tests were made. */
export function Page() {
  return <CampaignFrame>{({ campaign }) => <Findings campaignId={campaign.campaignId} />}</CampaignFrame>;
}

function Findings({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const [state, set] = useUrlState(DEFAULTS);
  const analysis = useAnalysis(campaignId);
  if (analysis.error) return <Failed error={analysis.error} onRetry={() => void analysis.refetch()} />;
  if (analysis.data === undefined) return <PageLoading />;
  const { data } = analysis;
  return (
    <>
      <AnalysisPanel campaignId={campaignId} data={data} />
      {data.analysis !== null && (
        <>
          <TabBar
            label={t("findings.parts")}
            chosen={state.tab}
            onChoose={(tab) => set({ tab })}
            items={[
              { key: "leads", label: t("findings.tab.leads", { n: data.counts.open }) },
              { key: "severity", label: t("findings.tab.severity") },
              { key: "tests", label: t("findings.tab.tests") },
            ]}
          />
          {state.tab === "severity" ? (
            <SeverityPanel
              severity={data.analysis.severity}
              use={data.use}
              onScoreSheets={data.analysis.onScoreSheets}
              campaignId={campaignId}
            />
          ) : state.tab === "tests" ? (
            <TestsPanel tests={data.analysis.tests} rate={data.falseDiscoveryRate} />
          ) : (
            <FindingList campaignId={campaignId} data={data} state={state} set={set} />
          )}
        </>
      )}
    </>
  );
}
