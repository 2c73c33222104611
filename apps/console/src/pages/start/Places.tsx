import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../../api/session.ts";
import { Panel } from "../../parts/Panel.tsx";
import { NAV_ICONS } from "../../shell/icons.tsx";
import { navOf } from "../../shell/nav.ts";
import styles from "./Start.module.css";

/** The pages of somebody whose work does not follow the campaigns, each with what one does there. */
export function Places() {
  const { t } = useTranslation();
  const items = navOf(useSession()).filter((item) => item.to !== "/start");
  if (items.length === 0) return null;
  return (
    <Panel title={t("start.places")}>
      <ul className={styles.cards}>
        {items.map((item) => {
          const Icon = NAV_ICONS[item.icon];
          return (
            <li key={item.to}>
              <Link to={item.to} className={styles.place}>
                <Icon aria-hidden />
                <strong>{t(item.label)}</strong>
                <span className={styles.due}>{t(item.about)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
