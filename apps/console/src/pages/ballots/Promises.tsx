import "./texts.ts";

import { useTranslation } from "react-i18next";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import styles from "./Ballots.module.css";

const PROMISED = ["apart", "split", "receipt", "once", "open", "locked"] as const;
const NOT_PROMISED = ["operator", "code", "coercion", "small", "style", "phone", "paper"] as const;
const OWN_PART = ["alone", "hash", "facts", "check"] as const;

/** For voters: what a secret ballot here promises, what nobody can promise, and what the own part is. */
export function Page() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("promise.title")} note={t("promise.note")} />
      <Panel title={t("promise.how")}>
        <ol className={styles.text}>
          {(["card", "signIn", "cast", "close"] as const).map((one) => (
            <li key={one}>{t(`promise.how.${one}`)}</li>
          ))}
        </ol>
      </Panel>
      <Panel title={t("promise.promised")}>
        <ul className={styles.text}>
          {PROMISED.map((one) => (
            <li key={one}>{t(`promise.promised.${one}`)}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("promise.notPromised")}>
        <ul className={styles.text}>
          {NOT_PROMISED.map((one) => (
            <li key={one}>{t(`promise.notPromised.${one}`)}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("promise.own")}>
        <ul className={styles.text}>
          {OWN_PART.map((one) => (
            <li key={one}>{t(`promise.own.${one}`)}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
