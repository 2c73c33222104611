import PrinterOutlined from "@ant-design/icons/PrinterOutlined";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import type { Shape } from "../../api/shapes.ts";
import { dayOf } from "../../lib/format.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { RaterComments } from "../../parts/RaterComments.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { LetterText } from "./LetterText.tsx";
import { TalkForm } from "./TalkForm.tsx";
import { TalkGuide } from "./TalkGuide.tsx";
import { TalkRecord } from "./TalkRecord.tsx";

type Detail = Shape<"TalkDetail">;

/** One feedback talk [反馈谈话]: what to say and ask, the record, the letter it is about. */
export function Page() {
  const { t } = useTranslation();
  const session = useSession();
  const { campaignId = "", cadreId = "" } = useParams({ strict: false });
  const address = `/api/campaigns/${campaignId}/talks/${cadreId}`;
  const queryKey = ["campaign", campaignId, "talks", cadreId];
  const { data, error, refetch } = useQuery({ queryKey, queryFn: () => get<Detail>(address) });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  const letter = `/api/campaigns/${campaignId}/letters/${cadreId}`;
  const back = may(session, "talks.record") ? "/talks" : `/campaigns/${campaignId}/letters`;
  return (
    <>
      <PageHead
        title={t("talks.of", { name: data.ratee.name })}
        note={`${data.ratee.unitName} ${data.ratee.post} · ${data.campaign.name}`}
        actions={
          <>
            <Link to={back}>
              <Button>{t("do.back")}</Button>
            </Link>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t("do.print")}
            </Button>
          </>
        }
      />
      <Status detail={data} />
      <Panel title={t("talks.guide")}>
        <p className="soft no-print">{t("talks.guideNote")}</p>
        <TalkGuide guide={data.guide} />
      </Panel>
      <div className="no-print">
        {data.comments !== null && (
          <Panel title={t("comments.title")}>
            <RaterComments comments={data.comments} />
          </Panel>
        )}
        <RecordPart key={data.talk.record?.recordedAt} detail={data} address={address} queryKey={queryKey} />
        <LetterText
          content={data.content}
          extra={
            <>
              <Button size="small" href={`${letter}.docx`}>
                Word
              </Button>
              <Button size="small" href={`${letter}.pdf`}>
                PDF
              </Button>
            </>
          }
        />
      </div>
    </>
  );
}

const KINDS = {
  waiting: "info",
  overdue: "error",
  held: "info",
  confirmed: "success",
  disputed: "warning",
} as const;

function Status({ detail: { talk, acknowledged } }: { detail: Detail }) {
  const { t } = useTranslation();
  const values = { due: talk.due, at: dayOf(talk.answer?.at) };
  const asked = acknowledged !== null && !acknowledged.understood ? acknowledged.comment : "";
  return (
    <div className="no-print">
      <Alert
        type={KINDS[talk.state]}
        showIcon
        style={{ marginBottom: 16 }}
        title={t(`talks.is.${talk.state}`, values)}
        description={
          <>
            {t("talks.giverIs", { name: talk.giverName })}
            {talk.answer !== null && talk.answer.note !== "" && (
              <div>{t("talks.personSays", { note: talk.answer.note })}</div>
            )}
          </>
        }
      />
      {asked !== "" && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("talks.question")}
          description={asked}
        />
      )}
    </div>
  );
}

/** The record, and the form where the giver may write or correct it. */
function RecordPart(props: { detail: Detail; address: string; queryKey: readonly string[] }) {
  const { t } = useTranslation();
  const { talk, mayRecord } = props.detail;
  const [editing, setEditing] = useState(talk.record === null || talk.state === "disputed");
  if (mayRecord && editing) {
    return (
      <Panel title={t("talks.record")}>
        <p className="soft">{t("talks.recordNote")}</p>
        <TalkForm {...props} onSaved={() => setEditing(false)} />
      </Panel>
    );
  }
  if (talk.record === null) return null;
  return (
    <Panel
      title={t("talks.recorded")}
      extra={mayRecord && <Button onClick={() => setEditing(true)}>{t("talks.correct")}</Button>}
    >
      <TalkRecord talk={talk} />
    </Panel>
  );
}
