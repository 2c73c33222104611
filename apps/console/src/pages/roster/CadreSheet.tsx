import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { CadreFacts } from "./CadreFacts.tsx";
import styles from "./CadreSheet.module.css";
import type { CadreDetail } from "./shapes.ts";

/** What the roster knows about one person: present post, history, dated facts. */
export function CadreSheet({ cadre }: { cadre: CadreDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <Panel
        title={`${cadre.unitName ?? ""} ${cadre.title ?? ""}`.trim() || cadre.name}
        extra={
          <>
            {cadre.isHead && <Tag color="blue">{t("roster.head")}</Tag>}
            {cadre.isTeamMember && <Tag>{t("roster.team")}</Tag>}
            {cadre.reserve && <Tag>{t("roster.reserve")}</Tag>}
          </>
        }
      >
        <Facts
          rows={[
            [t("roster.sex"), cadre.sex],
            [t("roster.birth"), cadre.birth],
            [t("roster.ethnicity"), cadre.ethnicity],
            [t("roster.nativePlace"), cadre.nativePlace],
            [t("roster.politicalStatus"), cadre.politicalStatus],
            [t("roster.partyDate"), cadre.partyDate],
            [t("roster.workStart"), cadre.workStart],
            [t("roster.education"), [cadre.education, cadre.degree].filter(Boolean).join(" ") || "—"],
            [t("roster.school"), cadre.school],
            [t("roster.rank"), cadre.rank],
            [t("roster.positionSince"), cadre.positionSince],
            [t("roster.rankSince"), cadre.rankSince],
            [t("roster.duties"), cadre.duties],
            [t("roster.note"), cadre.note],
          ]}
        />
      </Panel>
      <Panel title={t("roster.appointments")}>
        {cadre.appointments.length === 0 ? (
          <p className="soft">{t("state.none")}</p>
        ) : (
          <ol className={styles.history}>
            {cadre.appointments.map((one) => (
              <li key={`${one.unitName}${one.title}${one.since}`}>
                <span className="date">
                  {one.since ?? "?"} – {one.ended ?? t("roster.present")}
                </span>
                <span>
                  {one.unitName} {one.title} {one.rank && <span className="soft">{one.rank}</span>}
                </span>
                <span className="soft">{one.source}</span>
              </li>
            ))}
          </ol>
        )}
      </Panel>
      <CadreFacts cadre={cadre} />
    </>
  );
}
