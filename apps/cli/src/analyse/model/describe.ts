/** What was estimated and how its origin is fixed, for a reader who wants to compare the numbers with another program's. */
import type { Bilingual, MarginalSolution, Solution } from "@hengjian/psychometrics";
import { both } from "../language.ts";
import type { Group } from "./groups.ts";

export interface Identification {
  facet: string;
  how: Bilingual;
}

export function identificationOf(
  solution: Solution | MarginalSolution,
  groups: readonly Group[],
): Identification[] {
  return [
    ...solution.design.facets.map(({ name }, f) => ({ facet: name, how: howFixed(solution, f) })),
    ...groups.filter(({ role }) => role === "rater" || role === "ratee").map(meanOfMembers),
    { facet: "steps", how: both("每组步骤之和为0", "the steps of each group sum to zero") },
  ];
}

function howFixed(solution: Solution | MarginalSolution, f: number): Bilingual {
  const { estimator, design, connectedness } = solution;
  const anchored = anchoredIn(solution, f);
  if (anchored > 0) {
    return both(
      `其中${anchored}个固定在给定的值，其余由数据决定`,
      `${anchored} are held at given values, the others follow from the data`,
    );
  }
  const isMovedTogether = estimator === "joint" && !isOriginAnchored(solution);
  if (f === 0) return howRatees(solution, isMovedTogether);
  const isFree = solution.constraints[f]?.endsWith("free");
  if (isFree || (design.facets[f]!.name === "item" && isMovedTogether)) return FREE;
  if (estimator === "joint" && connectedness.centred[f]!.count > 1)
    return both("在每一片之内和为0", "sum to zero within each disjoint subset");
  return both("和为0", "sum to zero");
}

const FREE = both("自由（水平由数据决定）", "free (their level follows from the data)");

function howRatees(solution: Solution | MarginalSolution, isMovedTogether: boolean): Bilingual {
  if (solution.estimator === "joint") {
    return isMovedTogether
      ? both("测量值的平均为0（不计满分和零分者）", "the measures have mean 0 (extreme ones apart)")
      : FREE;
  }
  return isOriginAnchored(solution)
    ? both(
        "正态总体，均值和方差都由数据估计；测量值是后验期望（EAP）",
        "normal population with estimated mean and variance; measures are expected a posteriori",
      )
    : both(
        "正态总体，均值0，方差由数据估计；测量值是后验期望（EAP）",
        "normal population with mean 0 and estimated variance; measures are expected a posteriori",
      );
}

export function anchoredIn({ facets }: Solution, f: number): number {
  return facets[f]!.anchored.reduce((sum, one) => sum + one, 0);
}

/** Ratees or items are anchored, so that nothing else needs to fix where 0 lies. */
function isOriginAnchored(solution: Solution): boolean {
  return [0, 2].some((f) => anchoredIn(solution, f) > 0);
}

function meanOfMembers({ name, role }: Group): Identification {
  return role === "rater"
    ? { facet: name, how: both("组内评价人宽严的平均", "mean severity of the raters in the group") }
    : { facet: name, how: both("组内被考核人测量值的平均", "mean measure of the ratees in the group") };
}

export function formulaOf({ design }: Solution, groups: readonly Group[]): string {
  const others = groups.filter(({ role }) => role === "crossed").map(({ name }) => ` − ${name}`);
  const step = design.stepFacet === null ? "step_k" : "step_item,k";
  return `log P(k) / P(k−1) = ratee − rater − item${others.join("")} − ${step}`;
}

/** What the errors do not contain. */
export function errorsOf({ estimator }: Solution): Bilingual {
  return estimator === "marginal"
    ? both(
        "评价人、题目和步骤的标准误来自全部参数的观测信息；被考核人的是后验标准差",
        "errors of raters, items and steps from the observed information of all parameters; of ratees, posterior standard deviations",
      )
    : both(
        "元素多时标准误把其他元素当作已知，略微偏小；各片水平的误差见 subsets",
        "with many elements errors take the others as known and are a little too small; for the error of a subset's level see subsets",
      );
}
