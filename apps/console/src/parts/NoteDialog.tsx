import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** A step that is taken with a note, or that must be given a reason. */
export function NoteDialog(props: {
  title: string;
  hint: string;
  /** Name of the field; a reason is demanded, a note may stay empty. */
  field: string;
  demanded: boolean;
  danger?: boolean;
  busy: boolean;
  onCancel: () => void;
  onOk: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  return (
    <Modal
      open
      title={props.title}
      okText={t("do.confirm")}
      cancelText={t("do.cancel")}
      okButtonProps={{ disabled: props.demanded && words.trim() === "", danger: props.danger === true }}
      confirmLoading={props.busy}
      onCancel={props.onCancel}
      onOk={() => props.onOk(words.trim())}
    >
      <p>{props.hint}</p>
      <Input.TextArea
        rows={3}
        maxLength={1000}
        value={words}
        aria-label={props.field}
        placeholder={props.demanded ? props.field : t("campaign.noteOptional")}
        onChange={(event) => setWords(event.target.value)}
      />
    </Modal>
  );
}
