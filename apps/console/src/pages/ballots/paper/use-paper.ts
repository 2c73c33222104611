import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { get } from "../../../api/http.ts";
import type { Shape } from "../../../api/shapes.ts";
import { useSay } from "../../../parts/use-say.ts";
import { useCampaignId } from "../../campaigns/use-campaign.ts";
import type { PaperCount } from "./cells.ts";

const paperKey = (campaignId: string, ...rest: readonly string[]) =>
  ["campaign", campaignId, "paper", ...rest] as const;

export function usePaperList() {
  const campaignId = useCampaignId();
  return useQuery({
    queryKey: paperKey(campaignId),
    queryFn: () => get<Shape<"PaperCounts">>(`/api/campaigns/${campaignId}/paper`),
  });
}

/** Address of the API of one count. */
export function usePaperPlace() {
  const campaignId = useCampaignId();
  const { countId = "" } = useParams({ strict: false });
  return { campaignId, countId, api: `/api/campaigns/${campaignId}/paper/${countId}` };
}

export function usePaper() {
  const { campaignId, countId, api } = usePaperPlace();
  return useQuery({
    queryKey: paperKey(campaignId, countId),
    queryFn: () => get<PaperCount>(api),
  });
}

/** A deed that answers with the count as it now stands. */
export function usePaperDeed<Input>(deed: (input: Input) => Promise<PaperCount>, done?: string) {
  const { campaignId, countId } = usePaperPlace();
  const client = useQueryClient();
  const say = useSay();
  return useMutation({
    mutationFn: deed,
    onSuccess: (count) => {
      client.setQueryData(paperKey(campaignId, countId), count);
      void client.invalidateQueries({ queryKey: ["campaign", campaignId], refetchType: "none" });
      if (done !== undefined) say.done(done);
    },
    onError: say.refused,
  });
}
