import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Findings.module.css";
import type { FindingDetail } from "./use-analysis.ts";

const DISPOSITIONS = ["confirmed", "dismissed", "noted", "open"] as const;
type Disposition = (typeof DISPOSITIONS)[number];
/** As the server asks for. */
const SHORTEST = 4;

/** A person says what a lead came to, with the reason. */
export function Settle({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const session = useSession();
  if (finding.isOwn || !may(session, "findings.dispose", true)) {
    return (
      <Panel title={t("findings.settle")}>
        <p className="soft">{t(finding.isOwn ? "findings.isOwn" : "findings.notYours")}</p>
      </Panel>
    );
  }
  return <SettleForm finding={finding} />;
}

function SettleForm({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [chosen, choose] = useState<Disposition | null>(null);
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: () =>
      put<FindingDetail>(`/api/findings/${finding.findingId}/disposition`, {
        disposition: chosen,
        reason: reason.trim(),
      }),
    onSuccess: (fresh) => {
      say.done(t("findings.saved"));
      client.setQueryData(["finding", finding.findingId], fresh);
      void client.invalidateQueries({ queryKey: ["campaign", finding.campaign.campaignId] });
      void client.invalidateQueries({ queryKey: ["todo"] });
      choose(null);
      setReason("");
    },
    onError: say.refused,
  });
  return (
    <Panel title={t("findings.settle")}>
      <p className="soft">{t("findings.settleHint")}</p>
      <Radio.Group
        className={styles.part ?? ""}
        value={chosen}
        aria-label={t("findings.state")}
        onChange={(event) => choose(event.target.value)}
        options={DISPOSITIONS.filter((one) => one !== finding.disposition || one !== "open").map((one) => ({
          value: one,
          label: t(one === "open" ? "findings.reopen" : `findings.state.${one}`),
        }))}
      />
      <Input.TextArea
        rows={3}
        maxLength={1000}
        value={reason}
        aria-label={t("findings.reason")}
        placeholder={t("findings.reason")}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        style={{ marginTop: 12 }}
        disabled={chosen === null || reason.trim().length < SHORTEST}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {t("findings.save")}
      </Button>
    </Panel>
  );
}
