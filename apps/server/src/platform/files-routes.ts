import { z } from "zod";
import type { Platform } from "./context.ts";
import type { App } from "./http/app.ts";

/** Download of files that the person uploaded or had made. */
export async function fileRoutes(app: App, platform: Platform): Promise<void> {
  app.get(
    "/api/files/:id",
    { config: { action: "files.read" }, schema: { params: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const file = await platform.files.getOwn(platform.db, request.ctx.actor, request.params.id);
      reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
      return reply
        .type(file.mediaType)
        .header("content-length", file.size)
        .send(platform.files.stream(file.sha256));
    },
  );
}
