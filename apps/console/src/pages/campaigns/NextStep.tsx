import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import CloseCircleOutlined from "@ant-design/icons/CloseCircleOutlined";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useListing, useText } from "../../i18n/index.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { instantText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./NextStep.module.css";
import type { Campaign } from "./use-campaign.ts";

/** The next step: what must be true for it, who may take it, and the button. */
export function NextStep({ data }: { data: Campaign }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  const say = useSay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { campaign, checklist, next } = data;
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ["campaign", campaign.campaignId] });
    void client.invalidateQueries({ queryKey: ["campaigns"] });
    void client.invalidateQueries({ queryKey: ["todo"] });
  };
  const advance = useMutation({
    mutationFn: (body: { note: string; earlyReason?: string }) =>
      post<{ state: "proposed" | "taken" }>(`/api/campaigns/${campaign.campaignId}/advance`, {
        to: next?.stage,
        ...body,
      }),
    onSuccess: ({ state }) => {
      say.done(t(state === "taken" ? "campaign.taken" : "campaign.proposed"));
      setAsking(false);
      refresh();
    },
    onError: say.refused,
  });
  const withdraw = useMutation({
    mutationFn: () => post(`/api/campaigns/${campaign.campaignId}/withdraw`, {}),
    onSuccess: refresh,
    onError: say.refused,
  });
  if (next === null) return null;
  const unmet = checklist.filter((item) => !item.ok);
  const blocked = unmet.some((item) => !item.mayBeReasoned);
  const { may, proposal } = next;
  const label = text(next.label);
  const roles = listing(next.roles.map((role) => t(`role.${role}` as TextKey)));
  return (
    <Panel
      title={t("campaign.next", { stage: label })}
      extra={
        <>
          {may.withdraw && proposal !== null && (
            <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t("campaign.withdraw")}
            </Button>
          )}
          {may.confirm && (
            <Button type="primary" disabled={blocked} onClick={() => setAsking(true)}>
              {t("campaign.confirmStep", { stage: label })}
            </Button>
          )}
          {may.propose && (
            <Button type="primary" disabled={blocked} onClick={() => setAsking(true)}>
              {t(next.twoPeople ? "campaign.propose" : "campaign.take", { stage: label })}
            </Button>
          )}
        </>
      }
    >
      <p className="soft">
        {t(next.twoPeople ? "campaign.byTwo" : "campaign.byOne", { roles })}
        {!may.propose && !may.confirm && proposal === null && ` ${t("campaign.notYours")}`}
      </p>
      {proposal !== null && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t("campaign.pending", { name: proposal.proposedBy, at: instantText(proposal.proposedAt) })}
          description={proposal.earlyReason ?? (proposal.note || undefined)}
        />
      )}
      <ul className={styles.checklist}>
        {checklist.map((item) => (
          <li key={item.key}>
            {item.ok ? (
              <CheckCircleFilled className={styles.ok} aria-label={t("campaign.met")} />
            ) : (
              <CloseCircleOutlined className={styles.open} aria-label={t("campaign.unmet")} />
            )}
            <span>
              <strong>{text(item.label)}</strong> <span className="soft">{text(item.detail)}</span>
            </span>
            {!item.ok && <Link to={item.link}>{t("campaign.goThere")}</Link>}
          </li>
        ))}
      </ul>
      {asking && (
        <StepDialog
          title={t(
            may.confirm ? "campaign.confirmStep" : next.twoPeople ? "campaign.propose" : "campaign.take",
            {
              stage: label,
            },
          )}
          early={unmet.some((item) => item.mayBeReasoned) && (proposal?.earlyReason ?? null) === null}
          busy={advance.isPending}
          onCancel={() => setAsking(false)}
          onOk={(body) => advance.mutate(body)}
        />
      )}
    </Panel>
  );
}

function StepDialog(props: {
  title: string;
  early: boolean;
  busy: boolean;
  onCancel: () => void;
  onOk: (body: { note: string; earlyReason?: string }) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const missing = props.early && words.trim() === "";
  return (
    <Modal
      open
      title={props.title}
      okText={t("do.confirm")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: missing }}
      confirmLoading={props.busy}
      onCancel={props.onCancel}
      onOk={() => props.onOk(props.early ? { note: "", earlyReason: words.trim() } : { note: words.trim() })}
    >
      <p>{t(props.early ? "campaign.earlyHint" : "campaign.stepHint")}</p>
      <Input.TextArea
        rows={3}
        maxLength={1000}
        value={words}
        aria-label={t(props.early ? "campaign.earlyReason" : "campaign.stepNote")}
        placeholder={t(props.early ? "campaign.earlyReason" : "campaign.noteOptional")}
        onChange={(event) => setWords(event.target.value)}
      />
    </Modal>
  );
}
