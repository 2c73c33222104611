import type { LetterPoint } from "@hengjian/appraisal";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { fullWidth } from "../../i18n/full-width.ts";
import { Panel } from "../../parts/Panel.tsx";
import { WholeDates } from "../../parts/WholeDates.tsx";
import styles from "./My.module.css";
import type { MyLetter } from "./shapes.ts";

/** The letter as text, each sentence with the way to the number behind it, and as a file. */
export function LetterPart({ letter, onSee }: { letter: MyLetter; onSee: (nodeId: string) => void }) {
  const { t } = useTranslation();
  const { content, campaign, cadreId } = letter;
  const file = `/api/campaigns/${campaign.campaignId}/letters/${cadreId}`;
  return (
    <Panel
      title={t("my.letter")}
      extra={
        <span className={styles.buttons}>
          <Button size="small" href={`${file}.pdf`}>
            PDF
          </Button>
          <Button size="small" href={`${file}.docx`}>
            Word
          </Button>
        </span>
      }
    >
      <p>{fullWidth(content.opening)}</p>
      <Points title={t("my.strengths")} points={content.strengths} onSee={onSee} />
      <Points title={t("my.shortcomings")} points={content.shortcomings} onSee={onSee} />
      <Points
        title={t("my.measures")}
        points={content.measures.map((one) => ({
          ...one,
          text: `${one.text}（${t("my.owner", { owner: one.owner })}，${t("my.due", { date: one.due })}）`,
        }))}
        onSee={onSee}
      />
    </Panel>
  );
}

function Points({
  title,
  points,
  onSee,
}: {
  title: string;
  points: readonly LetterPoint[];
  onSee: (nodeId: string) => void;
}) {
  const { t } = useTranslation();
  if (points.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ol className={styles.points}>
        {points.map((point) => (
          <li key={`${point.nodeId} ${point.text}`}>
            <WholeDates>{fullWidth(point.text)}</WholeDates>{" "}
            <Button
              type="link"
              size="small"
              className="no-print"
              style={{ padding: 0 }}
              onClick={() => onSee(point.nodeId)}
            >
              {t("my.seeNode")}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
