import { timingSafeEqual } from "node:crypto";
import { LARGEST_ENVELOPE, Refusal } from "@hengjian/ballot";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import type { Boxes } from "./boxes.ts";

/**
 * The box's addresses. Nothing is logged: no access log, no address of a caller, no time. No cookie is set or read.
 */
export function boxApp(boxes: Boxes): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: LARGEST_ENVELOPE, exposeHeadRoutes: false });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addHook("onSend", async (_request, reply) => {
    reply.header("referrer-policy", "no-referrer").header("x-content-type-options", "nosniff");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));
  app.setNotFoundHandler((_request, reply) => answerError(new Refusal("unknown-campaign"), reply));

  app.get("/health", async () => ({ ok: true, ...boxes.identity() }));
  app.post("/boxes", async (request, reply) => {
    if (!mayAdd(boxes, request.headers.authorization)) return reply.code(401).send();
    const frozen = boxes.add(bodyText(request.body));
    return reply.code(201).send({ campaign: frozen.manifest.campaign, manifest: frozen.hashText });
  });
  app.post<OfCampaign>("/boxes/:campaign/clear", async ({ params, headers }, reply) => {
    if (!mayAdd(boxes, headers.authorization)) return reply.code(401).send();
    boxes.clearMock(params.campaign);
    return reply.code(204).send();
  });
  campaignRoutes(app, boxes);
  return app;
}

interface OfCampaign {
  Params: { campaign: string };
}
interface OfFile {
  Params: { campaign: string; "*": string };
}

function campaignRoutes(app: FastifyInstance, boxes: Boxes): void {
  app.get<OfCampaign>("/c/:campaign/api/manifest", async ({ params }, reply) => {
    reply.type("application/json; charset=utf-8");
    return boxes.get(params.campaign).box.frozen.text;
  });
  app.get<OfCampaign>("/c/:campaign/api/state", async ({ params }) => {
    const { box } = boxes.get(params.campaign);
    return { phase: box.phase, manifest: box.frozen.hashText, received: box.received() };
  });
  app.post<OfCampaign>("/c/:campaign/api/cast", async ({ params, body }) =>
    boxes.get(params.campaign).box.cast(bodyBytes(body)),
  );
  app.post<OfCampaign>("/c/:campaign/api/close", async ({ params, body }) => {
    const { box } = boxes.get(params.campaign);
    box.close(bodyText(body));
    return namesOf(box.record());
  });
  app.post<OfCampaign>("/c/:campaign/api/checkpoint", async ({ params, body }, reply) => {
    boxes.get(params.campaign).box.cosign(bodyText(body));
    return reply.code(204).send();
  });
  app.post<OfCampaign>("/c/:campaign/api/recount", async ({ params, body }) => {
    const files = boxes.get(params.campaign).box.recount(bodyText(body));
    return Object.fromEntries(Array.from(files, ([name, bytes]) => [name, Buffer.from(bytes).toString()]));
  });
  app.get<OfCampaign>("/c/:campaign/record/", async ({ params }) =>
    namesOf(boxes.get(params.campaign).box.record()),
  );
  app.get<OfFile>("/c/:campaign/record/*", async ({ params }, reply) =>
    sendFile(reply, boxes.get(params.campaign).box.record(), params["*"]),
  );
  app.get<OfCampaign>("/c/:campaign", async ({ params }, reply) =>
    reply.redirect(`/c/${params.campaign}/`, 308),
  );
  app.get<OfFile>("/c/:campaign/*", async ({ params, headers }, reply) => {
    const { booth, zipped, box } = boxes.get(params.campaign);
    const zip = /\bgzip\b/.test(headers["accept-encoding"] ?? "");
    if (zip) reply.header("content-encoding", "gzip");
    reply.header("vary", "accept-encoding");
    reply.header("content-security-policy", contentPolicy(box.frozen.manifest.issuer));
    // Revalidated each time: a phone must never vote with another page than the frozen one.
    reply.header("cache-control", "no-cache");
    return sendFile(reply, zip ? zipped : booth, params["*"] === "" ? "index.html" : params["*"]);
  });
}

/** The page may speak to the box and to the issuer named in the manifest, to nobody else. */
function contentPolicy(issuer: string): string {
  const issuerOrigin = issuer === "" ? "" : ` ${new URL(issuer).origin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src 'self'${issuerOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  json: "application/json; charset=utf-8",
  webmanifest: "application/manifest+json",
  jsonl: "text/plain; charset=utf-8",
  txt: "text/plain; charset=utf-8",
};

function sendFile(reply: FastifyReply, files: ReadonlyMap<string, Uint8Array>, name: string) {
  const bytes = files.get(name);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  if (bytes === undefined || type === undefined) throw new Refusal("unknown-campaign");
  return reply.type(type).send(Buffer.from(bytes));
}

function namesOf(files: ReadonlyMap<string, Uint8Array>) {
  return { files: [...files.keys()].sort() };
}

function bodyBytes(body: unknown): Uint8Array {
  if (!Buffer.isBuffer(body)) throw new Refusal("malformed", "no body");
  return body;
}

function bodyText(body: unknown): string {
  return Buffer.from(bodyBytes(body)).toString("utf8");
}

function mayAdd(boxes: Boxes, header: string | undefined): boolean {
  const shown = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${boxes.setupKey}`);
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

function answerError(error: unknown, reply: FastifyReply) {
  reply.removeHeader("content-encoding");
  const refusal = refusalFor(error);
  // Only what is no refusal is a fault of ours; it is said without any part of the request.
  if (refusal === null) console.error(error instanceof Error ? error.stack : error);
  const problem = (refusal ?? new Refusal("busy")).problem();
  return reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify({ ...problem, detail: refusal?.detail ?? "" }));
}

function refusalFor(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const status = typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : 0;
  if (status === 413) return new Refusal("too-large");
  if (typeof status === "number" && status >= 400 && status < 500) return new Refusal("malformed");
  return null;
}
