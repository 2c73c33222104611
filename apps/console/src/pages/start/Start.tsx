import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { OwnBallots } from "../../parts/OwnBallots.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed } from "../../parts/states.tsx";
import { Places } from "./Places.tsx";
import { RunningCampaigns } from "./RunningCampaigns.tsx";
import styles from "./Start.module.css";

type Todo = Shape<"TodoItem">;

/** What must I do now, by when. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ["todo"],
    queryFn: () => get<{ items: Todo[] }>("/api/todo"),
  });
  return (
    <>
      <PageHead title={t("start.hello", { name: session.user.displayName })} />
      <Panel title={`${t("start.todo")}${data && data.items.length > 0 ? ` (${data.items.length})` : ""}`}>
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error && <Skeleton active />}
        {data?.items.length === 0 && <p className="soft">{t("start.todoNone")}</p>}
        <ul className={styles.cards}>
          {data?.items.map((item) => (
            <TodoCard key={item.key} item={item} />
          ))}
        </ul>
      </Panel>
      <OwnBallots />
      {may(session, "campaigns.read") ? <RunningCampaigns /> : <Places />}
    </>
  );
}

function TodoCard({ item }: { item: Todo }) {
  const text = useText();
  return (
    <li>
      <Link to={item.link} className={`${styles.card} ${item.overdue ? styles.overdue : ""}`}>
        {item.about !== null && <span className={styles.about}>{item.about}</span>}
        <span className={styles.what}>{text(item.text)}</span>
        {item.count !== null && <strong className={styles.count}>{item.count}</strong>}
        <Due item={item} />
      </Link>
    </li>
  );
}

function Due({ item }: { item: Todo }) {
  const { t } = useTranslation();
  if (item.due === null) return null;
  const left = item.daysLeft ?? 0;
  const words =
    left < 0
      ? t("start.overdue", { n: -left })
      : left === 0
        ? t("start.dueToday")
        : t("start.daysLeft", { n: left });
  return (
    <span className={styles.due}>
      {t("start.due", { date: item.due })} · {words}
    </span>
  );
}
