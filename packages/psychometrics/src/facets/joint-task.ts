/** What the calling thread hands to a helper thread. */
import type { JointState, JointSums } from "./joint-pass.ts";

/** Slots of the control array, one pair per helper thread: round asked for, round done. */
export interface ThreadTask {
  state: JointState;
  sums: JointSums;
  from: number;
  to: number;
  control: Int32Array;
  slot: number;
}

export const STOP = -1;
