import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { instantText } from "../../lib/format.ts";
import { Panel } from "../../parts/Panel.tsx";
import styles from "./Findings.module.css";
import { StateTag } from "./StateTag.tsx";
import type { FindingDetail } from "./use-analysis.ts";

/** Every word that was said of a lead, the last first. */
export function History({ finding }: { finding: FindingDetail }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <Panel title={t("findings.history")}>
      {finding.history.length === 0 && <p className="soft">{t("findings.historyNone")}</p>}
      <ol className={styles.history}>
        {finding.history.map((one) => (
          <li key={one.at}>
            <StateTag state={one.disposition} />{" "}
            <span className="soft">
              {one.by} {instantText(one.at)}
            </span>
            <p>{one.reason}</p>
            {one.sentence !== null && (
              <p className="soft">{t("findings.then", { sentence: text(one.sentence) })}</p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
