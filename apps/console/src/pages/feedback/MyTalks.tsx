import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import styles from "./Talk.module.css";
import { TalkState } from "./TalkState.tsx";

type Talk = Shape<"MyTalk">;

/** The talks of a feedback giver: those to be held first. */
export function Page() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ["my-talks"],
    queryFn: () => get<{ items: Talk[] }>("/api/my/talks"),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const isOpen = ({ state, closed }: Talk) => !closed && state !== "held" && state !== "confirmed";
  const over = data.items.filter((one) => !isOpen(one));
  return (
    <>
      <PageHead title={t("talks.mine")} note={t("talks.mineNote")} />
      {data.items.length === 0 ? (
        <Empty description={t("talks.none")} />
      ) : (
        <Panel title={t("talks.open")}>
          <TalkList talks={data.items.filter(isOpen)} empty={t("talks.openNone")} />
        </Panel>
      )}
      {over.length > 0 && (
        <Panel title={t("talks.over")}>
          <TalkList talks={over} empty="" />
        </Panel>
      )}
    </>
  );
}

function TalkList({ talks, empty }: { talks: readonly Talk[]; empty: string }) {
  const { t } = useTranslation();
  if (talks.length === 0) return <p className="soft">{empty}</p>;
  return (
    <ul className={styles.list}>
      {talks.map(({ campaign, ratee, due, heldOn, state }) => (
        <li key={`${campaign.campaignId} ${ratee.cadreId}`}>
          <Link className={styles.row} to={`/talks/${campaign.campaignId}/${ratee.cadreId}`}>
            <span>
              <strong>{ratee.name}</strong> {ratee.unitName} {ratee.post}
            </span>
            <TalkState state={state} />
            <span className="soft">{campaign.name}</span>
            <span className="soft date">
              {heldOn === null ? t("talks.by", { date: due }) : t("talks.heldOn", { date: heldOn })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
