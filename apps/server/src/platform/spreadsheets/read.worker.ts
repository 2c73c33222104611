import { parentPort, workerData } from "node:worker_threads";
import { answerCapped } from "./capped.ts";
import { parseSpreadsheet } from "./parse.ts";

/** Reads a whole file of moderate size into cell texts. */
const { bytes } = workerData as { bytes: Uint8Array };
await answerCapped(
  (message) => parentPort?.postMessage(message),
  () => parseSpreadsheet(Buffer.from(bytes)),
);
