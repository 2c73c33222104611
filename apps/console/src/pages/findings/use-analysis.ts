import { useQuery } from "@tanstack/react-query";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";

export type Analysis = Shape<"CampaignAnalysis">;
export type FindingItem = Shape<"Finding">;
export type FindingDetail = Shape<"FindingDetail">;

/** The analysis of a campaign, for those who may read it. */
export function useAnalysis(campaignId: string) {
  const session = useSession();
  return useQuery({
    queryKey: ["campaign", campaignId, "analysis"],
    queryFn: () => get<Analysis>(`/api/campaigns/${campaignId}/analysis`),
    enabled: may(session, "findings.read", true),
  });
}

export const STATES = ["open", "confirmed", "dismissed", "noted", "gone"] as const;
export type FindingState = (typeof STATES)[number];

/** What a finding came to; one that no longer stands and that nobody dealt with is gone. */
export function stateOf({ disposition, stands }: FindingItem): FindingState {
  return disposition === "open" && !stands ? "gone" : disposition;
}
