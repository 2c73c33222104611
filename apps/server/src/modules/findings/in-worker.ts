import { Worker } from "node:worker_threads";
import { invalid } from "../../platform/errors.ts";
import { TOO_LARGE } from "./read.ts";
import type { AnalysisInput, AnalysisResult } from "./types.ts";

/** What the worker says: how far it is, and at last the result. */
export type WorkerMessage = { step: [done: number, total: number] } | { result: AnalysisResult };

const MEMORY_MB = 2000;

/**
 * Run the analysis on a thread of its own: one long calculation, kept off the thread that answers requests.
 * @throws DomainError `analysis-too-large`; what the signal says when it is aborted
 */
export function analyseInWorker(
  input: AnalysisInput,
  { progress, signal }: { progress?: (done: number, total: number) => void; signal?: AbortSignal },
): Promise<AnalysisResult> {
  return new Promise((accept, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL("./analyse.worker.ts", import.meta.url), {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const abort = () => {
      void worker.terminate();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (message: WorkerMessage) => {
      if ("result" in message) accept(message.result);
      else progress?.(...message.step);
    });
    worker.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge(input) : error),
    );
    // After an answer this rejection comes to nothing.
    worker.once("exit", () => {
      signal?.removeEventListener("abort", abort);
      reject(new Error("The analysis ended without an answer."));
    });
  });
}

function tooLarge({ set }: AnalysisInput) {
  return invalid(TOO_LARGE, {
    zh: `${set.sheets.length} 张测评票超出了本机分析所能容纳的内存,没有分析。得分照常核算,不作宽严校正;请在内存更大的机器上分析。`,
    en: `The ${set.sheets.length} sheets need more memory than the analysis has here; nothing was analysed. Scores are computed as usual without severity. Analyse on a larger machine.`,
  });
}
