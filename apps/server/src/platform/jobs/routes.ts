import { z } from "zod";
import type { Platform } from "../context.ts";
import type { App } from "../http/app.ts";

/** A person's own long work: list, state, cancel; and the files that it produced. */
export async function jobRoutes(app: App, platform: Platform): Promise<void> {
  const params = z.object({ id: z.uuid() });
  const read = { config: { action: "jobs.read" as const } };

  app.get("/api/jobs", read, async (request) => ({ items: await platform.jobs.list(request.ctx.actor) }));
  app.get("/api/jobs/:id", { ...read, schema: { params } }, (request) =>
    platform.jobs.get(request.ctx.actor, request.params.id),
  );
  app.post("/api/jobs/:id/cancel", { ...read, schema: { params } }, async (request) => {
    await platform.jobs.cancel(request.ctx.actor, request.params.id);
    return { ok: true };
  });

  app.get(
    "/api/files/:id",
    { config: { action: "files.read" }, schema: { params } },
    async (request, reply) => {
      const { actor } = request.ctx;
      const file = await platform.files.getOwn(platform.db, actor, request.params.id);
      reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
      return reply
        .type(file.mediaType)
        .header("content-length", file.size)
        .send(platform.files.stream(file.sha256));
    },
  );
}
