import { type KeyboardEvent, useRef } from "react";
import styles from "./TabBar.module.css";

export interface TabItem {
  key: string;
  label: string;
}

/** Tabs that wrap on narrow pages; arrow keys go from one to the next. The caller shows the part below. */
export function TabBar(props: {
  label: string;
  items: readonly TabItem[];
  chosen: string;
  onChoose: (key: string) => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const { items, chosen, onChoose } = props;
  function move(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const at = items.findIndex((item) => item.key === chosen);
    const next = items[(at + step + items.length) % items.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    onChoose(next.key);
    bar.current?.querySelectorAll("button")[items.indexOf(next)]?.focus();
  }
  return (
    <div
      ref={bar}
      role="tablist"
      aria-label={props.label}
      className={`${styles.bar} no-print`}
      onKeyDown={move}
    >
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          aria-selected={item.key === chosen}
          tabIndex={item.key === chosen ? 0 : -1}
          className={styles.tab}
          onClick={() => onChoose(item.key)}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
