import { parentPort, workerData } from "node:worker_threads";
import { verifyRecord } from "@hengjian/ballot";
import { nativeChecks } from "@hengjian/ballot/node";
import type { RecordInput, RecordVerdict } from "./verify-apart.ts";

const { files, ...expected } = workerData as RecordInput;
const { problems, summary, root } = verifyRecord(files, { ...expected, checks: nativeChecks });
parentPort!.postMessage({ problems, summary, root } satisfies RecordVerdict);
