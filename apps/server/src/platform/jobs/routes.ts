import { z } from "zod";
import type { Platform } from "../context.ts";
import type { App } from "../http/app.ts";
import { ok } from "../http/shapes.ts";
import type { JobRow } from "./jobs.ts";

const text = z.object({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime().nullable();
const jobShape = z.object({
  jobId: z.uuid(),
  kind: z.string(),
  title: text,
  status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  done: z.number().int(),
  total: z.number().int().nullable(),
  result: z.unknown().describe("What the kind of job leaves, for example a fileId"),
  error: z.object({ code: z.string(), text }).nullable(),
  createdAt: z.iso.datetime(),
  startedAt: moment,
  finishedAt: moment,
});

/** A person's own long work: list, state, cancel. Asking how far it is does not keep a session alive. */
export async function jobRoutes(app: App, platform: Platform): Promise<void> {
  const params = z.object({ id: z.uuid() });
  const watch = { action: "jobs.read" as const, background: true };

  app.get(
    "/api/jobs",
    { config: watch, schema: { response: { 200: z.object({ items: z.array(jobShape) }) } } },
    async (request) => ({ items: (await platform.jobs.list(request.ctx.actor)).map(viewOf) }),
  );
  app.get(
    "/api/jobs/:id",
    { config: watch, schema: { params, response: { 200: jobShape } } },
    async (request) => viewOf(await platform.jobs.get(request.ctx.actor, request.params.id)),
  );
  app.post(
    "/api/jobs/:id/cancel",
    { config: { action: "jobs.read" }, schema: { params, response: { 200: ok } } },
    async (request) => {
      await platform.jobs.cancel(request.ctx.actor, request.params.id);
      return { ok: true as const };
    },
  );
}

function viewOf(row: JobRow): z.infer<typeof jobShape> {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
