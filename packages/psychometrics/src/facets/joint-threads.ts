/** The joint estimator on several threads: each takes a range of rows and sums of its own. */
import { Worker } from "node:worker_threads";
import { PsychometricsError } from "../errors.ts";
import type { Design } from "./design.ts";
import { iterate, type JointOptions } from "./joint.ts";
import { type JointState, type JointSums, passRows, splitRows } from "./joint-pass.ts";
import { createSums } from "./joint-state.ts";
import { STOP, type ThreadTask } from "./joint-task.ts";
import { prepare } from "./prepare.ts";
import type { Solution } from "./solution.ts";

/**
 * The same result as `estimateJoint`, up to rounding of sums.
 * @param threads 1 to 64; one of them is the calling thread, which is busy until the end
 * @throws PsychometricsError `bad-option`, `all-extreme`
 */
export async function estimateJointThreaded(
  design: Design,
  threads: number,
  options: JointOptions = {},
): Promise<Solution> {
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= 64)) throw badThreads(threads);
  const prepared = prepare(design, options.anchors, true);
  const { active } = prepared;
  const bounds = splitRows(active.rowStart, threads);
  const control = new Int32Array(new SharedArrayBuffer(8 * threads));
  const all = Array.from({ length: threads }, () => sharedSums(active));
  const workers: Worker[] = [];
  let round = 0;
  try {
    return iterate(prepared, options, (state) => {
      if (workers.length === 0 && threads > 1) workers.push(...start(state, all, bounds, control));
      round++;
      for (let t = 1; t < threads; t++) {
        Atomics.store(control, 2 * t, round);
        Atomics.notify(control, 2 * t);
      }
      passRows(state, all[0], bounds[0], bounds[1]);
      for (let t = 1; t < threads; t++) awaitRound(control, t, round);
      return addUp(all);
    });
  } finally {
    for (let t = 1; t < threads; t++) {
      Atomics.store(control, 2 * t, STOP);
      Atomics.notify(control, 2 * t);
    }
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function start(state: JointState, all: JointSums[], bounds: number[], control: Int32Array): Worker[] {
  // In the published package the files beside this one are compiled.
  const file = import.meta.url.endsWith(".ts") ? "./joint.worker.ts" : "./joint.worker.js";
  return all.slice(1).map((sums, t) => {
    const task: ThreadTask = { state, sums, from: bounds[t + 1], to: bounds[t + 2], control, slot: t + 1 };
    return new Worker(new URL(file, import.meta.url), { workerData: task });
  });
}

function awaitRound(control: Int32Array, thread: number, round: number): void {
  for (;;) {
    const done = Atomics.load(control, 2 * thread + 1);
    if (done === round) return;
    Atomics.wait(control, 2 * thread + 1, done);
  }
}

function sharedSums(design: Design): JointSums {
  const shared = (values: Float64Array) => new Float64Array(new SharedArrayBuffer(values.byteLength));
  const sums = createSums(design);
  return { big: shared(sums.big), cell: shared(sums.cell), category: shared(sums.category) };
}

/** Into the first thread's arrays. */
function addUp(all: JointSums[]): JointSums {
  const [total, ...others] = all;
  for (const sums of others) {
    for (let i = 0; i < total.big.length; i++) total.big[i] += sums.big[i];
    for (let i = 0; i < total.cell.length; i++) total.cell[i] += sums.cell[i];
    for (let i = 0; i < total.category.length; i++) total.category[i] += sums.category[i];
  }
  return total;
}

function badThreads(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    { zh: `线程数应为1到64,实为${got}。`, en: `Got ${got} threads, expected 1 to 64.` },
    { got },
  );
}
