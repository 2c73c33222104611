import { z } from "zod";
import type { App } from "../http/app.ts";
import { instant } from "../http/shapes.ts";
import { systemOverview } from "./overview.ts";

const bytes = z.number().int().describe("bytes");
const count = z.number().int();

const overview = z.object({
  versions: z.object({ hengjian: z.string(), node: z.string(), postgres: z.string() }),
  startedAt: instant,
  memory: bytes,
  disk: z.object({ folder: z.string(), free: bytes, total: bytes }),
  database: z.object({ embedded: z.boolean(), size: bytes, connections: count }),
  jobs: z.object({ queued: count, running: count, done: count, failed: count, cancelled: count }),
  lastBackup: z.object({ name: z.string(), at: instant, size: bytes }).nullable(),
});

/** The system officer's page. */
export async function systemRoutes(app: App): Promise<void> {
  app.get(
    "/api/system",
    { config: { action: "system.read" }, schema: { response: { 200: overview } } },
    (request) => systemOverview(request.ctx),
  );
}
