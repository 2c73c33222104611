import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Jurisdiction } from "../../api/session.ts";
import { LanguageSwitch } from "../../shell/LanguageSwitch.tsx";
import styles from "./Door.module.css";

/** The page around sign-in and the first change of password. */
export function Door({ place, children }: { place: Jurisdiction | null; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <img src="/mark.svg" width={40} height={40} alt="" />
        <div>
          <div className={styles.name}>{t("app.name")}</div>
          <div className="soft">{t("app.tagline")}</div>
        </div>
        <LanguageSwitch />
      </header>
      <main className={styles.card}>
        {place !== null && (
          <p className={styles.place}>
            <strong>{place.name}</strong>
            {place.fictional && <span className={styles.tag}>{t("app.fictionalShort")}</span>}
          </p>
        )}
        {children}
      </main>
    </div>
  );
}
