import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, put } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { useSay } from "../../parts/use-say.ts";
import { FindingLines, usePersonFindings } from "../findings/PersonFindings.tsx";
import type { ResultDetail } from "../results/shapes.ts";
import { GRADE_CODES } from "./grades.ts";
import "./texts.ts";

type Row = Shape<"ResultItem">;

/** One person's grade: what is proposed and why, what is decided, and the reason where the two differ. */
export function DecideDialog({
  campaignId,
  row,
  onClose,
}: {
  campaignId: string;
  row: Row;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const text = useText();
  const say = useSay();
  const client = useQueryClient();
  const [grade, setGrade] = useState(row.decided ?? row.proposed);
  const [reason, setReason] = useState(row.reason ?? "");
  const { data } = useQuery({
    queryKey: ["result", campaignId, row.cadreId],
    queryFn: () => get<ResultDetail>(`/api/campaigns/${campaignId}/results/${row.cadreId}`),
  });
  const save = useMutation({
    mutationFn: () =>
      put(`/api/campaigns/${campaignId}/results/${row.cadreId}/grade`, { grade, reason: reason.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["campaign", campaignId] });
      void client.invalidateQueries({ queryKey: ["result", campaignId, row.cadreId] });
      onClose();
    },
    onError: say.refused,
  });
  const leads = usePersonFindings(campaignId, row.cadreId, "open");
  const needsReason = grade !== row.proposed || row.tieAtCut;
  const why = data?.grade?.deliberation;
  return (
    <Modal
      open
      title={t("grades.decideOf", { name: row.name, unit: row.unitName })}
      okText={t("grades.decide")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: grade === null || (needsReason && reason.trim() === "") }}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => save.mutate()}
    >
      <p>
        {t("grades.proposedIs", { grade: row.proposed === null ? "—" : t(`grade.${row.proposed}`) })}
        {row.tieAtCut && ` ${t("grades.tieHint")}`}
      </p>
      {why && (
        <ul style={{ paddingInlineStart: 20 }}>
          {[...why.bars, ...why.reasons].map((one) => (
            <li key={one.text.en}>
              {text(one.text)} {one.rule && <span className="soft">{one.rule.source}</span>}
            </li>
          ))}
        </ul>
      )}
      {leads.length > 0 && (
        <Alert
          type="warning"
          style={{ marginBottom: 12 }}
          title={t("findings.dialogHint", { n: leads.length })}
          description={<FindingLines campaignId={campaignId} items={leads} />}
        />
      )}
      <Radio.Group
        style={{ marginBottom: 12 }}
        value={grade}
        aria-label={t("grades.decided")}
        onChange={(event) => setGrade(event.target.value)}
        options={GRADE_CODES.map((code) => ({ value: code, label: t(`grade.${code}`) }))}
      />
      <Input.TextArea
        rows={3}
        maxLength={1000}
        value={reason}
        aria-label={t("grades.reason")}
        placeholder={t(needsReason ? "grades.reasonNeeded" : "grades.reasonOptional")}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
