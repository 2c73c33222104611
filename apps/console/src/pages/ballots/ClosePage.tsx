import "./texts.ts";

import { useTranslation } from "react-i18next";
import { may, useSession } from "../../api/session.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { CloseOrder } from "./CloseOrder.tsx";
import { Cosign } from "./Cosign.tsx";
import { RecordPanel } from "./RecordPanel.tsx";
import { Recount } from "./Recount.tsx";
import { RoundFrame } from "./RoundFrame.tsx";
import type { Close, RoundDetail } from "./shapes.ts";
import { useRoundPart } from "./use-round.ts";

/** From the order to close to the published record: two officers, the supervisor, the recount. */
export function Page() {
  return <RoundFrame>{(data) => <ClosePart data={data} />}</RoundFrame>;
}

function ClosePart({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const session = useSession();
  const { data: close, error, refetch } = useRoundPart<Close>("close");
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (close === undefined) return <PageLoading />;
  if (data.round.manifestHash === null)
    return (
      <Panel title={t("close.title")}>
        <p className="soft">{t("close.notYet")}</p>
      </Panel>
    );
  return (
    <>
      <CloseOrder data={data} close={close} />
      {close.checkpoint !== null && <Cosign checkpoint={close.checkpoint} />}
      {data.record !== null && <RecordPanel data={data} record={data.record} />}
      {data.record?.cosigned === true && data.round.mode === "formal" && may(session, "ballots.sign") && (
        <Recount data={data} />
      )}
    </>
  );
}
