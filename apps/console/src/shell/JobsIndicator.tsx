import LoadingOutlined from "@ant-design/icons/LoadingOutlined";
import UnorderedListOutlined from "@ant-design/icons/UnorderedListOutlined";
import { Badge, Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { isOpen, useJobs } from "../api/jobs.ts";
import { JobProgress } from "../parts/JobProgress.tsx";

const SHOWN = 8;

export function JobsIndicator() {
  const { t } = useTranslation();
  const { data } = useJobs();
  const items = data?.items ?? [];
  const running = items.filter(isOpen).length;
  if (items.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t("jobs.title")}
      content={
        <ul style={{ listStyle: "none", margin: 0, padding: 0, width: 320, maxWidth: "80vw" }}>
          {items.slice(0, SHOWN).map((job) => (
            <li key={job.jobId} style={{ padding: "8px 0", borderTop: "1px solid var(--hj-line)" }}>
              <JobProgress job={job} />
            </li>
          ))}
        </ul>
      }
    >
      <Badge count={running} size="small" offset={[-6, 6]} color="var(--hj-blue)">
        <Button
          type="text"
          aria-label={t("jobs.label", { n: running })}
          icon={running > 0 ? <LoadingOutlined /> : <UnorderedListOutlined />}
        />
      </Badge>
    </Popover>
  );
}
