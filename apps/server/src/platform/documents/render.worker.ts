/** A thread that renders one document at a time, so that the server's thread never waits for a page to be set. */
import { parentPort, workerData } from "node:worker_threads";
import { renderDocx } from "./docx.ts";
import { createPdfRenderer, type PdfFile, type PdfRenderer } from "./pdf.ts";
import type { RenderAnswer, RenderOrder, RenderWorkerData } from "./render-protocol.ts";

if (!parentPort) throw new Error("This file runs as a worker thread only.");
const port = parentPort;
const { fontFolders }: RenderWorkerData = workerData;
let pdf: PdfRenderer | undefined;

port.on("message", (order: RenderOrder) => {
  answer(order).then(
    (reply) => port.postMessage(reply, reply.ok ? [reply.bytes.buffer] : []),
    (error: unknown) => port.postMessage({ ok: false, reason: String(error) } satisfies RenderAnswer),
  );
});

async function answer(order: RenderOrder): Promise<RenderAnswer> {
  const file = await render(order);
  // A copy with a buffer of its own can be handed over; those of native code cannot.
  return { ok: true, bytes: new Uint8Array(file.bytes), complete: file.complete };
}

async function render(order: RenderOrder): Promise<PdfFile> {
  if ("doc" in order && order.format === "docx")
    return { bytes: await renderDocx(order.doc), complete: true };
  pdf ??= createPdfRenderer(fontFolders);
  return "doc" in order ? pdf.render(order.doc) : pdf.renderCards(order.cards);
}
