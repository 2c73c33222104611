import { type NoteSigner, newSigner, parseVerifier } from "@hengjian/ballot";
import { useMutation } from "@tanstack/react-query";
import { Alert, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { openKey } from "../../lib/sealed-key.ts";
import { Field } from "../../parts/Field.tsx";
import styles from "./Ballots.module.css";
import type { SigningKey } from "./shapes.ts";

interface Props {
  signingKey: SigningKey;
  /** The very text that is signed. */
  text: string;
  /** What the signature means, in words. */
  explains: string;
  busy: boolean;
  make: (signer: NoteSigner) => string;
  onSigned: (note: string) => void;
  onCancel: () => void;
}

/** Sign with the own key: the passphrase opens it in this browser and goes nowhere. */
export function SignDialog({ signingKey, text, explains, busy, make, onSigned, onCancel }: Props) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState("");
  const sign = useMutation({
    mutationFn: async () => {
      const seed = await openKey(signingKey.blob, passphrase);
      return seed === null ? null : make(newSigner(parseVerifier(signingKey.publicKey).name, seed));
    },
    onSuccess: (note) => {
      if (note !== null) onSigned(note);
    },
  });
  return (
    <Modal
      open
      title={t("sign.title")}
      okText={t("sign.sign")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: passphrase === "" }}
      confirmLoading={sign.isPending || busy}
      onCancel={onCancel}
      onOk={() => sign.mutate()}
    >
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          sign.mutate();
        }}
      >
        <p style={{ margin: 0 }}>{explains}</p>
        <div>
          <span className="soft">{t("sign.text")}</span>
          <pre className={styles.signed}>{text}</pre>
        </div>
        <Field label={t("sign.passphrase")}>
          {(id) => (
            <Input.Password
              id={id}
              autoFocus
              autoComplete="off"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
        {sign.data === null && <Alert type="error" showIcon title={t("sign.wrong")} />}
        <p className="soft" style={{ margin: 0 }}>
          {t("sign.stays")}
        </p>
      </form>
    </Modal>
  );
}
