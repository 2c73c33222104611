import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useSay } from "../../parts/use-say.ts";
import type { NextStep } from "./shapes.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** Propose or confirm a step of a round; `early` says that the words are the reason for what is missing. */
export function useAdvance(onDone: () => void) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  return useMutation({
    mutationFn: ({ to, words, early }: { to: NextStep["step"]; words: string; early: boolean }) =>
      post<{ state: "proposed" | "taken" }>(`${api}/advance`, {
        to,
        note: early ? "" : words,
        ...(early ? { earlyReason: words } : {}),
      }),
    onSuccess: ({ state }) => {
      say.done(t(state === "taken" ? "round.taken" : "campaign.proposed"));
      onDone();
      refresh();
    },
    onError: say.refused,
  });
}

export function useWithdraw() {
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  return useMutation({
    mutationFn: () => post(`${api}/withdraw`, { note: "" }),
    onSuccess: refresh,
    onError: say.refused,
  });
}
