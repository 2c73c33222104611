/** How the calling thread and a helper thread speak: tasks by message, start and end of each by a counter. */
import { doRows, takeRows, type Work } from "./work.ts";

export interface CrewTask {
  work: Work;
  from: number;
  to: number;
  /** Where rows are taken instead of dealt (`takeRows`). */
  counters: Int32Array | null;
}

export function carryOut({ work, from, to, counters }: CrewTask): void {
  if (counters === null) doRows(work, from, to);
  else takeRows(work, to, counters);
}

/** Two counters of each thread, in shared memory: tasks given, tasks done. */
export interface CrewData {
  control: Int32Array;
  thread: number;
}

export const given = (thread: number): number => 2 * thread;
export const done = (thread: number): number => 2 * thread + 1;
/** Given instead of a task at the end. */
export const STOP = -1;
/** Stands for "done" where a task threw. */
export const FAILED = -2;
