import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../../api/http.ts";
import type { Shape } from "../../../api/shapes.ts";
import { useText } from "../../../i18n/index.ts";
import { todayInChina } from "../../../lib/format.ts";
import { Field } from "../../../parts/Field.tsx";
import { useSay } from "../../../parts/use-say.ts";
import styles from "../Ballots.module.css";
import { RateeSelect } from "../NewGroup.tsx";
import type { PaperCount } from "./cells.ts";
import { usePaperPlace } from "./use-paper.ts";

/** Open a count: who voted about whom, where and when it was counted. */
export function NewPaper(props: { groups: Shape<"PaperCounts">["groups"]; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { campaignId } = usePaperPlace();
  const today = todayInChina();
  const [group, setGroup] = useState(props.groups[0]?.group ?? "");
  const [ratees, setRatees] = useState<string[]>([]);
  const [place, setPlace] = useState("");
  const [countedOn, setCountedOn] = useState(today);
  const [remark, setRemark] = useState("");
  const open = useMutation({
    mutationFn: () =>
      post<PaperCount>(`/api/campaigns/${campaignId}/paper`, {
        ...{ group, ratees, countedOn },
        ...{ place: place.trim(), remark: remark.trim() },
      }),
    onSuccess: ({ countId }) => {
      void client.invalidateQueries({ queryKey: ["campaign", campaignId, "paper"] });
      void navigate({ to: `/campaigns/${campaignId}/ballots/paper/${countId}` });
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("paper.new")}
      okText={t("paper.new")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: ratees.length === 0 || place.trim() === "" || countedOn === "" }}
      confirmLoading={open.isPending}
      onCancel={props.onClose}
      onOk={() => open.mutate()}
    >
      <div className={styles.fields}>
        <p style={{ margin: 0 }}>{t("paper.unpromised")}</p>
        <Field label={t("paper.group")}>
          {(id) => (
            <Select
              id={id}
              value={group}
              options={props.groups.map((one) => ({ value: one.group, label: text(one.label) }))}
              onChange={setGroup}
            />
          )}
        </Field>
        <RateeSelect value={ratees} onChange={setRatees} />
        <Field label={t("paper.place")}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              placeholder={t("paper.placeHint")}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("paper.countedOn")}>
          {(id) => (
            <Input
              id={id}
              type="date"
              max={today}
              value={countedOn}
              onChange={(event) => setCountedOn(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("paper.remark")}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={1000}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
