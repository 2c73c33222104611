import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input, Modal, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post, put } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { instantText, percentText } from "../../lib/format.ts";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import "./texts.ts";

interface Props {
  campaignId: string;
  quota: Shape<"CampaignQuota">;
  /** Whether grades may still be decided, by this person. */
  open: boolean;
}

/** How many may be excellent, how that was computed, and how many are. */
export function QuotaPanel({ campaignId, quota, open }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const client = useQueryClient();
  const [approving, setApproving] = useState(false);
  const { approved } = quota;
  const again = useMutation({
    mutationFn: () => post<{ reopened: number }>(`/api/campaigns/${campaignId}/proposals`),
    onSuccess: ({ reopened }) => {
      say.done(t("grades.proposedAgain", { n: reopened }));
      void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
    },
    onError: say.refused,
  });
  const over = quota.excellent > quota.limit;
  return (
    <Panel
      title={t("grades.quota")}
      extra={
        open && (
          <>
            {approved === null && quota.quota.approvedShare !== null && (
              <Button size="small" onClick={() => setApproving(true)}>
                {t("grades.approve")}
              </Button>
            )}
            <Popconfirm title={t("grades.againSure")} onConfirm={() => again.mutate()}>
              <Button size="small" loading={again.isPending}>
                {t("grades.again")}
              </Button>
            </Popconfirm>
          </>
        )
      }
    >
      <p>{text(quota.quota.sentence)}</p>
      {over && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={t("grades.over", { n: quota.excellent - quota.limit })}
        />
      )}
      <Facts
        rows={[
          [t("grades.limit"), <strong key="limit">{quota.limit}</strong>],
          [t("grades.excellent"), quota.excellent],
          [t("grades.left"), Math.max(0, quota.limit - quota.excellent)],
          [t("grades.undecided"), quota.undecided],
          [t("grades.differing"), quota.differing],
          [t("grades.counted"), quota.counted],
        ]}
      />
      {approved !== null && (
        <p className="soft">
          {t("grades.approved", {
            share: percentText(approved.share),
            document: approved.document,
            by: approved.by,
            at: instantText(approved.at),
          })}
        </p>
      )}
      {approving && <Approval campaignId={campaignId} onClose={() => setApproving(false)} />}
    </Panel>
  );
}

function Approval({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [document, setDocument] = useState("");
  const save = useMutation({
    mutationFn: () => put(`/api/campaigns/${campaignId}/quota/approval`, { document: document.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
      onClose();
    },
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("grades.approve")}
      okText={t("do.save")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: document.trim().length < 4 }}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => save.mutate()}
    >
      <p>{t("grades.approveHint")}</p>
      <Input
        maxLength={200}
        value={document}
        aria-label={t("grades.document")}
        placeholder={t("grades.document")}
        onChange={(event) => setDocument(event.target.value)}
      />
    </Modal>
  );
}
