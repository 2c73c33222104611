import { useQuery } from "@tanstack/react-query";
import { Empty, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import { fixed } from "../../lib/format.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { OwnBallots } from "../../parts/OwnBallots.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { Acknowledge } from "./Acknowledge.tsx";
import { LetterPart } from "./LetterPart.tsx";
import styles from "./My.module.css";
import type { MyLetter, MyResult } from "./shapes.ts";
import { TalkPart } from "./TalkPart.tsx";
import { Timeline } from "./Timeline.tsx";

/** Below the letter, so it comes after the first load. */
const ScoreSheet = lazy(() =>
  import("../../parts/score-sheet/ScoreSheetView.tsx").then((part) => ({ default: part.ScoreSheetView })),
);

/** The one page of a person who is assessed [我的考核]: the result, what it rests on, the letter, the rights. */
export function Page() {
  const { t } = useTranslation();
  const [state, set] = useUrlState({ campaign: "" });
  const [focus, setFocus] = useState<string | undefined>();
  const results = useQuery({
    queryKey: ["my", "results"],
    queryFn: () => get<{ items: MyResult[] }>("/api/my/results"),
  });
  const letters = useQuery({
    queryKey: ["my", "letters"],
    queryFn: () => get<{ items: MyLetter[] }>("/api/my/letters"),
  });
  const failed = results.error ?? letters.error;
  if (failed)
    return <Failed error={failed} onRetry={() => void Promise.all([results.refetch(), letters.refetch()])} />;
  if (results.data === undefined || letters.data === undefined) return <PageLoading />;
  const all = results.data.items;
  const result = all.find((one) => one.campaign.campaignId === state.campaign) ?? all[0];
  const letter = letters.data.items.find((one) => one.campaign.campaignId === result?.campaign.campaignId);
  if (result === undefined) {
    return (
      <>
        <PageHead title={t("my.title")} />
        <OwnBallots />
        <Empty description={t("my.none")} />
      </>
    );
  }
  const see = (nodeId: string) => {
    setFocus(nodeId);
    document.getElementById("my-sheet")?.scrollIntoView({ behavior: "auto", block: "start" });
  };
  return (
    <>
      <PageHead
        title={t("my.title")}
        note={result.campaign.name}
        actions={
          all.length > 1 && (
            <select
              className={styles.year}
              aria-label={t("my.year")}
              value={result.campaign.campaignId}
              onChange={(event) => {
                setFocus(undefined);
                set({ campaign: event.target.value });
              }}
            >
              {all.map((one) => (
                <option key={one.campaign.campaignId} value={one.campaign.campaignId}>
                  {one.campaign.name}
                </option>
              ))}
            </select>
          )
        }
      />
      <OwnBallots />
      <Headline result={result} />
      {letter && <LetterPart letter={letter} onSee={see} />}
      {letter?.talk && <TalkPart campaignId={letter.campaign.campaignId} talk={letter.talk} />}
      {letter && <Acknowledge letter={letter} />}
      <Panel title={t("sheet.tree")} id="my-sheet">
        <Suspense fallback={<Skeleton active />}>
          <ScoreSheet key={result.campaign.campaignId} root={result.sheet.root} focus={focus} />
        </Suspense>
      </Panel>
      {letter && <Timeline letter={letter} />}
    </>
  );
}

function Headline({ result }: { result: MyResult }) {
  const { t } = useTranslation();
  const text = useText();
  const { sheet, grade, rank, cohortSize } = result;
  const cells: [string, string][] = [
    [t("my.score"), fixed(sheet.root.value, sheet.root.decimals)],
    [t("my.grade"), grade === null ? "—" : text(grade.label)],
    [t("my.rank"), rank === null ? "—" : t("my.rankOf", { rank, n: cohortSize })],
  ];
  return (
    <dl className={styles.headline}>
      {cells.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
