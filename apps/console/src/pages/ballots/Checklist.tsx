import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import CloseCircleOutlined from "@ant-design/icons/CloseCircleOutlined";
import ExclamationCircleOutlined from "@ant-design/icons/ExclamationCircleOutlined";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import styles from "./Ballots.module.css";
import type { RoundDetail } from "./shapes.ts";
import { useRoundPlace } from "./use-round.ts";

/** Mended in the settings, which stand on the same page as the checklist. */
const OF_SETTINGS = ["windows-set", "windows-apart", "officers-ready", "supervisor-ready"];

/** What must be true for the next step; what a reason may stand in for is marked so. */
export function Checklist({ items }: { items: RoundDetail["checklist"] }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <ul className={styles.checklist}>
      {items.map((item) => (
        <li key={item.key}>
          {item.ok ? (
            <CheckCircleFilled className={styles.ok} aria-label={t("campaign.met")} />
          ) : item.mayBeReasoned ? (
            <ExclamationCircleOutlined className={styles.open} aria-label={t("round.reasonable")} />
          ) : (
            <CloseCircleOutlined className={styles.bad} aria-label={t("campaign.unmet")} />
          )}
          <span>
            <strong>{text(item.label)}</strong> <span className="soft">{text(item.detail)}</span>
          </span>
          {!item.ok && <WayThere item={item} />}
        </li>
      ))}
    </ul>
  );
}

function WayThere({ item }: { item: RoundDetail["checklist"][number] }) {
  const { t } = useTranslation();
  const { page } = useRoundPlace();
  if (item.link !== page) return <Link to={item.link}>{t("campaign.goThere")}</Link>;
  return OF_SETTINGS.includes(item.key) ? <a href="#settings">{t("campaign.goThere")}</a> : null;
}
