import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Boxes } from "./boxes.ts";
import { readFolder } from "./durable-files.ts";
import { boxApp } from "./http.ts";

/**
 * `node apps/box/src/main.ts DIR [--port 8090] [--host 127.0.0.1] [--booth FOLDER] [--cert FILE --key FILE]`:
 * the ballot box as a process of its own.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", default: "8090" },
    host: { type: "string", default: "127.0.0.1" },
    booth: { type: "string", default: fileURLToPath(new URL("../../booth/dist", import.meta.url)) },
    cert: { type: "string" },
    key: { type: "string" },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("请给出票箱的数据文件夹。 Give the box's data folder.");
  process.exit(2);
}

const boxes = new Boxes({ folder, booth: readFolder(values.booth), now: Date.now });
const app = boxApp(boxes);
await app.ready();
const server = newServer();
server.on("request", (request: IncomingMessage, response: ServerResponse) => app.routing(request, response));
server.listen(Number(values.port), values.host, () => {
  const address = `${values.cert === undefined ? "http" : "https"}://${values.host}:${portOf(server)}`;
  console.log(`票箱已启动 The ballot box listens on ${address}`);
  process.send?.({ address, setupKey: boxes.setupKey, ...boxes.identity() });
});

process.once("SIGTERM", stop);
process.once("SIGINT", stop);

function stop(): void {
  server.close(() => {
    boxes.stop();
    process.exit(0);
  });
  server.closeIdleConnections();
}

function newServer(): Server | HttpsServer {
  if (values.cert === undefined || values.key === undefined) return createServer();
  return createHttpsServer({ cert: readFileSync(values.cert), key: readFileSync(values.key) });
}

function portOf(server: Server | HttpsServer): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
