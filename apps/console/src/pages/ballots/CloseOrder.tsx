import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { NoteDialog } from "../../parts/NoteDialog.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import { Numbers } from "./Numbers.tsx";
import { OrderSigning } from "./OrderSigning.tsx";
import type { Close, RoundDetail } from "./shapes.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** The order to close [封箱指令]: made by one officer, signed by two, sent to the box. */
export function CloseOrder({ data, close }: { data: RoundDetail; close: Close }) {
  const { t } = useTranslation();
  const { order, phase } = close;
  return (
    <Panel
      title={t("close.title")}
      extra={
        <>
          {phase === "not-ordered" && <MakeOrder data={data} />}
          {phase === "signing" && <WithdrawOrder />}
        </>
      }
    >
      <p className="soft">{t(`close.phase.${phase}`)}</p>
      {data.record === null && <Numbers numbers={order?.counts ?? data.numbers} />}
      {phase === "to-send" && <SendAgain />}
      {order !== null && <OrderSigning order={order} path="close/signatures" open={phase === "signing"} />}
    </Panel>
  );
}

function MakeOrder({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const session = useSession();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [asking, setAsking] = useState(false);
  const early = data.round.state !== "ended" && data.round.mode === "formal";
  const make = useMutation({
    mutationFn: (words: string) =>
      post(`${api}/close/order`, early ? { note: "", earlyReason: words } : { note: words }),
    onSuccess: () => {
      setAsking(false);
      refresh();
    },
    onError: say.refused,
  });
  if (!may(session, "ballots.advance")) return null;
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t("close.makeOrder")}
      </Button>
      {asking && (
        <NoteDialog
          title={t("close.makeOrder")}
          hint={t(early ? "close.early" : "close.makeOrderHint")}
          field={t(early ? "campaign.earlyReason" : "campaign.stepNote")}
          demanded={early}
          busy={make.isPending}
          onCancel={() => setAsking(false)}
          onOk={(words) => make.mutate(words)}
        />
      )}
    </>
  );
}

function useCloseDeed(deed: "withdraw" | "send") {
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  return useMutation({
    mutationFn: () => post(`${api}/close/${deed}`, {}),
    onSuccess: refresh,
    onError: say.refused,
  });
}

function WithdrawOrder() {
  const { t } = useTranslation();
  const session = useSession();
  const withdraw = useCloseDeed("withdraw");
  if (!may(session, "ballots.advance")) return null;
  return (
    <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      {t("close.withdraw")}
    </Button>
  );
}

function SendAgain() {
  const { t } = useTranslation();
  const send = useCloseDeed("send");
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={t("close.notSent")}
      action={
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {t("close.send")}
        </Button>
      }
    />
  );
}
