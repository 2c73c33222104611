import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import ClockCircleOutlined from "@ant-design/icons/ClockCircleOutlined";
import { useTranslation } from "react-i18next";
import styles from "./Ballots.module.css";
import type { Order } from "./shapes.ts";

/** Who may sign, and who has. */
export function Signatures({ people }: { people: Order["officers"] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.checklist}>
      {people.map((one) => (
        <li key={one.accountId}>
          {one.signed ? (
            <CheckCircleFilled className={styles.ok} aria-hidden />
          ) : (
            <ClockCircleOutlined className={styles.open} aria-hidden />
          )}
          <span>
            <strong>{one.name}</strong>{" "}
            <span className="soft">{t(one.signed ? "sign.signed" : "sign.waiting")}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
