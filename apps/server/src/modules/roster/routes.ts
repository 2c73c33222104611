import type { Readable } from "node:stream";
import { FACT_LABELS } from "@hengjian/appraisal";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import { ok, paging } from "../../platform/http/shapes.ts";
import { importRoutes } from "./import-routes.ts";
import { CADRE_SORTS } from "./list-query.ts";
import { UNIT_KINDS } from "./schema.ts";
import {
  addFact,
  appoint,
  createCadre,
  exportCadres,
  exportStructure,
  getCadre,
  leaveOffice,
  listCadres,
  listUnits,
  removeFact,
  setHead,
  structureOf,
  updateCadre,
  updateFact,
  updateUnit,
} from "./service.ts";
import { cadreDetail, cadreList, structureShape, unitList } from "./shapes.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const optionalText = z
  .string()
  .max(60)
  .optional()
  .transform((value) => (value === "" ? undefined : value));
const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/);
const dateOrMonth = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/);
const age = z.coerce.number().int().min(0).max(120).optional();
const list = z.object({
  ...paging,
  q: z.string().max(60).default(""),
  unitId: z.uuid().optional(),
  kind: z.enum(UNIT_KINDS).optional(),
  sex: optionalText,
  rank: optionalText,
  education: optionalText,
  ageMin: age,
  ageMax: age,
  heads: flag.optional(),
  team: flag.optional(),
  reserve: flag.optional(),
  sort: z.enum(CADRE_SORTS).default("roster"),
});
const byId = z.object({ id: z.uuid() });
const done = { ok: true as const };
const edit = { action: "roster.edit" } as const;
const read = { action: "roster.read" } as const;

export async function rosterRoutes(app: App, platform: Platform): Promise<void> {
  listRoutes(app);
  cadreRoutes(app);
  factRoutes(app);
  importRoutes(app);
  structureRoutes(app, platform);
}

function listRoutes(app: App): void {
  app.get("/api/units", { config: read, schema: { response: { 200: unitList } } }, async (request) => ({
    items: await listUnits(request.ctx),
  }));
  const unitChange = z
    .object({ name: z.string().trim().min(1).max(100), kind: z.enum(UNIT_KINDS) })
    .partial();
  app.patch(
    "/api/units/:id",
    { config: edit, schema: { params: byId, body: unitChange, response: { 200: ok } } },
    async (request) => {
      await updateUnit(request.ctx, request.params.id, request.body);
      return done;
    },
  );
  app.get(
    "/api/cadres",
    { config: read, schema: { querystring: list, response: { 200: cadreList } } },
    (request) => listCadres(request.ctx, request.query),
  );
  app.get(
    "/api/roster/export",
    { config: { action: "roster.export" }, schema: { querystring: list } },
    async (request, reply) => sendWorkbook(reply, "花名册", await exportCadres(request.ctx, request.query)),
  );
}

function sendWorkbook(reply: FastifyReply, name: string, workbook: Readable) {
  return reply
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`)
    .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    .send(workbook);
}

const line = z.string().trim().max(200).nullable();
const details = z.object({
  name: z.string().trim().min(1).max(60),
  sex: z.enum(["男", "女"]),
  ethnicity: line,
  nativePlace: line,
  birth: month,
  workStart: month.nullable(),
  politicalStatus: line,
  partyDate: month.nullable(),
  education: line,
  degree: line,
  school: line,
  duties: line,
  reserve: z.boolean(),
  note: z.string().max(2000).nullable(),
});
const post = z.object({
  unitId: z.uuid(),
  title: z.string().trim().min(1).max(200),
  rank: line.default(null),
  since: month,
  isTeamMember: z.boolean().default(false),
  duties: line.optional(),
});

function cadreRoutes(app: App): void {
  app.get(
    "/api/cadres/:id",
    { config: read, schema: { params: byId, response: { 200: cadreDetail } } },
    async (request) => {
      const { changes, ...cadre } = await getCadre(request.ctx, request.params.id);
      return { ...cadre, changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })) };
    },
  );
  const created = details.partial().required({ name: true, sex: true, birth: true }).extend({ post });
  app.post(
    "/api/cadres",
    { config: edit, schema: { body: created, response: { 201: z.object({ cadreId: z.uuid() }) } } },
    async (request, reply) => {
      const { post: held, ...person } = request.body;
      return reply.status(201).send({ cadreId: await createCadre(request.ctx, person, held) });
    },
  );
  app.patch(
    "/api/cadres/:id",
    { config: edit, schema: { params: byId, body: details.partial(), response: { 200: ok } } },
    async (request) => {
      await updateCadre(request.ctx, request.params.id, request.body);
      return done;
    },
  );
  app.post(
    "/api/cadres/:id/appointments",
    { config: edit, schema: { params: byId, body: post, response: { 200: ok } } },
    async (request) => {
      await appoint(request.ctx, request.params.id, request.body);
      return done;
    },
  );
  const leaving = z.object({ month, reason: z.string().trim().max(200).default("") });
  app.post(
    "/api/cadres/:id/leave",
    { config: edit, schema: { params: byId, body: leaving, response: { 200: ok } } },
    async (request) => {
      await leaveOffice(request.ctx, request.params.id, request.body);
      return done;
    },
  );
  app.post(
    "/api/cadres/:id/head",
    { config: edit, schema: { params: byId, response: { 200: ok } } },
    async (request) => {
      await setHead(request.ctx, request.params.id);
      return done;
    },
  );
}

function factRoutes(app: App): void {
  const content = z.object({
    from: dateOrMonth,
    to: dateOrMonth.nullable(),
    note: z.string().max(500),
    source: z.string().max(200),
  });
  const fact = z.object({
    kind: z.enum(Object.keys(FACT_LABELS) as [string, ...string[]]),
    from: content.shape.from,
    to: content.shape.to.default(null),
    note: content.shape.note.default(""),
    source: content.shape.source.default(""),
  });
  const params = z.object({ id: z.uuid(), factId: z.uuid() });
  app.post(
    "/api/cadres/:id/facts",
    { config: edit, schema: { params: byId, body: fact, response: { 201: z.object({ factId: z.uuid() }) } } },
    async (request, reply) =>
      reply.status(201).send({ factId: await addFact(request.ctx, request.params.id, request.body) }),
  );
  app.patch(
    "/api/cadres/:id/facts/:factId",
    { config: edit, schema: { params, body: content.partial(), response: { 200: ok } } },
    async (request) => {
      await updateFact(request.ctx, request.params.id, request.params.factId, request.body);
      return done;
    },
  );
  app.delete(
    "/api/cadres/:id/facts/:factId",
    { config: edit, schema: { params, response: { 200: ok } } },
    async (request) => {
      await removeFact(request.ctx, request.params.id, request.params.factId);
      return done;
    },
  );
}

function structureRoutes(app: App, platform: Platform): void {
  const querystring = z.object({
    asOf: month.optional(),
    unitId: z.uuid().optional(),
    heads: flag.optional(),
    team: flag.optional(),
    reserve: flag.optional(),
  });
  const thisMonth = () => platform.now().toISOString().slice(0, 7);
  const config = { action: "structure.read" } as const;
  app.get(
    "/api/roster/structure",
    { config, schema: { querystring, response: { 200: structureShape } } },
    ({ ctx, query }) => structureOf(ctx, { ...query, asOf: query.asOf ?? thisMonth() }),
  );
  app.get(
    "/api/roster/structure/export",
    { config, schema: { querystring } },
    async ({ ctx, query }, reply) =>
      sendWorkbook(
        reply,
        "队伍结构分析",
        await exportStructure(ctx, { ...query, asOf: query.asOf ?? thisMonth() }),
      ),
  );
}
