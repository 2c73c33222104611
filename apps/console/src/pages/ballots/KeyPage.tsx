import "./texts.ts";

import { newSigner, signNote, verifierOf, verifierText } from "@hengjian/ballot";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, put } from "../../api/http.ts";
import { useSession } from "../../api/session.ts";
import { instantText } from "../../lib/format.ts";
import { keyName, SHORTEST_PASSPHRASE, sealKey } from "../../lib/sealed-key.ts";
import { Copyable } from "../../parts/Copyable.tsx";
import { Facts } from "../../parts/Facts.tsx";
import { Field } from "../../parts/Field.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Failed, PageLoading } from "../../parts/states.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Ballots.module.css";
import type { SigningKey } from "./shapes.ts";

/** The own signing key [签名密钥]: made and opened in this browser only. */
export function Page() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ["signing-key"],
    queryFn: () => get<{ key: SigningKey | null; proofText: string }>("/api/my/signing-key"),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageLoading />;
  return (
    <>
      <PageHead title={t("key.title")} note={t("key.note")} />
      {data.key !== null && (
        <Panel title={t("key.own")}>
          <Facts
            rows={[
              [t("key.madeAt"), instantText(data.key.createdAt)],
              [t("key.public"), <Copyable key="key" text={data.key.publicKey} />],
            ]}
          />
          <p className="soft">{t("key.publicNote")}</p>
        </Panel>
      )}
      <NewKey key={data.proofText} proofText={data.proofText} again={data.key !== null} />
    </>
  );
}

function NewKey({ proofText, again }: { proofText: string; again: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const say = useSay();
  const client = useQueryClient();
  const [passphrase, setPassphrase] = useState("");
  const [repeated, setRepeated] = useState("");
  const make = useMutation({
    mutationFn: async () => {
      const seed = crypto.getRandomValues(new Uint8Array(32));
      const signer = newSigner(keyName(session.user.username), seed);
      const blob = await sealKey(seed, passphrase);
      const publicKey = verifierText(verifierOf(signer));
      return put("/api/my/signing-key", { publicKey, blob, proof: signNote(proofText, [signer]) });
    },
    onSuccess: () => {
      say.done(t("key.made"));
      void client.invalidateQueries({ queryKey: ["signing-key"] });
    },
    onError: say.refused,
  });
  const short = passphrase.length < SHORTEST_PASSPHRASE;
  const differ = repeated !== "" && repeated !== passphrase;
  return (
    <Panel title={t(again ? "key.again" : "key.make")}>
      <form
        className={styles.fields}
        style={{ maxWidth: 420 }}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <p className="soft" style={{ margin: 0 }}>
          {t(again ? "key.againNote" : "key.makeNote", { n: SHORTEST_PASSPHRASE })}
        </p>
        <Field label={t("key.passphrase")}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="new-password"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("key.repeat")}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="new-password"
              value={repeated}
              onChange={(event) => setRepeated(event.target.value)}
            />
          )}
        </Field>
        {differ && <Alert type="error" showIcon title={t("key.differ")} />}
        <div>
          <Button
            type="primary"
            htmlType="submit"
            loading={make.isPending}
            disabled={short || repeated !== passphrase}
          >
            {t(again ? "key.again" : "key.make")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
