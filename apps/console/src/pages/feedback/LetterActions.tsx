import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { isOpen, type Job, useJob } from "../../api/jobs.ts";
import { may, useSession } from "../../api/session.ts";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import type { Campaign } from "../campaigns/use-campaign.ts";

/** What is done with all letters at once: draft, release, export as a zip. */
export function LetterActions({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const say = useSay();
  const session = useSession();
  const client = useQueryClient();
  const { campaignId, stage } = data.campaign;
  const [jobId, setJobId] = useState<string | null>(null);
  const base = `/api/campaigns/${campaignId}/letters`;
  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
  }, [client, campaignId]);
  const job = useJob(
    jobId,
    useCallback((_: Job) => refresh(), [refresh]),
  );
  const started = ({ jobId: id }: { jobId: string }) => setJobId(id);
  const draft = useMutation({
    mutationFn: () => post<{ jobId: string }>(`${base}/draft`, {}),
    onSuccess: started,
    onError: say.refused,
  });
  const zip = useMutation({
    mutationFn: () => post<{ jobId: string }>(`${base}/export`, {}),
    onSuccess: started,
    onError: say.refused,
  });
  const release = useMutation({
    mutationFn: () => post<{ released: number }>(`${base}/release`, {}),
    onSuccess: ({ released }) => {
      say.done(t("letters.released", { n: released }));
      refresh();
    },
    onError: say.refused,
  });
  if (!may(session, "feedback.write")) return null;
  const busy = job !== null && isOpen(job);
  return (
    <Panel title={t("letters.all")}>
      <p className="soft">{t("letters.allHint")}</p>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Button loading={draft.isPending} disabled={busy} onClick={() => draft.mutate()}>
          {t("letters.draft")}
        </Button>
        {stage === "feedback" && (
          <Popconfirm title={t("letters.releaseSure")} onConfirm={() => release.mutate()}>
            <Button type="primary" loading={release.isPending} disabled={busy}>
              {t("letters.release")}
            </Button>
          </Popconfirm>
        )}
        <Button loading={zip.isPending} disabled={busy} onClick={() => zip.mutate()}>
          {t("letters.export")}
        </Button>
      </div>
      {job !== null && (
        <div style={{ marginTop: 12, maxWidth: 560 }}>
          <JobProgress job={job} />
          {isOpen(job) && <p className="soft">{t("jobs.mayLeave")}</p>}
        </div>
      )}
    </Panel>
  );
}
