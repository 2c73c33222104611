import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { fullWidth } from "../../i18n/full-width.ts";
import { useText } from "../../i18n/index.ts";
import { Panel } from "../../parts/Panel.tsx";
import styles from "./My.module.css";
import type { MyLetter } from "./shapes.ts";

/** What can be done until when, with the law behind it. */
export function Timeline({ letter }: { letter: MyLetter }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <Panel title={t("my.timeline")}>
      <ol className={styles.dates}>
        {letter.timeline.map((one) => (
          <li key={one.key} className={one.passed ? "soft" : undefined}>
            <span>{one.day}</span>
            <span>
              {text(one.label)} {one.passed && <Tag>{t("my.passed")}</Tag>}
              {one.party === "office" && <Tag>{t("my.byOffice")}</Tag>}
              {one.rule && <div className="soft">{fullWidth(one.rule.source)}</div>}
            </span>
          </li>
        ))}
      </ol>
      {letter.content.rights.map((right) => (
        <p key={right} className="soft">
          {fullWidth(right)}
        </p>
      ))}
    </Panel>
  );
}
