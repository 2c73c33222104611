import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "../api/session.ts";
import { NAV_ICONS } from "./icons.tsx";
import { navOf } from "./nav.ts";
import styles from "./SideNav.module.css";

export function SideNav({ onChoose }: { onChoose?: () => void }) {
  const { t } = useTranslation();
  const items = navOf(useSession());
  return (
    <nav aria-label={t("nav.label")}>
      <ul className={styles.list}>
        {items.map((item) => {
          const Icon = NAV_ICONS[item.icon];
          return (
            <li key={item.to}>
              <Link
                to={item.to}
                className={styles.link}
                activeProps={{ className: `${styles.link} ${styles.active}` }}
                {...(onChoose ? { onClick: onChoose } : {})}
              >
                <Icon aria-hidden />
                <span>{t(item.label)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
