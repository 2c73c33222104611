import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";

export type Campaign = Shape<"Campaign">;

export function useCampaignId(): string {
  const { campaignId = "" } = useParams({ strict: false });
  return campaignId;
}

/** The campaign that the address names. */
export function useCampaign(campaignId: string) {
  return useQuery({
    queryKey: ["campaign", campaignId],
    queryFn: () => get<Campaign>(`/api/campaigns/${campaignId}`),
    enabled: campaignId !== "",
  });
}
