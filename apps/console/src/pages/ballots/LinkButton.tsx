import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useSay } from "../../parts/use-say.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** A group whose raters rate across the sets, so that all results stand on one scale. */
export function LinkButton() {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const link = useMutation({
    mutationFn: () => post(`${api}/plan/link`, {}),
    onSuccess: refresh,
    onError: say.refused,
  });
  return (
    <Button loading={link.isPending} onClick={() => link.mutate()}>
      {t("plan.link")}
    </Button>
  );
}
