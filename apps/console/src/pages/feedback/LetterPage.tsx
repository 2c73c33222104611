import FilePdfOutlined from "@ant-design/icons/FilePdfOutlined";
import FileWordOutlined from "@ant-design/icons/FileWordOutlined";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";
import { dayOf, instantText } from "../../lib/format.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { RaterComments } from "../../parts/RaterComments.tsx";
import { ScoreSheetView } from "../../parts/score-sheet/ScoreSheetView.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useCampaignId } from "../campaigns/use-campaign.ts";
import type { ResultDetail } from "../results/shapes.ts";
import { LetterEditor } from "./LetterEditor.tsx";
import { LetterText } from "./LetterText.tsx";

/** One letter: as it will read, its parts to edit with what the check finds, and the score sheet behind it. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const campaignId = useCampaignId();
  const { cadreId = "" } = useParams({ strict: false });
  const [editing, setEditing] = useState(false);
  const [focus, setFocus] = useState<string | undefined>(undefined);
  const address = `/api/campaigns/${campaignId}/letters/${cadreId}`;
  const letter = useQuery({
    queryKey: ["campaign", campaignId, "letters", cadreId],
    queryFn: () => get<Shape<"Letter">>(address),
  });
  const result = useQuery({
    queryKey: ["result", campaignId, cadreId],
    queryFn: () => get<ResultDetail>(`/api/campaigns/${campaignId}/results/${cadreId}`),
    enabled: may(session, "results.read"),
  });
  if (letter.error) return <Failed error={letter.error} onRetry={() => void letter.refetch()} />;
  if (letter.data === undefined) return <PageLoading />;
  const { ratee, releasedAt, openErrors, acknowledged } = letter.data;
  const editable = may(session, "feedback.write") && releasedAt === null;
  return (
    <>
      <PageHead
        title={t("letters.of", { name: ratee.name })}
        note={`${ratee.unitName} ${ratee.post}`}
        actions={
          <>
            <Link to={`/campaigns/${campaignId}/letters`}>
              <Button>{t("do.back")}</Button>
            </Link>
            <Button icon={<FileWordOutlined />} href={`${address}.docx`}>
              Word
            </Button>
            <Button icon={<FilePdfOutlined />} href={`${address}.pdf`}>
              PDF
            </Button>
            {editable && !editing && (
              <Button type="primary" onClick={() => setEditing(true)}>
                {t("do.edit")}
              </Button>
            )}
          </>
        }
      />
      {releasedAt !== null ? (
        <Alert
          type="success"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("letters.releasedOn", { at: instantText(releasedAt) })}
          description={
            <>
              {t("letters.rightsUntil", {
                review: letter.data.reviewUntil ?? "—",
                appeal: letter.data.appealUntil ?? "—",
              })}
              {acknowledged !== null && (
                <div>
                  {t(acknowledged.understood ? "letters.understoodOn" : "letters.questionsOn", {
                    at: dayOf(acknowledged.at),
                  })}{" "}
                  {acknowledged.comment}
                </div>
              )}
            </>
          }
        />
      ) : (
        <Alert
          type={openErrors > 0 ? "error" : "info"}
          showIcon
          style={{ marginBottom: 16 }}
          title={openErrors > 0 ? t("letters.errorsOpen", { n: openErrors }) : t("letters.readyToRelease")}
        />
      )}
      {editing && editable ? (
        <LetterEditor
          key={letter.data.revision}
          letter={letter.data}
          address={address}
          queryKey={["campaign", campaignId, "letters", cadreId]}
          root={result.data?.sheet.root ?? null}
          onClose={() => setEditing(false)}
        />
      ) : (
        <LetterText content={letter.data.content} findings={letter.data.findings} onSee={setFocus} />
      )}
      {letter.data.comments !== null && (
        <Panel title={t("comments.title")}>
          <RaterComments comments={letter.data.comments} />
        </Panel>
      )}
      {result.data && (
        <Panel title={t("letters.behind")} id="sheet">
          <ScoreSheetView root={result.data.sheet.root} focus={focus} />
        </Panel>
      )}
    </>
  );
}
