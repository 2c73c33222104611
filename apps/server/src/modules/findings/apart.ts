import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { invalid } from "../../platform/errors.ts";
import { pack } from "./packed.ts";
import { TOO_LARGE } from "./read.ts";
import type { AnalysisInput, AnalysisResult } from "./types.ts";

/** What the process says: how far it is, and at last the result. */
export type ProcessMessage = { step: [done: number, total: number] } | { result: AnalysisResult };

export interface ApartOptions {
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Of the process's own heap. */
  memoryMb?: number;
}

const PROGRAM = fileURLToPath(new URL("./analyse.process.ts", import.meta.url));
/** How V8 ends a process whose heap is full. */
const ABORTED = 134;

/**
 * Run the analysis in a process of its own: one long calculation, and one whose memory may run out. On a thread, that
 * would end the whole server (V8 aborts inside its own code, past the limits of the thread).
 * @throws DomainError `analysis-too-large`; what the signal says when it is aborted
 */
export function analyseApart(
  input: AnalysisInput,
  { progress, signal, memoryMb = 2000 }: ApartOptions,
): Promise<AnalysisResult> {
  return new Promise((accept, reject) => {
    signal?.throwIfAborted();
    const child = fork(PROGRAM, [], {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
    });
    const abort = () => {
      child.kill("SIGKILL");
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    child.on("message", (message: ProcessMessage) => {
      if ("result" in message) accept(message.result);
      else progress?.(...message.step);
    });
    child.once("error", reject);
    // After an answer this rejection comes to nothing.
    child.once("close", (code, ended) => {
      signal?.removeEventListener("abort", abort);
      const isFull = code === ABORTED || ended === "SIGABRT";
      reject(isFull ? tooLarge(input) : new Error(`The analysis ended without an answer: ${said}`));
    });
    child.send(pack(input));
  });
}

function tooLarge({ set }: AnalysisInput) {
  return invalid(TOO_LARGE, {
    zh: `${set.sheets.length} 张测评票超出了本机分析所能容纳的内存,没有分析。得分照常核算,不作宽严校正;请在内存更大的机器上分析。`,
    en: `The ${set.sheets.length} sheets need more memory than the analysis has here; nothing was analysed. Scores are computed as usual without severity. Analyse on a larger machine.`,
  });
}
