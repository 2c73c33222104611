import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { cancelJob, fileOf, isOpen, type Job, secondsLeft } from "../api/jobs.ts";
import { type Translate, useText } from "../i18n/index.ts";

/** How far a job is, how long it still takes, and what came out of it. */
export function JobProgress({ job }: { job: Job }) {
  const { t } = useTranslation();
  const text = useText();
  const file = fileOf(job);
  const left = secondsLeft(job, Date.now());
  const percent = job.total ? Math.floor((job.done / job.total) * 100) : 0;
  return (
    <div role="status" aria-live="polite">
      <div style={{ display: "flex", gap: 12, alignItems: "baseline", justifyContent: "space-between" }}>
        <span>{text(job.title)}</span>
        <span className="soft">{t(`jobs.${job.status}`)}</span>
      </div>
      {isOpen(job) && (
        <>
          <Progress
            percent={percent}
            size="small"
            showInfo={job.total !== null}
            aria-label={text(job.title)}
          />
          <div style={{ display: "flex", justifyContent: "space-between", alignItems: "center" }}>
            <span className="soft num">
              {job.total !== null && t("jobs.progress", { done: job.done, total: job.total })}
              {left !== null && ` · ${t("jobs.left", { left: shownLeft(left, t) })}`}
            </span>
            <Button size="small" onClick={() => void cancelJob(job.jobId)}>
              {t("jobs.cancel")}
            </Button>
          </div>
        </>
      )}
      {job.error !== null && (
        <p style={{ margin: "4px 0", color: "var(--hj-danger)" }}>{text(job.error.text)}</p>
      )}
      {job.status === "done" && file !== null && <a href={file}>{t("jobs.download")}</a>}
    </div>
  );
}

function shownLeft(seconds: number, t: Translate): string {
  if (seconds < 90) return t("jobs.seconds", { n: seconds });
  return t("jobs.minutes", { n: Math.round(seconds / 60) });
}
