import { Link, useLocation } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../i18n/resources.ts";
import { useCentred } from "../lib/use-centred.ts";
import styles from "./LinkTabs.module.css";

export interface LinkTab {
  /** What stands behind the base address; empty for the first page. */
  to: string;
  label: TextKey;
}

/** The parts of a thing, each with an address of its own. */
export function LinkTabs({ base, label, tabs }: { base: string; label: string; tabs: readonly LinkTab[] }) {
  const { t } = useTranslation();
  const place = useRef<HTMLElement>(null);
  useCentred(place, useLocation().pathname);
  return (
    <nav ref={place} className={`${styles.tabs} no-print`} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={`${base}${tab.to}`}
          activeOptions={{ exact: tab.to === "" }}
          className={styles.tab}
          activeProps={{ className: `${styles.tab} ${styles.active}` }}
        >
          {t(tab.label)}
        </Link>
      ))}
    </nav>
  );
}
