import { cosignNote } from "@hengjian/ballot";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useSession } from "../../api/session.ts";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import { Signatures } from "./Signatures.tsx";
import { SignDialog } from "./SignDialog.tsx";
import type { Close } from "./shapes.ts";
import { useRefreshRounds, useRoundPlace } from "./use-round.ts";

/** The supervisor's signature beside the box's: from here on nobody can change the record unseen. */
export function Cosign({ checkpoint }: { checkpoint: NonNullable<Close["checkpoint"]> }) {
  const { t } = useTranslation();
  const say = useSay();
  const session = useSession();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [signing, setSigning] = useState(false);
  const { note, supervisor, myKey } = checkpoint;
  const send = useMutation({
    mutationFn: (signed: string) => post(`${api}/close/cosign`, { note: signed }),
    onSuccess: () => {
      say.done(t("sign.done"));
      setSigning(false);
      refresh();
    },
    onError: say.refused,
  });
  const mine = supervisor.accountId === session.user.userId && !supervisor.signed && myKey !== null;
  return (
    <Panel
      title={t("close.cosign")}
      extra={
        mine && (
          <Button type="primary" onClick={() => setSigning(true)}>
            {t("close.cosignDo")}
          </Button>
        )
      }
    >
      <p className="soft">{t("close.cosignNote")}</p>
      <Signatures people={[supervisor]} />
      {signing && myKey !== null && (
        <SignDialog
          signingKey={myKey}
          text={note}
          explains={t("sign.explains.checkpoint")}
          busy={send.isPending}
          make={(signer) => cosignNote(note, signer)}
          onSigned={(signed) => send.mutate(signed)}
          onCancel={() => setSigning(false)}
        />
      )}
    </Panel>
  );
}
