import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { get } from "../../api/http.ts";
import { useCampaignId } from "../campaigns/use-campaign.ts";
import type { RoundDetail } from "./shapes.ts";

/** Address of the API and of the page of one round. */
export function useRoundPlace() {
  const campaignId = useCampaignId();
  const { roundId = "" } = useParams({ strict: false });
  return {
    campaignId,
    roundId,
    api: `/api/campaigns/${campaignId}/rounds/${roundId}`,
    page: `/campaigns/${campaignId}/ballots/${roundId}`,
  };
}

export const roundKey = (campaignId: string, ...rest: readonly unknown[]) =>
  ["campaign", campaignId, "rounds", ...rest] as const;

export function useRound() {
  const { campaignId, roundId, api } = useRoundPlace();
  return useQuery({
    queryKey: roundKey(campaignId, roundId, "round"),
    queryFn: ({ signal }) => get<RoundDetail>(api, undefined, signal),
  });
}

/** One part of a round, by the end of its address. */
export function useRoundPart<T>(part: string) {
  const { campaignId, roundId, api } = useRoundPlace();
  return useQuery({
    queryKey: roundKey(campaignId, roundId, part),
    queryFn: ({ signal }) => get<T>(`${api}/${part}`, undefined, signal),
  });
}

/** After a change: everything of the campaign's rounds and the list of what is to be done is asked anew. */
export function useRefreshRounds() {
  const campaignId = useCampaignId();
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: roundKey(campaignId) });
    void client.invalidateQueries({ queryKey: ["todo"] });
  };
}
