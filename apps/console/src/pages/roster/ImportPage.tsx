import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Alert, Button, Popconfirm } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, remove } from "../../api/http.ts";
import { useJob } from "../../api/jobs.ts";
import { useText } from "../../i18n/index.ts";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { ImportPreview } from "./ImportPreview.tsx";
import type { RosterImport } from "./shapes.ts";

/** An import from reading to result; the address can be kept and opened again. */
export function Page() {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { importId = "" } = useParams({ strict: false });
  const [applyJob, setApplyJob] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["roster-import", importId],
    queryFn: () => get<RosterImport>(`/api/roster/imports/${importId}`),
    refetchInterval: ({ state }) => (state.data?.status === "reading" ? 700 : false),
  });
  const ended = useCallback(() => {
    void client.invalidateQueries({ queryKey: ["roster-import", importId] });
    void client.invalidateQueries({ queryKey: ["cadres"] });
    void client.invalidateQueries({ queryKey: ["units"] });
  }, [client, importId]);
  const reading = useJob(data?.status === "reading" ? data.jobId : null);
  const applying = useJob(applyJob, ended);
  const confirm = useMutation({
    mutationFn: () => post<{ jobId: string }>(`/api/roster/imports/${importId}/confirm`),
    onSuccess: ({ jobId }) => setApplyJob(jobId),
    onError: say.refused,
  });
  const discard = useMutation({
    mutationFn: () => remove(`/api/roster/imports/${importId}`),
    onSuccess: () => navigate({ to: "/roster/import" }),
    onError: say.refused,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const counts = data.summary?.counts;
  const nothing = counts !== undefined && counts.add + counts.change === 0;
  const busy = confirm.isPending || applying?.status === "queued" || applying?.status === "running";
  return (
    <>
      <PageHead
        title={t("import.title")}
        note={data.fileName}
        actions={
          data.status === "preview" && (
            <>
              <Popconfirm title={t("import.discardSure")} onConfirm={() => discard.mutate()}>
                <Button disabled={busy}>{t("import.discard")}</Button>
              </Popconfirm>
              <Button type="primary" loading={busy} disabled={nothing} onClick={() => confirm.mutate()}>
                {counts && !nothing
                  ? t("import.confirm", { add: counts.add, change: counts.change })
                  : t("import.nothingToDo")}
              </Button>
            </>
          )
        }
      />
      {data.status === "reading" && (
        <Panel>{reading ? <JobProgress job={reading} /> : <PageLoading />}</Panel>
      )}
      {applying !== null && data.status !== "confirmed" && (
        <Panel>
          <JobProgress job={applying} />
          <p className="soft">{t("jobs.mayLeave")}</p>
        </Panel>
      )}
      {data.status === "failed" && (
        <Alert
          type="error"
          showIcon
          title={t("import.failed")}
          description={data.summary?.failure ? text(data.summary.failure.text) : t("import.failedUnknown")}
          action={<Link to="/roster/import">{t("import.another")}</Link>}
        />
      )}
      {data.status === "discarded" && <Alert type="info" showIcon title={t("import.discarded")} />}
      {data.status === "confirmed" && counts && (
        <Alert
          type="success"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("import.done", { add: counts.add, change: counts.change, same: counts.same })}
          description={counts.errorRows > 0 ? t("import.doneErrors", { n: counts.errorRows }) : undefined}
          action={<Link to="/roster">{t("import.toRoster")}</Link>}
        />
      )}
      {(data.status === "preview" || data.status === "confirmed") && <ImportPreview data={data} />}
    </>
  );
}
