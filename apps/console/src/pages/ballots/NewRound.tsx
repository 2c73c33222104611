import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { Field } from "../../parts/Field.tsx";
import { useSay } from "../../parts/use-say.ts";
import type { Campaign } from "../campaigns/use-campaign.ts";
import styles from "./Ballots.module.css";
import type { Mode, RoundDetail } from "./shapes.ts";
import { roundKey } from "./use-round.ts";

/** A new vote; everything else is proposed from roster and scheme and can be changed afterwards. */
export function NewRound({ data, onClose }: { data: Campaign; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { campaignId, name } = data.campaign;
  const [mode, setMode] = useState<Mode>("mock");
  const [title, setTitle] = useState(t("round.suggestedTitle", { name }));
  const create = useMutation({
    mutationFn: () => post<RoundDetail>(`/api/campaigns/${campaignId}/rounds`, { title: title.trim(), mode }),
    onSuccess: ({ round }) => {
      void client.invalidateQueries({ queryKey: roundKey(campaignId) });
      void navigate({ to: `/campaigns/${campaignId}/ballots/${round.roundId}` });
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("round.create")}
      okText={t("round.create")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: title.trim() === "" }}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => create.mutate()}
    >
      <div className={styles.fields}>
        <Field label={t("round.title")}>
          {(id) => (
            <Input id={id} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Radio.Group
          aria-label={t("round.mode")}
          value={mode}
          onChange={(event) => setMode(event.target.value)}
          className={styles.choices}
        >
          <Radio value="mock">
            {t("round.mode.mock")}
            <span className={styles.explains}>{t("round.mode.mockHint")}</span>
          </Radio>
          <Radio value="formal">
            {t("round.mode.formal")}
            <span className={styles.explains}>{t("round.mode.formalHint")}</span>
          </Radio>
        </Radio.Group>
      </div>
    </Modal>
  );
}
