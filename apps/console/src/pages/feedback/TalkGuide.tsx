import type { TalkPoint } from "@hengjian/appraisal";
import { useTranslation } from "react-i18next";
import type { Shape } from "../../api/shapes.ts";
import { fullWidth } from "../../i18n/full-width.ts";
import { WholeDates } from "../../parts/WholeDates.tsx";
import styles from "./Talk.module.css";

const POINTS = ["strengths", "shortcomings", "measures"] as const;

/** What to say and ask, in order; to be printed or read from the phone. */
export function TalkGuide({ guide }: { guide: Shape<"TalkDetail">["guide"] }) {
  const { t } = useTranslation();
  return (
    <article className={styles.guide} lang="zh-CN">
      <h3>{t("talks.guide.opening")}</h3>
      <Lines lines={guide.opening} />
      {POINTS.filter((part) => guide[part].length > 0).map((part) => (
        <section key={part}>
          <h3>{t(`talks.guide.${part}`)}</h3>
          <ol>
            {guide[part].map((point) => (
              <Point key={`${point.nodeId} ${point.text}`} point={point} />
            ))}
          </ol>
        </section>
      ))}
      <h3>{t("talks.guide.closing")}</h3>
      <Lines lines={guide.closing} />
    </article>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <WholeDates>{fullWidth(line)}</WholeDates>
        </li>
      ))}
    </ul>
  );
}

function Point({ point }: { point: TalkPoint }) {
  const { t } = useTranslation();
  return (
    <li>
      <WholeDates>{fullWidth(point.text)}</WholeDates>
      <ul className={styles.questions} aria-label={t("talks.ask")}>
        {point.questions.map((question) => (
          <li key={question}>
            <WholeDates>{question}</WholeDates>
          </li>
        ))}
      </ul>
    </li>
  );
}
