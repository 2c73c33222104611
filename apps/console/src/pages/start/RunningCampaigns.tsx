import { STAGE_RULES, STAGES } from "@hengjian/appraisal";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import type { ListPage } from "../../parts/DataTable.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StageLine } from "../../parts/StageLine.tsx";
import styles from "./Start.module.css";

const SHOWN = 12;

/** Where the running campaigns stand, one stage line each. */
export function RunningCampaigns() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["campaigns", "running"],
    queryFn: () => get<ListPage<Shape<"CampaignItem">>>("/api/campaigns", { size: 50, sort: "-createdAt" }),
  });
  if (data === undefined) return null;
  const running = data.items.filter((one) => one.stage !== "archive").slice(0, SHOWN);
  return (
    <Panel title={t("start.running")} extra={<Link to="/campaigns">{t("nav.campaigns")}</Link>}>
      {running.length === 0 && <p className="soft">{t("start.runningNone")}</p>}
      {running.map((campaign) => (
        <div key={campaign.campaignId} className={styles.campaign}>
          <div className={styles.campaignHead}>
            <Link to={`/campaigns/${campaign.campaignId}`}>{campaign.name}</Link>
            <span className="soft">
              {t("campaign.ratees", { n: campaign.ratees })}
              {campaign.due !== null && ` · ${t("start.due", { date: campaign.due })}`}
            </span>
          </div>
          <StageLine small stages={lineOf(campaign)} />
        </div>
      ))}
    </Panel>
  );
}

function lineOf(campaign: Shape<"CampaignItem">) {
  const now = STAGES.indexOf(campaign.stage);
  return STAGE_RULES.map((rule, i) => ({
    stage: rule.stage,
    label: rule.label,
    state: i < now ? ("done" as const) : i === now ? ("now" as const) : ("next" as const),
    due: i === now ? campaign.due : null,
  }));
}
