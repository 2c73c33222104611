import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";
import { hasReached } from "../../lib/stages.ts";
import { Panel } from "../../parts/Panel.tsx";
import { FindingsNote } from "../findings/FindingsNote.tsx";
import { CampaignFrame } from "./CampaignFrame.tsx";
import { GradeTable } from "./GradeTable.tsx";
import { QuotaPanel } from "./QuotaPanel.tsx";
import { ReliabilityFacts } from "./ReliabilityFacts.tsx";
import { ScoreJob } from "./ScoreJob.tsx";
import type { Campaign } from "./use-campaign.ts";
import "./texts.ts";

/** Scores and grades of a campaign: compute, propose, decide by people. */
export function Page() {
  return <CampaignFrame>{(data) => <Deliberation data={data} />}</CampaignFrame>;
}

function Deliberation({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const session = useSession();
  const { campaignId, stage } = data.campaign;
  const graded = hasReached(stage, "deliberate") && may(session, "grades.read");
  const quota = useQuery({
    queryKey: ["campaign", campaignId, "quota"],
    queryFn: () => get<Shape<"CampaignQuota">>(`/api/campaigns/${campaignId}/quota`),
    enabled: graded,
  });
  if (!hasReached(stage, "score")) {
    return (
      <Panel>
        <p className="soft">{t("grades.notYet")}</p>
      </Panel>
    );
  }
  return (
    <>
      <FindingsNote campaignId={campaignId} />
      {stage === "score" && may(session, "results.score") && <ScoreJob campaignId={campaignId} />}
      {graded && quota.data && (
        <QuotaPanel
          campaignId={campaignId}
          quota={quota.data}
          open={stage === "deliberate" && may(session, "grades.decide")}
        />
      )}
      <Panel
        title={t("grades.list")}
        extra={<Link to={`/results?campaign=${campaignId}`}>{t("grades.allResults")}</Link>}
      >
        <GradeTable
          campaignId={campaignId}
          graded={graded}
          deciding={stage === "deliberate" && may(session, "grades.decide")}
        />
      </Panel>
      <ReliabilityFacts campaignId={campaignId} />
    </>
  );
}
