/** The joint estimator on several threads: each takes a range of rows and sums of its own. */
import { Worker } from "node:worker_threads";
import { PsychometricsError } from "../errors.ts";
import { type Crew, splitRows } from "./crew.ts";
import { type CrewData, type CrewTask, carryOut, done, FAILED, given, STOP } from "./crew-task.ts";
import type { Design } from "./design.ts";
import { estimateWith, type JointOptions } from "./joint.ts";
import type { Solution } from "./solution.ts";
import { ROWS_DONE, type Work } from "./work.ts";

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
  const crew = new Threads(threads);
  try {
    return estimateWith(design, options, crew);
  } finally {
    await crew.stop();
  }
}

/** Milliseconds between looks at whether a thread has failed. */
const PATIENCE = 1000;

class Threads implements Crew {
  readonly size: number;
  readonly #control: Int32Array;
  readonly #workers: Worker[];
  #tasks = 0;

  constructor(size: number) {
    this.size = size;
    this.#control = new Int32Array(new SharedArrayBuffer(8 * size));
    // In the published package the files beside this one are compiled.
    const file = import.meta.url.endsWith(".ts") ? "./crew.worker.ts" : "./crew.worker.js";
    this.#workers = Array.from({ length: size - 1 }, (_, w) => {
      const workerData: CrewData = { control: this.#control, thread: w + 1 };
      return new Worker(new URL(file, import.meta.url), { workerData });
    });
  }

  begin(rowStart: Uint32Array, work: readonly Work[], shares: "same" | "free"): () => void {
    const tasks = shares === "free" ? freeTasks(rowStart, work) : equalTasks(rowStart, work);
    this.#tasks++;
    this.#workers.forEach((worker, w) => {
      worker.postMessage(tasks[w + 1]);
      this.#give(w + 1, this.#tasks);
    });
    const [own] = tasks;
    return () => {
      carryOut(own);
      if (own.counters !== null) this.#awaitRows(own.counters, own.to);
      else for (let thread = 1; thread < this.size; thread++) this.#await(thread);
    };
  }

  #give(thread: number, task: number): void {
    Atomics.store(this.#control, given(thread), task);
    Atomics.notify(this.#control, given(thread));
  }

  #await(thread: number): void {
    for (;;) {
      const finished = this.#finished(thread);
      if (finished === this.#tasks) return;
      Atomics.wait(this.#control, done(thread), finished);
    }
  }

  #finished(thread: number): number {
    const finished = Atomics.load(this.#control, done(thread));
    if (finished === FAILED) throw new Error(`Thread ${thread} failed.`);
    return finished;
  }

  /** Not for the threads: one that is still starting has taken nothing and finds nothing left. */
  #awaitRows(counters: Int32Array, rows: number): void {
    for (;;) {
      const finished = Atomics.load(counters, ROWS_DONE);
      if (finished === rows) return;
      if (Atomics.wait(counters, ROWS_DONE, finished, PATIENCE) !== "timed-out") continue;
      for (let thread = 1; thread < this.size; thread++) this.#finished(thread);
    }
  }

  async stop(): Promise<void> {
    this.#workers.forEach((_, w) => {
      this.#give(w + 1, STOP);
    });
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function equalTasks(rowStart: Uint32Array, work: readonly Work[]): CrewTask[] {
  const bounds = splitRows(rowStart, work.length);
  return work.map((own, t) => ({ work: own, from: bounds[t], to: bounds[t + 1], counters: null }));
}

function freeTasks(rowStart: Uint32Array, work: readonly Work[]): CrewTask[] {
  const counters = new Int32Array(new SharedArrayBuffer(8));
  return work.map((own) => ({ work: own, from: 0, to: rowStart.length - 1, counters }));
}

function badThreads(got: number): PsychometricsError {
  return new PsychometricsError(
    "bad-option",
    { zh: `线程数应为1到64,实为${got}。`, en: `Got ${got} threads, expected 1 to 64.` },
    { got },
  );
}
