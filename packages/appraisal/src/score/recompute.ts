import type { ScoreNode, ScoreSheet, SheetInputs } from "../types.ts";
import { allNodes, computeScoreSheet } from "./sheet.ts";

/** One place where a stored sheet is not what its inputs give. */
export interface SheetDifference {
  /** Id of the node, or "sheet" for its head. */
  node: string;
  /** The field that differs, or "missing" / "extra" for a whole node. */
  field: string;
  stored: unknown;
  recomputed: unknown;
}

/**
 * Compute a stored sheet anew and name every difference; none means that it follows from its inputs, bit for bit.
 * A sheet of another engine version differs in its head first of all.
 */
export function recompute(sheet: ScoreSheet, inputs: SheetInputs): SheetDifference[] {
  const fresh = computeScoreSheet(inputs);
  return [
    ...fieldDifferences("sheet", headOf(sheet), headOf(fresh)),
    ...nodeDifferences(sheet.root, fresh.root),
  ];
}

function headOf({ root: _root, ...head }: ScoreSheet): Record<string, unknown> {
  return head;
}

function nodeDifferences(stored: ScoreNode, fresh: ScoreNode): SheetDifference[] {
  const before = new Map(allNodes(stored).map((node) => [node.id, node]));
  const after = new Map(allNodes(fresh).map((node) => [node.id, node]));
  const changed = [...after.values()].flatMap((node): SheetDifference[] => {
    const old = before.get(node.id);
    if (old === undefined) return [{ node: node.id, field: "missing", stored: null, recomputed: node.value }];
    return fieldDifferences(node.id, fieldsOf(old), fieldsOf(node));
  });
  const extra = [...before.values()].filter((node) => !after.has(node.id));
  return [
    ...changed,
    ...extra.map((node) => ({ node: node.id, field: "extra", stored: node.value, recomputed: null })),
  ];
}

/** Of the children only their order belongs to the node itself. */
function fieldsOf({ children, ...own }: ScoreNode): Record<string, unknown> {
  return { ...own, children: children.map((child) => child.id) };
}

function fieldDifferences(
  node: string,
  stored: Record<string, unknown>,
  fresh: Record<string, unknown>,
): SheetDifference[] {
  const fields = [...new Set([...Object.keys(stored), ...Object.keys(fresh)])];
  return fields
    .filter((field) => ordered(stored[field]) !== ordered(fresh[field]))
    .map((field) => ({ node, field, stored: stored[field] ?? null, recomputed: fresh[field] ?? null }));
}

/** JSON with the keys of every object in order: what came back from a database may hold them in another. */
function ordered(value: unknown): string {
  return (
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === "object" && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? "undefined"
  );
}
