import type { ScoreNode } from "@hengjian/appraisal";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/index.ts";
import { fixed, percentText } from "../../lib/format.ts";
import styles from "./ScoreSheet.module.css";
import { visibleLines } from "./walk.ts";

interface Props {
  root: ScoreNode;
  open: ReadonlySet<string>;
  chosen: string;
  onChoose: (id: string) => void;
  onToggle: (id: string, open?: boolean) => void;
}

/** The tree by the ARIA pattern: up and down move, right opens, left closes or goes to the parent. */
export function NodeTree({ root, open, chosen, onChoose, onToggle }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const lines = visibleLines(root, open);
  const at = lines.findIndex((line) => line.node.id === chosen);

  function go(id: string | null | undefined): void {
    if (id === null || id === undefined) return;
    onChoose(id);
    place.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const line = lines[at];
    if (line === undefined) return;
    const isOpen = open.has(line.node.id);
    const deeds: Record<string, () => void> = {
      ArrowDown: () => go(lines[at + 1]?.node.id),
      ArrowUp: () => go(lines[at - 1]?.node.id),
      Home: () => go(lines[0]?.node.id),
      End: () => go(lines.at(-1)?.node.id),
      ArrowRight: () =>
        line.hasChildren && !isOpen ? onToggle(line.node.id, true) : go(lines[at + 1]?.node.id),
      ArrowLeft: () => (line.hasChildren && isOpen ? onToggle(line.node.id, false) : go(line.parent)),
    };
    const deed = deeds[event.key];
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  }

  return (
    <div
      ref={place}
      role="tree"
      tabIndex={-1}
      aria-label={t("sheet.tree")}
      className={styles.tree}
      onKeyDown={onKeyDown}
    >
      {lines.map(({ node, depth, hasChildren }) => (
        <div
          key={node.id}
          data-node={node.id}
          role="treeitem"
          aria-level={depth + 1}
          aria-selected={node.id === chosen}
          {...(hasChildren ? { "aria-expanded": open.has(node.id) } : {})}
          tabIndex={node.id === chosen ? 0 : -1}
          className={node.id === chosen ? `${styles.line} ${styles.chosen}` : styles.line}
          style={{ paddingInlineStart: depth * 16 + 4 }}
          onClick={() => {
            onChoose(node.id);
            if (hasChildren && (node.id === chosen || !open.has(node.id))) onToggle(node.id);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              onToggle(node.id);
            }
          }}
        >
          <span aria-hidden="true" className={styles.twist}>
            {hasChildren ? (open.has(node.id) ? "▾" : "▸") : ""}
          </span>
          <span className={node.weight === null && depth > 0 ? `${styles.label} soft` : styles.label}>
            {text(node.label)}
          </span>
          {node.weight !== null && depth > 0 && (
            <span className={`${styles.weight} soft`}>{percentText(node.weight)}</span>
          )}
          <span className={styles.value}>
            {node.value === null ? <span className="soft">—</span> : fixed(node.value, node.decimals)}
          </span>
        </div>
      ))}
    </div>
  );
}
