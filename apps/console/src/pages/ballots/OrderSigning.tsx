import { signNote } from "@hengjian/ballot";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useSession } from "../../api/session.ts";
import { useSay } from "../../parts/use-say.ts";
import { Signatures } from "./Signatures.tsx";
import { SignDialog } from "./SignDialog.tsx";
import type { Order } from "./shapes.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** An order with those who may sign it; the person signed in signs with the key of the manifest. */
export function OrderSigning({ order, path, open }: { order: Order; path: string; open: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const session = useSession();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [signing, setSigning] = useState(false);
  const send = useMutation({
    mutationFn: (note: string) => post(`${api}/${path}`, { note }),
    onSuccess: () => {
      say.done(t("sign.done"));
      setSigning(false);
      refresh();
    },
    onError: (error: unknown) => {
      say.refused(error);
      // The signature may be kept although the box did not answer.
      refresh();
    },
  });
  const mine = order.officers.find((one) => one.accountId === session.user.userId);
  const maySign = open && order.myKey !== null && mine?.signed === false && !order.complete;
  return (
    <>
      <Signatures people={order.officers} />
      {maySign && (
        <Button type="primary" onClick={() => setSigning(true)}>
          {t("sign.sign")}
        </Button>
      )}
      {signing && order.myKey !== null && (
        <SignDialog
          signingKey={order.myKey}
          text={order.text}
          explains={t(`sign.explains.${order.kind}`)}
          busy={send.isPending}
          make={(signer) => signNote(order.text, [signer])}
          onSigned={(note) => send.mutate(note)}
          onCancel={() => setSigning(false)}
        />
      )}
    </>
  );
}
