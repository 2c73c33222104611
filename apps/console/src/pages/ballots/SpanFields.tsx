import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { fromLocalField, toLocalField } from "../../lib/local-instant.ts";
import styles from "./Ballots.module.css";
import type { Span } from "./phase.ts";

/** Beginning and end of a window; both or none. */
export function SpanFields(props: {
  label: string;
  value: Span | null;
  onChange: (span: Span | null) => void;
}) {
  const { t } = useTranslation();
  const from = props.value?.from ?? "";
  const until = props.value?.until ?? "";
  const set = (change: Partial<Span>) => {
    const span = { from, until, ...change };
    props.onChange(span.from === "" && span.until === "" ? null : span);
  };
  const field = (name: "from" | "until", value: string) => (
    <Input
      type="datetime-local"
      className={styles.instant}
      aria-label={`${props.label} ${t(`round.${name}`)}`}
      value={toLocalField(value)}
      onChange={(event) => set({ [name]: fromLocalField(event.target.value) ?? "" })}
    />
  );
  return (
    <fieldset className={styles.span}>
      <legend>{props.label}</legend>
      {field("from", from)} <span aria-hidden>–</span> {field("until", until)}
    </fieldset>
  );
}
