import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { NoteDialog } from "../../parts/NoteDialog.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Proposal, StepButtons } from "./RoundStep.tsx";
import type { RoundDetail } from "./shapes.ts";
import { useAdvance } from "./use-advance.ts";

/** The way out: a mock vote is cleared in one step, a formal one is void only with a reason and two people. */
export function DiscardStep({ data: { discard, round } }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const text = useText();
  const [asking, setAsking] = useState(false);
  const advance = useAdvance(() => setAsking(false));
  if (discard === null) return null;
  const mock = round.mode === "mock";
  return (
    <Panel
      title={text(discard.label)}
      extra={<StepButtons next={discard} blocked={false} danger onAsk={() => setAsking(true)} />}
    >
      <p className="soft">{t(mock ? "round.discardMock" : "round.discardFormal")}</p>
      {discard.proposal !== null && <Proposal proposal={discard.proposal} />}
      {asking && (
        <NoteDialog
          title={text(discard.label)}
          hint={t(mock ? "round.discardMock" : "round.discardFormal")}
          field={t(mock ? "campaign.stepNote" : "round.discardReason")}
          demanded={!mock && !discard.may.confirm}
          danger
          busy={advance.isPending}
          onCancel={() => setAsking(false)}
          onOk={(words) => advance.mutate({ to: "discard", words, early: false })}
        />
      )}
    </Panel>
  );
}
