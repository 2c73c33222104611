import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { fixed } from "../../lib/format.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import "./texts.ts";

/** How far the differences between people can be trusted; nothing before the first scoring. */
export function ReliabilityFacts({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["campaign", campaignId, "reliability"],
    queryFn: () => get<Shape<"CampaignReliability">>(`/api/campaigns/${campaignId}/reliability`),
  });
  if (data === undefined) return null;
  const enough = data.icc2 !== null && data.icc2 >= data.wanted;
  return (
    <Panel title={t("grades.reliability")}>
      <p>
        {t(enough ? "grades.reliable" : "grades.unreliable", {
          icc2: fixed(data.icc2, 3),
          wanted: fixed(data.wanted, 2),
          needed: data.ratersNeeded ?? "—",
          size: fixed(data.averageSize, 1),
        })}
      </p>
      <Facts
        rows={[
          [t("evidence.ratees"), data.ratees],
          [t("evidence.sheets"), data.sheets],
          ["ICC(1)", fixed(data.icc1, 4)],
          ["ICC(2)", fixed(data.icc2, 4)],
          [t("grades.alpha"), fixed(data.alpha, 4)],
          [t("grades.meanOfMeans"), fixed(data.meanOfMeans, 4)],
          [t("grades.sdOfMeans"), fixed(data.sdOfMeans, 4)],
        ]}
      />
    </Panel>
  );
}
