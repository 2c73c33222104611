import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Radio } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../api/http.ts";
import filters from "../../parts/filters.module.css";
import { useSay } from "../../parts/use-say.ts";

/** Enter a day on which the jurisdiction works or rests against the published calendar. */
export function CalendarForm({ year }: { year: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [day, setDay] = useState("");
  const [working, setWorking] = useState(false);
  const [note, setNote] = useState("");
  const save = useMutation({
    mutationFn: () => put(`/api/calendar/${day}`, { working, note: note.trim() }),
    onSuccess: () => {
      say.done(t("state.saved"));
      setDay("");
      setNote("");
      return client.invalidateQueries({ queryKey: ["calendar"] });
    },
    onError: say.refused,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form className={`${filters.filters} no-print`} onSubmit={submit} aria-label={t("calendar.add")}>
      <Input
        type="date"
        style={{ width: 160 }}
        min={`${year}-01-01`}
        max={`${year}-12-31`}
        aria-label={t("calendar.day")}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <Radio.Group
        value={working}
        onChange={(event) => setWorking(event.target.value === true)}
        options={[
          { value: false, label: t("calendar.off") },
          { value: true, label: t("calendar.working") },
        ]}
      />
      <Input
        style={{ width: 240 }}
        maxLength={100}
        placeholder={t("calendar.why")}
        aria-label={t("calendar.why")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button htmlType="submit" disabled={day === ""} loading={save.isPending}>
        {t("calendar.add")}
      </Button>
    </form>
  );
}
