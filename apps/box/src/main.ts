import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Boxes } from "./boxes.ts";
import { readFolder } from "./durable-files.ts";
import { boxApp } from "./http.ts";
import { StartFault } from "./start-fault.ts";

const USAGE = `npm run box -- DIR [--port 8090] [--host 127.0.0.1] [--booth FOLDER] [--cert FILE --key FILE]
    票箱：DIR 是它的数据文件夹；给出证书和私钥（PEM）则用 HTTPS。
    The ballot box; DIR is its data folder. With a certificate and its key (PEM) it speaks HTTPS.
`;

/** Exit code that tells whoever started the box to try another port, or to wait for this one. */
const PORT_TAKEN = 3;

const options = {
  port: { type: "string", default: "8090" },
  host: { type: "string", default: "127.0.0.1" },
  booth: { type: "string", default: fileURLToPath(new URL("../../booth/dist", import.meta.url)) },
  cert: { type: "string" },
  key: { type: "string" },
} as const;

try {
  const { values, folder } = readCall();
  const boxes = new Boxes({ folder, booth: readFolder(values.booth), now: Date.now });
  for (const [campaign, fault] of boxes.faults())
    console.error(
      `票箱 ${campaign} 没有打开：${fault.problem().text.zh}\nThe box of ${campaign} is not open: ${fault.message}`,
    );
  const app = boxApp(boxes);
  await app.ready();
  const server = newServer(values.cert, values.key);
  server.on("request", (request: IncomingMessage, response: ServerResponse) =>
    app.routing(request, response),
  );
  await listening(server, Number(values.port), values.host);
  const address = `${values.cert === undefined ? "http" : "https"}://${values.host}:${portOf(server)}`;
  console.log(`票箱已启动 The ballot box listens on ${address}`);
  process.send?.({ address, setupKey: boxes.setupKey, ...boxes.identity() });
  const stop = () => {
    server.close(() => {
      boxes.stop();
      process.exit(0);
    });
    server.closeIdleConnections();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  console.error(`${error.text.zh}\n${error.text.en}`);
  process.exit(error.code === "port-taken" ? PORT_TAKEN : 1);
}

function readCall() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [folder, ...more] = positionals;
    if (folder !== undefined && more.length === 0) return { values, folder };
  } catch (error) {
    console.error((error as Error).message);
  }
  console.error(USAGE);
  process.exit(2);
}

function newServer(cert: string | undefined, key: string | undefined): Server {
  if (cert === undefined && key === undefined) return createServer();
  if (cert === undefined || key === undefined) throw new StartFault("half-certificate", "");
  try {
    return createHttpsServer({ cert: readFileSync(cert), key: readFileSync(key), minVersion: "TLSv1.2" });
  } catch {
    throw new StartFault("bad-certificate", `${cert}, ${key}`);
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((accept, refuse) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      refuse(error.code === "EADDRINUSE" ? new StartFault("port-taken", String(port)) : error),
    );
    server.listen(port, host, accept);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
