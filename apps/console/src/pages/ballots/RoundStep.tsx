import { Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useListing, useText } from "../../i18n/index.ts";
import type { TextKey } from "../../i18n/resources.ts";
import { instantText } from "../../lib/format.ts";
import { NoteDialog } from "../../parts/NoteDialog.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Checklist } from "./Checklist.tsx";
import type { NextStep, RoundDetail } from "./shapes.ts";
import { useAdvance, useWithdraw } from "./use-advance.ts";
import { useRoundPlace } from "./use-round.ts";

/** The next step of a vote: what is missing for it, who may take it, and the button. */
export function RoundStep({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const listing = useListing();
  const { page } = useRoundPlace();
  const [asking, setAsking] = useState(false);
  const advance = useAdvance(() => setAsking(false));
  const { next, checklist } = data;
  if (next === null) return null;
  const label = text(next.label);
  const unmet = checklist.filter((item) => !item.ok);
  const blocked = unmet.some((item) => !item.mayBeReasoned);
  // A mock round needs no reasons.
  const early = unmet.length > 0 && !next.may.confirm && data.round.mode === "formal";
  const roles = listing(next.roles.map((role) => t(`role.${role}` as TextKey)));
  return (
    <Panel
      title={t("campaign.next", { stage: label })}
      extra={
        next.bySignature ? (
          <Link to={`${page}/close`}>
            <Button type="primary">{t("round.goSign")}</Button>
          </Link>
        ) : (
          <StepButtons next={next} blocked={blocked} onAsk={() => setAsking(true)} />
        )
      }
    >
      <p className="soft">
        {t(next.twoPeople ? "campaign.byTwo" : "campaign.byOne", { roles })}
        {next.bySignature && ` ${t("round.bySignature")}`}
      </p>
      {next.proposal !== null && <Proposal proposal={next.proposal} />}
      <Checklist items={checklist} />
      {asking && (
        <NoteDialog
          title={t(
            next.may.confirm ? "round.confirmStep" : next.twoPeople ? "round.proposeStep" : "round.takeStep",
            { step: label },
          )}
          hint={t(early ? "campaign.earlyHint" : "campaign.stepHint")}
          field={t(early ? "campaign.earlyReason" : "campaign.stepNote")}
          demanded={early}
          busy={advance.isPending}
          onCancel={() => setAsking(false)}
          onOk={(words) => advance.mutate({ to: next.step, words, early })}
        />
      )}
    </Panel>
  );
}

export function Proposal({ proposal }: { proposal: NonNullable<NextStep["proposal"]> }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={t("round.pending", { name: proposal.proposedBy, at: instantText(proposal.proposedAt) })}
      description={proposal.note || undefined}
    />
  );
}

export function StepButtons(props: {
  next: NextStep;
  blocked: boolean;
  danger?: boolean;
  onAsk: () => void;
}) {
  const { t } = useTranslation();
  const text = useText();
  const withdraw = useWithdraw();
  const { may, proposal, label, twoPeople } = props.next;
  const step = text(label);
  const danger = props.danger === true;
  return (
    <>
      {may.withdraw && proposal !== null && (
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t("campaign.withdraw")}
        </Button>
      )}
      {may.confirm && (
        <Button type="primary" danger={danger} disabled={props.blocked} onClick={props.onAsk}>
          {t("round.confirmStep", { step })}
        </Button>
      )}
      {may.propose && (
        <Button
          type={danger ? "default" : "primary"}
          danger={danger}
          disabled={props.blocked}
          onClick={props.onAsk}
        >
          {t(twoPeople ? "round.proposeStep" : "round.takeStep", { step })}
        </Button>
      )}
    </>
  );
}
