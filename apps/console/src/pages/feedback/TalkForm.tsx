import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../api/http.ts";
import type { Shape } from "../../api/shapes.ts";
import { todayInChina } from "../../lib/format.ts";
import { useSay } from "../../parts/use-say.ts";
import styles from "./Talk.module.css";

type Record = NonNullable<Shape<"Talk">["record"]>;
const FORMS = ["individual", "collective", "written", "message"] as const;
const RECEPTIONS = ["accepted", "partly", "objection"] as const;

interface Props {
  detail: Shape<"TalkDetail">;
  address: string;
  queryKey: readonly string[];
  onSaved: () => void;
}

/** Form, day, how it was received, and what was agreed; as short as the talk itself allows. */
export function TalkForm({ detail, address, queryKey, onSaved }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const dateId = useId();
  const today = todayInChina();
  const [draft, setDraft] = useState(() => draftOf(detail.talk.record, today));
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { changed, measuresNote, ...rest } = draft;
      return put<Shape<"TalkDetail">>(`${address}/record`, {
        ...rest,
        measuresNote: changed ? measuresNote : "",
      });
    },
    onSuccess: (next) => {
      say.done(t("talks.saved"));
      client.setQueryData(queryKey, next);
      void client.invalidateQueries({ queryKey: ["todo"] });
      void client.invalidateQueries({ queryKey: ["my-talks"] });
      onSaved();
    },
    onError: say.refused,
  });
  const needsNote = draft.reception !== "accepted";
  const lacks =
    (needsNote && draft.receptionNote.trim() === "") || (draft.changed && draft.measuresNote.trim() === "");
  return (
    <div className={styles.fields}>
      <fieldset className={styles.field}>
        <legend>{t("talks.form")}</legend>
        <Radio.Group
          className={styles.options}
          value={draft.form}
          onChange={(event) => change({ form: event.target.value })}
          options={FORMS.map((form) => ({
            value: form,
            label: (
              <>
                {t(`talks.form.${form}`)} <span className="soft">{t(`talks.formHint.${form}`)}</span>
              </>
            ),
          }))}
        />
      </fieldset>
      <div>
        <label className={styles.label} htmlFor={dateId}>
          {t("talks.date")}
        </label>
        <Input
          id={dateId}
          type="date"
          style={{ width: 180 }}
          min={detail.releasedOn}
          max={today}
          value={draft.heldOn}
          onChange={(event) => change({ heldOn: event.target.value })}
        />
      </div>
      <fieldset className={styles.field}>
        <legend>{t("talks.reception")}</legend>
        <Radio.Group
          className={styles.options}
          value={draft.reception}
          onChange={(event) => change({ reception: event.target.value })}
          options={RECEPTIONS.map((one) => ({ value: one, label: t(`talks.reception.${one}`) }))}
        />
        <Input.TextArea
          style={{ marginTop: 8 }}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          aria-label={t("talks.receptionNote")}
          placeholder={t(needsNote ? "talks.receptionNeeded" : "talks.receptionNote")}
          value={draft.receptionNote}
          onChange={(event) => change({ receptionNote: event.target.value })}
        />
      </fieldset>
      <fieldset className={styles.field}>
        <legend>{t("talks.measures")}</legend>
        <Radio.Group
          className={styles.options}
          value={draft.changed}
          onChange={(event) => change({ changed: event.target.value === true })}
          options={[
            { value: false, label: t("talks.measuresKept") },
            { value: true, label: t("talks.measuresChanged") },
          ]}
        />
        {draft.changed && (
          <Input.TextArea
            style={{ marginTop: 8 }}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            aria-label={t("talks.measuresNote")}
            placeholder={t("talks.measuresNote")}
            value={draft.measuresNote}
            onChange={(event) => change({ measuresNote: event.target.value })}
          />
        )}
      </fieldset>
      <div>
        <Button
          type="primary"
          disabled={lacks || draft.heldOn === ""}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t("talks.save")}
        </Button>
      </div>
    </div>
  );
}

function draftOf(record: Record | null, today: string) {
  return {
    form: record?.form ?? "individual",
    heldOn: record?.heldOn ?? today,
    reception: record?.reception ?? "accepted",
    receptionNote: record?.receptionNote ?? "",
    measuresNote: record?.measuresNote ?? "",
    changed: (record?.measuresNote ?? "") !== "",
  };
}
