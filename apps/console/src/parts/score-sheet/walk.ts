import type { ScoreNode } from "@hengjian/appraisal";

/** A line of the tree as it is shown: the node, how deep it lies, whether it opens. */
export interface Line {
  node: ScoreNode;
  depth: number;
  parent: string | null;
  hasChildren: boolean;
}

/** The visible lines, top to bottom. */
export function visibleLines(root: ScoreNode, open: ReadonlySet<string>): Line[] {
  const visit = (node: ScoreNode, depth: number, parent: string | null): Line[] => {
    const line = { node, depth, parent, hasChildren: node.children.length > 0 };
    if (!open.has(node.id)) return [line];
    return [line, ...node.children.flatMap((child) => visit(child, depth + 1, node.id))];
  };
  return visit(root, 0, null);
}

/** Ids from the root to a node, the node itself left out; all must be open for it to be seen. */
export function pathTo(root: ScoreNode, id: string): string[] {
  if (root.id === id) return [];
  for (const child of root.children) {
    if (child.id === id || id.startsWith(`${child.id}/`)) return [root.id, ...pathTo(child, id)];
  }
  return [];
}

/** The raw and the severity-adjusted mean of the same ratings. */
export interface Means {
  raw: ScoreNode;
  adjusted: ScoreNode;
}

/** Where a node is one of the two means and the other stands beside it; null where there is none to compare. */
export function meansBeside(root: ScoreNode, id: string): Means | null {
  const base = /^(.*)\/(?:severity|plain-mean)$/.exec(id)?.[1];
  if (base === undefined) return null;
  const raw = nodeById(root, `${base}/plain-mean`);
  const adjusted = nodeById(root, `${base}/severity`);
  if (raw === undefined || adjusted === undefined || adjusted.value === null) return null;
  return { raw, adjusted };
}

export function nodeById(root: ScoreNode, id: string): ScoreNode | undefined {
  if (root.id === id) return root;
  for (const child of root.children) {
    const found = nodeById(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
