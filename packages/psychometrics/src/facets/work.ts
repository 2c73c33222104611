/** Passes over a range of rows that can be shared out among threads: each writes its own rows and sums of its own. */
import { type JointState, type JointSums, passRows } from "./joint-pass.ts";
import { type Lost, loseRows } from "./lost-information.ts";
import { type Tally, type TallyInput, tallyRows } from "./tally.ts";

/** Arrays that are written lie in shared memory; small ones that are only read may be copied to each thread. */
export type Work =
  | { kind: "expect"; state: JointState; sums: JointSums }
  | { kind: "lose"; state: JointState; total: JointSums; lost: Lost }
  | { kind: "tally"; input: TallyInput; tally: Tally };

/** Rows done in one call: a compiler that learns from calls has then learned after a fraction of the first pass. */
const ROWS_AT_ONCE = 1000;

export function doRows(work: Work, from: number, to: number): void {
  for (let at = from; at < to; at += ROWS_AT_ONCE) doSome(work, at, Math.min(to, at + ROWS_AT_ONCE));
}

/** Counters of work that whoever is free takes, in shared memory: how often rows were taken, rows that are done. */
const TAKEN = 0;
export const ROWS_DONE = 1;

/** Whoever is free takes the next rows. Only for sums of whole numbers, which come out the same in any order. */
export function takeRows(work: Work, rows: number, counters: Int32Array): void {
  for (;;) {
    const from = Atomics.add(counters, TAKEN, 1) * ROWS_AT_ONCE;
    if (from >= rows) return;
    const to = Math.min(rows, from + ROWS_AT_ONCE);
    doSome(work, from, to);
    Atomics.add(counters, ROWS_DONE, to - from);
    Atomics.notify(counters, ROWS_DONE);
  }
}

function doSome(work: Work, from: number, to: number): void {
  if (work.kind === "expect") passRows(work.state, work.sums, from, to);
  else if (work.kind === "lose") loseRows(work.state, work.total, work.lost, from, to);
  else tallyRows(work.input, work.tally, from, to);
}
