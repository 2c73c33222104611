import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { ok, paging } from "../../platform/http/shapes.ts";
import { paperRoutes } from "./paper/routes.ts";
import {
  confirmImport,
  discardImport,
  evidencePage,
  importView,
  listImports,
  listMappings,
  putMapping,
  setIssued,
  uploadRatings,
} from "./service.ts";
import { evidencePageShape, importDetail, importItem, mappingShape, savedMappingShape } from "./shapes.ts";
import { noFile } from "./upload.ts";

const params = z.object({ id: z.uuid() });
const importParams = params.extend({ rid: z.uuid() });
const jobStarted = z.object({ jobId: z.uuid() });

export async function evidenceRoutes(app: App, _platform: Platform): Promise<void> {
  app.post(
    "/api/campaigns/:id/ratings",
    {
      config: { action: "evidence.enter" },
      schema: { params, consumes: ["multipart/form-data"], response: { 201: importDetail } },
    },
    async (request, reply) => {
      const file = await request.file();
      if (file === undefined) throw noFile();
      const bytes = await file.toBuffer();
      const upload = { name: file.filename, mediaType: file.mimetype, bytes };
      const importId = await uploadRatings(request.ctx, request.params.id, upload);
      return reply.status(201).send(await importView(request.ctx, request.params.id, importId));
    },
  );

  app.get(
    "/api/campaigns/:id/ratings",
    {
      config: { action: "evidence.enter" },
      schema: { params, response: { 200: z.object({ items: z.array(importItem) }) } },
    },
    (request) => listImports(request.ctx, request.params.id),
  );

  app.get(
    "/api/campaigns/:id/ratings/:rid",
    {
      config: { action: "evidence.enter" },
      schema: { params: importParams, response: { 200: importDetail } },
    },
    (request) => importView(request.ctx, request.params.id, request.params.rid),
  );

  app.put(
    "/api/campaigns/:id/ratings/:rid/mapping",
    {
      config: { action: "evidence.enter" },
      schema: {
        params: importParams,
        body: z.object({
          mapping: mappingShape,
          saveAs: z.string().trim().max(60).optional().describe("Keep the mapping under this name"),
        }),
        response: { 200: importDetail },
      },
    },
    async (request) => {
      const { id, rid } = request.params;
      await putMapping(request.ctx, id, rid, request.body);
      return importView(request.ctx, id, rid);
    },
  );

  app.post(
    "/api/campaigns/:id/ratings/:rid/confirm",
    {
      config: { action: "evidence.enter" },
      schema: {
        params: importParams,
        body: z.object({ replace: z.boolean().default(false) }).default({ replace: false }),
        response: { 202: jobStarted },
      },
    },
    async (request, reply) => {
      const { id, rid } = request.params;
      const input = { campaignId: id, importId: rid, replace: request.body.replace };
      return reply.status(202).send({ jobId: await confirmImport(request.ctx, input) });
    },
  );

  app.delete(
    "/api/campaigns/:id/ratings/:rid",
    { config: { action: "evidence.enter" }, schema: { params: importParams, response: { 200: ok } } },
    async (request) => {
      await discardImport(request.ctx, request.params.id, request.params.rid);
      return { ok: true as const };
    },
  );

  countRoutes(app);
  paperRoutes(app);
}

function countRoutes(app: App): void {
  app.get(
    "/api/mappings",
    {
      config: { action: "evidence.enter" },
      schema: { response: { 200: z.object({ items: z.array(savedMappingShape) }) } },
    },
    async (request) => ({ items: await listMappings(request.ctx) }),
  );

  const issued = z.object({
    rows: z
      .array(
        z.object({
          cadreId: z.uuid(),
          group: z.string(),
          issued: z.number().int().min(0).max(1_000_000),
        }),
      )
      .min(1)
      .max(5000),
  });
  app.put(
    "/api/campaigns/:id/ballots",
    {
      config: { action: "evidence.enter" },
      schema: { params, body: issued, response: { 200: ok } },
    },
    async (request) => {
      await setIssued(request.ctx, request.params.id, request.body.rows);
      return { ok: true as const };
    },
  );

  app.get(
    "/api/campaigns/:id/evidence",
    {
      config: { action: "evidence.read" },
      schema: { params, querystring: z.object(paging), response: { 200: evidencePageShape } },
    },
    (request) => evidencePage(request.ctx, request.params.id, request.query),
  );
}
