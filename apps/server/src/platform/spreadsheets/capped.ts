import { Worker } from "node:worker_threads";
import { DomainError, type Text } from "../errors.ts";
import { refusals } from "./refusals.ts";

export interface Cap {
  memoryMb: number;
  seconds: number;
}

/** What a capped worker posts: portions on the way, one end. */
export type CappedMessage<Portion, End> =
  | { kind: "portion"; portion: Portion }
  | { kind: "end"; end: End }
  | { kind: "refused"; code: string; status: number; text: Text; details: Record<string, unknown> };

/** Enough for 100,000 roster rows; the server as a whole stays below 1 GB because one file is read at a time. */
const DEFAULT_CAP: Cap = { memoryMb: 400, seconds: 120 };

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: two large files at once would take twice the memory. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine;
  return mine;
}

/**
 * Run untrusted reading in a worker that is killed when it takes too much memory or time; the server lives on.
 * @param url of the worker's file; it posts `CappedMessage`
 * @throws DomainError what the worker refused, or `file-too-heavy`, `file-too-slow`, `file-damaged`
 */
export function runCapped<Portion, End>(
  url: URL,
  input: unknown,
  onPortion: (portion: Portion) => void,
  options: { cap?: Cap; signal?: AbortSignal } = {},
): Promise<End> {
  return inTurn(() => runNow(url, input, onPortion, options));
}

function runNow<Portion, End>(
  url: URL,
  input: unknown,
  onPortion: (portion: Portion) => void,
  options: { cap?: Cap; signal?: AbortSignal },
): Promise<End> {
  const cap = options.cap ?? DEFAULT_CAP;
  return new Promise((accept, reject) => {
    options.signal?.throwIfAborted();
    const worker = new Worker(url, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: cap.memoryMb, maxYoungGenerationSizeMb: 64 },
    });
    const end = (act: () => void): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
      act();
      void worker.terminate();
    };
    const abort = (): void => end(() => reject(new Error("cancelled")));
    const timer = setTimeout(() => end(() => reject(refusals.tooSlow())), cap.seconds * 1000);
    options.signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (message: CappedMessage<Portion, End>) => {
      if (message.kind === "portion") onPortion(message.portion);
      else if (message.kind === "end") end(() => accept(message.end));
      else end(() => reject(new DomainError(message.code, message.status, message.text, message.details)));
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const heavy = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      end(() => reject(heavy ? refusals.tooMuchMemory() : error));
    });
    worker.on("exit", () => end(() => reject(refusals.damaged())));
  });
}

/** The worker's side: turn what the work throws into a message. */
export async function answerCapped<Portion, End>(
  post: (message: CappedMessage<Portion, End>) => void,
  work: () => Promise<End>,
): Promise<void> {
  try {
    post({ kind: "end", end: await work() });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, status, text, details } = error;
    post({ kind: "refused", code, status, text, details: { ...details } });
  }
}
