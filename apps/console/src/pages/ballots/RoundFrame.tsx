import { Link } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkTabs } from "../../parts/LinkTabs.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { StageLine } from "../../parts/StageLine.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import type { RoundDetail } from "./shapes.ts";
import { useRound, useRoundPlace } from "./use-round.ts";

const TABS = [
  { to: "", label: "round.tab.round" },
  { to: "/plan", label: "round.tab.plan" },
  { to: "/cards", label: "round.tab.cards" },
  { to: "/close", label: "round.tab.close" },
] as const;

/** Head of every page of a round: name, mode, where it stands, its parts; below, one part. */
export function RoundFrame({ children }: { children: (data: RoundDetail) => ReactNode }) {
  const { t } = useTranslation();
  const { campaignId, page } = useRoundPlace();
  const { data, error, refetch } = useRound();
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const { round } = data;
  return (
    <>
      <PageHead
        title={
          <>
            {round.title} {round.mode === "mock" && <Tag color="gold">{t("round.mode.mock")}</Tag>}
          </>
        }
        note={round.mode === "mock" ? t("round.mockNote") : undefined}
        actions={
          <>
            <Link to={`/campaigns/${campaignId}/ballots`}>
              <Button>{t("round.back")}</Button>
            </Link>
            {round.manifestHash !== null && (
              <Link to={`${page}/wall`}>
                <Button>{t("wall.open")}</Button>
              </Link>
            )}
          </>
        }
      />
      <Panel>
        <StageLine stages={data.stateLine} />
      </Panel>
      <LinkTabs base={page} label={round.title} tabs={TABS} />
      {children(data)}
    </>
  );
}
