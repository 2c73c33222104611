import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { useText } from "../../i18n/index.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { fixed } from "../../lib/format.ts";
import { Facts } from "../../parts/Facts.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { ScoreSheetView } from "../../parts/score-sheet/ScoreSheetView.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { PersonFindings } from "../findings/PersonFindings.tsx";
import type { ResultDetail } from "./shapes.ts";

/** One person's result: the grade with its reasons, and the whole score sheet. */
export function Page() {
  const { t } = useTranslation();
  const { campaignId = "", cadreId = "" } = useParams({ strict: false }) as {
    campaignId?: string;
    cadreId?: string;
  };
  const result = useQuery({
    queryKey: ["result", campaignId, cadreId],
    queryFn: () => get<ResultDetail>(`/api/campaigns/${campaignId}/results/${cadreId}`),
  });
  if (result.error) return <Failed error={result.error} onRetry={() => void result.refetch()} />;
  if (result.data === undefined) return <PageLoading />;
  const { ratee, sheet, inputsHash, rank } = result.data;
  return (
    <>
      <PageHead
        title={`${ratee.name}：${fixed(sheet.root.value, sheet.root.decimals)}`}
        note={`${ratee.unitName} ${ratee.post}`}
        actions={
          <>
            <Link to="/results" search={{ campaign: campaignId } as never}>
              <Button>{t("results.back")}</Button>
            </Link>
            <Button onClick={() => window.print()}>{t("do.print")}</Button>
          </>
        }
      />
      <Grade detail={result.data} rank={rank} />
      <PersonFindings campaignId={campaignId} cadreId={cadreId} />
      <Panel title={t("sheet.tree")}>
        <ScoreSheetView root={sheet.root} />
        <p className="soft" style={{ marginTop: 12 }}>
          {t("sheet.hash")} <code>{inputsHash.slice(0, 16)}</code> {t("sheet.hashNote")}
        </p>
      </Panel>
    </>
  );
}

function Grade({ detail, rank }: { detail: ResultDetail; rank: number | null }) {
  const { t } = useTranslation();
  const text = useText();
  const { grade } = detail;
  if (grade === null) return null;
  const { deliberation } = grade;
  const label = (code: string | null) => (code === null ? "—" : t(`grade.${code}` as TextKey));
  return (
    <Panel title={t("results.grade")}>
      <Facts
        rows={[
          [t("results.rank"), rank ?? "—"],
          ...(deliberation ? [[t("results.proposed"), label(deliberation.proposed)] as const] : []),
          [
            t("results.decided"),
            <span key="decided">
              {label(grade.decided)} {grade.final && <Tag color="green">{t("results.final")}</Tag>}
            </span>,
          ],
        ]}
      />
      {deliberation && (
        <ul style={{ margin: "8px 0 0", paddingInlineStart: 20 }}>
          {[...deliberation.bars, ...deliberation.reasons].map((one) => (
            <li key={one.text.zh}>
              {text(one.text)}
              {one.rule && <span className="soft">（{one.rule.source}）</span>}
            </li>
          ))}
          {deliberation.reason && (
            <li>
              {t("results.reason")}：{deliberation.reason}
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}
