import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { instantText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import { TalkRecord } from "../feedback/TalkRecord.tsx";

type Talk = Shape<"Talk">;

/** Who gives the result back in a talk, what was recorded about it, and whether it was so. */
export function TalkPart({ campaignId, talk }: { campaignId: string; talk: Talk }) {
  const { t } = useTranslation();
  const { record, answer, giverName, due } = talk;
  return (
    <Panel title={t("talks.my")}>
      {record === null ? (
        <p>
          {t(talk.state === "overdue" ? "talks.myOverdue" : "talks.myWaiting", { giver: giverName, due })}
        </p>
      ) : (
        <TalkRecord talk={talk} />
      )}
      {record !== null && answer === null && (
        <Answer key={record.recordedAt} campaignId={campaignId} recordedAt={record.recordedAt} />
      )}
      {answer !== null && (
        <p>
          {t(answer.tookPlace ? "talks.myConfirmed" : "talks.myDisputed", { at: instantText(answer.at) })}
          {answer.note !== "" && <span className="soft"> {answer.note}</span>}
        </p>
      )}
    </Panel>
  );
}

function Answer({ campaignId, recordedAt }: { campaignId: string; recordedAt: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [tookPlace, setTookPlace] = useState(true);
  const [note, setNote] = useState("");
  const send = useMutation({
    mutationFn: () =>
      post(`/api/my/talks/${campaignId}/answer`, { tookPlace, note: note.trim(), recordedAt }),
    onSuccess: () => {
      say.done(t("talks.answered"));
      return client.invalidateQueries({ queryKey: ["my"] });
    },
    onError: say.refused,
  });
  return (
    <>
      <p className="soft">{t("talks.myAsk")}</p>
      <Radio.Group
        value={tookPlace}
        onChange={(event) => setTookPlace(event.target.value === true)}
        style={{ display: "grid", gap: 8 }}
        options={[
          { value: true, label: t("talks.tookPlace") },
          { value: false, label: t("talks.notSo") },
        ]}
      />
      <Input.TextArea
        rows={2}
        maxLength={1000}
        style={{ margin: "12px 0" }}
        aria-label={t("talks.answerNote")}
        placeholder={t(tookPlace ? "talks.answerNote" : "talks.answerNeeded")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        type="primary"
        disabled={!tookPlace && note.trim() === ""}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {t("talks.answer")}
      </Button>
    </>
  );
}
