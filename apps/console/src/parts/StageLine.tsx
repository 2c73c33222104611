import CheckOutlined from "@ant-design/icons/CheckOutlined";
import type { Text } from "@hengjian/appraisal";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../i18n/index.ts";
import { dayOf } from "../lib/format.ts";
import { useCentred } from "../lib/use-centred.ts";
import styles from "./StageLine.module.css";

export interface LineStage {
  stage: string;
  label: Text;
  state: "done" | "now" | "next";
  by?: readonly string[];
  at?: string | null;
  due?: string | null;
  earlyReason?: string | null;
}

/** The stages of a campaign: done, now, next; with who took the step and by when. */
export function StageLine({ stages, small = false }: { stages: readonly LineStage[]; small?: boolean }) {
  const { t } = useTranslation();
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const now = stages.find((one) => one.state === "now")?.stage;
  useCentred(place, now);
  return (
    <div className={styles.scroll} data-scrolls="" ref={place}>
      <ol className={`${styles.line} ${small ? styles.small : ""}`} aria-label={t("campaign.stageLine")}>
        {stages.map((one) => (
          <li
            key={one.stage}
            className={`${styles.stage} ${styles[one.state]}`}
            aria-current={one.state === "now" ? "step" : undefined}
            title={one.earlyReason ?? undefined}
          >
            <span className={styles.dot} aria-hidden>
              {one.state === "done" && <CheckOutlined />}
            </span>
            <span className={styles.name}>{text(one.label)}</span>
            <span className="visually-hidden">{t(`campaign.state.${one.state}`)}</span>
            {!small && (
              <span className={styles.detail}>
                {one.state === "next" ? one.due && t("start.due", { date: one.due }) : dayOf(one.at)}
                {one.by?.map((name) => (
                  <span key={name}>{name}</span>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
