import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Alert, Button, Checkbox, Popconfirm } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, remove } from "../../api/http.ts";
import { isOpen, type Job, useJob } from "../../api/jobs.ts";
import type { Shape } from "../../api/shapes.ts";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { useCampaign, useCampaignId } from "../campaigns/use-campaign.ts";
import { useScheme } from "./group-names.ts";
import { MappingForm } from "./MappingForm.tsx";
import { RatingCheck } from "./RatingCheck.tsx";
import { Sample } from "./Sample.tsx";
import "../campaigns/texts.ts";

type Detail = Shape<"RatingImport">;

/** One file of ratings: what its columns and values mean, what is wrong in it, then counting it. */
export function Page() {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const campaignId = useCampaignId();
  const { importId = "" } = useParams({ strict: false });
  const base = `/api/campaigns/${campaignId}/ratings/${importId}`;
  const back = `/campaigns/${campaignId}/evidence`;
  const [jobId, setJobId] = useState<string | null>(null);
  const [replace, setReplace] = useState(false);
  const campaign = useCampaign(campaignId).data?.campaign;
  const scheme = useScheme(campaign?.schemeId ?? "", campaign?.schemeVersion ?? "");
  const { data, error, refetch } = useQuery({
    queryKey: ["campaign", campaignId, "ratings", importId],
    queryFn: () => get<Detail>(base),
  });
  const ended = useCallback(
    (job: Job) => {
      void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
      if (job.status === "done") {
        say.done(t("evidence.counted"));
        void navigate({ to: back });
      }
    },
    [client, campaignId, say.done, t, navigate, back],
  );
  const job = useJob(jobId, ended);
  const confirm = useMutation({
    mutationFn: () => post<{ jobId: string }>(`${base}/confirm`, { replace }),
    onSuccess: (answer) => setJobId(answer.jobId),
    onError: say.refused,
  });
  const discard = useMutation({
    mutationFn: () => remove(base),
    onSuccess: () => navigate({ to: back }),
    onError: say.refused,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined || scheme === undefined) return <PageLoading />;
  const open = data.status === "uploaded" || data.status === "checked";
  const { check } = data;
  const overlapping = (check?.overlaps.length ?? 0) > 0;
  const ready = open && check !== null && check.faultCount === 0 && (!overlapping || replace);
  const busy = confirm.isPending || (job !== null && isOpen(job));
  return (
    <>
      <PageHead
        title={t("evidence.import")}
        note={`${campaign?.name ?? ""} · ${data.fileName} · ${t(`evidence.state.${data.status}`)}`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: back })}>{t("do.back")}</Button>
            {open && (
              <Popconfirm title={t("evidence.discardSure")} onConfirm={() => discard.mutate()}>
                <Button disabled={busy}>{t("import.discard")}</Button>
              </Popconfirm>
            )}
            {open && (
              <Button type="primary" disabled={!ready} loading={busy} onClick={() => confirm.mutate()}>
                {t("evidence.confirm", { n: check?.counts.sheets ?? 0 })}
              </Button>
            )}
          </>
        }
      />
      {job !== null && (
        <Panel>
          <JobProgress job={job} />
        </Panel>
      )}
      {open && overlapping && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("evidence.overlap", { files: check?.overlaps.map((one) => one.fileName).join(", ") })}
          description={
            <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
              {t("evidence.replace")}
            </Checkbox>
          }
        />
      )}
      {check !== null && <RatingCheck check={check} />}
      {open && (
        <MappingForm
          key={data.mappingFrom}
          data={data}
          scheme={scheme}
          onSaved={(next) => client.setQueryData(["campaign", campaignId, "ratings", importId], next)}
          address={`${base}/mapping`}
        />
      )}
      {data.sample.length > 0 && <Sample data={data} />}
    </>
  );
}
