import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch } from "../../api/http.ts";
import { may, useSession } from "../../api/session.ts";
import { Field } from "../../parts/Field.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Ballots.module.css";
import { SettingsFacts } from "./SettingsFacts.tsx";
import { SpanFields } from "./SpanFields.tsx";
import type { RoundDetail, RoundSettings, Signer } from "./shapes.ts";
import { useRefreshRounds, useRoundPart, useRoundPlace } from "./use-round.ts";

/** When it is voted, by which rules of the form, who closes and who watches; fixed by the freeze. */
export function Settings({ data }: { data: RoundDetail }) {
  const { t } = useTranslation();
  const session = useSession();
  const signers = useRoundPart<{ items: Signer[] }>("signers");
  const editable = data.round.state === "setup" && may(session, "ballots.edit");
  return (
    <Panel title={t("round.settings")} id="settings">
      {editable ? (
        <Form data={data} signers={signers.data?.items ?? []} />
      ) : (
        <SettingsFacts data={data} signers={signers.data?.items ?? []} />
      )}
    </Panel>
  );
}

function Form({ data, signers }: { data: RoundDetail; signers: readonly Signer[] }) {
  const { t } = useTranslation();
  const say = useSay();
  const { api } = useRoundPlace();
  const refresh = useRefreshRounds();
  const [settings, setSettings] = useState(data.settings);
  const [title, setTitle] = useState(data.round.title);
  const set = (change: Partial<RoundSettings>) => setSettings((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => patch(api, { title: title.trim(), settings }),
    onSuccess: () => {
      say.done(t("state.saved"));
      refresh();
    },
    onError: say.refused,
  });
  const { issuing, casting } = settings;
  const half = [issuing, casting].some((span) => span !== null && (span.from === "" || span.until === ""));
  const overlap = !half && issuing !== null && casting !== null && casting.from < issuing.until;
  const options = (wanted: (signer: Signer) => boolean) =>
    signers.filter(wanted).map((one) => ({
      value: one.accountId,
      label: one.hasKey ? one.name : `${one.name} ${t("round.noKey")}`,
    }));
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field label={t("round.title")}>
        {(id) => (
          <Input id={id} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <div className={styles.row}>
        <SpanFields
          label={t("round.issuingSpan")}
          value={issuing}
          onChange={(span) => set({ issuing: span })}
        />
        <SpanFields
          label={t("round.castingSpan")}
          value={casting}
          onChange={(span) => set({ casting: span })}
        />
      </div>
      {overlap && <Alert type="warning" showIcon title={t("round.overlap")} />}
      <div className={styles.row}>
        <Field label={t("round.officers")}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              className={styles.wide}
              value={settings.officers}
              optionFilterProp="label"
              options={options((one) => one.role !== "supervisor")}
              onChange={(officers) => set({ officers })}
            />
          )}
        </Field>
        <Field label={t("round.supervisor")}>
          {(id) => (
            <Select
              id={id}
              className={styles.wide}
              value={settings.supervisor}
              options={options((one) => one.role === "supervisor")}
              onChange={(supervisor) => set({ supervisor })}
            />
          )}
        </Field>
      </div>
      <p className="soft">{t("round.signersNote")}</p>
      <div className={styles.row}>
        <Field label={t("round.commentLength")}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={500}
              step={50}
              value={settings.commentLength}
              onChange={(value) => set({ commentLength: value ?? 0 })}
            />
          )}
        </Field>
        <Checkbox checked={settings.limitTop} onChange={(event) => set({ limitTop: event.target.checked })}>
          {t("round.limitTop")}
        </Checkbox>
      </div>
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={half || title.trim() === ""}
        >
          {t("do.save")}
        </Button>
      </div>
    </form>
  );
}
