import { parentPort, workerData } from "node:worker_threads";
import { analyse } from "./analyse.ts";
import type { WorkerMessage } from "./in-worker.ts";
import type { AnalysisInput } from "./types.ts";

const say = (message: WorkerMessage) => parentPort?.postMessage(message);
say({ result: analyse(workerData as AnalysisInput, (done, total) => say({ step: [done, total] })) });
