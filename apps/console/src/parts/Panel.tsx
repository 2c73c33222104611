import { type ReactNode, useId } from "react";
import styles from "./Panel.module.css";

/** A titled part of a page. */
export function Panel({
  title,
  extra,
  children,
  id,
}: {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  const heading = useId();
  return (
    <section className={styles.panel} id={id} aria-labelledby={title ? heading : undefined}>
      {title && (
        <div className={styles.head}>
          <h2 id={heading}>{title}</h2>
          {extra && <div className={`${styles.extra} no-print`}>{extra}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
