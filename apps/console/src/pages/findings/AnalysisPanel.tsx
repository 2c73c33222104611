import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { isOpen, useJob } from "../../api/jobs.ts";
import { may, useSession } from "../../api/session.ts";
import { useText } from "../../i18n/index.ts";
import { instantText } from "../../lib/format.ts";
import { Facts } from "../../parts/Facts.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import type { Analysis } from "./use-analysis.ts";

/** What the analysis is, when it was made, and the button that makes it (again). */
export function AnalysisPanel({ campaignId, data }: { campaignId: string; data: Analysis }) {
  const { t } = useTranslation();
  const text = useText();
  const session = useSession();
  const say = useSay();
  const client = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const ended = useCallback(() => {
    void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
    void client.invalidateQueries({ queryKey: ["finding"] });
    void client.invalidateQueries({ queryKey: ["todo"] });
  }, [client, campaignId]);
  const job = useJob(jobId, ended);
  const start = useMutation({
    mutationFn: () => post<{ jobId: string }>(`/api/campaigns/${campaignId}/analysis`),
    onSuccess: (answer) => setJobId(answer.jobId),
    onError: say.refused,
  });
  const { analysis } = data;
  const busy = start.isPending || (job !== null && isOpen(job));
  const mayStart = data.mayAnalyse && may(session, "findings.analyse");
  return (
    <Panel
      title={t("findings.analysis")}
      extra={
        mayStart && (
          <Button
            {...(analysis === null || analysis.outdated ? { type: "primary" as const } : {})}
            loading={busy}
            onClick={() => start.mutate()}
          >
            {t(analysis === null ? "findings.analyse" : "findings.again")}
          </Button>
        )
      }
    >
      <p className="soft">{t(data.mayAnalyse ? "findings.whatItDoes" : "findings.notYet")}</p>
      <Alert type="info" showIcon style={{ margin: "8px 0 12px" }} title={text(data.statement)} />
      {job !== null && <JobProgress job={job} />}
      {analysis?.outdated && (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t("findings.outdated")} />
      )}
      {analysis === null ? (
        data.mayAnalyse && !busy && <p>{t("findings.none")}</p>
      ) : (
        <AnalysisFacts analysis={analysis} use={data.use} />
      )}
    </Panel>
  );
}

function AnalysisFacts({
  analysis,
  use,
}: {
  analysis: NonNullable<Analysis["analysis"]>;
  use: Analysis["use"];
}) {
  const { t } = useTranslation();
  const made = analysis.tests.filter((one) => one.tried > 0).length;
  return (
    <Facts
      rows={[
        [t("findings.sheets"), analysis.sheets],
        [t("findings.made"), t("findings.madeOf", { n: made, of: analysis.tests.length })],
        [t("findings.runAt"), instantText(analysis.runAt)],
        [t("findings.runBy"), analysis.runBy],
        [t("severity.use"), t(`severity.use.${use}`)],
        [
          t("findings.resultHash"),
          <code key="hash" title={analysis.resultHash}>
            {analysis.resultHash.slice(0, 16)}…
          </code>,
        ],
      ]}
    />
  );
}
