import { Outlet } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../api/session.ts";
import styles from "./Shell.module.css";
import { SideNav } from "./SideNav.tsx";
import { TopBar } from "./TopBar.tsx";
import { useScrollableTables } from "./use-scrollable-tables.ts";

/** Frame of every page after sign-in: skip link, top bar, navigation, content, label of fictional data. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const [drawer, setDrawer] = useState(false);
  const content = useRef<HTMLElement>(null);
  useScrollableTables(content, t("app.wideTable"));
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t("app.skip")}
      </a>
      <TopBar onOpenNav={() => setDrawer(true)} />
      <aside className={`${styles.side} no-print`}>
        <SideNav />
      </aside>
      <Drawer
        placement="left"
        open={drawer}
        size={240}
        onClose={() => setDrawer(false)}
        title={t("app.name")}
        styles={{ body: { padding: 0 } }}
      >
        <SideNav onChoose={() => setDrawer(false)} />
      </Drawer>
      <main id="content" ref={content} className={styles.content} tabIndex={-1}>
        {session.jurisdiction.fictional && (
          <p className={styles.fictional} role="note">
            {t("app.fictional", { name: session.jurisdiction.name })}
          </p>
        )}
        <Outlet />
      </main>
    </div>
  );
}
