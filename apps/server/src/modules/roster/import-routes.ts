import { z } from "zod";
import { invalid } from "../../platform/errors.ts";
import type { App } from "../../platform/http/app.ts";
import { ok, pageOf, paging } from "../../platform/http/shapes.ts";
import { confirmImport, discardImport, getImport, importRows, listImports, startImport } from "./service.ts";
import { importDetail, importItem, importRowPage } from "./shapes.ts";

const byId = z.object({ id: z.uuid() });
const config = { action: "roster.import" } as const;
const started = z.object({ importId: z.uuid(), jobId: z.uuid() });

export function importRoutes(app: App): void {
  app.post(
    "/api/roster/imports",
    { config, schema: { consumes: ["multipart/form-data"], response: { 202: started } } },
    async (request, reply) => {
      const file = await request.file();
      if (file === undefined)
        throw invalid("no-file", {
          zh: "没有收到文件。请选择花名册后再上传。",
          en: "No file arrived. Choose the roster and upload again.",
        });
      const upload = { name: file.filename, bytes: await file.toBuffer() };
      return reply.status(202).send(await startImport(request.ctx, upload));
    },
  );
  app.get(
    "/api/roster/imports",
    { config, schema: { querystring: z.object(paging), response: { 200: pageOf(importItem) } } },
    async (request) => {
      const { items, ...rest } = await listImports(request.ctx, request.query);
      return { ...rest, items: items.map(dated) };
    },
  );
  app.get(
    "/api/roster/imports/:id",
    { config, schema: { params: byId, response: { 200: importDetail } } },
    async (request) => dated(await getImport(request.ctx, request.params.id)),
  );
  const rows = z.object({ ...paging, state: z.enum(["add", "change", "same"]).default("add") });
  app.get(
    "/api/roster/imports/:id/rows",
    { config, schema: { params: byId, querystring: rows, response: { 200: importRowPage } } },
    async (request) => importRows(request.ctx, request.params.id, request.query),
  );
  app.post(
    "/api/roster/imports/:id/confirm",
    { config, schema: { params: byId, response: { 202: z.object({ jobId: z.uuid() }) } } },
    async (request, reply) => reply.status(202).send(await confirmImport(request.ctx, request.params.id)),
  );
  app.delete(
    "/api/roster/imports/:id",
    { config, schema: { params: byId, response: { 200: ok } } },
    async (request) => {
      await discardImport(request.ctx, request.params.id);
      return { ok: true as const };
    },
  );
}

function dated<T extends { createdAt: Date; confirmedAt: Date | null }>(row: T) {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
  };
}
