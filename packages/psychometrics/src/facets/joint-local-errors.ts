/** Standard errors of the joint estimator for designs too large for the whole information (see joint-errors.ts). */
import { addUp, type Crew, forEach, sharedFloats } from "./crew.ts";
import type { Design } from "./design.ts";
import { errorOf } from "./element.ts";
import type { JointState, JointSums } from "./joint-pass.ts";
import type { Lost } from "./lost-information.ts";

export interface JointErrors {
  facets: Float64Array[];
  /** Of each step group. */
  steps: Float64Array[];
}

/** The last pass, and who can make another. */
interface Passed {
  design: Design;
  state: JointState;
  sums: JointSums;
  crew: Crew;
}

/**
 * Begins the pass that the errors need.
 * @returns finishes it; `variances` are the information of each element with all others known
 */
export function beginLocalErrors(passed: Passed): (variances: Float64Array[]) => JointErrors {
  const { design, state } = passed;
  const finishLost = beginLost(passed);
  return (variances) => {
    const lost = finishLost();
    return {
      facets: variances.map((own, f) => {
        const less = f === 0 ? lost.row : f === design.bigFacet ? lost.big : null;
        const errors = new Float64Array(own.length);
        for (let e = 0; e < own.length; e++)
          errors[e] = errorOf(less === null ? own[e] : remaining(own[e], less[e]));
        return errors;
      }),
      steps: design.coding.groups.map((group, g) =>
        Float64Array.from({ length: Math.max(0, group.values.length - 1) }, (_, h) =>
          errorOf(lost.step[g * state.categories + h + 1]),
        ),
      ),
    };
  };
}

/**
 * What is left of an element's information. One that keeps nothing meets only partners of its own: these are centred
 * on it, so that it is known as if they were.
 */
function remaining(own: number, lost: number): number {
  return own - lost > NOTHING * own ? own - lost : own;
}

/** Share of the information that is rounding. */
const NOTHING = 1e-9;

function beginLost({ design, state, sums, crew }: Passed): () => Lost {
  const row = sharedFloats(design.facets[0].size);
  const all = forEach(crew, () => ({
    row,
    big: sharedFloats(design.facets[design.bigFacet].size),
    step: sharedFloats(state.groups * state.categories),
  }));
  const finish = crew.begin(
    design.rowStart,
    all.map((lost) => ({ kind: "lose", state, total: sums, lost })),
    "same",
  );
  return () => {
    finish();
    addUp(all, ["big", "step"]);
    return all[0];
  };
}
