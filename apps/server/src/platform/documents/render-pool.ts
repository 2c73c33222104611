/** A bounded pool of rendering threads. A thread that dies or hangs costs one document and is replaced. */
import { Worker } from "node:worker_threads";
import { DomainError } from "../errors.ts";
import type { RenderAnswer, RenderOrder, RenderWorkerData } from "./render-protocol.ts";

export interface PoolLimits {
  workers: number;
  /** Heap of one thread, MB. */
  memoryMb: number;
  /** Longest time for one document, ms. */
  timeoutMs: number;
  fontFolders: readonly string[];
}

export type RenderedFile = Omit<Extract<RenderAnswer, { ok: true }>, "ok">;

interface Task {
  order: RenderOrder;
  signal: AbortSignal | undefined;
  resolve: (file: RenderedFile) => void;
  reject: (error: unknown) => void;
}

export class RenderPool {
  private readonly limits: PoolLimits;
  private readonly queue: Task[] = [];
  private readonly idle: Worker[] = [];
  private readonly all = new Set<Worker>();
  private closed = false;

  constructor(limits: PoolLimits) {
    this.limits = limits;
  }

  /** Rejects with the signal's reason when it aborts before a thread has begun. */
  run(order: RenderOrder, signal?: AbortSignal): Promise<RenderedFile> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error("The renderer is closed."));
      this.queue.push({ order, signal, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const task of this.queue.splice(0)) task.reject(new Error("The renderer was closed."));
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  private next(): void {
    while (this.queue[0]?.signal?.aborted) {
      const task = this.queue.shift();
      task?.reject(task.signal?.reason);
    }
    if (this.queue.length === 0) return;
    const worker = this.idle.pop() ?? this.spawn();
    const task = worker && this.queue.shift();
    if (worker && task) this.assign(worker, task);
  }

  private spawn(): Worker | undefined {
    if (this.all.size >= this.limits.workers) return undefined;
    const worker = new Worker(new URL("./render.worker.ts", import.meta.url), {
      workerData: { fontFolders: this.limits.fontFolders } satisfies RenderWorkerData,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb },
    });
    this.all.add(worker);
    // An idle thread that dies is forgotten; a busy one is handled in `assign`.
    worker.on("error", () => this.forget(worker));
    worker.on("exit", () => this.forget(worker));
    return worker;
  }

  private forget(worker: Worker): void {
    this.all.delete(worker);
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
  }

  private assign(worker: Worker, task: Task): void {
    const finish = (settle: () => void, reusable: boolean) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      if (reusable) this.rest(worker);
      else this.forget(worker);
      settle();
      this.next();
    };
    const onMessage = (answer: RenderAnswer) =>
      finish(() => (answer.ok ? task.resolve(answer) : task.reject(failed(answer.reason))), true);
    const onError = (error: Error) => finish(() => task.reject(crashed(error.message)), false);
    const onExit = (code: number) => finish(() => task.reject(crashed(`exit code ${code}`)), false);
    const timer = setTimeout(() => {
      finish(() => task.reject(tooSlow(this.limits.timeoutMs)), false);
      void worker.terminate();
    }, this.limits.timeoutMs);

    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.ref();
    worker.postMessage(task.order);
  }

  /** A resting thread does not keep the process alive. */
  private rest(worker: Worker): void {
    worker.unref();
    this.idle.push(worker);
  }
}

function failed(reason: string): DomainError {
  return new DomainError(
    "document-not-rendered",
    422,
    {
      zh: `文书无法生成：${reason}。请检查该文书的内容，其他文书不受影响。`,
      en: `The document could not be made: ${reason}. Check its content; other documents are not affected.`,
    },
    { reason },
  );
}

function crashed(reason: string): DomainError {
  return new DomainError(
    "document-renderer-crashed",
    500,
    {
      zh: `生成文书的线程意外停止（${reason}）。系统已恢复，请重试；若再次出现，请减少该文书的内容。`,
      en: `The thread that makes documents stopped (${reason}). It has been replaced: try again, and if it happens again make the document shorter.`,
    },
    { reason },
  );
}

function tooSlow(timeoutMs: number): DomainError {
  const seconds = timeoutMs / 1000;
  return new DomainError("document-renderer-timeout", 500, {
    zh: `生成一份文书超过 ${seconds} 秒，已停止。请减少该文书的内容后重试。`,
    en: `Making one document took more than ${seconds} s and was stopped. Make it shorter and try again.`,
  });
}
