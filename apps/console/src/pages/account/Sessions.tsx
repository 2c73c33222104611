import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get, remove } from "../../api/http.ts";
import { instantText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Failed } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import { deviceOf } from "./device.ts";
import styles from "./Sessions.module.css";

interface SessionRow {
  sessionId: string;
  address: string;
  agent: string;
  createdAt: string;
  seenAt: string;
  current: boolean;
}

/** Where the person is signed in, as cards that fit a phone. */
export function Sessions() {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["sessions"],
    queryFn: () => get<{ items: SessionRow[] }>("/api/sessions"),
  });
  const end = useMutation({
    mutationFn: (sessionId: string) => remove(`/api/sessions/${sessionId}`),
    onSuccess: () => {
      say.done(t("account.ended"));
      return client.invalidateQueries({ queryKey: ["sessions"] });
    },
    onError: say.refused,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <Panel title={t("account.sessions")}>
      <p className="soft">{t("account.sessionsNote")}</p>
      <ul className={styles.list}>
        {(data?.items ?? []).map((one) => (
          <li key={one.sessionId}>
            <div>
              <strong title={one.agent}>{deviceOf(one.agent) ?? t("account.otherProgram")}</strong>{" "}
              {one.current && <Tag color="blue">{t("account.here")}</Tag>}
              <div className="soft">
                {t("account.address")} {one.address} · {t("account.since")} {instantText(one.createdAt)} ·{" "}
                {t("account.seen")} {instantText(one.seenAt)}
              </div>
            </div>
            {!one.current && (
              <Button
                loading={end.isPending && end.variables === one.sessionId}
                onClick={() => end.mutate(one.sessionId)}
              >
                {t("account.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
