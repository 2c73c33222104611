import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { isOpen, useJob } from "../../api/jobs.ts";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import "./texts.ts";

/** Compute every score sheet from the sealed evidence. */
export function ScoreJob({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const ended = useCallback(
    () => void client.invalidateQueries({ queryKey: ["campaign", campaignId] }),
    [client, campaignId],
  );
  const job = useJob(jobId, ended);
  const start = useMutation({
    mutationFn: () => post<{ jobId: string }>(`/api/campaigns/${campaignId}/score`),
    onSuccess: (answer) => setJobId(answer.jobId),
    onError: say.refused,
  });
  const busy = start.isPending || (job !== null && isOpen(job));
  return (
    <Panel
      title={t("grades.score")}
      extra={
        <Button type="primary" loading={busy} onClick={() => start.mutate()}>
          {t("grades.scoreNow")}
        </Button>
      }
    >
      <p className="soft">{t("grades.scoreHint")}</p>
      {job !== null && <JobProgress job={job} />}
    </Panel>
  );
}
