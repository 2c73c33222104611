import { Worker } from "node:worker_threads";
import type { Verdict } from "@hengjian/ballot";

export interface RecordInput {
  files: ReadonlyMap<string, Uint8Array>;
  manifestHash: string;
  /** The root known before, Base64. */
  root?: string;
}

export type RecordVerdict = Pick<Verdict, "problems" | "summary" | "root">;

/** Verify a record on a thread of its own: that of ten thousand ballots takes seconds, and the server has to answer. */
export function verifyApart(input: RecordInput): Promise<RecordVerdict> {
  return new Promise((accept, reject) => {
    const worker = new Worker(new URL("./verify.worker.ts", import.meta.url), { workerData: input });
    worker.once("message", accept);
    worker.once("error", reject);
    // After an answer this rejection comes to nothing.
    worker.once("exit", (code) => reject(new Error(`The verification ended with ${code} and no answer.`)));
  });
}
