import type { ReactNode } from "react";
import styles from "./PageHead.module.css";

/** Title of a page, what it is about, and what can be done with the whole of it. */
export function PageHead({
  title,
  note,
  actions,
}: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {note && <p className="soft">{note}</p>}
      </div>
      {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
    </div>
  );
}
