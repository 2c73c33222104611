import { FACT_LABELS } from "@hengjian/appraisal";
import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import { invalid } from "../../platform/errors.ts";
import type { App } from "../../platform/http/app.ts";
import { CADRE_SORTS } from "./list-query.ts";
import {
  addFact,
  confirmImport,
  discardImport,
  exportCadres,
  getCadre,
  getImport,
  importRows,
  listCadres,
  listUnits,
  removeFact,
  setHead,
  startImport,
  structureOf,
  updateCadre,
} from "./service.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const optionalText = z
  .string()
  .max(60)
  .optional()
  .transform((value) => (value === "" ? undefined : value));
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const dateOrMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/);
const list = z.object({
  q: z.string().max(60).default(""),
  unitId: z.uuid().optional(),
  sex: optionalText,
  rank: optionalText,
  education: optionalText,
  heads: flag.optional(),
  reserve: flag.optional(),
  sort: z.enum(CADRE_SORTS).default("roster"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});
const byId = z.object({ id: z.uuid() });

export async function rosterRoutes(app: App, platform: Platform): Promise<void> {
  cadreRoutes(app);
  importRoutes(app);
  const structure = z.object({ asOf: month.optional(), unitId: z.uuid().optional(), heads: flag.optional() });
  app.get(
    "/api/roster/structure",
    { config: { action: "structure.read" }, schema: { querystring: structure } },
    (request) => {
      const { asOf, ...rest } = request.query;
      return structureOf(request.ctx, { asOf: asOf ?? platform.now().toISOString().slice(0, 7), ...rest });
    },
  );
}

function cadreRoutes(app: App): void {
  app.get("/api/units", { config: { action: "roster.read" } }, async (request) => ({
    items: await listUnits(request.ctx),
  }));
  app.get("/api/cadres", { config: { action: "roster.read" }, schema: { querystring: list } }, (request) =>
    listCadres(request.ctx, request.query),
  );
  app.get("/api/cadres/:id", { config: { action: "roster.read" }, schema: { params: byId } }, (request) =>
    getCadre(request.ctx, request.params.id),
  );

  app.get(
    "/api/roster/export",
    { config: { action: "roster.export" }, schema: { querystring: list } },
    async (request, reply) => {
      const workbook = await exportCadres(request.ctx, request.query);
      reply.header(
        "content-disposition",
        `attachment; filename*=UTF-8''${encodeURIComponent("花名册.xlsx")}`,
      );
      return reply.type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").send(workbook);
    },
  );

  const change = z.object({
    sex: z.enum(["男", "女"]).optional(),
    education: z.string().max(60).nullish(),
    degree: z.string().max(60).nullish(),
    reserve: z.boolean().optional(),
    note: z.string().max(2000).nullish(),
  });
  app.patch(
    "/api/cadres/:id",
    { config: { action: "roster.edit" }, schema: { params: byId, body: change } },
    async (request) => {
      await updateCadre(request.ctx, request.params.id, request.body);
      return { ok: true };
    },
  );
  app.post(
    "/api/cadres/:id/head",
    { config: { action: "roster.edit" }, schema: { params: byId } },
    async (request) => {
      await setHead(request.ctx, request.params.id);
      return { ok: true };
    },
  );

  const fact = z.object({
    kind: z.enum(Object.keys(FACT_LABELS) as [string, ...string[]]),
    from: dateOrMonth,
    to: dateOrMonth.nullable().default(null),
    note: z.string().max(500).default(""),
    source: z.string().max(200).default(""),
  });
  app.post(
    "/api/cadres/:id/facts",
    { config: { action: "roster.edit" }, schema: { params: byId, body: fact } },
    async (request, reply) => {
      const factId = await addFact(request.ctx, request.params.id, request.body);
      return reply.status(201).send({ factId });
    },
  );
  const factParams = z.object({ id: z.uuid(), factId: z.uuid() });
  app.delete(
    "/api/cadres/:id/facts/:factId",
    { config: { action: "roster.edit" }, schema: { params: factParams } },
    async (request) => {
      await removeFact(request.ctx, request.params.id, request.params.factId);
      return { ok: true };
    },
  );
}

function importRoutes(app: App): void {
  app.post("/api/roster/imports", { config: { action: "roster.import" } }, async (request, reply) => {
    const file = await request.file();
    if (file === undefined)
      throw invalid("no-file", {
        zh: "没有收到文件。请选择花名册后再上传。",
        en: "No file arrived. Choose the roster and upload again.",
      });
    const started = await startImport(request.ctx, { name: file.filename, bytes: await file.toBuffer() });
    return reply.status(202).send(started);
  });
  app.get(
    "/api/roster/imports/:id",
    { config: { action: "roster.import" }, schema: { params: byId } },
    (request) => getImport(request.ctx, request.params.id),
  );
  const rows = z.object({
    state: z.enum(["add", "change", "same"]).default("add"),
    page: z.coerce.number().int().min(1).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  });
  app.get(
    "/api/roster/imports/:id/rows",
    { config: { action: "roster.import" }, schema: { params: byId, querystring: rows } },
    (request) => importRows(request.ctx, request.params.id, request.query),
  );
  app.post(
    "/api/roster/imports/:id/confirm",
    { config: { action: "roster.import" }, schema: { params: byId } },
    async (request, reply) => reply.status(202).send(await confirmImport(request.ctx, request.params.id)),
  );
  app.delete(
    "/api/roster/imports/:id",
    { config: { action: "roster.import" }, schema: { params: byId } },
    async (request) => {
      await discardImport(request.ctx, request.params.id);
      return { ok: true };
    },
  );
}
