import MenuOutlined from "@ant-design/icons/MenuOutlined";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { may, useSession } from "../api/session.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { GlobalSearch } from "./GlobalSearch.tsx";
import { JobsIndicator } from "./JobsIndicator.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import styles from "./TopBar.module.css";

export function TopBar({ onOpenNav }: { onOpenNav: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <header className={styles.bar}>
      <Button
        className={`${styles.menu} no-print`}
        type="text"
        icon={<MenuOutlined />}
        aria-label={t("nav.open")}
        onClick={onOpenNav}
      />
      <Link to="/" className={styles.brand} aria-label={`${t("app.name")} ${session.jurisdiction.name}`}>
        <img src="/mark.svg" width={24} height={24} alt="" />
        <strong className="wide-only">{t("app.name")}</strong>
        <span className={styles.place}>{session.jurisdiction.name}</span>
      </Link>
      <div className={`${styles.tools} no-print`}>
        {may(session, "campaigns.read") || may(session, "roster.read") ? <GlobalSearch /> : null}
        <JobsIndicator />
        <LanguageSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}
