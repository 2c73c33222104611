import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { instantText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import type { MyLetter } from "./shapes.ts";

/** How the feedback was received: understood, or with questions. */
export function Acknowledge({ letter }: { letter: MyLetter }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [understood, setUnderstood] = useState(true);
  const [comment, setComment] = useState("");
  const send = useMutation({
    mutationFn: () =>
      post(`/api/my/letters/${letter.campaign.campaignId}/acknowledge`, {
        understood,
        comment: comment.trim(),
      }),
    onSuccess: () => {
      say.done(t("my.thanks"));
      return client.invalidateQueries({ queryKey: ["my"] });
    },
    onError: say.refused,
  });
  const { acknowledged } = letter;
  if (acknowledged) {
    return (
      <Panel title={t("my.acknowledge")}>
        <p>
          {t("my.acknowledged", {
            at: instantText(acknowledged.at),
            how: t(acknowledged.understood ? "my.understood" : "my.questions"),
          })}
        </p>
        {acknowledged.comment && <p className="soft">{acknowledged.comment}</p>}
      </Panel>
    );
  }
  const lacksComment = !understood && comment.trim() === "";
  return (
    <Panel title={t("my.acknowledge")}>
      <p className="soft">{t("my.acknowledgeNote")}</p>
      <Radio.Group
        value={understood}
        onChange={(event) => setUnderstood(event.target.value === true)}
        style={{ display: "grid", gap: 8 }}
        options={[
          { value: true, label: t("my.understood") },
          { value: false, label: t("my.questions") },
        ]}
      />
      <Input.TextArea
        rows={2}
        maxLength={1000}
        style={{ margin: "12px 0" }}
        aria-label={t("my.comment")}
        placeholder={t(understood ? "my.comment" : "my.commentNeeded")}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <Button type="primary" disabled={lacksComment} loading={send.isPending} onClick={() => send.mutate()}>
        {t("my.acknowledge")}
      </Button>
    </Panel>
  );
}
