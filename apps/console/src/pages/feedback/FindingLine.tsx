import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import styles from "./LetterText.module.css";
import type { Finding } from "./letter-draft.ts";

/** What the check found, and the reason with which it may be passed over. */
export function FindingLine(props: { finding: Finding; reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { finding } = props;
  const isError = finding.severity === "error";
  return (
    <div className={`${styles.finding} ${isError ? styles.error : styles.notice}`}>
      {text(finding.text)}
      {isError && (
        <Input
          size="small"
          style={{ maxWidth: 420, marginInlineStart: 8 }}
          maxLength={500}
          value={props.reason}
          aria-label={t("letters.override")}
          placeholder={t("letters.override")}
          onChange={(event) => props.onReason(event.target.value)}
        />
      )}
    </div>
  );
}
