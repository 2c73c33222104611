import { type ReactNode, useId } from "react";
import styles from "./Field.module.css";

/** A labelled control outside of a form of the component library; the control takes the id. */
export function Field({ label, children }: { label: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
