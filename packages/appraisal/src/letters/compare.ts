import { sum } from "../numbers.ts";
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

/** All indicators with a value and a cohort mean, best difference first. */
export function compareWithCohort(root: ScoreNode): Compared[] {
  const compared = allNodes(root).flatMap((node): Compared[] => {
    const cohort = node.children.find((child) => child.id === `${node.id}/cohort`);
    if (node.kind !== "indicator" || node.value === null || cohort?.value == null) return [];
    const difference = node.value - cohort.value;
    const se = standardError(node);
    const code = node.id.slice(node.id.lastIndexOf("/") + 1);
    return [
      {
        node,
        code,
        points: node.value,
        cohort: cohort.value,
        difference,
        z: se === null ? null : difference / se,
      },
    ];
  });
  return compared.sort((a, b) => b.difference - a.difference || (a.code < b.code ? -1 : 1));
}

/** Standard error of an indicator on the 100-point scale, from the counts of its groups. */
function standardError(node: ScoreNode): number | null {
  const groups = node.children.filter((child) => child.kind === "group" && child.value !== null);
  let variance = 0;
  for (const group of groups) {
    const votes = group.votes;
    if (votes === undefined || votes.hidden || votes.valid < 2) return null;
    const spread =
      sum(votes.levels.map((level) => level.count * (level.value - group.value!) ** 2)) / (votes.valid - 1);
    variance += ((group.weight ?? 0) ** 2 * spread) / votes.valid;
  }
  const factor = 100 / (groups[0]?.scale.max ?? 1);
  return variance > 0 ? Math.sqrt(variance) * factor : null;
}
