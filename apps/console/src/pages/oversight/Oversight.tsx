import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { get, post } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { instantText } from "../../lib/format.ts";
import { Facts } from "../../parts/Facts.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { Checkpoints } from "./Checkpoints.tsx";
import { Events } from "./Events.tsx";
import type { CheckpointList, CheckpointRow } from "./shapes.ts";
import "./texts.ts";

const COMMAND = "npx hengjian verify audit audit.jsonl --root ";

/** Oversight [监督]: the root to keep outside, the log, and how to check it without us. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const say = useSay();
  const client = useQueryClient();
  const list = useQuery({
    queryKey: ["checkpoints"],
    queryFn: () => get<CheckpointList>("/api/audit/checkpoints"),
  });
  const make = useMutation({
    mutationFn: () => post<CheckpointRow>("/api/audit/checkpoints"),
    onSuccess: (made) => {
      say.done(t("oversight.made", { n: made.treeSize }));
      return client.invalidateQueries({ queryKey: ["checkpoints"] });
    },
    onError: say.refused,
  });
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <PageLoading />;
  const latest = list.data.items[0];
  return (
    <>
      <PageHead
        title={t("nav.oversight")}
        note={t("oversight.note")}
        actions={
          <>
            <Button href="/api/audit/export">{t("oversight.export")}</Button>
            <Button onClick={() => window.print()}>{t("do.print")}</Button>
            {may(session, "audit.checkpoint") && (
              <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
                {t("oversight.make")}
              </Button>
            )}
          </>
        }
      />
      <Panel title={t("oversight.root")}>
        {latest === undefined ? (
          <p className="soft">{t("oversight.none")}</p>
        ) : (
          <Facts
            rows={[
              [t("oversight.size"), latest.treeSize],
              [t("oversight.time"), instantText(latest.createdAt)],
              [t("oversight.rootHash"), <Hash key="root" text={latest.rootHash} />],
              [t("oversight.key"), <Hash key="key" text={list.data.key} />],
            ]}
          />
        )}
      </Panel>
      <Panel title={t("oversight.verify")}>
        <p className="soft">{t("oversight.verifySteps")}</p>
        <Typography.Text code copyable style={{ wordBreak: "break-all" }}>
          {`${COMMAND}${latest?.rootHash ?? ""}`}
        </Typography.Text>
      </Panel>
      <Checkpoints rows={list.data.items} />
      <Events />
    </>
  );
}

function Hash({ text }: { text: string }) {
  return (
    <Typography.Text
      copyable
      style={{ wordBreak: "break-all", fontFamily: "ui-monospace, Consolas, monospace" }}
    >
      {text}
    </Typography.Text>
  );
}
