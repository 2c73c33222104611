import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useAnalysis } from "./use-analysis.ts";
import "./texts.ts";

/** On the pages of a campaign: leads that wait, or that the ratings are not analysed yet. Nothing otherwise. */
export function FindingsNote({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const { data } = useAnalysis(campaignId);
  if (data === undefined || !data.mayAnalyse) return null;
  const list = `/campaigns/${campaignId}/findings`;
  if (data.analysis === null) {
    return (
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={t("findings.notAnalysed")}
        description={t("findings.notAnalysedHint")}
        action={<Link to={list}>{t("findings.goAnalyse")}</Link>}
      />
    );
  }
  if (data.counts.open === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t("findings.openHere", { n: data.counts.open })}
      description={t("findings.openHint")}
      action={
        <Link to={list} search={{ state: "open" } as never}>
          {t("findings.goThere")}
        </Link>
      }
    />
  );
}
