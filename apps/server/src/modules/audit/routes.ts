import { Readable } from "node:stream";
import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { checkpoint, exportLog, listCheckpoints, listEvents, publicKey } from "./service.ts";

export async function auditRoutes(app: App, platform: Platform): Promise<void> {
  const query = z.object({
    action: z.string().max(60).default(""),
    page: z.coerce.number().int().min(1).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  });
  app.get(
    "/api/audit/events",
    { config: { action: "audit.read" }, schema: { querystring: query } },
    (request) => listEvents(request.ctx, request.query),
  );

  app.get("/api/audit/checkpoints", { config: { action: "audit.read" } }, async (request) => ({
    key: publicKey(platform),
    items: (await listCheckpoints(request.ctx, 200)).reverse(),
  }));

  app.post("/api/audit/checkpoints", { config: { action: "audit.checkpoint" } }, (request) =>
    checkpoint(platform, request.ctx.actor.jurisdictionId, "demand"),
  );

  app.get("/api/audit/export", { config: { action: "audit.read" } }, async (request, reply) => {
    reply.header("content-disposition", 'attachment; filename="audit.jsonl"');
    return reply.type("application/x-ndjson").send(Readable.from(exportLog(request.ctx)));
  });
}
