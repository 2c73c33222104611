import "./texts.ts";

import { readableHash } from "@hengjian/ballot";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button, QRCode } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { watch } from "../../api/http.ts";
import { useSession } from "../../api/session.ts";
import { clockText, timeLeft } from "../../lib/time-left.ts";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useCampaignId } from "../campaigns/use-campaign.ts";
import { phaseAt } from "./phase.ts";
import type { Live } from "./shapes.ts";
import styles from "./Wall.module.css";

const EVERY_MS = 2_000;
/** Without an answer for so long, the wall says that its figures are old. */
const STALE_MS = 15_000;

/** What the hall sees on the screen: how many came and how many ballots are in, never who. */
export function Page() {
  const { t } = useTranslation();
  const { jurisdiction } = useSession();
  const campaignId = useCampaignId();
  const { roundId = "" } = useParams({ strict: false });
  const place = useRef<HTMLElement>(null);
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ["wall", roundId],
    queryFn: ({ signal }) => watch<Live>(`/api/campaigns/${campaignId}/rounds/${roundId}/live`, signal),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
  });
  const now = useClock();
  if (data === undefined)
    return error === null ? <PageLoading /> : <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <main className={styles.wall} ref={place}>
      <header className={styles.head}>
        <h1>{data.title}</h1>
        {jurisdiction.fictional && <p>{t("app.fictionalShort")}</p>}
        {data.mode === "mock" && <p className={styles.mock}>{t("round.mockNote")}</p>}
        {/* The server's clock rules the windows; the hall's computer may be wrong by minutes. */}
        <Countdown live={data} now={Date.parse(data.now) + Math.max(0, now - dataUpdatedAt)} />
      </header>
      {now - dataUpdatedAt > STALE_MS && (
        <p className={styles.stale} role="alert">
          {t("wall.stale")}
        </p>
      )}
      <div className={styles.body}>
        <dl className={styles.counts}>
          <div>
            <dt>{t("wall.issued")}</dt>
            <dd>
              {data.issued} <small>{t("wall.of", { n: data.eligible })}</small>
            </dd>
          </div>
          <div>
            <dt>{t("wall.received")}</dt>
            <dd>{data.received ?? "—"}</dd>
          </div>
        </dl>
        {data.boothUrl !== null && (
          <div className={styles.code}>
            <QRCode
              aria-label={t("wall.scan")}
              value={data.boothUrl}
              type="svg"
              color="#000"
              bgColor="#fff"
              style={{ width: "clamp(220px, 36vh, 560px)", height: "clamp(220px, 36vh, 560px)" }}
            />
            <p>{t("wall.scan")}</p>
            <p>{data.boothUrl}</p>
          </div>
        )}
      </div>
      {data.manifestHash !== null && (
        <p className={styles.hash}>
          {t("round.hash")}
          <br />
          <code>{readableHash(data.manifestHash)}</code>
        </p>
      )}
      <div className={styles.tools}>
        <Link to={`/campaigns/${campaignId}/ballots/${roundId}`}>{t("wall.back")}</Link>
        <Button onClick={() => void place.current?.requestFullscreen()}>{t("wall.full")}</Button>
      </div>
    </main>
  );
}

function Countdown({ live, now }: { live: Live; now: number }) {
  const { t } = useTranslation();
  const { phase, until } = phaseAt(live, now);
  const left = until === null ? null : timeLeft(until, now);
  return <p role="timer">{t(`wall.phase.${phase}`, { left: left === null ? "" : clockText(left) })}</p>;
}

/** The time of this computer, every half second. */
function useClock(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}
