import { Readable } from "node:stream";
import { z } from "zod";
import type { App } from "../../platform/http/app.ts";
import { pageOf, paging } from "../../platform/http/shapes.ts";
import { listEvents } from "./events.ts";
import { startVerification } from "./jobs.ts";
import { currentRoot, listCheckpoints, logState, startExport } from "./service.ts";
import { checkpointList, eventRow, root, state } from "./shapes.ts";

const read = { action: "audit.read" as const };
const sign = { action: "audit.checkpoint" as const };

export async function auditRoutes(app: App): Promise<void> {
  const short = z.string().max(100).optional();
  const query = z.object({
    action: z.string().max(60).default("").describe("Beginning of the action, for example campaign."),
    actor: short,
    subjectType: short,
    subjectId: short,
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    ...paging,
  });
  app.get(
    "/api/audit/events",
    { config: read, schema: { querystring: query, response: { 200: pageOf(eventRow) } } },
    (request) => listEvents(request.ctx, request.query),
  );

  app.get("/api/audit/state", { config: read, schema: { response: { 200: state } } }, (request) =>
    logState(request.ctx),
  );

  const last = z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) });
  app.get(
    "/api/audit/checkpoints",
    { config: read, schema: { querystring: last, response: { 200: checkpointList } } },
    (request) => listCheckpoints(request.ctx, request.query.limit),
  );

  app.post("/api/audit/checkpoints", { config: sign, schema: { response: { 200: root } } }, (request) =>
    currentRoot(request.ctx),
  );

  app.get("/api/audit/root", { config: read, schema: { response: { 200: root } } }, (request) =>
    currentRoot(request.ctx),
  );

  app.post(
    "/api/audit/verifications",
    { config: sign, schema: { response: { 202: z.object({ jobId: z.uuid() }) } } },
    async (request, reply) => reply.status(202).send({ jobId: await startVerification(request.ctx) }),
  );

  app.get("/api/audit/export", { config: read }, async (request, reply) => {
    const lines = await startExport(request.ctx);
    reply.header("content-disposition", 'attachment; filename="audit.jsonl"');
    return reply.type("application/x-ndjson").send(Readable.from(lines));
  });
}
