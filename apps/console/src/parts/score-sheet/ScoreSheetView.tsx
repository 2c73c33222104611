import type { ScoreNode } from "@hengjian/appraisal";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NodeDetail } from "./NodeDetail.tsx";
import { NodeTree } from "./NodeTree.tsx";
import styles from "./ScoreSheet.module.css";
import { meansBeside, nodeById, pathTo } from "./walk.ts";

/**
 * A score sheet [得分表]: the tree on the left, on the right the chosen node in a sentence, with votes, rule and
 * source. On a phone the explanation stands below the tree.
 * @param focus node to show, for example the one behind a sentence of a letter
 */
export function ScoreSheetView({ root, focus }: { root: ScoreNode; focus?: string | undefined }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState(focus ?? root.id);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => startOpen(root, focus));
  const detail = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === undefined) return;
    choose(focus);
    setOpen((before) => new Set([...before, ...pathTo(root, focus)]));
    detail.current?.scrollIntoView({ block: "nearest" });
  }, [focus, root]);
  const node = nodeById(root, chosen) ?? root;
  const toggle = (id: string, wanted?: boolean) =>
    setOpen((before) => {
      const next = new Set(before);
      if (wanted ?? !next.has(id)) next.add(id);
      else next.delete(id);
      return next;
    });
  return (
    <div className={styles.both}>
      <div>
        <p className="soft no-print">{t("sheet.hint")}</p>
        <NodeTree root={root} open={open} chosen={node.id} onChoose={choose} onToggle={toggle} />
      </div>
      <div ref={detail} className={styles.detail} aria-live="polite">
        <NodeDetail node={node} means={meansBeside(root, node.id)} />
      </div>
    </div>
  );
}

/** Result, methods with weight and their dimensions; deeper on demand. */
function startOpen(root: ScoreNode, focus: string | undefined): ReadonlySet<string> {
  const used = root.children.filter((child) => child.value !== null).map((child) => child.id);
  return new Set([root.id, ...used, ...(focus === undefined ? [] : pathTo(root, focus))]);
}
