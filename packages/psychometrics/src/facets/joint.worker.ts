/** A helper thread of the joint estimator: waits for a round, passes over its rows, says so. */
import { workerData } from "node:worker_threads";
import { passRows } from "./joint-pass.ts";
import { STOP, type ThreadTask } from "./joint-task.ts";

const { state, sums, from, to, control, slot } = workerData as ThreadTask;
let done = 0;
for (;;) {
  const asked = Atomics.load(control, 2 * slot);
  if (asked === STOP) break;
  if (asked === done) {
    Atomics.wait(control, 2 * slot, asked);
    continue;
  }
  passRows(state, sums, from, to);
  done = asked;
  Atomics.store(control, 2 * slot + 1, done);
  Atomics.notify(control, 2 * slot + 1);
}
