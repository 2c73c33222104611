import { z } from "zod";
import type { Platform } from "../../platform/context.ts";
import type { App } from "../../platform/http/app.ts";
import {
  addRulePack,
  calendarOfYear,
  clearCalendarDay,
  getScheme,
  listRulePacks,
  listSchemes,
  setCalendarDay,
} from "./service.ts";
import { packListing, rulePackShape, schemeListing } from "./shapes.ts";

const day = z.iso.date();

export async function schemeRoutes(app: App, _platform: Platform): Promise<void> {
  app.get(
    "/api/rule-packs",
    { config: { action: "schemes.read" }, schema: { response: { 200: z.array(packListing) } } },
    (request) => listRulePacks(request.ctx),
  );

  app.post(
    "/api/rule-packs",
    {
      config: { action: "schemes.edit" },
      schema: { body: rulePackShape, response: { 201: packListing } },
    },
    async (request, reply) => reply.status(201).send(await addRulePack(request.ctx, request.body)),
  );

  app.get(
    "/api/schemes",
    { config: { action: "schemes.read" }, schema: { response: { 200: z.array(schemeListing) } } },
    (request) => listSchemes(request.ctx),
  );

  app.get(
    "/api/schemes/:id",
    {
      config: { action: "schemes.read" },
      schema: {
        params: z.object({ id: z.string() }),
        querystring: z.object({ version: z.string().optional() }),
        response: { 200: schemeListing },
      },
    },
    (request) => {
      const { platform, actor } = request.ctx;
      return getScheme(platform, actor.jurisdictionId, request.params.id, request.query.version);
    },
  );

  calendarRoutes(app);
}

/** Working days [工作日]: the published calendar and the days that differ here. */
function calendarRoutes(app: App): void {
  const days = z.object({
    year: z.number().int(),
    published: z.boolean().describe("False while the holidays of that year are not announced yet"),
    days: z.array(
      z.object({
        day,
        working: z.boolean(),
        origin: z.enum(["published", "local"]),
        note: z.string(),
      }),
    ),
  });
  app.get(
    "/api/calendar",
    {
      config: { action: "schemes.read" },
      schema: {
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
        response: { 200: days },
      },
    },
    (request) => calendarOfYear(request.ctx, request.query.year),
  );

  app.put(
    "/api/calendar/:day",
    {
      config: { action: "schemes.edit" },
      schema: {
        params: z.object({ day }),
        body: z.object({ working: z.boolean(), note: z.string().max(100).default("") }),
      },
    },
    async (request) => {
      await setCalendarDay(request.ctx, request.params.day, request.body);
      return { ok: true as const };
    },
  );

  app.delete(
    "/api/calendar/:day",
    { config: { action: "schemes.edit" }, schema: { params: z.object({ day }) } },
    async (request) => {
      await clearCalendarDay(request.ctx, request.params.day);
      return { ok: true as const };
    },
  );
}
