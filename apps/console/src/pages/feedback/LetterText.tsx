import type { LetterPoint } from "@hengjian/appraisal";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { Panel } from "../../parts/Panel.tsx";
import { WholeDates } from "../../parts/WholeDates.tsx";
import styles from "./LetterText.module.css";

interface Props {
  content: Shape<"LetterContent">;
  findings?: Shape<"Letter">["findings"];
  /** Shows the node of the score sheet behind a sentence, where the reader may see it. */
  onSee?: ((nodeId: string) => void) | undefined;
  extra?: ReactNode;
}

/** The letter as it reads, in the official order; every sentence leads to the number behind it. */
export function LetterText({ content, findings = [], onSee, extra }: Props) {
  const { t } = useTranslation();
  const parts = [
    ["strengths", t("letters.strengths"), content.strengths],
    ["shortcomings", t("letters.shortcomings"), content.shortcomings],
    [
      "measures",
      t("letters.measures"),
      content.measures.map((one) => ({
        ...one,
        text: `${one.text}\uff08${one.owner}\uff0c${one.due}\uff09`,
      })),
    ],
  ] as const;
  return (
    <Panel {...(extra === undefined ? {} : { title: t("my.letter"), extra })}>
      <article className={styles.letter} lang="zh-CN">
        <h2 className={styles.title}>{content.title}</h2>
        <p>{content.addressee}</p>
        <p className={styles.indent}>{content.opening}</p>
        {parts.map(([part, title, points]) => (
          <section key={part}>
            <h3>{title}</h3>
            <Points part={part} points={points} findings={findings} onSee={onSee} />
          </section>
        ))}
        <section>
          <h3>{t("letters.rights")}</h3>
          {content.rights.map((line) => (
            <p key={line} className={styles.indent}>
              <WholeDates>{line}</WholeDates>
            </p>
          ))}
        </section>
        <p className={styles.sign}>
          {content.signer}
          <br />
          {content.date}
        </p>
      </article>
    </Panel>
  );
}

function Points(props: {
  part: string;
  points: readonly LetterPoint[];
  findings: NonNullable<Props["findings"]>;
  onSee: Props["onSee"];
}) {
  const text = useText();
  const { onSee } = props;
  return (
    <ol className={styles.points}>
      {props.points.map((point, i) => (
        <li key={`${point.nodeId}${point.text}`}>
          <WholeDates>{point.text}</WholeDates> {onSee && <SeeNode onSee={() => onSee(point.nodeId)} />}
          {props.findings
            .filter((one) => one.place === `${props.part}[${i}]`)
            .map((one) => (
              <div key={one.code} className={one.severity === "error" ? styles.error : styles.notice}>
                {text(one.text)}
              </div>
            ))}
        </li>
      ))}
    </ol>
  );
}

function SeeNode({ onSee }: { onSee: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      className="no-print"
      type="link"
      size="small"
      style={{ padding: 0 }}
      onClick={() => {
        onSee();
        document.getElementById("sheet")?.scrollIntoView();
      }}
    >
      {t("letters.seeNode")}
    </Button>
  );
}
