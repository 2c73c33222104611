import { allNodes } from "../score/sheet.ts";
import type { ScoreNode } from "../types.ts";

/** One indicator of a person beside the cohort. */
export interface Compared {
  node: ScoreNode;
  code: string;
  points: number;
  cohort: number;
  difference: number;
  /** Difference in standard errors of the person's value; null when the spread is withheld or unknown. */
  z: number | null;
}

/**
 * All indicators with a value and a cohort mean, best difference first. The error of the cohort mean is left out: it
 * is small beside that of one person, and zero for the people of this campaign taken as they are.
 */
export function compareWithCohort(root: ScoreNode): Compared[] {
  const compared = allNodes(root).flatMap((node): Compared[] => {
    const cohort = node.children.find((child) => child.id === `${node.id}/cohort`);
    if (node.kind !== "indicator" || node.value === null || cohort?.value == null) return [];
    const difference = node.value - cohort.value;
    const se = node.reliability?.se ?? null;
    const code = node.id.slice(node.id.lastIndexOf("/") + 1);
    return [
      {
        node,
        code,
        points: node.value,
        cohort: cohort.value,
        difference,
        z: se === null || se === 0 ? null : difference / se,
      },
    ];
  });
  return compared.sort((a, b) => b.difference - a.difference || (a.code < b.code ? -1 : 1));
}
