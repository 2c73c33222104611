import InboxOutlined from "@ant-design/icons/InboxOutlined";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import styles from "./UploadBox.module.css";

/** Choose one file or drop it here. */
export function UploadBox(props: {
  title: ReactNode;
  hint: ReactNode;
  accept: string;
  busy: boolean;
  onFile: (file: File) => void;
}) {
  const id = useId();
  const [over, setOver] = useState(false);
  function take(file: File | undefined) {
    if (file !== undefined && !props.busy) props.onFile(file);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }
  return (
    <label
      htmlFor={id}
      className={`${styles.box} ${over ? styles.over : ""}`}
      aria-busy={props.busy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <InboxOutlined className={styles.icon} aria-hidden />
      <strong>{props.title}</strong>
      <span className="soft">{props.hint}</span>
      <input
        id={id}
        className={styles.input}
        type="file"
        accept={props.accept}
        disabled={props.busy}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
