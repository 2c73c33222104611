import { readableHash } from "@hengjian/ballot";
import { Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Facts } from "../../parts/Facts.tsx";
import { Panel } from "../../parts/Panel.tsx";
import styles from "./Ballots.module.css";
import type { RoundDetail } from "./shapes.ts";
import { useRoundPlace } from "./use-round.ts";

/** What was frozen, by the hash that stands on notice, cards and screen. */
export function ManifestPanel({ round }: { round: RoundDetail["round"] }) {
  const { t } = useTranslation();
  const { api } = useRoundPlace();
  return (
    <Panel
      title={t("round.manifest")}
      extra={
        <>
          <Button href={`${api}/notice?format=pdf`}>{t("round.notice", { format: "PDF" })}</Button>
          <Button href={`${api}/notice?format=docx`}>{t("round.notice", { format: "Word" })}</Button>
          <Button href={`${api}/manifest`}>{t("round.manifestFile")}</Button>
        </>
      }
    >
      <p className="soft">{t("round.manifestNote")}</p>
      <p className={styles.hash}>
        <Typography.Text copyable={{ text: round.manifestHash ?? "" }}>
          {readableHash(round.manifestHash ?? "")}
        </Typography.Text>
      </p>
      {round.boothUrl !== null && (
        <Facts rows={[[t("round.booth"), <span key="url">{round.boothUrl}</span>]]} />
      )}
    </Panel>
  );
}
